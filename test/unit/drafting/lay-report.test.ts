import { reports } from '@hebu/shared/books/reports.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { isPristine, layReport, settleReport } from '@hebu/shared/codec/laid-report.ts'
import { layText, settleText } from '@hebu/shared/codec/laid-text.ts'
import { rowsRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { readRows } from '@hebu/shared/codec/rows.ts'
import { createPage, setCell, setRowGone } from '@hebu/shared/codec/write-page.ts'
import type { DraftBlock, ReportDraft } from '@hebu/shared/rules/drafting/draft.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { seededRandom } from '../../kit/seeded-random.ts'

const page = 'lin.daily.2026-11-23'
const customer = (id: string, ...said: readonly string[]): DraftBlock => ({
  heading: { key: `of.${id}`, text: id, page: { book: 'customers', id, shelf: 's', title: id } },
  lines: said.map((text, at) => ({ key: `visits.${id}${at}`, text, page: { book: 'visits', id: `${id}${at}`, shelf: 's', title: `拜访 · ${id}` } })),
})
const draft = (done: readonly DraftBlock[], problems: readonly string[] = [], next: readonly string[] = ['核对库存']): ReportDraft => ({
  done,
  results: [],
  problems: problems.map((text) => ({ key: `tasks.${text.slice(0, 2)}`, text })),
  next: [{ lines: next.map((text) => ({ key: text.slice(0, 4), text })) }],
})

function aReport(): Y.Doc {
  const doc = new Y.Doc()
  createPage(doc, reports as Book, undefined, { id: page, made: { by: 'lin', at: '2026-11-23T01:00:00.000Z' }, beginning: { kind: 'daily', author: 'lin', periodKey: '2026-11-23' }, given: {}, shared: true })
  return doc
}
const text = (doc: Y.Doc, field = 'done'): Y.XmlFragment => doc.get(textRoot(page, field), Y.XmlFragment)
const lay = (doc: Y.Doc, laid: ReportDraft): void => doc.transact(() => layReport(doc, reports as Book, page, laid))
const lines = (doc: Y.Doc, field = 'done'): readonly string[] => plainText(text(doc, field)).split('\n')
const problems = (doc: Y.Doc) => readRows(doc.getMap(rowsRoot(page, 'problems'))).map(({ cells }) => cells['problem'])
const itemOf = (doc: Y.Doc, list: number, at: number): Y.XmlText => ((((text(doc).toArray().filter((node) => (node as Y.XmlElement).nodeName === 'bullet_list')[list] as Y.XmlElement).get(at) as Y.XmlElement).get(0) as Y.XmlElement).get(0) as Y.XmlText)
const exchange = (one: Y.Doc, other: Y.Doc): void => {
  const [mine, theirs] = [Y.encodeStateAsUpdate(one), Y.encodeStateAsUpdate(other)]
  Y.applyUpdate(one, theirs)
  Y.applyUpdate(other, mine)
}

test('[REP1] [S2-6.1.2a] a draft stands in the texts with a mention of each record, and problems in their table', () => {
  const doc = aReport()
  expect(isPristine(doc, page)).toBe(true)
  lay(doc, draft([customer('汇川', '要 200 份', '嫌包装大'), customer('听雨', '新客户')], ['样品没到']))
  expect(lines(doc)).toEqual(['汇川', '要 200 份 拜访 · 汇川', '嫌包装大 拜访 · 汇川', '听雨', '新客户 拜访 · 听雨'])
  expect(text(doc).toJSON()).toContain('<mention book="visits" id="汇川0"')
  expect(problems(doc)).toEqual(['样品没到'])
  expect(isPristine(doc, page)).toBe(true)
  const before = Y.encodeStateAsUpdate(doc)
  lay(doc, draft([customer('汇川', '要 200 份', '嫌包装大'), customer('听雨', '新客户')], ['样品没到']))
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before)
})

test('[REP5] headings of the charter come after what was done, and what is written under them stays', () => {
  const doc = aReport()
  const headings: readonly DraftBlock[] = ['客户反馈', '竞品情况'].map((heading, at) => ({ heading: { key: `heading.${at}`, text: heading }, lines: [] }))
  lay(doc, draft([customer('汇川', '要 200 份'), ...headings]))
  expect(lines(doc)).toEqual(['汇川', '要 200 份 拜访 · 汇川', '客户反馈', '竞品情况'])
  expect(isPristine(doc, page)).toBe(true)
  const said = new Y.XmlElement('paragraph')
  said.insert(0, [new Y.XmlText('对方嫌交期长')])
  text(doc).insert(3, [said])
  lay(doc, draft([customer('汇川', '要 200 份', '已寄样'), ...headings]))
  expect(lines(doc)).toEqual(['汇川', '要 200 份 拜访 · 汇川', '已寄样 拜访 · 汇川', '客户反馈', '对方嫌交期长', '竞品情况'])
})

