import type { Book } from '@hebu/shared/books/define-book.ts'
import type { ComputedInput, World } from '@hebu/shared/books/field-kinds.ts'
import { settledCharter } from '@hebu/shared/charters/settled.ts'
import { waitingStep } from '@hebu/shared/rules/approval/waiting.ts'
import { noticesOf } from '@hebu/shared/rules/notices/notices.ts'
import { agendaOf } from '@hebu/shared/rules/today/agenda.ts'
import { teamState } from '@hebu/shared/rules/today/team-state.ts'
import type { Round } from '@hebu/shared/vocabulary/sealing.ts'
import { announcedCalendar, workingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import { describe, expect, test } from 'vitest'

import { smallDirectory } from '../../kit/department.ts'
import { deeds } from '../../kit/fixture-book.ts'
import { sealingCharter } from '../../kit/sealed-department.ts'

const timeZone = 'Asia/Shanghai'
const wall = (moment: string): string => new Date(`${moment}:00+08:00`).toISOString()
const route = [{ by: ['lead' as const], mode: 'single' as const, limitWorkingDays: 2 }, { by: ['head' as const], mode: 'single' as const, limitWorkingDays: 1 }]

/** A deed of zhou's, handed in at a moment; `answered` is when the lead approved it. */
function aDeed(handedInAt: string, given: { readonly witnessedAt?: string; readonly answered?: string } = {}): ComputedInput {
  const answers = given.answered === undefined ? [] : [{ entry: 'a1', step: 0, as: 'lead' as const }]
  const round: Round = { handIn: 'in', by: 'zhou', route, step: answers.length, state: 'open', answers }
  return {
    id: 'd1', shelf: 'g-all', state: 'review', values: { title: '供貨合同' }, made: { by: 'zhou', at: wall('2026-09-01T09:00') }, round,
    moves: [
      { id: 'in', move: 'submit', to: 'review', by: 'zhou', at: wall(handedInAt), verdict: 'applied', seal: {}, ...(given.witnessedAt === undefined ? {} : { witnessed: { at: wall(given.witnessedAt) } }) },
      ...(given.answered === undefined ? [] : [{ id: 'a1', move: 'approve', to: 'review', by: 'lin', at: wall(given.answered), verdict: 'applied', seal: {} }]),
    ],
  }
}
const due = (...of: Parameters<typeof aDeed>) => waitingStep(aDeed(...of), announcedCalendar, timeZone)?.dueAt

describe('the days of a step', () => {
  test.each([
    ['on a Monday', '2026-11-23T09:30', {}, '2026-11-25T18:00'],
    ['late in the evening, which is the day itself in the department', '2026-11-23T23:50', {}, '2026-11-25T18:00'],
    ['on a Thursday: the weekend does not count', '2026-11-26T16:00', {}, '2026-11-30T18:00'],
    ['on a Saturday', '2026-11-28T11:00', {}, '2026-12-01T18:00'],
    ['before the National Day holidays', '2026-09-30T15:00', {}, '2026-10-09T18:00'],
    ['without a network, reaching the relay two days later', '2026-11-23T09:30', { witnessedAt: '2026-11-25T08:00' }, '2026-11-27T18:00'],
    ['with a clock that runs ahead of the relay\'s', '2026-11-25T08:00', { witnessedAt: '2026-11-23T09:30' }, '2026-11-27T18:00'],
    ['and answered: the next step has days of its own', '2026-11-23T09:30', { answered: '2026-11-25T17:00' }, '2026-11-26T18:00'],
  ] as const)('[SEAL22] handed in %s', (_, handedInAt, given, until) => {
    expect(due(handedInAt, given)).toBe(wall(until))
  })

  test('[SEAL22] a day that the department arranges for itself counts as it arranged it; a page that nobody waits for has none', () => {
    const closed = workingCalendar([{ date: '2026-11-24', kind: 'off', name: '店庆' }])
    expect(waitingStep(aDeed('2026-11-23T09:30'), closed, timeZone)?.dueAt).toBe(wall('2026-11-26T18:00'))
    const deed = aDeed('2026-11-23T09:30')
    for (const round of [undefined, { ...deed.round!, state: 'returned' as const }, { ...deed.round!, route: undefined }]) expect(waitingStep({ ...deed, round }, announcedCalendar, timeZone)).toBeUndefined()
  })
})

describe('a step that waits', () => {
  const charter = settledCharter(sealingCharter, [{ version: 1, at: '2026-11-20T00:00:00.000Z', by: 'lin', changes: { 'delegation.lin.a': { from: 'lin', to: 'he', begins: '2026-11-20', ends: '2026-12-31' } } }])
  const directory = smallDirectory()
  function inputOf(member: string, now: string, page = aDeed('2026-11-23T09:30')) {
    const world: World = { today: now.slice(0, 10), nowMs: Date.parse(wall(now)), timeZone, pages: (book) => (book === 'deeds' ? [page] : []), page: () => page, linked: () => [] }
    return { standing: { directory, charter }, calendar: announcedCalendar, world, me: directory.members.find(({ id }) => id === member)!, books: [deeds as Book], book: () => deeds as Book, said: [], mayMove: (_: unknown, move: string) => move === 'approve' && ['lin', 'he'].includes(member) }
  }
  const today = (...of: Parameters<typeof inputOf>) => agendaOf(inputOf(...of)).open.map(({ kind, urgency, due: until }) => [kind, urgency, until])
  const told = (...of: Parameters<typeof inputOf>) => noticesOf(inputOf(...of)).map(({ kind, by, urgent }) => [kind, by, urgent])
  const late = (...of: Parameters<typeof inputOf>) => teamState(inputOf(...of)).map(({ member, escalated }) => [member.id, escalated])

  test('[SEAL22] stands with its time in the Today of who is asked and of who stands in, and among their notices; of nobody else', () => {
    for (const member of ['lin', 'he']) {
      expect(today(member, '2026-11-23T10:00')).toEqual([['review', 'today', wall('2026-11-25T18:00')]])
      expect(today(member, '2026-11-25T10:00')).toEqual([['review', 'today', wall('2026-11-25T18:00')]])
      expect(told(member, '2026-11-23T10:00')).toEqual([['asked', 'zhou', false]])
    }
    for (const member of ['wang', 'shen', 'zhou']) expect([today(member, '2026-11-23T10:00'), told(member, '2026-11-23T10:00'), late(member, '2026-11-23T10:00')]).toEqual([[], [], []])
  })

  test('[SEAL22] once it is late it is told again, and to whoever stands next above; answered, it is gone', () => {
    expect(late('wang', '2026-11-25T18:00')).toEqual([])
    for (const member of ['lin', 'he']) {
      expect(today(member, '2026-11-25T18:01').map(([, urgency]) => urgency)).toEqual(['overdue'])
      expect(told(member, '2026-11-27T09:00')).toEqual([['askedLate', 'zhou', true], ['asked', 'zhou', false]])
    }
    expect(late('wang', '2026-11-27T09:00')).toEqual([['lin', true]])
    expect(told('wang', '2026-11-27T09:00')).toEqual([['stuck', 'lin', true]])
    expect([late('zhou', '2026-11-27T09:00'), told('zhou', '2026-11-27T09:00')]).toEqual([[], []])
    const answered = aDeed('2026-11-23T09:30', { answered: '2026-11-25T17:00' })
    expect([told('lin', '2026-11-25T19:00', answered), late('wang', '2026-11-25T19:00', answered)]).toEqual([[], []])
    expect(told('wang', '2026-11-25T19:00', answered)).toEqual([['asked', 'zhou', false]])
  })
})
