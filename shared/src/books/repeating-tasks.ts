import type { PlainDate } from '../vocabulary/dates.ts'
import { addDays, dayNumber, isPlainDate, toPlainDate } from '../vocabulary/dates.ts'
import { addWorkingDays, workingDay } from '../vocabulary/working-calendar.ts'
import type { WorkingCalendar } from '../vocabulary/working-calendar.ts'
import type { ComputedInput } from './field-kinds.ts'
import { keyFrom } from './periods.ts'
import { rowsIn, stringIn } from './read-values.ts'

type Values = Readonly<Record<string, unknown>>

/** How often a task comes again. */
export const repeatIntervals = { week: ['每週', 'Every week'], fortnight: ['每兩週', 'Every two weeks'], month: ['每月', 'Every month'], quarter: ['每季度', 'Every quarter'] } as const

const days: Readonly<Record<string, number>> = { week: 7, fortnight: 14 }
const months: Readonly<Record<string, number>> = { month: 1, quarter: 3 }

/** The same day so many months on; the last one of a shorter month. */
function addMonths(date: PlainDate, count: number): PlainDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + count
  const first = (month: number): PlainDate => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
  return toPlainDate(Math.min(dayNumber(first(index)) + Number(date.slice(8)) - 1, dayNumber(first(index + 1)) - 1))
}

/** The first day of a series after `after` that is not before `notBefore`; reckoned from its first day, so that every device finds the same. */
function nextDay(repeats: string, first: PlainDate, after: PlainDate, notBefore: PlainDate): PlainDate | undefined {
  const nth = (count: number): PlainDate => (days[repeats] === undefined ? addMonths(first, count * months[repeats]!) : addDays(first, count * days[repeats]))
  if (days[repeats] === undefined && months[repeats] === undefined) return undefined
  for (let count = 1; count < 5_000; count += 1) if (nth(count) > after && nth(count) >= notBefore) return nth(count)
  return undefined
}

/** A task that repeats, or came from one: its place in the series. */
const placeOf = ({ id, values }: ComputedInput): { readonly series: string; readonly first: PlainDate; readonly day: PlainDate } | undefined => {
  const promised = rowsIn(values.movedDue)[0]?.cells['from'] ?? values.dueAt
  const first = values.repeatFrom ?? promised
  const day = values.repeatDay ?? promised
  return isPlainDate(first) && isPlainDate(day) ? { series: stringIn(values.repeatOf) ?? id, first, day } : undefined
}

/** The id of a task in a series: two devices that make it make one. */
export const keyOfRepeat = (values: Values): string | undefined => keyFrom(values.repeatOf, values.repeatDay)

/** What the next one takes over. */
const carried = ['title', 'assignee', 'assignedBy', 'helpers', 'priority', 'checker', 'source', 'customer', 'repeats'] as const

/**
 * The tasks that series ask for now: the next of each, once its latest is done or its day has come ([TASK4]). A series
 * ends with a latest one that was cancelled, put into the bin, or no longer repeats. Weeks that nobody was there for
 * are passed over.
 * @param pages all tasks, those in the bin too
 */
export function repeatsDue(pages: Iterable<ComputedInput & { readonly deleted?: unknown }>, today: PlainDate, calendar?: WorkingCalendar): readonly Values[] {
  const latest = new Map<string, { readonly page: ComputedInput & { readonly deleted?: unknown }; readonly first: PlainDate; readonly day: PlainDate }>()
  for (const page of pages) {
    if (page.values.repeats === undefined && page.values.repeatOf === undefined) continue
    const place = placeOf(page)
    if (place !== undefined && place.day > (latest.get(place.series)?.day ?? '')) latest.set(place.series, { page, ...place })
  }
  return [...latest].flatMap(([series, { page, first, day }]): readonly Values[] => {
    const repeats = stringIn(page.values.repeats)
    const isDone = page.state === 'done' || page.state === 'verified'
    if (repeats === undefined || page.deleted !== undefined || page.state === 'cancelled' || (!isDone && day > today)) return []
    const next = nextDay(repeats, first, day, today)
    if (next === undefined) return []
    const dueAt = workingDay(next, calendar) ? next : addWorkingDays(next, 1, calendar)
    return [{ ...Object.fromEntries(carried.flatMap((name) => (page.values[name] === undefined ? [] : [[name, page.values[name]]]))), dueAt, repeatOf: series, repeatFrom: first, repeatDay: next }]
  })
}