test('[REP2] drafting again follows the records and never touches what the author wrote, changed or took away', () => {
  const doc = aReport()
  lay(doc, draft([customer('汇川', '要 200 份', '嫌包装大', '问价'), customer('听雨', '新客户')], ['样品没到', '对账未回']))
  // Changes one, takes one away, writes one between and one at the end.
  itemOf(doc, 0, 0).insert(0, '【重要】')
  expect(isPristine(doc, page)).toBe(false)
  const list = text(doc).get(1) as Y.XmlElement
  list.delete(2, 1)
  const own = new Y.XmlElement('paragraph')
  own.insert(0, [new Y.XmlText('我自己写的一段。')])
  text(doc).insert(text(doc).length, [own])
  const rows = readRows(doc.getMap(rowsRoot(page, 'problems')))
  setCell(doc, reports as Book, page, 'problems', rows[0]!.id, 'solution', '已催')
  lay(doc, draft([customer('汇川', '要 300 份', '嫌包装偏大', '问价', '送样'), customer('远山', '来电')], ['样品没到货', '对账已回']))
  expect(lines(doc)).toEqual(['汇川', '【重要】要 200 份 拜访 · 汇川', '嫌包装偏大 拜访 · 汇川', '送样 拜访 · 汇川', '我自己写的一段。', '远山', '来电 拜访 · 远山'])
  expect(problems(doc)).toEqual(['样品没到', '对账已回'])
  setRowGone(doc, reports as Book, page, 'problems', rows[1]!.id, true)
  lay(doc, draft([], ['样品没到货', '对账已回']))
  expect(lines(doc)).toEqual(['汇川', '【重要】要 200 份 拜访 · 汇川', '我自己写的一段。'])
  expect(problems(doc)).toEqual(['样品没到'])
})

test('[REP2] a text that its author emptied is drafted anew when asked', () => {
  const doc = aReport()
  lay(doc, draft([customer('汇川', '要 200 份')]))
  text(doc).delete(0, text(doc).length)
  text(doc).insert(0, [new Y.XmlElement('paragraph')])
  lay(doc, draft([customer('汇川', '要 200 份')]))
  expect(lines(doc)).toEqual(['汇川', '要 200 份 拜访 · 汇川'])
})

test('[REP3] two devices that draft apart from different records leave no line twice', () => {
  const [phone, desk] = [aReport(), aReport()]
  exchange(phone, desk)
  lay(phone, draft([customer('汇川', '要 200 份', '嫌包装大')], ['样品没到']))
  lay(desk, draft([customer('汇川', '要 200 份'), customer('听雨', '新客户')], ['样品没到', '对账未回']))
  exchange(phone, desk)
  expect(lines(phone).filter((line) => line.startsWith('要 200 份'))).toHaveLength(2)
  // Either may see to it, or both at once.
  for (const doc of [phone, desk]) doc.transact(() => expect(settleReport(doc, page)).toBe(true))
  exchange(phone, desk)
  expect(lines(phone)).toEqual(lines(desk))
  expect(lines(phone).toSorted()).toEqual(['听雨', '嫌包装大 拜访 · 汇川', '新客户 拜访 · 听雨', '汇川', '要 200 份 拜访 · 汇川'].toSorted())
  expect(problems(phone)).toHaveLength(2)
  expect(problems(phone)).toEqual(problems(desk))
  expect(settleReport(phone, page)).toBe(false)
})

test('[REP2] [REP3] whatever three devices draft, write and miss, each line of an author stays and nothing proposed stands twice', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const random = seededRandom(seed)
    const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()]
    const proposed = new Map<string, string>()
    const written: string[] = []
    for (let step = 0; step < 30; step++) {
      const doc = random.pick(docs)
      const fragment = doc.get('t', Y.XmlFragment)
      const kind = random.int(4)
      if (kind === 0) {
        const blocks = ['甲', '乙', '丙'].filter(() => random.chance(0.6)).map((id) => customer(id, ...['来电', '拜访', '送样'].slice(0, 1 + random.int(3)).map((said) => (random.chance(0.2) ? `${said}二` : said))))
        doc.transact(() => { for (const [about, mark] of layText(fragment, blocks, proposed)) proposed.set(mark, about) })
      } else if (kind === 1) {
        const own = new Y.XmlElement('paragraph')
        const words = `自写${seed}-${step}`
        own.insert(0, [new Y.XmlText(words)])
        fragment.insert(random.int(fragment.length + 1), [own])
        written.push(words)
      } else exchange(doc, random.pick(docs.filter((other) => other !== doc)))
    }
    for (const [one, other] of [[0, 1], [1, 2], [0, 1]] as const) exchange(docs[one]!, docs[other]!)
    for (const doc of docs) settleText(doc.get('t', Y.XmlFragment), proposed)
    for (const [one, other] of [[0, 1], [1, 2], [0, 1]] as const) exchange(docs[one]!, docs[other]!)
    const [first, ...others] = docs.map((doc) => plainText(doc.get('t', Y.XmlFragment)).split('\n'))
    for (const other of others) expect(other, `seed ${seed}`).toEqual(first)
    for (const words of written) expect(first, `seed ${seed}`).toContain(words)
    const standing = first!.filter((line) => line !== '')
    expect(new Set(standing).size, `seed ${seed}`).toBe(standing.length)
  }
})
