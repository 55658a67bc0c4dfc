import { mentions, piecesOf, readComments, writeComment, writeCommentMark, writeCommentText } from '@hebu/shared/codec/comments.ts'
import type { Change } from '@hebu/shared/codec/history.ts'
import { mostWasLetters, readHistory, recordChange, sameBoutMs, sameEditMs } from '@hebu/shared/codec/history.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { watchPages } from '@hebu/shared/codec/watch-pages.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { ledger } from '../../kit/fixture-book.ts'

const at = '2026-11-23T01:00:00.000Z'
const nowMs = Date.parse(at)
const first = { id: 'k1', by: 'wang', at, text: '請 @[lin] 看一下金額', field: 'amount' }

function merge(...docs: Y.Doc[]): void {
  for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

describe('comments', () => {
  test('[REC1] a comment comes back as it was said, replies and all, the oldest first', () => {
    const doc = new Y.Doc()
    writeComment(doc, 'p1', { id: 'k2', by: 'lin', at: '2026-11-23T02:00:00.000Z', text: '看過了', replyTo: 'k1' })
    writeComment(doc, 'p1', first)
    expect(readComments(doc, 'p1')).toEqual([
      { ...first, replyTo: undefined, edited: undefined, resolved: undefined, removed: undefined },
      { id: 'k2', by: 'lin', at: '2026-11-23T02:00:00.000Z', text: '看過了', replyTo: 'k1', field: undefined, edited: undefined, resolved: undefined, removed: undefined },
    ])
    expect(readComments(doc, 'p2')).toEqual([])
    expect(doc.share.has('p2*')).toBe(false)
  })

  test('[REC2] what several do to a comment at once all stays', () => {
    const here = new Y.Doc()
    writeComment(here, 'p1', first)
    const there = copyOf(here)
    writeCommentText(here, 'p1', 'k1', '請 @[zhou] 看一下', at)
    writeCommentMark(there, 'p1', 'k1', 'resolved', { by: 'lin', at })
    writeComment(there, 'p1', { id: 'k9', by: 'lin', at, text: '改好了', replyTo: 'k1' })
    merge(here, there)
    expect(readComments(here, 'p1')).toEqual(readComments(there, 'p1'))
    expect(readComments(here, 'p1')).toMatchObject([{ id: 'k1', text: '請 @[zhou] 看一下', edited: at, resolved: { by: 'lin', at } }, { id: 'k9' }])
    writeCommentMark(here, 'p1', 'k1', 'resolved', undefined)
    expect(readComments(here, 'p1')[0]?.resolved).toBeUndefined()
  })

  test('[REC1] words are read as text and members; only a whole mention names somebody', () => {
    expect(piecesOf('請 @[lin]、@[zhou] 看')).toEqual([{ text: '請 ' }, { member: 'lin' }, { text: '、' }, { member: 'zhou' }, { text: ' 看' }])
    expect(piecesOf('@lin @[不是] a@[')).toEqual([{ text: '@lin @[不是] a@[' }])
    expect(piecesOf('')).toEqual([])
    expect([mentions('@[lin]', 'lin'), mentions('@[lin]', 'li')]).toEqual([true, false])
  })

  test('[PAG3] what is no comment and no entry is passed over, and reading writes nothing', () => {
    const doc = new Y.Doc()
    const map = doc.getMap('p1*')
    for (const [key, value] of Object.entries({ a: 7, b: null, c: { by: 'wang' }, d: { by: 1, at, text: 'x' }, 'e/text': { text: 'x' }, 'k1/resolved': 'yes', 'k1/odd/odd': {}, k1: first })) map.set(key, value)
    doc.getArray('p1^').push([1, null, 'x', {}, { by: 'wang' }, { by: 'wang', at: Number.NaN, field: 'x' }, { by: 'wang', at: 1e300, field: 'x' }, { by: 'w', at: 1, field: 'x', act: 'burn' }, { by: 'w', at: 1, field: 'x', row: 5 }, { by: 'w', at: 1, field: 'x' }])
    const before = Y.encodeStateAsUpdate(doc)
    expect(readComments(doc, 'p1')).toMatchObject([{ id: 'k1', resolved: undefined }])
    expect(readHistory(doc, 'p1')).toMatchObject([{ field: 'x', by: 'w', act: 'write' }])
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('[PAG4] comments and history make no page, and tell of the page they belong to apart from its fields', () => {
    const doc = new Y.Doc()
    const told: unknown[] = []
    const watch = watchPages(doc)
    watch.onChange(({ pages, texts, records }) => told.push([[...pages], [...texts], [...records]]))
    const elsewhere = new Y.Doc()
    writeComment(elsewhere, 'p1', first)
    recordChange(elsewhere, 'p1', { field: 'title', was: '甲' }, 'wang', nowMs)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere))
    expect(readPage(ledger, 'p1', 'g-all', { main: doc, parts: {} })).toBeUndefined()
    doc.transact(() => {
      createPage(doc, ledger, undefined, { id: 'p1', made: { by: 'wang', at }, beginning: {}, given: { title: '乙' }, shared: false })
      recordChange(doc, 'p1', { field: 'note' }, 'wang', nowMs)
    })
    expect(told).toEqual([[[], [], ['p1']], [['p1'], [], ['p1']]])
    expect([...watch.ids()]).toEqual(['p1'])
    expect(readHistory(doc, 'p1')).toHaveLength(2)
  })
})

describe('history', () => {
  const enter = (doc: Y.Doc, change: Change, by = 'wang', afterMs = 0): void => recordChange(doc, 'p1', change, by, nowMs + afterMs)
  const shown = (doc: Y.Doc): unknown[] => readHistory(doc, 'p1').map(({ by, was, next }) => [by, was, next.is === 'value' ? next.value : next.is])

  test('[REC3] an entry says who, when and what it was; what it led to is what the next one replaced', () => {
    const doc = new Y.Doc()
    enter(doc, { field: 'title', was: '甲' })
    enter(doc, { field: 'count' }, 'lin')
    enter(doc, { field: 'title', was: '乙' }, 'lin', 1000)
    enter(doc, { field: 'lines', row: 'r1', item: 'what', was: '茶' }, 'lin', 1000)
    enter(doc, { field: 'lines', row: 'r1', act: 'remove', was: { what: '茶禮' } }, 'lin', 2000)
    expect(shown(doc)).toEqual([['wang', '甲', '乙'], ['lin', undefined, 'current'], ['lin', '乙', 'current'], ['lin', '茶', 'current'], ['lin', { what: '茶禮' }, 'current']])
    expect(readHistory(doc, 'p1')[4]).toMatchObject({ act: 'remove', row: 'r1', at: '2026-11-23T01:00:02.000Z' })
  })

  test('[REC4] writing on in one place is one entry, until somebody else writes there or time has passed', () => {
    const doc = new Y.Doc()
    for (let letter = 0; letter < 50; letter++) enter(doc, { field: 'title', was: '甲'.repeat(letter) }, 'wang', letter * 1000)
    expect(shown(doc)).toEqual([['wang', '', 'current']])
    enter(doc, { field: 'title', was: 'x' }, 'lin', 51_000)
    enter(doc, { field: 'title', was: 'y' }, 'wang', 52_000)
    enter(doc, { field: 'title', was: 'z' }, 'wang', 52_000 + sameBoutMs)
    expect(shown(doc)).toEqual([['wang', '', 'x'], ['lin', 'x', 'y'], ['wang', 'y', 'z'], ['wang', 'z', 'current']])
    enter(doc, { field: 'body', act: 'edit' })
    enter(doc, { field: 'body', act: 'edit' }, 'wang', sameEditMs - 1)
    enter(doc, { field: 'body', act: 'edit' }, 'wang', sameEditMs)
    expect(readHistory(doc, 'p1').filter(({ act }) => act === 'edit')).toHaveLength(2)
  })

  test('[REC3] of changes made at once each keeps what it replaced, and none claims what the other wrote; devices agree', () => {
    const here = new Y.Doc()
    enter(here, { field: 'title', was: '甲' })
    const there = copyOf(here)
    enter(here, { field: 'title', was: '乙' }, 'wang', sameBoutMs)
    enter(there, { field: 'title', was: '乙' }, 'lin', 60_000)
    merge(here, there)
    expect(readHistory(here, 'p1')).toEqual(readHistory(there, 'p1'))
    expect(shown(here).toSorted((a, b) => (String(a) < String(b) ? -1 : 1))).toEqual([['lin', '乙', 'unknown'], ['wang', '乙', 'unknown'], ['wang', '甲', '乙']])
    enter(here, { field: 'title', was: '丁' }, 'zhou', 2 * sameBoutMs)
    expect(shown(here).at(-1)).toEqual(['zhou', '丁', 'current'])
  })

  test('[REC4] what is very long is kept by its beginning, and said to be cut', () => {
    const doc = new Y.Doc()
    enter(doc, { field: 'note', was: '長'.repeat(mostWasLetters) })
    enter(doc, { field: 'files', was: Array.from({ length: 200 }, () => ({ sha256: 'a'.repeat(64) })) })
    const [note, files] = readHistory(doc, 'p1')
    expect(note).toMatchObject({ cut: true, was: '長'.repeat(2000) })
    expect(files).toMatchObject({ cut: true, was: undefined })
    expect(Y.encodeStateAsUpdate(doc).byteLength).toBeLessThan(10_000)
  })
})
