import { noteWriter, authoredText, readWriters } from '@hebu/shared/codec/versioning/writers.ts'
import { writersRoot } from '@hebu/shared/codec/roots.ts'
import { writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

const root = 'p1!body'
const text = (doc: Y.Doc) => doc.getXmlFragment(root)
const write = (doc: Y.Doc, ...lines: readonly string[]) => doc.transact(() => writeText(text(doc), lines.map((line) => ({ node: 'paragraph', content: [{ text: line }] }))))
const told = (doc: Y.Doc) => JSON.stringify(authoredText(text(doc), readWriters(doc, 'p1')))

function twoDevices(): readonly [Y.Doc, Y.Doc] {
  const [one, other] = [new Y.Doc(), new Y.Doc()]
  write(one, '供货期限为二十日')
  one.transact(() => noteWriter(one, 'p1', 'lin'))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
  return [one, other]
}

test('[VER8] each passage is told by the member whose client wrote it, on every device; letters of a client that nobody spoke for have no author', () => {
  const [one, other] = twoDevices()
  write(other, '供货期限为三十个工作日')
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  expect(told(one)).toContain('[{"text":"供货期限为","author":"lin"},{"text":"三","author":""},{"text":"十","author":"lin"},{"text":"个工作","author":""},{"text":"日","author":"lin"}]')
  other.transact(() => noteWriter(other, 'p1', 'zhou'))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  expect(told(one)).toContain('{"text":"个工作","author":"zhou"}')
  expect(told(one)).toBe(told(other))
})

test('[VER8] nobody is given what another wrote: an entry counts only where the client itself made it, and what is no entry is passed over', () => {
  const [one, other] = twoDevices()
  other.transact(() => other.getMap(writersRoot('p1')).set(one.clientID.toString(36), 'zhou'))
  other.transact(() => other.getMap(writersRoot('p1')).set('nonsense', 7))
  expect(told(other)).not.toContain('zhou')
  expect(readWriters(new Y.Doc(), 'p1').size).toBe(0)
})

test('[VER8] [SUG4] what is only proposed is nobody’s text yet', () => {
  const [one, other] = twoDevices()
  const line = (text(other).get(0) as Y.XmlElement).get(0) as Y.XmlText
  other.transact(() => line.insert(4, '大约', { insertion: { id: 's1', by: 'zhou', at: '2026-11-23T01:00:00.000Z' } }))
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  expect(told(one)).not.toContain('大约')
  expect(told(one)).toContain('供货期限为二十日')
})
