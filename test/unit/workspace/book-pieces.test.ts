import { headOf } from '@hebu/shared/books/book-head.ts'
import { books as everyBook } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { fetchBooks } from '@hebu/web/workspace/book-pieces.ts'
import { createSignal } from 'solid-js'
import { expect, test, vi } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, diary, made, pageOf } from '../../kit/workspace.ts'

const ids = (books: readonly Book[]): readonly string[] => books.map(({ id }) => id)
const never = (): void => expect.fail('nothing is tried again')

test('[NEW3] at the start there is the book that is looked at and those that its list names, then all in the order of the rail', async () => {
  const visits = everyBook.find(({ id }) => id === 'visits')!
  const pieces = fetchBooks({ path: '/visits/abc?view=board', later: never })
  await pieces.first
  const wanted = ['visits', ...headOf(visits).names]
  expect(wanted).toContain('customers')
  expect(ids(pieces.books())).toEqual(ids(everyBook).filter((id) => wanted.includes(id)))
  pieces.fetchRest()
  await vi.waitFor(() => expect(ids(pieces.books())).toEqual(ids(everyBook)))
})

test('[NEW3] [TODAY10] the start and other places without a book wait for none', async () => {
  const start = fetchBooks({ path: '/', later: never })
  await start.first
  expect(start.books()).toEqual([])
  const members = fetchBooks({ path: '/members', later: never })
  await members.first
  expect(members.books()).toEqual([])
})

test('[NEW3] what could not be fetched is tried again; what the place shows and cannot be fetched is told', async () => {
  let broken = true
  const tries: (() => void)[] = []
  const input = {
    heads: [headOf(ledger as Book), headOf(diary)],
    pieces: {
      ledger: async () => ledger as Book,
      diary: async () => {
        if (broken) throw new Error('no network')
        return diary
      },
    },
    later: (work: () => void) => void tries.push(work),
  }
  await expect(fetchBooks({ ...input, path: '/diary' }).first).rejects.toThrow('no network')
  const pieces = fetchBooks({ ...input, path: '/ledger' })
  await pieces.first
  pieces.fetchRest()
  await vi.waitFor(() => expect(tries).toHaveLength(1))
  broken = false
  tries[0]!()
  await vi.waitFor(() => expect(ids(pieces.books())).toEqual(['ledger', 'diary']))
})

test('[NEW3] pages of a book whose declaration comes later are in its table then, and nothing is moved by rule before', async () => {
  vi.useFakeTimers()
  const volumes = memoryVolumes()
  const before = await aWorkspace('zhou', volumes)
  const { id } = made(before.workspace.commands.create('ledger', { title: '甲', count: 1 }))
  const [books, setBooks] = createSignal<readonly Book[]>([ledger as Book])
  const late = await aWorkspace('zhou', volumes, books)
  expect(late.workspace.heads().map((head) => head.id)).toEqual(['ledger', 'diary'])
  expect(ids(late.workspace.books())).toEqual(['ledger'])
  expect(late.workspace.whole()).toBe(false)
  expect(pageOf(late, 'ledger', id).values).toMatchObject({ title: '甲' })
  const entry = made(before.workspace.commands.create('diary'))
  expect(late.workspace.bookById('diary')).toBeUndefined()
  // Whoever looks too early sees nothing, and spoils nothing.
  const address = { book: 'diary', id: entry.id }
  expect(late.workspace.presence(address)()).toEqual([])
  expect(late.workspace.record(address)).toEqual({ comments: [], changes: [] })
  expect(late.workspace.written(address)).toEqual([])
  expect(late.workspace.text(address, 'body')).toBeUndefined()
  setBooks([ledger as Book, diary])
  await vi.advanceTimersByTimeAsync(50)
  expect(late.workspace.whole()).toBe(true)
  expect(pageOf(late, 'diary', entry.id)).toBeDefined()
  vi.useRealTimers()
})
