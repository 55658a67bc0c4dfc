import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays, weekday } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { isSuperiorOf } from '../access.ts'
import { dutiesOf } from '../duties/duties.ts'
import type { DutyInput, JudgedDuty } from '../duties/duty.ts'

/** What became of one member's daily reports in a week; a day that asked for none has no duty. */
export interface HandedIn {
  readonly member: Member
  readonly days: readonly { readonly day: PlainDate; readonly duty: JudgedDuty | undefined }[]
}

const cadence = 'dailyReport'

/** The daily reports of everybody below a member in the week of `today`, Monday to Friday and worked weekends; nothing where nobody is below or none are asked for. */
export function handedInBelow(input: DutyInput, me: Member, today: PlainDate): readonly HandedIn[] {
  const monday = addDays(today, 1 - weekday(today))
  const below = input.standing.directory.members.filter((member) => member.status === 'active' && isSuperiorOf(me, member, input.standing))
  const duties = dutiesOf(input, monday, addDays(monday, 6)).filter((duty) => duty.cadence === cadence)
  if (below.length === 0 || duties.length === 0) return []
  const asked = new Set(duties.map(({ period }) => period))
  const days = [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days)).filter((day) => weekday(day) <= 5 || asked.has(day))
  const byMember = Map.groupBy(duties, ({ member }) => member)
  return below.flatMap((member) => {
    const own = byMember.get(member.id)
    return own === undefined ? [] : [{ member, days: days.map((day) => ({ day, duty: own.find(({ period }) => period === day) })) }]
  })
}
