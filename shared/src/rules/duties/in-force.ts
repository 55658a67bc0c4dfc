import type { Past } from '../../charters/settled.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays } from '../../vocabulary/dates.ts'

/**
 * What was in force when something began: a change counts for what begins on a later day ([SET3]). `begins` tells when
 * it would begin under a value, for a due rule moves that as well.
 */
export function inForce<T>(past: Past<T>, begins: (value: T) => PlainDate): T {
  return (past.findLast(({ from, value }) => from === undefined || from < begins(value)) ?? past[0]!).value
}

/**
 * When an interval that began on a day ends, where the number of its days was changed meanwhile: it keeps the day it
 * had, unless the new number, counted from the day of the change, ends it sooner ([SET4]). So nobody is late because
 * of a change. What changed after `closedOn` does not count.
 */
export function intervalEnd(past: Past<number | undefined>, since: PlainDate, closedOn?: PlainDate): PlainDate | undefined {
  let end: PlainDate | undefined
  for (const { from, value: days } of past) {
    if (closedOn !== undefined && from !== undefined && from > closedOn) break
    const running = from !== undefined && from > since
    const next = days === undefined ? undefined : addDays(running ? from : since, days)
    end = running && next !== undefined && end !== undefined && end < next ? end : next
  }
  return end
}
