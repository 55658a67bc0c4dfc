import type { Book } from '@hebu/shared/books/define-book.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { createHitReader } from '@hebu/web/shell/search/find-content.ts'
import { createPageEntries } from '@hebu/web/shell/search/page-entry.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import type { SearchNews, SearchOrder } from '@hebu/web/workspace/search/search-messages.ts'
import type { Search, SearchThread } from '@hebu/web/workspace/search/search.ts'
import { createSearch } from '@hebu/web/workspace/search/search.ts'
import type { TextIndex } from '@hebu/web/workspace/search/text-index.ts'
import { createTextIndex } from '@hebu/web/workspace/search/text-index.ts'
import { createEffect, createRoot } from 'solid-js'
import { XmlElement, XmlText } from 'yjs'
import { expect, test } from 'vitest'

import { eventually } from '../../kit/eventually.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'

/** The index as the worker keeps it, in this thread. */
function aThread(index: TextIndex = createTextIndex()): SearchThread & { readonly index: TextIndex; readonly ordered: SearchOrder[] } {
  const ordered: SearchOrder[] = []
  const thread: SearchThread & { readonly index: TextIndex; readonly ordered: SearchOrder[] } = {
    index,
    ordered,
    onmessage: null,
    terminate: () => undefined,
    postMessage(order) {
      ordered.push(order)
      if (order.kind === 'put') for (const entry of order.entries) index.put(entry)
      if (order.kind === 'remove') for (const key of order.keys) index.remove(key)
      if (order.kind === 'keep') index.forgetOthers()
      if (order.kind === 'find') thread.onmessage?.({ data: { kind: 'found', id: order.id, hits: index.find(order.query) } } as MessageEvent<SearchNews>)
    },
  }
  return thread
}

function aSearch(index?: TextIndex) {
  const fake = aFakeWorkspace({ books: [ledger as Book], member: 'wang' })
  const { workspace } = fake
  const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai', now: () => Date.parse('2026-11-23T01:00:00Z') })
  const thread = aThread(index)
  const search = createSearch({ workspace, thread, database: undefined, entryOf: createPageEntries(workspace, createNames(workspace, words)), rest: () => Promise.resolve(5) })
  return { ...fake, thread, search }
}

const found = async (search: Search, typed: string): Promise<readonly string[]> => (await search.find({ typed, most: 10 })).map(({ key }) => key)

test('[SRCH6] a page is found by its values, its texts and its comments, as soon as they are written', async () => {
  const { workspace, search, settled } = aSearch()
  await settled()
  const made = workspace.commands.create('ledger', { title: '青禾示例印务', kind: 'one' })
  if (!made.ok) throw new Error('not made')
  const address = { book: 'ledger', id: made.value.id }
  const key = `ledger/${made.value.id}`
  await eventually(async () => expect(await found(search, '青禾')).toEqual([key]))
  workspace.commands.set(address, 'title', '墨香示例书店')
  await eventually(async () => expect([await found(search, '青禾'), await found(search, '墨香')]).toEqual([[], [key]]))
  const text = workspace.text(address, 'body')!
  const line = new XmlElement('paragraph')
  line.insert(0, [new XmlText('年会礼盒二百份')])
  text.fragment.insert(0, [line])
  await eventually(async () => expect(await found(search, '礼盒')).toEqual([key]))
  expect(workspace.commands.comment(address, { text: '记得寄样品' }).ok).toBe(true)
  await eventually(async () => expect(await found(search, '样品')).toEqual([key]))
  workspace.commands.remove(address)
  await eventually(async () => expect(await found(search, '墨香')).toEqual([]))
  search.close()
})

test('[SRCH6] pages are read in a hurry for who found nothing yet, and for nobody else', async () => {
  const fake = aFakeWorkspace({ books: [ledger as Book], member: 'wang' })
  await fake.settled()
  for (const title of ['青禾示例印务', '墨香示例书店']) fake.workspace.commands.create('ledger', { title })
  const waiting: (() => void)[] = []
  const hurries: boolean[] = []
  const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai', now: () => 0 })
  const search = createSearch({
    workspace: fake.workspace, thread: aThread(), database: undefined, entryOf: createPageEntries(fake.workspace, createNames(fake.workspace, words)),
    rest: (hurried) => new Promise((resolve) => { hurries.push(hurried); waiting.push(() => resolve(0.001)) }),
  })
  await eventually(() => expect(waiting).toHaveLength(1))
  expect(await found(search, '青禾')).toEqual([])
  waiting.shift()!()
  // No time is left in a rest that short: the next one is waited for.
  await eventually(() => expect(hurries).toHaveLength(2))
  expect(hurries).toEqual([false, true])
  search.close()
})

