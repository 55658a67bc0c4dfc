import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { batch } from 'solid-js'

import type { GridEdit } from '../../../../ui/grid/Grid.tsx'
import { showToast } from '../../../../ui/toast.ts'
import type { Words } from '../../../../words/language.tsx'
import { cellWords } from '../../../../words/cells.ts'
import type { Workspace } from '../../../../workspace/workspace.ts'
import type { ListModel } from '../../list/list-model.ts'
import type { ListRow } from '../../list/table/list-rows.ts'
import { isGroup } from '../../list/table/list-rows.ts'
import { refusalOfRights, refusalText } from '../../page/refusal-text.ts'
import { CellControl } from './CellControl.tsx'

/** What has a control that fits into a cell. */
const writtenKinds = new Set(['text', 'longText', 'number', 'money', 'percent', 'date', 'dateTime', 'choice', 'flag', 'member', 'members', 'customer', 'customers', 'link', 'links'])
const figures = new Set(['number', 'money', 'percent', 'date', 'dateTime'])
const picked = new Set(['member', 'members', 'customer', 'customers', 'link', 'links'])
const inWords = new Set(['text', 'longText', 'date', 'dateTime', ...picked])

/** Whether values of a field are written in the cells of a list. */
export const isWritten = (field: Field | undefined): boolean => field !== undefined && field.internal !== true && writtenKinds.has(field.kind)

/** Whether what is typed into a field is words, which an input method may have to compose. */
export const isInWords = (field: Field | undefined): boolean => inWords.has(field?.kind ?? '')

/** Whether what is typed now goes into the box that stands in for a cell of words. */
export const isCatching = (): boolean => document.activeElement?.hasAttribute('data-catcher') === true

/** Writing the cells of a book's list: by the same controls and the same rights as on its pages ([UI93]). */
export function createCellEdit(model: ListModel, workspace: Workspace, words: Words): GridEdit<ListRow> {
  const fields: Fields = model.book.fields
  const rights = (page: Page) => model.table.rights(page)
  // Two values that stand side by side are chosen between on the page.
  const isOpen = (page: Page, column: string) => isWritten(fields[column]) && page.conflicts[column] === undefined
  const may = (row: ListRow, column: string): boolean => !isGroup(row) && isOpen(row, column) && rights(row).mayEditField(column)
  return {
    may,
    refuse(row, column) {
      if (isGroup(row)) return false
      const field = fields[column]
      const tell = (text: string) => { showToast(text, { tone: 'problem' }); return true }
      if (column === 'state' && field === undefined) return tell(words.say(cellWords.state))
      if (field?.kind === 'computed') return tell(words.say(cellWords.derived, { field: words.say(field.label), explains: words.say(field.explains) }))
      return isOpen(row, column) && !rights(row).mayEditField(column) && tell(refusalText(model.book, refusalOfRights(rights(row).because), words))
    },
    flip(row, column) {
      if (fields[column]?.kind !== 'flag' || !may(row, column) || isGroup(row)) return false
      const done = batch(() => workspace.commands.set({ book: row.book, id: row.id }, column, row.values[column] !== true))
      if (!done.ok) showToast(refusalText(model.book, done.refusal, words), { tone: 'problem' })
      return true
    },
    takes(_row, column, typed) {
      const kind = fields[column]?.kind ?? ''
      if (figures.has(kind)) return /^[\d.+\-０-９]$/.test(typed)
      // Elsewhere an input method could not take the first letter of words: there they begin with Enter.
      return picked.has(kind) ? /^[\p{L}\p{N}]$/u.test(typed) : isInWords(fields[column]) && isCatching()
    },
    control: (cell) => <CellControl model={model} page={cell.row as Page} name={cell.column} field={fields[cell.column]!} typed={cell.typed} onDone={cell.done} />,
  }
}
