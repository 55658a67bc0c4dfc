import type { Book } from '@hebu/shared/books/define-book.ts'
import type { MoveRecord, Page } from '@hebu/shared/codec/page.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import { keepAutomatic } from '@hebu/shared/codec/versioning/automatic.ts'
import { isTextJson } from '@hebu/shared/codec/versioning/write-text.ts'
import { enterVersion, keepContent, packContent, readContent } from '@hebu/shared/codec/versions.ts'
import type { PageStore } from '@hebu/web/workspace/page-store.ts'
import { contentThen } from '@hebu/web/workspace/versions/contents.ts'
import { listVersions } from '@hebu/web/workspace/versions/list-versions.ts'
import { now } from '@hebu/web/workspace/versions/page-versions.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { deeds, ledger } from '../../kit/fixture-book.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made } from '../../kit/workspace.ts'

const at = (hour: number) => `2026-11-23T0${hour}:00:00.000Z`
const move = (id: string, name: string, hour: number, content: string | undefined, verdict = 'applied') => ({ id, move: name, from: 'draft', to: 'review', by: 'zhou', at: at(hour), content, verdict }) as unknown as MoveRecord
const aDeed = (moves: readonly MoveRecord[], title: string): Page => ({ id: 'd1', book: 'deeds', shelf: 'g-all', state: 'draft', values: { title }, made: undefined, deleted: undefined, moves, conflicts: {}, repairs: {}, unknown: {}, version: 1, parts: [] })

test('[VER5] [PROP6] versions are listed the newest first: each hand-in by its number, names, restored ones with where they come from, and of those kept by themselves what nobody froze', () => {
  const doc = new Y.Doc()
  const book = deeds as Book
  const keep = (title: string) => keepContent(doc, canonicalPage(book, aDeed([], title), doc))
  const [first, second] = [keep('初稿'), keep('二稿')]
  enterVersion(doc, 'd1', { id: 'm1', content: first, by: 'zhou', at: at(1), entry: 'm1' })
  enterVersion(doc, 'd1', { id: 'm3', content: second, by: 'zhou', at: at(4), entry: 'm3' })
  enterVersion(doc, 'd1', { id: 'n1', content: keep('改了一半'), by: 'lin', at: at(3), name: '改之前' })
  enterVersion(doc, 'd1', { id: 'r1', content: first, by: 'lin', at: at(6), of: 'm1' })
  keepAutomatic(doc, canonicalPage(book, aDeed([], '二稿'), doc), 'zhou', Date.parse(at(4)) - 1, Date.parse(at(8)))
  const own = keepAutomatic(doc, canonicalPage(book, aDeed([], '又写'), doc), 'chen', Date.parse(at(5)), Date.parse(at(8)))
  const page = aDeed([move('m0', 'submit', 0, undefined), move('m1', 'submit', 1, first), move('m2', 'approve', 2, first), move('m3', 'submit', 4, second), move('m9', 'submit', 7, second, 'wrong-state')], '二稿')
  const store = { peek: () => page, volumeOf: (_: string, part?: string) => (part === undefined ? { doc } : undefined) } as unknown as PageStore
  expect(listVersions(book, store, page).map(({ id, kind, n, name, move: by, of }) => [id, kind, n ?? name ?? of?.id, by])).toEqual([
    ['r1', 'restored', 'm1', undefined],
    [own, 'automatic', undefined, undefined],
    ['m3', 'sealed', 3, 'submit'],
    ['n1', 'named', '改之前', undefined],
    ['m1', 'sealed', 2, 'submit'],
    ['m.m0', 'sealed', 1, 'submit'],
  ])
  expect(contentThen(book, store, 'd1', { id: 'm.m0', atMs: Date.parse(at(0)), hash: '' })).toBeUndefined()
  expect(contentThen(book, store, 'd1', { id: 'm1', atMs: Date.parse(at(1)), hash: first })?.values).toEqual({ title: '初稿' })
  expect(contentThen(book, store, 'd1', { id: own, atMs: Date.parse(at(5)), hash: undefined })?.values).toEqual({ title: '又写' })
})

test('[VER9] what a companion holds lies in the companion alone: who reads it compares it too, who does not finds nothing of it', async () => {
  const volumes = memoryVolumes()
  const world = await aWorkspace('wang', volumes)
  const { commands } = world.workspace
  const page = { book: 'ledger', id: made(commands.create('ledger', { title: '甲' })).id }
  commands.set(page, 'secretNote', '底價三成')
  const versions = await world.workspace.versions(page)
  const named = versions.name('那時')
  const id = named.ok ? named.value : ''
  commands.set(page, 'secretNote', '底價四成')
  expect(versions.changes(id, now)).toMatchObject([{ field: 'secretNote', before: '底價三成', after: '底價四成' }])
  const main = volumes.all().find(({ address }) => address.book === 'ledger' && address.part === undefined)!
  const companion = volumes.all().find(({ address }) => address.book === 'ledger' && address.part === 'secret')!
  const bytes = (doc: Y.Doc) => Buffer.from(Y.encodeStateAsUpdate(doc))
  expect([bytes(main.doc).includes('secretNote'), bytes(companion.doc).includes(id)]).toEqual([false, true])
  // Another who holds the page's own volume alone.
  volumes.lose(companion.name)
  await Promise.resolve()
  expect(versions.content(id)?.values).not.toHaveProperty('secretNote')
  expect(versions.changes(id, now)).toEqual([])
  expect((ledger as Book).fields['secretNote']?.part).toBe('secret')
})

test('[VER5] [SEAL3] what is kept as a version and has not the form of one is not taken for it', () => {
  const doc = new Y.Doc()
  const forged = [{ page: 'd1' }, [], 'x', { version: 1, values: 7, texts: {} }] as unknown as Parameters<typeof keepContent>[1][]
  for (const content of forged) {
    const { hash, bytes } = packContent(content)
    doc.getMap('d1~versions').set(hash, bytes)
    expect(readContent(doc, 'd1', hash)).toBeUndefined()
  }
  expect([isTextJson([{ node: 'paragraph', content: [{ text: '好' }] }]), isTextJson([{ node: 7 }]), isTextJson('x'), isTextJson([{ node: 'paragraph', content: 'x' }])]).toEqual([true, false, false, false])
})
