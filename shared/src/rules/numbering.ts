import type { Numbered } from '../books/asks.ts'
import type { Book } from '../books/define-book.ts'
import type { ComputedField, ComputedInput, Field, Fields } from '../books/field-kinds.ts'
import { stringIn } from '../books/read-values.ts'
import type { PlainDate } from '../vocabulary/dates.ts'
import type { RunningNumber } from '../vocabulary/running-number.ts'
import { seriesOn, writeRunningNumber } from '../vocabulary/running-number.ts'

/**
 * The numbers that a member's next pages of a book begin with: `HT-202611-ZHO-3`, counted by member and month, so that
 * those who work offline take none from each other. Numbers of pages in the bin are not given again ([PROP1]).
 */
export function provisionalNumbers({ into, prefix }: Numbered, code: string, today: PlainDate, pages: readonly Pick<ComputedInput, 'values'>[]): () => string {
  const series = `${prefix}-${today.slice(0, 4)}${today.slice(5, 7)}-${code}-`
  const counted = pages.flatMap(({ values }) => {
    const number = stringIn(values[into])
    return number?.startsWith(series) === true ? [Number(number.slice(series.length))] : []
  })
  let last = Math.max(0, ...counted.filter((number) => Number.isSafeInteger(number)))
  return () => `${series}${++last}`
}

/** The numbers by which a page is called: the relay's first, and the one that it began with ([CON6]). */
export function numbersOf({ numbered }: Pick<Book, 'numbered'>, page: Pick<ComputedInput, 'values' | 'numbered'>): readonly string[] {
  const began = numbered === undefined ? undefined : stringIn(page.values[numbered.into])
  return [...(page.numbered === undefined ? [] : [writeRunningNumber(page.numbered)]), ...(began === undefined ? [] : [began])]
}

/** The field that shows the number of a book's pages. */
export const numberField = (fields: Fields): readonly [name: string, field: ComputedField] | undefined =>
  Object.entries<Field>(fields).find((entry): entry is [string, ComputedField] => entry[1].kind === 'computed' && entry[1].numbers === true)

/** The series that a sealed move asks for: the page's own where it has a number, else that of the book, the move and the year. */
export function seriesOf({ moves }: Pick<Book, 'moves'>, move: string, numbered: RunningNumber | undefined, on: PlainDate): string | undefined {
  const prefix = Object.hasOwn(moves, move) ? moves[move]!.series : undefined
  return prefix === undefined ? undefined : (numbered?.series ?? seriesOn(prefix, on))
}
