import type { Book } from '../../books/define-book.ts'
import type { CellField } from '../../books/field-kinds.ts'
import { text } from '../../vocabulary/text.ts'
import { statesToBringIn } from '../workflow.ts'

/** What a file may say of a page's past, beside its fields: who began it and when, when it was changed last, and its state. */
export const originFields = (book: Book): Readonly<Record<string, CellField>> => {
  if (book.key !== undefined) return {}
  const states = [...statesToBringIn(book)]
  return {
    $author: { kind: 'text', label: text('原建立人', 'Originally by'), maxLength: 100 },
    $made: { kind: 'dateTime', label: text('原建立時間', 'Originally made') },
    $changed: { kind: 'dateTime', label: text('原修改時間', 'Originally changed') },
    ...(states.length < 2 ? {} : { $state: { kind: 'choice', label: text('狀態', 'State'), options: Object.fromEntries(states.map((state) => [state, book.states[state]!])) } }),
  }
}

export const isOrigin = (field: string): boolean => field.startsWith('$')
