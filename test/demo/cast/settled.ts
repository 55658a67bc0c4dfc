import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { announcedCalendar, workingDay } from '@hebu/shared/vocabulary/working-calendar.ts'

import type { Calendar } from '../stage/calendar.ts'
import { at } from '../stage/calendar.ts'
import { who } from './people.ts'

/** Something that the department settled beside its charter, as it is entered in the directory. */
export interface Settlement {
  readonly by: string
  readonly atMs: number
  readonly reason: string
  readonly changes: Readonly<Record<string, unknown>>
}

/** Six leave days: who is away on which day; one of them misses a department meeting. */
export const leaveDays = ({ day, weekStarts }: Calendar): readonly (readonly [member: string, date: string, why: string])[] => [
  [who.he, day(10), '年假'], [who.he, day(11), '年假'], [who.lin, day(14), '事假'], [who.ops, day(17), '病假'], [who.deng, day(19), '事假'], [who.yao, weekStarts[1]!, '调休'],
]

/**
 * What the director settled: the days on which the story's month differs from the announced calendar, before it begins,
 * and each leave on the afternoon before. So duties and the story agree on who owes what on which day.
 */
export function settledIn(calendar: Calendar): readonly Settlement[] {
  const own: Record<string, unknown> = {}
  for (let date = calendar.day(1); date <= calendar.lastDay; date = addDays(date, 1)) {
    const isWorked = calendar.isWorkingDay(date)
    if (isWorked !== workingDay(date, announcedCalendar)) own[`days.${date}`] = isWorked ? { kind: 'working', name: date === calendar.makeUpDay ? '司庆补班' : '上班' } : { kind: 'off', name: date === calendar.holiday ? '司庆放假' : '休息' }
  }
  const leaves = leaveDays(calendar).map(([member, date, why]): Settlement => ({
    by: who.director,
    atMs: at(addDays(date, -1), '16:20'),
    reason: '已批准',
    changes: { [`leave.${member}-${date}`]: { member, from: date, to: date, kind: 'leave', why } },
  }))
  const days: Settlement = { by: who.director, atMs: at(addDays(calendar.day(1), -3), '10:00'), reason: '司庆安排', changes: own }
  return [...(Object.keys(own).length === 0 ? [] : [days]), ...leaves.toSorted((a, b) => a.atMs - b.atMs)]
}