test('[SRCH6] what was kept and is here no more is forgotten once everything has been read', async () => {
  const index = createTextIndex()
  index.put({ key: 'ledger/gone', title: '别人的客户', words: '', said: '', people: [], day: '' })
  const { search, settled } = aSearch(createTextIndex(index.changedParts()))
  await settled()
  await search.read
  expect(await found(search, '别人')).toEqual([])
  search.close()
})

test('[SRCH6] a page of a table that is still coming is read with all others, and only once', async () => {
  const { workspace, thread, search, settled } = aSearch()
  expect(workspace.table('ledger').ready()).toBe(false)
  workspace.commands.create('ledger', { title: '青禾示例印务' })
  await settled()
  await search.read
  expect(await found(search, '青禾')).toHaveLength(1)
  expect(thread.ordered.flatMap((order) => (order.kind === 'put' ? order.entries : []))).toHaveLength(1)
  search.close()
})

test('[BULK2] while pages are read what is found grows, and it is said when all of them are', async () => {
  const { workspace, search, settled } = aSearch()
  const told: (readonly [number, boolean])[] = []
  const stop = createRoot((dispose) => {
    createEffect(() => told.push([search.version(), search.isReading()]))
    return dispose
  })
  expect(told).toEqual([[0, true]])
  workspace.commands.create('ledger', { title: '青禾示例印务' })
  await settled()
  await eventually(() => expect(told.at(-1)).toEqual([1, false]))
  workspace.commands.create('ledger', { title: '墨香示例书店' })
  await eventually(() => expect(told.at(-1)).toEqual([2, false]))
  stop()
  search.close()
})

test('[BULK5] long work goes before reading what is found, unless somebody looks for something meanwhile', async () => {
  const fake = aFakeWorkspace({ books: [ledger as Book], member: 'wang' })
  const { workspace } = fake
  const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai', now: () => Date.parse('2026-11-23T01:00:00Z') })
  const thread = aThread()
  let rests = 0
  const rest = () => new Promise<number>((resolve) => { setTimeout(() => resolve(5), ++rests % 2) })
  const search = createSearch({ workspace, thread, database: undefined, entryOf: createPageEntries(workspace, createNames(workspace, words)), rest })
  await fake.settled()
  await search.read
  const rested = async () => {
    const since = rests
    await eventually(() => expect(rests).toBeGreaterThan(since + 3))
  }
  await workspace.commands.atLength(async () => {
    workspace.commands.create('ledger', { title: '青禾示例印务' })
    await rested()
    expect([...thread.index.keys()].length).toBe(0)
  })
  await eventually(() => expect([...thread.index.keys()].length).toBe(1))
  await workspace.commands.atLength(async () => {
    workspace.commands.create('ledger', { title: '青禾示例书店' })
    await rested()
    expect(await found(search, '青禾')).toHaveLength(1)
    await eventually(async () => expect(await found(search, '青禾')).toHaveLength(2))
  })
  search.close()
})

test('[SHARE1] while the screen is shared nothing confidential is found, also of an index that was kept from before', async () => {
  const { workspace, search, settled, thread } = aSearch()
  await settled()
  const made = workspace.commands.create('ledger', { title: '青禾示例印务', secretNote: '底價三成' })
  if (!made.ok) throw new Error('not made')
  const key = `ledger/${made.value.id}`
  await eventually(async () => expect(await found(search, '底價')).toEqual([key]))
  workspace.sharing.turn(true)
  expect(await found(search, '底價')).toEqual([])
  await eventually(async () => expect([await found(search, '底價'), await found(search, '青禾')]).toEqual([[], [key]]))
  // Loaded anew in between: nothing was read yet, and the index is that of before.
  workspace.sharing.turn(false)
  await eventually(async () => expect(await found(search, '底價')).toEqual([key]))
  const kept = thread.index
  search.close()
  const again = aSearch(kept)
  again.workspace.sharing.turn(true)
  expect(await found(again.search, '底價')).toEqual([])
  again.search.close()
})

test('[SRCH6] what the kept index knows of a book that is not here yet is no line, and breaks nothing', async () => {
  const { workspace, settled } = aSearch()
  await settled()
  const words = createWords({ language: 'zh-Hans', timeZone: 'Asia/Shanghai' })
  const read = createHitReader(workspace, createNames(workspace, words))
  const made = workspace.commands.create('ledger', { title: '青禾示例印务', kind: 'one' })
  if (!made.ok) throw new Error('not made')
  const hit = (key: string) => read({ key, named: true, score: 1 }, '青禾')
  expect(hit(`ledger/${made.value.id}`)?.title).toBe('青禾示例印务')
  expect(hit('nowhere/p1')).toBeUndefined()
})
