import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { instantAt, wallClock } from '@hebu/shared/vocabulary/wall-clock.ts'
import { expect, test } from 'vitest'

import { seededRandom } from '../../kit/seeded-random.ts'

/** Half hours ahead, quarters, summer times of an hour and of half an hour, a day left out, two changes a year around a feast. */
const zones = ['Asia/Shanghai', 'Asia/Kathmandu', 'Asia/Kolkata', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'UTC']

/** What the formatter of the platform says. */
const told = (instantMs: number, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instantMs)

test('[DAY6] the wall clock of any zone is what the platform says, also around changes of its clock', () => {
  const random = seededRandom(20_260_101)
  const faults: string[] = []
  for (const zone of zones) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
    const instants = Array.from({ length: 400 }, () => Math.floor(random.next() * Date.UTC(2050, 0)))
    // Every half hour of the weeks in which clocks change, and of the days that Apia left out.
    for (const from of ['2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31', '2011-12-29', '2026-02-14', '2026-03-21']) for (let half = 0; half < 110; half++) instants.push(Date.parse(`${from}T00:00:00Z`) + half * 1_800_000 + 59_999)
    for (const at of instants) if (wallClock(at, zone) !== format.format(at)) faults.push(`${zone} ${new Date(at).toISOString()}: ${wallClock(at, zone)}, not ${format.format(at)}`)
  }
  expect(faults).toEqual([])
})

test('[DAY6] before 1970 and far ahead it is asked of the platform', () => {
  for (const at of ['1901-06-01T00:00:00Z', '1969-12-31T23:59:00Z']) expect(wallClock(Date.parse(at), 'Europe/Berlin')).toBe(told(Date.parse(at), 'Europe/Berlin'))
  expect(wallClock(Date.parse('+012026-03-01T00:00:00Z'), 'Asia/Shanghai')).toBe('12026-03-01 08:00')
})

test('[DAY6] a wall clock leads to its instant and back, and the device\'s own is that of its zone', () => {
  expect(instantAt('2026-11-23 09:30', 'Asia/Shanghai')).toBe('2026-11-23T01:30:00.000Z')
  expect(wallClock(Date.parse(instantAt('2026-03-29 03:30', 'Europe/Berlin')), 'Europe/Berlin')).toBe('2026-03-29 03:30')
  const at = Date.parse('2026-07-01T16:10:20.000Z')
  expect(wallClock(at)).toBe(wallClock(at, Intl.DateTimeFormat().resolvedOptions().timeZone))
  expect(dateOf(at, 'Asia/Shanghai')).toBe('2026-07-02')
})
