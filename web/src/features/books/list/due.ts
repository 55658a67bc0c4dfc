import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { dateOf, dayNumber } from '@hebu/shared/vocabulary/dates.ts'

import { isOver } from '../values/state-tone.ts'

/** How near a date is that something is due on. */
export interface Due {
  readonly is: 'late' | 'soon'
  readonly days: number
}

/** Fields that say what a day of theirs is once it is past, or by whose names it is one to keep: `dueAt`, `nextFollowUpAt`. */
const isDeadline = (book: Book, name: string): boolean => (book.fields as Fields)[name]?.late !== undefined || /^(due|next|promised|expires)/.test(name)

/** Whether a date in a list is one to keep that is past, today or tomorrow; never of a page that is finished or settled. */
export function dueOf(book: Book, name: string, state: string, value: unknown, nowMs: number, timeZone: string): Due | undefined {
  if (typeof value !== 'string' || !isDeadline(book, name) || isOver(book, state)) return undefined
  const day = value.length > 10 ? dateOf(Date.parse(value), timeZone) : value
  const days = dayNumber(day) - dayNumber(dateOf(nowMs, timeZone))
  if (days < 0) return { is: 'late', days: -days }
  return days <= 1 ? { is: 'soon', days } : undefined
}
