import type { Page } from '@hebu/shared/codec/page.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { watchPages } from '@hebu/shared/codec/watch-pages.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { ledger } from '../../kit/fixture-book.ts'

const made = { by: 'wang', at: '2026-11-23T01:00:00.000Z' }
const digest = 'a'.repeat(64)

const everyKind = {
  title: '部門例會',
  note: '多行\n備註',
  count: 3,
  amount: { amountCents: 18_660_000, currency: 'CNY' },
  share: 12.5,
  dueAt: '2026-11-30',
  startsAt: '2026-11-23T01:30:00.000Z',
  kind: 'one',
  group: 'east',
  urgent: false,
  owner: 'wang',
  helpers: ['lin', 'zhou'],
  customer: { id: 'c1', shelf: 'g-east' },
  invited: [{ id: 'c2', shelf: 'g-east' }],
  source: { id: 'visits:v1', shelf: 'g-east/2026-Q4' },
  actions: [{ id: 'l2', shelf: 'g-all' }],
  prep: { profile: true },
  files: [{ sha256: digest, name: '合同.pdf', type: 'application/pdf', sizeBytes: 120 }],
}

const pageOf = (doc: Y.Doc, id = 'p1', parts: Record<string, Y.Doc> = {}): Page | undefined => readPage(ledger, id, 'g-all', { main: doc, parts })

