import { deflateSync } from 'node:zlib'

import type { Book } from '@hebu/shared/books/define-book.ts'
import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { keptAuthors, packAuthors } from '@hebu/shared/codec/versioning/kept-authors.ts'
import { writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import { noteWriter, readWriters } from '@hebu/shared/codec/versioning/writers.ts'
import { enterVersion, keepContent } from '@hebu/shared/codec/versions.ts'
import { now } from '@hebu/web/workspace/versions/page-versions.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { ledger } from '../../kit/fixture-book.ts'
import { memoryVolumes } from '../../kit/memory-volumes.ts'
import { aWorkspace, made } from '../../kit/workspace.ts'

const book = ledger as Book
const page: Page = { id: 'p1', book: 'ledger', shelf: 'g-all', state: 'draft', values: { title: '甲' }, made: undefined, deleted: undefined, moves: [], conflicts: {}, repairs: {}, unknown: {}, version: 1, parts: [] }
const write = (doc: Y.Doc, ...lines: readonly string[]) => doc.transact(() => writeText(doc.getXmlFragment(textRoot('p1', 'body')), lines.map((line) => ({ node: 'paragraph', content: [{ text: line }] }))))
const at = '2026-11-23T01:00:00.000Z'

/** Lin wrote, Zhou wrote into it, and it was kept; afterwards most of it was deleted. */
function aKeptVersion(pack = packAuthors) {
  const [lin, zhou] = [new Y.Doc(), new Y.Doc()]
  write(lin, '供货期限为二十日', '🀄逾期')
  lin.transact(() => noteWriter(lin, 'p1', 'lin'))
  Y.applyUpdate(zhou, Y.encodeStateAsUpdate(lin))
  write(zhou, '供货期限为三十个工作日', '🀄逾期按日计罚')
  const said = canonicalPage(book, page, zhou)
  let hash = ''
  zhou.transact(() => enterVersion(zhou, 'p1', { id: 'v1', content: (hash = keepContent(zhou, said)), by: 'zhou', at, name: '那时' }, pack(zhou, said)))
  // Whose client it was may be said later.
  zhou.transact(() => noteWriter(zhou, 'p1', 'zhou'))
  write(zhou, '另写')
  const [here, state] = [new Y.Doc(), Y.encodeStateAsUpdate(zhou)]
  Y.applyUpdate(here, state)
  return { doc: here, said, hash, told: () => JSON.stringify([...keptAuthors(here, said, hash, readWriters(here, 'p1'))]) }
}

test('[VER10] a version tells by author what it said, also of words that were deleted since', () => {
  const told = aKeptVersion().told()
  expect(told).toContain('[{"text":"供货期限为","author":"lin"},{"text":"三","author":"zhou"},{"text":"十","author":"lin"},{"text":"个工作","author":"zhou"},{"text":"日","author":"lin"}]')
  expect(told).toContain('[{"text":"🀄逾期","author":"lin"},{"text":"按日计罚","author":"zhou"}]')
})

test('[VER10] nothing is told of what was kept without its authors, nor where they are not those of this text, or garbage', () => {
  const packed = (noted: unknown) => () => new Uint8Array(deflateSync(JSON.stringify(noted)))
  for (const pack of [() => undefined, packed({ body: [1, 3] }), packed({ body: [1, 999] }), packed({ body: [1] }), packed({ body: ['x', 'y'] }), packed({ body: [1, -4] }), packed([]), packed(7), () => new Uint8Array([1, 2, 3])]) expect(aKeptVersion(pack).told()).toBe('[]')
  const { doc, said } = aKeptVersion()
  expect(keptAuthors(doc, said, 'f'.repeat(64), new Map()).size).toBe(0)
  expect(keptAuthors(new Y.Doc(), said, 'f'.repeat(64), new Map()).size).toBe(0)
})

test('[VER10] the versions of a page tell who wrote them; one kept before that was noted tells it only while it says what stands now', async () => {
  const volumes = memoryVolumes()
  const world = await aWorkspace('zhou', volumes)
  const address = { book: 'ledger', id: made(world.workspace.commands.create('ledger', { title: '甲', count: 1 })).id }
  const put = (words: string) => {
    const text = world.workspace.text(address, 'body')!
    text.doc.transact(() => writeText(text.fragment, [{ node: 'paragraph', content: [{ text: words }] }]))
  }
  put('原文')
  const { doc } = world.workspace.text(address, 'body')!
  doc.transact(() => noteWriter(doc, address.id, 'zhou'))
  const versions = await world.workspace.versions(address)
  const id = (({ ok, ...rest }) => (ok && 'value' in rest ? rest.value : ''))(versions.name('那时'))
  const entries = doc.getMap<Record<string, unknown>>(`${address.id}~versions`)
  const { authors: _without, ...old } = entries.get(`v.${id}`)!
  entries.set('v.old', { ...old, name: '更早' })
  const told = (version: string) => versions.authored(version)?.map(({ content }) => JSON.stringify(content))
  const byZhou = ['[{"node":"paragraph","content":[{"text":"原文","author":"zhou"}]}]']
  expect([told(now), told(id), told('old')]).toEqual([byZhou, byZhou, byZhou])
  put('全换')
  expect(told(id)).toEqual(byZhou)
  // The same words were kept with their authors under another name.
  expect(told('old')).toEqual(byZhou)
  entries.delete(`v.${id}`)
  expect(told('old')).toBeUndefined()
  expect(told('nowhere')).toBeUndefined()
})
