// @vitest-environment happy-dom
import type { Row } from '@hebu/shared/books/field-kinds.ts'
import { agendaStand, clockTime } from '@hebu/shared/rules/meeting/agenda-clock.ts'
import type { PartDraft } from '@hebu/shared/rules/meeting/draft-part.ts'
import { writePart } from '@hebu/web/features/meeting/write-part.ts'
import { isKnownText } from '@hebu/web/ui/editor/gate.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const row = (id: string, minutes: number | undefined, begunAt?: string): Row => ({ id, at: id, cells: { topic: id, minutes, begunAt } })
const nine = Date.parse('2026-11-30T01:30:00.000Z')

describe('an agenda', () => {
  test('[MEET8] says what is spoken about, how long is left, and what comes next, whatever was passed over', () => {
    expect(agendaStand([row('a', 5), row('b', 3)], nine)).toMatchObject({ current: undefined, next: { id: 'a' } })
    const stand = agendaStand([row('a', 5, '2026-11-30T01:20:00.000Z'), row('b', 3), row('c', 3, '2026-11-30T01:28:00.000Z'), row('d', undefined)], nine)
    expect(stand).toMatchObject({ current: { id: 'c' }, next: { id: 'd' }, leftMs: 60_000, spentMs: 120_000 })
    expect(agendaStand([row('d', undefined, '2026-11-30T01:28:00.000Z')], nine)).toMatchObject({ leftMs: undefined, next: undefined })
    expect([125_000, -30_000, 0].map(clockTime)).toEqual(['2:05', '-0:30', '0:00'])
  })
})

describe('the draft of a part', () => {
  const visit = { book: 'visits', id: 'v1', shelf: 'g-east/2026-Q4', title: '' }
  const parts: readonly PartDraft[] = [
    { heading: '上次会议以来', blocks: [{ heading: { key: '华辰', text: '华辰', page: { book: 'customers', id: 'c1', shelf: 'g-east', title: '华辰' } }, lines: [{ key: '电话：确认样品', text: '电话：确认样品', page: visit }] }] },
    { heading: '下一步', blocks: [{ lines: [{ key: '周五报价', text: '周五报价' }] }] },
  ]

  test('[MEET4] comes after what is written, which stays; drafted again it tells nothing twice', () => {
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment('part')
    const own = new Y.XmlElement('paragraph')
    own.insert(0, [new Y.XmlText('我先说一句')])
    fragment.insert(0, [own])
    expect(writePart(doc, fragment, parts)).toBe(2)
    expect(isKnownText(fragment)).toBe(true)
    const once = plainText(fragment)
    expect(once.split('\n').filter((line) => line !== '')).toEqual(['我先说一句', '上次会议以来', '华辰', '电话：确认样品', '下一步', '周五报价'])
    expect(writePart(doc, fragment, parts)).toBe(0)
    expect(plainText(fragment)).toBe(once)
    const more: readonly PartDraft[] = [{ heading: '下一步', blocks: [{ lines: [{ key: '周五报价', text: '周五报价' }, { key: '下周拜访', text: '下周拜访' }] }] }]
    expect(writePart(doc, fragment, more)).toBe(1)
    expect(plainText(fragment).split('\n').filter((line) => line === '下一步')).toHaveLength(1)
  })
})
