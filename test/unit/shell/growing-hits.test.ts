import { followHits } from '@hebu/web/shell/search/growing-hits.ts'
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
