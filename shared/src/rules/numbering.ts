import type { Numbered } from '../books/asks.ts'
import type { ComputedInput } from '../books/field-kinds.ts'
import { stringIn } from '../books/read-values.ts'
import type { PlainDate } from '../vocabulary/dates.ts'

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
