import { addDays, dayNumber, periodKey, weekday } from '@hebu/shared/vocabulary/dates.ts'
import { languages, say } from '@hebu/shared/vocabulary/text.ts'
import { addWorkingDays, announced, calendarDay, holidayNames, lastAnnouncedYear, lastWorkingDay, nthWorkingDay, workingCalendar, workingDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import fc from 'fast-check'
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'

import { projectFolder } from '../../kit/project-folder.ts'
import { runCommand } from '../../kit/run-command.ts'

const announcedDays = fc.integer({ min: dayNumber('2004-01-01'), max: dayNumber(`${lastAnnouncedYear}-12-31`) }).map((number) => addDays('1970-01-01', number))
const allDays = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays('1970-01-01', number))
const year = (date: string) => Number(date.slice(0, 4))

describe('the announced calendar', () => {
  test('[DAY2] every day of every announced year is what the source says', () => {
    const source = createRequire(import.meta.url)('chinese-days') as { isWorkday(date: string): boolean }
    const unlike: string[] = []
    for (let date = '2004-01-01'; year(date) <= lastAnnouncedYear; date = addDays(date, 1)) if (workingDay(date) !== source.isWorkday(date)) unlike.push(date)
    expect(unlike).toEqual([])
  })

  test('[DAY2] holidays and make-up days name the holiday they belong to', () => {
    expect(calendarDay('2026-10-01')).toEqual({ kind: 'off', because: 'holiday', holiday: 'nationalDay' })
    expect(calendarDay('2026-10-10')).toEqual({ kind: 'working', because: 'makeUp', holiday: 'nationalDay' })
    expect(calendarDay('2026-11-21')).toEqual({ kind: 'off', because: 'weekend' })
    expect(calendarDay('2026-11-23')).toEqual({ kind: 'working', because: 'weekday' })
    expect(languages.map((language) => say(holidayNames.nationalDay, language))).toEqual(['国庆节', '國慶節', 'National Day'])
    expect(Object.values(holidayNames).every((name) => languages.every((language) => say(name, language) !== ''))).toBe(true)
  })

  test('[DAY2] a year that is not announced has weekends only, and it is known not to be announced', () => {
    expect([announced(2003), announced(2004), announced(lastAnnouncedYear), announced(lastAnnouncedYear + 1)]).toEqual([false, true, true, false])
    fc.assert(
      fc.property(allDays, (date) => {
        fc.pre(!announced(year(date)))
        expect(workingDay(date)).toBe(weekday(date) <= 5)
      }),
    )
  })

  test('[DAY2] the data is what the generator makes of its source', async () => {
    expect(await runCommand(process.execPath, ['shared/scripts/generate-holidays.ts', '--check'], { cwd: projectFolder })).toEqual({ code: 0, output: '' })
  })
})

describe('days of the workspace', () => {
  const calendar = workingCalendar([
    { date: '2026-11-23', kind: 'off', name: '店庆' },
    { date: '2026-11-28', kind: 'working' },
    { date: '2026-11-27', kind: 'half' },
    { date: '2026-10-01', kind: 'working' },
    { date: '2026-11-24', kind: 'off' },
    { date: '2026-11-24', kind: 'half' },
  ])

  test('[DAY2] go before what is announced; half a day is a working day; the last entry counts', () => {
    expect(['2026-11-23', '2026-11-28', '2026-11-27', '2026-10-01', '2026-11-24', '2026-11-29'].map((date) => workingDay(date, calendar))).toEqual([false, true, true, true, true, false])
    expect(calendarDay('2026-11-23', calendar)).toMatchObject({ kind: 'off', because: 'own', own: { name: '店庆' } })
    expect(calendarDay('2026-10-01', calendar)).toMatchObject({ because: 'own', holiday: 'nationalDay' })
    expect(addWorkingDays('2026-11-20', 1, calendar)).toBe('2026-11-24')
  })
})

describe('reckoning in working days', () => {
  test('[DAY2] steps over holidays and onto make-up days', () => {
    expect(addWorkingDays('2026-09-30', 1)).toBe('2026-10-08')
    expect(addWorkingDays('2026-10-08', -1)).toBe('2026-09-30')
    expect(addWorkingDays('2026-10-09', 1)).toBe('2026-10-10')
    expect(addWorkingDays('2026-11-21', 0)).toBe('2026-11-21')
  })

  test('[DAY2] [S2-4.3.2] the n-th working day of a month', () => {
    expect(nthWorkingDay('2026-10', 1)).toBe('2026-10-08')
    expect(nthWorkingDay('2026-10', 3)).toBe('2026-10-10')
    expect(nthWorkingDay('2026-12', 6)).toBe('2026-12-08')
    expect(nthWorkingDay('2026-12', 24)).toBeUndefined()
    expect([nthWorkingDay('2026-12', 0), nthWorkingDay('winter', 1)]).toEqual([undefined, undefined])
  })

  test('[DAY2] [S3-5.4.1] the last working day of a year, a quarter, a month, a week and a day', () => {
    expect(['2026', '2026-Q3', '2026-02', '2026-W06', '2026-W41', '2026-10-01', '2026-10-10'].map((period) => lastWorkingDay(period))).toEqual([
      '2026-12-31', '2026-09-30', '2026-02-28', '2026-02-06', '2026-10-10', undefined, '2026-10-10',
    ])
  })

  test('[DAY2] so many working days there are between a day and the one reached, and back leads to the same', () => {
    fc.assert(
      fc.property(allDays, fc.integer({ min: 1, max: 60 }), (date, count) => {
        const reached = addWorkingDays(date, count)
        expect(workingDay(reached)).toBe(true)
        let passed = 0
        for (let at = addDays(date, 1); at <= reached; at = addDays(at, 1)) if (workingDay(at)) passed++
        expect(passed).toBe(count)
        if (workingDay(date)) expect(addWorkingDays(reached, -count)).toBe(date)
      }),
    )
  })

  test('[DAY2] the first and last working days of a period lie in it, and none lies outside of them', () => {
    fc.assert(
      fc.property(announcedDays, fc.constantFrom('year', 'quarter', 'month', 'week'), (date, unit) => {
        const key = periodKey(unit, date)
        const first = nthWorkingDay(key, 1)
        const last = lastWorkingDay(key)
        expect(first === undefined).toBe(last === undefined)
        if (first === undefined || last === undefined) expect(workingDay(date)).toBe(false)
        else {
          expect([periodKey(unit, first), periodKey(unit, last)]).toEqual([key, key])
          if (workingDay(date)) expect(first <= date && date <= last).toBe(true)
        }
      }),
    )
  })
})
