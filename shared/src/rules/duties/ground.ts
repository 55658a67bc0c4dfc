import { calendarOf } from '../../charters/settled.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import type { Standing } from '../access.ts'
import type { DutyInput } from './duty.ts'

/** What duties follow from beside the books: the charter as it was settled, the working calendar, who is away and who is excused. */
export function dutyGround(standing: Standing): Required<Pick<DutyInput, 'standing' | 'calendar' | 'away' | 'waived'>> {
  const { settled } = standing.charter
  return {
    standing,
    calendar: calendarOf(standing.charter),
    away: (member, day, cadence) => (settled?.absences ?? []).some((absence) => absence.member === member && covers(absence, day) && (absence.kind === 'leave' || cadence === 'dailyReport')),
    waived: new Set(settled?.waivers.keys()),
  }
}

const covers = ({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }, day: PlainDate): boolean => from <= day && day <= to
