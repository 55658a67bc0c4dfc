import { answeredInTime, inquiries, replyDueAt } from '@hebu/shared/books/inquiries.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { afterWorkingHours } from '@hebu/shared/vocabulary/working-hours.ts'
import { expect, test } from 'vitest'

import { aPage, aWorld, moved } from '../books/small-world.ts'

/** By the clock of Shanghai. */
const at = (day: string, time: string) => new Date(Date.parse(`${day}T${time}:00+08:00`)).toISOString()
const clock = (instant: string | undefined) => (instant === undefined ? undefined : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' '))

const after = (day: string, time: string, hours: number) => clock(afterWorkingHours(at(day, time), hours, 'Asia/Shanghai'))

test('[CUS27] nights, weekends and holidays do not count [S0-2.3a]', () => {
  expect(after('2026-11-25', '10:15', 2)).toBe('2026-11-25 12:15')
  expect(after('2026-11-25', '16:30', 2)).toBe('2026-11-26 09:30')
  expect(after('2026-11-25', '16:00', 2)).toBe('2026-11-25 18:00')
  expect(after('2026-11-25', '21:40', 2)).toBe('2026-11-26 11:00')
  expect(after('2026-11-25', '07:00', 2)).toBe('2026-11-25 11:00')
  // Friday evening: Monday.
  expect(after('2026-11-27', '17:30', 2)).toBe('2026-11-30 10:30')
  expect(after('2026-11-28', '10:00', 2)).toBe('2026-11-30 11:00')
  // The National Day week.
  expect(after('2026-09-30', '17:00', 2)).toBe('2026-10-08 10:00')
  expect(after('2026-11-25', '10:00', 20)).toBe('2026-11-27 12:00')
})

const received = at('2026-11-25', '10:00')
const inquiry = (values: ComputedInput['values'], given: Parameters<typeof aPage>[2] = { state: 'open' }) => aPage('i', { receivedAt: received, ...values }, given)

test('[CUS27] a promise counts where it was made within the limit, else the limit stands [S2-3.3.1] [S1-3.4.1a–b]', () => {
  const promisedAt = at('2026-11-27', '17:00')
  const promisedOn = (time: string) => inquiry({ promisedAt }, { state: 'promised', moves: [moved('promise', 'promised', at('2026-11-25', time))] })
  expect(clock(replyDueAt(inquiry({}), aWorld()))).toBe('2026-11-25 12:00')
  expect(clock(replyDueAt(inquiry({}), aWorld({}, { limits: { inquiryReplyWorkingHours: 4 } })))).toBe('2026-11-25 14:00')
  expect(clock(replyDueAt(promisedOn('11:30'), aWorld()))).toBe('2026-11-27 17:00')
  expect(clock(replyDueAt(promisedOn('12:30'), aWorld()))).toBe('2026-11-25 12:00')
  expect(replyDueAt(inquiry({ receivedAt: 'garbage' }), aWorld())).toBeUndefined()
})

test('[CUS27] in time is told once it is known: answered by then, or the time is over [S0-2.3a]', () => {
  const inTime = (values: ComputedInput['values'], time: string) => answeredInTime(inquiry(values), aWorld({}, { nowMs: Date.parse(at('2026-11-25', time)) }))
  expect(inTime({ answeredAt: at('2026-11-25', '12:00') }, '20:00')).toBe(true)
  expect(inTime({ answeredAt: at('2026-11-25', '12:01') }, '20:00')).toBe(false)
  expect(inTime({}, '11:00')).toBeUndefined()
  expect(inTime({}, '12:30')).toBe(false)
  expect(inquiries.settled).toEqual(['answered'])
})
