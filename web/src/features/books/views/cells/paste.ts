import type { Book } from '@hebu/shared/books/define-book.ts'
import type { CellField, Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import type { TextTable } from '../../../../ui/rows/clipboard.ts'
import { cellWords } from '../../../../words/cells.ts'
import type { Words } from '../../../../words/language.tsx'
import { pasteProblems } from '../../../../words/rows.ts'
import type { Workspace } from '../../../../workspace/workspace.ts'
import { refusalOfRights, refusalText } from '../../page/refusal-text.ts'
import { pasteInputFor } from '../../values/paste-input.ts'
import { readPasted } from '../../values/read-pasted.ts'
import type { Names } from '../../values/use-names.ts'
import { isWritten } from './cell-edit.tsx'

/** What is to be written into one cell. */
export interface PastedCell {
  readonly page: Page
  readonly name: string
  readonly value: unknown
}

/** What cannot be written, and why. */
export interface RefusedCell {
  readonly page: Page
  readonly name: string
  readonly text: string
  readonly reason: string
}

/** What a pasted block would do: told before it is done ([UI97]). */
export interface PastePlan {
  readonly cells: readonly PastedCell[]
  readonly refused: readonly RefusedCell[]
  /** Lines and columns of the block that lie beyond the list. */
  readonly linesBeyond: number
  readonly columnsBeyond: number
}

export interface PasteTarget {
  readonly book: Book
  /** The pages from the one where the keyboard stands on, in the order of the list; or those that are chosen. */
  readonly pages: readonly Page[]
  /** The columns from the one where the keyboard stands on. */
  readonly columns: readonly string[]
}

/** Lays a block over the cells of a list and reads every cell of it; one value alone goes into all pages of the target. */
export function planPaste(block: TextTable, target: PasteTarget, fillsAll: boolean, workspace: Workspace, words: Words, names: Names): PastePlan {
  const input = pasteInputFor(workspace, words, names)
  const fields: Fields = target.book.fields
  const table = workspace.table(target.book.id)
  const width = Math.max(0, ...block.map((line) => line.length))
  const cells: PastedCell[] = []
  const refused: RefusedCell[] = []

  const lay = (page: Page, name: string, text: string): void => {
    const field = fields[name] as Field | undefined
    const refuse = (reason: string) => void refused.push({ page, name, text, reason })
    if (field === undefined) return refuse(words.say(cellWords.state))
    if (!isWritten(field) || page.conflicts[name] !== undefined) return refuse(words.say(pasteProblems.closed))
    const rights = table.rights(page)
    if (!rights.mayEditField(name)) return refuse(refusalText(target.book, refusalOfRights(rights.because), words))
    if (text.trim() === '' && field.required === true) return refuse(words.say(cellWords.required))
    const read = readPasted(field as CellField, text, input)
    if ('problem' in read) return refuse(read.problem)
    if (JSON.stringify(read.value) !== JSON.stringify(page.values[name])) cells.push({ page, name, value: read.value })
  }
  const lines = fillsAll ? target.pages.map(() => block[0] ?? []) : block
  for (const [at, page] of target.pages.slice(0, lines.length).entries()) {
    for (const [column, name] of target.columns.slice(0, lines[at]!.length).entries()) lay(page, name, lines[at]![column]!)
  }
  return { cells, refused, linesBeyond: Math.max(0, lines.length - target.pages.length), columnsBeyond: Math.max(0, width - target.columns.length) }
}
