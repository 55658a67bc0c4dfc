import { daysOf } from '@hebu/web/shell/search/when.ts'
import { expect, test } from 'vitest'

test.each([
  ['today', '2027-01-03', '2027-01-03'],
  ['week', '2026-12-28', '2027-01-03'],
  ['month', '2026-12-05', '2027-01-03'],
  ['thisYear', '2027-01-01', '2027-12-31'],
  ['lastYear', '2026-01-01', '2026-12-31'],
] as const)('[SRCH7] %s, seen from 3 January, goes from %s to %s', (when, from, to) => {
  expect(daysOf(when, '2027-01-03')).toEqual({ from, to })
})
