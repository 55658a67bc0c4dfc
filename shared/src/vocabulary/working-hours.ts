import type { Instant } from './dates.ts'
import { addDays, dateOf } from './dates.ts'
import { instantAt } from './wall-clock.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { workingDay } from './working-calendar.ts'

/** The hours that count on a working day, by the wall clock. */
export const workingHours = { from: '09:00', to: '18:00' } as const

/**
 * The instant that lies so many working hours after another: nights, weekends and holidays do not count. What comes
 * in after hours is reckoned from the next morning.
 */
export function afterWorkingHours(start: Instant, hours: number, timeZone: string, calendar?: WorkingCalendar): Instant {
  let leftMs = hours * 3_600_000
  let fromMs = Date.parse(start)
  for (let day = dateOf(fromMs, timeZone); ; day = addDays(day, 1)) {
    if (!workingDay(day, calendar)) continue
    const opensMs = Date.parse(instantAt(`${day} ${workingHours.from}`, timeZone))
    const closesMs = Date.parse(instantAt(`${day} ${workingHours.to}`, timeZone))
    fromMs = Math.max(fromMs, opensMs)
    if (fromMs >= closesMs) continue
    if (fromMs + leftMs <= closesMs) return new Date(fromMs + leftMs).toISOString()
    leftMs -= closesMs - fromMs
  }
}
