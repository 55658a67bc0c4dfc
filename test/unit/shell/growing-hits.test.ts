import { createLines, followHits } from '@hebu/web/shell/search/growing-hits.ts'
import { createRoot, createSignal } from 'solid-js'
import { expect, test } from 'vitest'

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('[BULK2] what is found is shown however fast more is read meanwhile, and asked for once more then', async () => {
  const [version, setVersion] = createSignal(0)
  const answers: ((found: string) => void)[] = []
  const shown: string[] = []
  const stop = createRoot((dispose) => {
    followHits({ version }, () => new Promise<string>((resolve) => { answers.push(resolve) }), (found) => shown.push(found))
    return dispose
  })
  for (let read = 1; read <= 3; read++) setVersion(read)
  expect(answers.length).toBe(1)
  answers[0]!('first')
  await turn()
  expect([shown, answers.length]).toEqual([['first'], 2])
  answers[1]!('more')
  await turn()
  expect([shown, answers.length]).toEqual([['first', 'more'], 2])
  setVersion(4)
  stop()
  answers[2]!('too late')
  await turn()
  expect([shown, answers.length]).toEqual([['first', 'more'], 3])
})

test('[SRCH6] what the kept index finds before its page is open has its line once it is, and a line that did not change stays', () => {
  const [version, setVersion] = createSignal(0)
  const [hits, setHits] = createSignal<readonly string[]>([])
  const open = new Map([['a', 'first']])
  createRoot((dispose) => {
    const read = (hit: string) => (open.has(hit) ? { href: hit, title: open.get(hit)! } : undefined)
    const lines = createLines({ growing: () => ({ version }), hits, read, isSame: (before, now) => before?.title === now.title })
    const titles = () => [...lines().values()].map(({ title }) => title)
    setHits(['a', 'b'])
    expect(titles()).toEqual(['first'])
    const [line] = lines().values()
    open.set('b', 'second')
    setVersion(1)
    expect(titles()).toEqual(['first', 'second'])
    expect(lines().get('a')).toBe(line)
    dispose()
  })
})
