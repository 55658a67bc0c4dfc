import type { Doc, Map as YMap } from 'yjs'
import { XmlFragment } from 'yjs'

import type { Book } from '../books/define-book.ts'
import type { ReportDraft } from '../rules/drafting/draft.ts'
import type { Proposed } from './laid-text.ts'
import { isLeftAsProposed, layText, markOf, settleText } from './laid-text.ts'
import { rowsRoot, textRoot } from './roots.ts'
import { readRows, writeRow } from './rows.ts'
import { addRow, setCell, setRowGone } from './write-page.ts'

/** The texts of a report that a draft is laid into. */
export const laidTexts = ['done', 'results', 'next'] as const

type LaidPart = (typeof laidTexts)[number] | 'problems'

/**
 * What was ever proposed lies in the rows field `drafted`, a row for each line and wording: its id is the part, the mark
 * of what the line is about and that of its content. Rows are only added, so that what two devices propose adds up.
 */
const draftedField = 'drafted'

function proposedIn(map: YMap<unknown>, part: LaidPart): Proposed {
  const rows = readRows(map).map(({ id }) => id.split('.'))
  return new Map(rows.flatMap(([of, about, mark]) => (of === part && about !== undefined && mark !== undefined ? [[mark, about] as const] : [])))
}

function propose(map: YMap<unknown>, part: LaidPart, lines: readonly (readonly [about: string, mark: string])[]): void {
  for (const [about, mark] of lines) {
    const id = `${part}.${about}.${mark}`
    if (!map.has(id)) writeRow(map, id, 'a0', {})
  }
}

/** Whether nothing in the texts of a report is anybody's: they are empty, or stand as they were proposed. */
export function isPristine(doc: Doc, page: string): boolean {
  const drafted: YMap<unknown> = doc.getMap(rowsRoot(page, draftedField))
  return laidTexts.every((part) => isLeftAsProposed(doc.get(textRoot(page, part), XmlFragment), proposedIn(drafted, part)))
}

/** Lays a draft into a report, in a transaction of the caller's ([REP1]). */
export function layReport(doc: Doc, book: Book, page: string, draft: ReportDraft): void {
  const drafted: YMap<unknown> = doc.getMap(rowsRoot(page, draftedField))
  for (const part of laidTexts) propose(drafted, part, layText(doc.get(textRoot(page, part), XmlFragment), draft[part], proposedIn(drafted, part)))
  layProblems(doc, book, page, draft, drafted)
}

/** Rows of their own names, so that two devices lay the same; one that somebody wrote in, or took away, is theirs. */
function layProblems(doc: Doc, book: Book, page: string, draft: ReportDraft, drafted: YMap<unknown>): void {
  const proposed = proposedIn(drafted, 'problems')
  const root: YMap<unknown> = doc.getMap(rowsRoot(page, 'problems'))
  const rows = readRows(root)
  const isLeft = ({ cells }: (typeof rows)[number], about: string): boolean =>
    typeof cells['problem'] === 'string' && proposed.get(markOf(cells['problem'])) === about && Object.entries(cells).every(([column, value]) => column === 'problem' || value === null || value === undefined || value === false)
  const wanted = new Map(draft.problems.map(({ key, text }) => [markOf(key), text]))
  for (const row of rows) {
    const about = row.id.replace(/^drafted-/, '')
    if (about !== row.id && !wanted.has(about) && isLeft(row, about)) setRowGone(doc, book, page, 'problems', row.id, true)
  }
  for (const [about, text] of wanted) {
    const id = `drafted-${about}`
    const row = rows.find((each) => each.id === id)
    if (row === undefined && !root.has(id)) addRow(doc, book, page, 'problems', id, { problem: text })
    else if (row === undefined || !isLeft(row, about)) continue
    else if (row.cells['problem'] !== text) setCell(doc, book, page, 'problems', id, 'problem', text)
    propose(drafted, 'problems', [[about, markOf(text)]])
  }
}

/** Takes away lines that two devices proposed while they did not hear of each other ([REP3]); answers whether there were any. */
export function settleReport(doc: Doc, page: string): boolean {
  const drafted: YMap<unknown> = doc.getMap(rowsRoot(page, draftedField))
  return laidTexts.map((part) => settleText(doc.get(textRoot(page, part), XmlFragment), proposedIn(drafted, part))).includes(true)
}
