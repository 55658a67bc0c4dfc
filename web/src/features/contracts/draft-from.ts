import { rowsIn, stringIn } from '@hebu/shared/books/read-values.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { XmlFragment } from 'yjs'
import { XmlElement, XmlText } from 'yjs'

import { plainText } from '../../ui/editor/plain-text.ts'
import type { PageAddress, Step, Workspace } from '../../workspace/workspace.ts'

/** The clauses that are texts. */
export const clauseTexts = ['duties', 'breach', 'disputes'] as const
export type ClauseText = (typeof clauseTexts)[number]

/** What a template brings: never whom it is with, what it is worth or when it was signed. */
const brought = ['kind', 'quality', 'payment', 'place', 'lines', 'copies', 'milestones', 'riskNote'] as const

const addressOf = ({ id }: Pick<Page, 'id'>): PageAddress => ({ book: 'contracts', id })

const isEmpty = (fragment: XmlFragment): boolean => plainText(fragment).trim() === ''

/** Whether nothing of the clauses is written yet. */
export const isBare = (workspace: Workspace, page: Page): boolean =>
  clauseTexts.every((field) => { const text = workspace.text(addressOf(page), field); return text === undefined || isEmpty(text.fragment) })

/** Puts nodes into a text that is empty, and enters in the history that it was edited. */
function fill(workspace: Workspace, page: Page, field: ClauseText, nodes: readonly XmlElement[]): void {
  const into = workspace.text(addressOf(page), field)
  if (into === undefined || nodes.length === 0 || !into.editable() || !isEmpty(into.fragment)) return
  into.doc.transact(() => into.fragment.insert(0, [...nodes]))
  workspace.commands.noteEdit(addressOf(page), field)
}

/** Lets a page take over what another says, where it says nothing itself; what is there stays as it is. */
function takeOver(workspace: Workspace, page: Page, from: Page, fields: readonly string[], cellsOf: (field: string, cells: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>): number {
  const { commands } = workspace
  const declared: Fields = workspace.bookById('contracts')?.fields ?? {}
  let rows = 0
  for (const name of fields) {
    const field: Field | undefined = declared[name]
    const value = from.values[name]
    if (field === undefined || value === undefined) continue
    if (field.kind !== 'rows') {
      if (page.values[name] === undefined) commands.set(addressOf(page), name, value)
    } else if (rowsIn(page.values[name]).length === 0) {
      for (const { cells } of rowsIn(value)) if (commands.addRow(addressOf(page), name, cellsOf(name, cells)).ok) rows += 1
    }
  }
  return rows
}

/** Days and what was done belong to the contract that they were of. */
const withoutDays = (_field: string, { what, to, duty, milestone, percent, note: _note, dueAt: _due, doneAt: _done, at: _at, ...cells }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries({ ...cells, what, to, duty, milestone, percent }).filter(([, value]) => value !== undefined))

/** Drafts a contract from a template: clauses, payment, lines and milestones where they are empty; the template is named ([CON10]). */
export function draftFromTemplate(workspace: Workspace, page: Page, template: Page, step: Step): void {
  const { commands } = workspace
  commands.asOne(step, () => {
    commands.set(addressOf(page), 'template', { id: template.id, shelf: template.shelf })
    takeOver(workspace, page, template, brought, withoutDays)
  })
  for (const field of clauseTexts) {
    const from = workspace.text(addressOf(template), field)
    if (from !== undefined) fill(workspace, page, field, from.fragment.toArray().filter((node) => node instanceof XmlElement).map((node) => node.clone()))
  }
}

/** Lays the headings of the clauses into the texts that are empty ([CON10]). */
export function layOutClauses(workspace: Workspace, page: Page, headings: Readonly<Record<ClauseText, readonly string[]>>): void {
  for (const field of clauseTexts) fill(workspace, page, field, headings[field].map(headingOf))
}

function headingOf(words: string): XmlElement {
  const element = new XmlElement('heading')
  element.setAttribute('level', 3 as unknown as string)
  element.insert(0, [new XmlText(words)])
  return element
}

/** Takes over what the customer accepted: the lines of the proposal, and their sum where no amount is there. Answers how many lines came. */
export function takeOverProposal(workspace: Workspace, page: Page, proposal: Page, step: Step): number {
  const { commands } = workspace
  return commands.asOne(step, () => {
    if (rowsIn(page.values['lines']).length > 0) return 0
    let count = 0
    for (const { cells } of rowsIn(proposal.values['lines'])) {
      const { product, item, spec, qty, unit, price } = cells
      const taken = Object.fromEntries(Object.entries({ product, item, spec, qty, unit, price }).filter(([, value]) => value !== undefined))
      if (commands.addRow(addressOf(page), 'lines', taken).ok) count += 1
    }
    const after = workspace.table('contracts').page(page.id)
    const total = after === undefined ? undefined : workspace.computedValue(after, 'linesTotal')
    if (after?.values['amount'] === undefined && total !== undefined) commands.set(addressOf(page), 'amount', total)
    return count
  })
}

/** A change or termination that is asked for of a contract, begun with what it is about. */
export const changeOf = (page: Page, kind: 'change' | 'termination', title: string): Readonly<Record<string, unknown>> => ({
  title,
  kind,
  contract: { id: page.id, shelf: page.shelf },
  ...(page.values['customer'] === undefined ? {} : { customer: page.values['customer'] }),
  ...(stringIn(page.values['owner']) === undefined ? {} : { owner: page.values['owner'] }),
})

