import type { Book, Move } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

import type { CommandRefusal, Workspace } from '../../../../workspace/workspace.ts'
import { boardFields } from '../views-of.ts'
import { refusalOfRights } from '../../page/refusal-text.ts'
import { choicesOf, chosenNow } from '../../values/choices.ts'

export interface BoardColumn {
  /** A state or an option; `''` for pages without one. */
  readonly key: string
  readonly label: Text | undefined
  readonly pages: readonly Page[]
}

/** What the columns stand for: what the address names, else the first that the book knows. */
export const boardBy = (book: Book, by: string | undefined): string | undefined => {
  const known = boardFields(book)
  return by !== undefined && known.includes(by) ? by : known[0]
}

const keyOf = (page: Page, by: string, field: Field | undefined, charter: Charter): string => {
  if (field === undefined) return page.state
  const value = page.values[by]
  return typeof value !== 'string' ? '' : field.kind === 'choice' ? chosenNow(field, value, charter) : value
}

/** The pages of a list in columns, each in the order of the list. Values that are no option (any more) have a column of their own. */
export function boardColumns(book: Book, by: string, pages: readonly Page[], charter: Charter): readonly BoardColumn[] {
  const field = (book.fields as Fields)[by]
  const options: Readonly<Record<string, Text>> = field?.kind === 'choice' ? choicesOf(field, charter) : field === undefined ? book.states : {}
  const byKey = new Map<string, Page[]>(Object.keys(options).map((key) => [key, []]))
  for (const page of pages) {
    const key = keyOf(page, by, field, charter)
    const column = byKey.get(key)
    if (column === undefined) byKey.set(key, [page])
    else column.push(page)
  }
  return [...byKey].map(([key, of]) => ({ key, label: Object.hasOwn(options, key) ? options[key] : undefined, pages: of }))
}

/** What putting a page into a column would do. */
export type Drop =
  | { readonly does: 'nothing' }
  | { readonly does: 'set'; readonly value: string | undefined }
  | { readonly does: 'move'; readonly id: string; readonly move: Move }
  | { readonly does: 'refused'; readonly refusal: CommandRefusal | 'no-way' }

/** Checked before anything is changed: a state by the workflow, an option by who may edit ([UI85]). */
export function dropFor(workspace: Workspace, book: Book, by: string, page: Page, key: string): Drop {
  const field = (book.fields as Fields)[by]
  if (keyOf(page, by, field, workspace.charter()) === key) return { does: 'nothing' }
  if (field !== undefined) {
    const rights = workspace.table(book.id).rights(page)
    if (rights.mayEditField(by)) return { does: 'set', value: key === '' ? undefined : key }
    return { does: 'refused', refusal: refusalOfRights(rights.because) }
  }
  const leading = Object.entries<Move>(book.moves).filter(([, move]) => move.automatic !== true && move.apart !== true && move.to === key && move.from.includes(page.state))
  const answers = leading.map(([id, move]) => ({ id, move, may: workspace.commands.mayMove(page, id) }))
  const able = answers.filter(({ may }) => may.ok || may.refusal.because === 'note-required')
  const best = able.find(({ move }) => move.primary === true) ?? able[0]
  if (best !== undefined) return { does: 'move', id: best.id, move: best.move }
  const told = answers.find(({ may }) => !may.ok && may.refusal.because === 'missing') ?? answers[0]
  return { does: 'refused', refusal: told === undefined || told.may.ok ? 'no-way' : told.may.refusal }
}
