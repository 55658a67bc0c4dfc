import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { fieldOfTarget, mostRowsOfLine, readTarget, targetId } from '@hebu/shared/rules/exchange/import-targets.ts'

import { exportWords } from '../../../../words/exchange.ts'
import type { Words } from '../../../../words/language.tsx'

/** What a target is called: `联系人 电话`, `联系人2 电话`. */
export function targetLabel(book: Book, id: string, words: Words): string {
  const target = readTarget(id)
  const field = fieldOfTarget(book, target)
  const outer = (book.fields as Fields)[target.field]
  if (field === undefined) return id
  if (target.column === undefined || outer === undefined) return words.say(field.label)
  return words.say(target.nth === 1 ? exportWords.ofFirstRow : exportWords.ofRow, { rows: words.say(outer.label), number: target.nth, column: words.say(field.label) })
}

/** The targets that are offered: all of the book, and those of a page's further rows as far as they are in use, and one more. */
export function offeredTargets(every: readonly { readonly id: string; readonly field: string; readonly column?: string }[], used: readonly (string | undefined)[]): readonly string[] {
  const most = new Map<string, number>()
  for (const id of used) {
    if (id === undefined) continue
    const { field, nth } = readTarget(id)
    most.set(field, Math.max(most.get(field) ?? 0, nth))
  }
  return every.flatMap(({ id, field, column }) => (column === undefined ? [id] : Array.from({ length: Math.min(mostRowsOfLine, (most.get(field) ?? 0) + 1) }, (_, at) => targetId(field, column, at + 1))))
}