function aPage(given: Record<string, unknown> = { title: '甲' }, shared = false): Y.Doc {
  const doc = new Y.Doc()
  write.createPage(doc, ledger, undefined, { id: 'p1', made, beginning: {}, given, shared })
  return doc
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function merge(...docs: Y.Doc[]): void {
  for (const from of docs) for (const to of docs) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
}

describe('pages', () => {
  test('[PAG2] a value of every kind comes back as it was given, whether begun with or written later', () => {
    expect(pageOf(aPage(everyKind))?.values).toEqual(everyKind)
    const later = aPage()
    for (const [field, value] of Object.entries(everyKind)) expect(write.writeField(later, ledger, 'p1', field, value, 1).ok).toBe(true)
    expect(pageOf(later)?.values).toEqual(everyKind)
  })

  test('[PAG2] an emptied field is absent, of every kind', () => {
    const doc = aPage(everyKind)
    for (const field of Object.keys(everyKind)) if (field !== 'prep') write.writeField(doc, ledger, 'p1', field, undefined, 1)
    const { prep, helpers, invited, actions, files, ...rest } = pageOf(doc)!.values as typeof everyKind
    expect(rest).toEqual({})
    expect([helpers, invited, actions, files]).toEqual([[], [], [], []])
    expect(prep).toEqual({ profile: true })
  })

  test('[PAG2] a value that does not fit its kind is refused and writes nothing', () => {
    const doc = aPage()
    const before = Y.encodeStateAsUpdate(doc)
    const unfit: [string, unknown][] = [
      ['title', 7], ['count', -1], ['count', Number.NaN], ['amount', { amountCents: 1.5, currency: 'CNY' }], ['dueAt', '2026-02-30'], ['dueAt', '明天'],
      ['startsAt', '2026-11-23 09:30'], ['kind', 'three'], ['urgent', 'yes'], ['owner', '王 硯'], ['customer', 'c1'], ['files', [{ sha256: 'x' }]],
    ]
    for (const [field, value] of unfit) expect([field, write.writeField(doc, ledger, 'p1', field, value, 1)]).toEqual([field, { ok: false, refusal: 'invalid-value' }])
    expect(write.writeField(doc, ledger, 'p1', 'body', 'x', 1)).toEqual({ ok: false, refusal: 'no-such-field' })
    expect(write.createPage(doc, ledger, undefined, { id: 'p2', made, beginning: {}, given: { title: '乙', count: 'many' }, shared: false }).ok).toBe(false)
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('[PAG1] the same page begun on two devices is one, and what either wrote stays', () => {
    const here = aPage({ title: '週會', kind: 'one', urgent: true }, true)
    const there = aPage({ title: '週會', kind: 'one', urgent: true }, true)
    write.writeField(here, ledger, 'p1', 'note', '這裡寫的', 1)
    write.writeField(there, ledger, 'p1', 'count', 5, 1)
    write.addRow(here, ledger, 'p1', 'lines', 'r1', { what: '送樣' })
    write.addRow(there, ledger, 'p1', 'lines', 'r2', { what: '報價' })
    here.getXmlFragment('p1!body').insert(0, [new Y.XmlText('這裡')])
    there.getXmlFragment('p1!body').insert(0, [new Y.XmlText('那裡')])
    merge(here, there)
    const page = pageOf(here)!
    expect(page.values).toMatchObject({ title: '週會', note: '這裡寫的', count: 5 })
    expect((page.values.lines as { cells: { what: string } }[]).map((row) => row.cells.what).toSorted()).toEqual(['報價', '送樣'])
    expect(here.getXmlFragment('p1!body').toString()).toMatch(/這裡.*那裡|那裡.*這裡/)
    expect(pageOf(there)).toEqual(page)
  })

  test('[PAG1] what a shared page begins with never overrides what somebody wrote meanwhile', () => {
    for (let round = 0; round < 8; round++) {
      const here = new Y.Doc()
      const there = new Y.Doc()
      const beginning = { title: '部門例會', note: '按章程' }
      write.createPage(here, ledger, undefined, { id: 'p1', made, beginning, given: {}, shared: true })
      write.writeField(here, ledger, 'p1', 'note', '改到三樓', 1)
      write.createPage(there, ledger, undefined, { id: 'p1', made, beginning, given: {}, shared: true })
      merge(here, there)
      expect(pageOf(there)?.values.note).toBe('改到三樓')
    }
  })

  test('[PAG5] concurrent writes of different fields, elements, cells and ticks all stay', () => {
    const here = aPage({ ...everyKind, lines: [{ id: 'r1', cells: { what: '送樣' } }] })
    const there = copyOf(here)
    write.writeField(here, ledger, 'p1', 'title', '新標題', 1)
    write.writeField(there, ledger, 'p1', 'count', 9, 1)
    write.writeField(here, ledger, 'p1', 'helpers', ['lin', 'zhou', 'he'], 1)
    write.writeField(there, ledger, 'p1', 'helpers', ['zhou', 'shen'], 1)
    write.setCell(here, ledger, 'p1', 'lines', 'r1', 'price', { amountCents: 100, currency: 'CNY' })
    write.setCell(there, ledger, 'p1', 'lines', 'r1', 'due', '2026-12-01')
    write.tick(here, ledger, 'p1', 'prep', 'cases', true)
    write.tick(there, ledger, 'p1', 'prep', 'profile', false)
    merge(here, there)
    const values = pageOf(here)!.values
    expect(values).toMatchObject({ title: '新標題', count: 9, prep: { cases: true, profile: false } })
    expect((values.helpers as string[]).toSorted()).toEqual(['he', 'shen', 'zhou'])
    expect(values.lines).toMatchObject([{ cells: { what: '送樣', price: { amountCents: 100 }, due: '2026-12-01' } }])
    expect(pageOf(there)).toEqual(pageOf(here))
  })

  test('[PAG6] concurrent writes of a material field are both shown until someone chooses', () => {
    const here = aPage(everyKind)
    const there = copyOf(here)
    write.writeField(here, ledger, 'p1', 'dueAt', '2026-12-01', 10)
    write.writeField(there, ledger, 'p1', 'dueAt', '2026-12-08', 20)
    merge(here, there)
    expect(pageOf(here)!.conflicts.dueAt?.map((candidate) => candidate.value)).toEqual(['2026-12-08', '2026-12-01'])
    expect(pageOf(there)).toEqual(pageOf(here))
    write.writeField(here, ledger, 'p1', 'dueAt', '2026-12-01', 30)
    merge(here, there)
    expect(pageOf(there)).toMatchObject({ conflicts: {}, values: { dueAt: '2026-12-01' } })
  })

  test('[PAG6] a write that saw the other is no conflict, and writing again while offline is one write', () => {
    const here = aPage(everyKind)
    const there = copyOf(here)
    for (const day of ['01', '02', '03']) write.writeField(here, ledger, 'p1', 'dueAt', `2026-12-${day}`, 1)
    merge(here, there)
    write.writeField(there, ledger, 'p1', 'dueAt', '2026-12-09', 2)
    merge(here, there)
    expect(pageOf(here)).toMatchObject({ conflicts: {}, values: { dueAt: '2026-12-09' } })
  })

  test('[PAG3] garbage in a volume is shown as needing repair or unknown, and never thrown', () => {
    const doc = aPage(everyKind)
    const map = doc.getMap('p1')
    map.set('count', 'viele')
    map.set('owner', { nested: [1, 2] })
    map.set('future', '新字段')
    map.set('helpers/x', 7)
    map.set('amount@zz', 'not a write')
    map.set('$deleted', 3)
    doc.getMap('p1#lines').set('r9', 'not a row')
    doc.getMap('p1#lines').set('r8', { at: 'i', cells: { price: 'much', other: 1 } })
    doc.getMap('p1~').set('m1', 42)
    doc.getMap('stray').set('$base', 12)
    const page = pageOf(doc)!
    expect(page.repairs).toMatchObject({ count: 'viele', owner: { nested: [1, 2] }, 'lines/r8/price': 'much' })
    expect(page.unknown).toMatchObject({ future: '新字段', 'lines/r8/other': 1 })
    expect(page.deleted).toBeUndefined()
    expect(page.values.amount).toEqual(everyKind.amount)
    expect(pageOf(doc, 'stray')?.made).toBeUndefined()
    write.writeField(doc, ledger, 'p1', 'count', 4, 1)
    expect(pageOf(doc)?.repairs.count).toBeUndefined()
    expect(map.get('future')).toBe('新字段')
  })

  test('[PAG3] reading writes nothing', () => {
    const doc = copyOf(aPage(everyKind))
    const before = Y.encodeStateAsUpdate(doc)
    pageOf(doc)
    pageOf(doc, 'absent')
    expect(pageOf(doc, 'absent')).toBeUndefined()
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
  })

  test('[PAG8] a deleted page keeps everything and comes back with it, edits made meanwhile included', () => {
    const here = aPage(everyKind)
    const there = copyOf(here)
    write.setDeleted(here, 'p1', made)
    write.writeField(there, ledger, 'p1', 'note', '還在寫', 1)
    merge(here, there)
    expect(pageOf(here)?.deleted).toEqual(made)
    write.setDeleted(there, 'p1', undefined)
    merge(here, there)
    expect(pageOf(here)).toMatchObject({ deleted: undefined, values: { ...everyKind, note: '還在寫' } })
  })

  test('[PAG9] a companion adds its fields to the page; without it they are absent and nothing else changes', () => {
    const doc = aPage({ title: '甲' })
    const secret = new Y.Doc()
    write.createPage(secret, ledger, 'secret', { id: 'p1', made, beginning: {}, given: { title: '甲', secretNote: '底價' }, shared: false })
    expect(pageOf(doc, 'p1', { secret })).toMatchObject({ values: { title: '甲', secretNote: '底價' }, parts: ['secret'] })
    expect(pageOf(doc)).toMatchObject({ values: { title: '甲' }, parts: [] })
    expect(JSON.stringify(doc.toJSON())).not.toContain('底價')
  })

  test('[PAG10] values of an older version are upgraded on reading, of a newer one kept', () => {
    const newer = { ...ledger, version: 3, upgrades: { 2: (raw: object) => ({ ...raw, note: 'zwei' }), 3: (raw: object) => ({ ...raw, count: 33 }) } }
    const doc = aPage({ title: '甲' })
    expect(readPage(newer, 'p1', 'g-all', { main: doc, parts: {} })?.values).toEqual({ title: '甲', note: 'zwei', count: 33 })
    write.writeField(doc, newer, 'p1', 'title', '乙', 1)
    expect(pageOf(doc)).toMatchObject({ version: 3, values: { title: '乙' } })
  })
})

describe('rows', () => {
  const whatOf = (doc: Y.Doc) => (pageOf(doc)!.values.lines as { cells: { what?: string } }[]).map((row) => row.cells.what)

  test('[PAG7] rows keep one order on all devices under concurrent moves and insertions', () => {
    const here = aPage({ title: '甲', lines: ['a', 'b', 'c', 'd'].map((what) => ({ id: what, cells: { what } })) })
    const there = copyOf(here)
    expect(whatOf(here)).toEqual(['a', 'b', 'c', 'd'])
    write.moveRow(here, ledger, 'p1', 'lines', 'd', 'a')
    write.addRow(there, ledger, 'p1', 'lines', 'x', { what: 'x' }, 'b')
    write.moveRow(there, ledger, 'p1', 'lines', 'c')
    merge(here, there)
    expect(whatOf(here)).toEqual(whatOf(there))
    expect(whatOf(here)).toEqual(['d', 'a', 'x', 'b', 'c'])
  })

  test('[PAG7] a removed row comes back with what was written into it meanwhile', () => {
    const here = aPage({ title: '甲', lines: [{ id: 'a', cells: { what: 'a' } }] })
    const there = copyOf(here)
    write.setRowGone(here, ledger, 'p1', 'lines', 'a', true)
    write.setCell(there, ledger, 'p1', 'lines', 'a', 'due', '2026-12-01')
    merge(here, there)
    expect(whatOf(here)).toEqual([])
    write.setRowGone(here, ledger, 'p1', 'lines', 'a', false)
    expect(pageOf(here)?.values.lines).toMatchObject([{ cells: { what: 'a', due: '2026-12-01' } }])
  })
})

describe('watching', () => {
  test('[PAG4] each change tells just the pages it touched, of roots met late too', () => {
    const source = aPage(everyKind)
    write.createPage(source, ledger, undefined, { id: 'p2', made, beginning: {}, given: { title: '乙' }, shared: false })
    const doc = new Y.Doc()
    const watch = watchPages(doc)
    const told: { pages: string[]; texts: string[]; local: boolean }[] = []
    watch.onChange((change) => told.push({ pages: [...change.pages].toSorted(), texts: [...change.texts], local: change.local }))
    const send = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(source, Y.encodeStateVector(doc)))
    send()
    write.writeField(source, ledger, 'p2', 'note', '改', 1)
    send()
    source.getXmlFragment('p1!body').insert(0, [new Y.XmlText('文')])
    send()
    ;(source.getXmlFragment('p1!body').get(0) as Y.XmlText).insert(1, '字')
    send()
    write.addRow(source, ledger, 'p1', 'lines', 'r1', { what: 'x' })
    send()
    doc.transact(() => write.writeField(doc, ledger, 'p1', 'title', '本地', 1))
    expect(told).toEqual([
      { pages: ['p1', 'p2'], texts: [], local: false },
      { pages: ['p2'], texts: [], local: false },
      { pages: [], texts: ['p1'], local: false },
      { pages: [], texts: ['p1'], local: false },
      { pages: ['p1'], texts: [], local: false },
      { pages: ['p1'], texts: [], local: true },
    ])
    expect([...watch.ids()].toSorted()).toEqual(['p1', 'p2'])
  })
})
