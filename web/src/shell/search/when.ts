import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'

/** Stretches of time that a search can be held to. */
export const whens = ['today', 'week', 'month', 'thisYear', 'lastYear'] as const
export type When = (typeof whens)[number]

export const isWhen = (value: unknown): value is When => whens.includes(value as When)

/** The first and the last day of a stretch, seen from `today`; what lies ahead belongs to the year alone. */
export function daysOf(when: When, today: PlainDate): { readonly from: PlainDate; readonly to: PlainDate } {
  const year = Number(today.slice(0, 4))
  switch (when) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: addDays(today, -29), to: today }
    case 'thisYear':
      return { from: `${year}-01-01`, to: `${year}-12-31` }
    case 'lastYear':
      return { from: `${year - 1}-01-01`, to: `${year - 1}-12-31` }
  }
}
