import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'

import { shownKind } from '../../values/format-value.ts'

/** Days that move with the calendar. */
export const spans = ['overdue', 'today', 'tomorrow', 'thisWeek', 'lastWeek', 'nextWeek', 'thisMonth', 'lastMonth', 'nextMonth'] as const
export type Span = (typeof spans)[number]

/**
 * How a value is tested: `any` one of these · `has` these letters · `range` from–to, either open · `when` a span of
 * days · `is` yes or no · `empty` · `filled`.
 */
export type FilterTest = 'any' | 'has' | 'range' | 'when' | 'is' | 'empty' | 'filled'

export interface Filter {
  /** A field, or `state`. */
  readonly name: string
  readonly test: FilterTest
  readonly values: readonly string[]
}

const tests: Readonly<Record<string, readonly FilterTest[]>> = {
  choice: ['any'],
  member: ['any'],
  members: ['any'],
  // By name; `any` names pages by their ids, where a figure leads to its records.
  customer: ['has', 'any'],
  link: ['has', 'any'],
  flag: ['is'],
  number: ['range'],
  percent: ['range'],
  money: ['range'],
  date: ['when', 'range'],
  dateTime: ['when', 'range'],
  file: [],
  rows: [],
  checklist: [],
}

/** The tests that a field knows, the likeliest first. */
export function testsOf(field: Field | undefined): readonly FilterTest[] {
  // A page always has a state.
  if (field === undefined) return ['any']
  if (field.kind === 'computed' && field.shownAs === 'choice') return ['has', 'empty', 'filled']
  return [...(tests[shownKind(field)] ?? ['has']), ...(shownKind(field) === 'flag' ? [] : (['empty', 'filled'] as const))]
}

/** What can be filtered by: the state, and every field that a list could show. */
export const filterNames = (book: Book): readonly string[] => [
  ...(Object.keys(book.states).length > 1 ? ['state'] : []),
  ...Object.entries(book.fields as Fields).filter(([, field]) => field.internal !== true && field.kind !== 'richText').map(([name]) => name),
]

/** `owner:any:me,lin;amount:range:1000,`, every value percent-encoded. */
export const encodeFilters = (filters: readonly Filter[]): string | undefined =>
  filters.length === 0 ? undefined : filters.map(({ name, test, values }) => [name, test, values.map(encodeURIComponent).join(',')].join(':')).join(';')

const plain = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What an address says; what the book does not know is left out and never throws ([UI83]). */
export function decodeFilters(book: Book, text: string): readonly Filter[] {
  const known = filterNames(book)
  return text.split(';').flatMap((part): readonly Filter[] => {
    const [name = '', test = '', values = ''] = part.split(':')
    const of = known.includes(name) ? testsOf((book.fields as Fields)[name]).find((each) => each === test) : undefined
    return of === undefined ? [] : [{ name, test: of, values: values === '' ? [] : values.split(',').map(plain) }]
  })
}

/** Whether a filter says enough to narrow anything. */
export const isWhole = ({ test, values }: Filter): boolean => test === 'empty' || test === 'filled' || values.some((value) => value !== '')
