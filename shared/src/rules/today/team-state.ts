import type { Book } from '../../books/define-book.ts'
import { dayIn, keyZone } from '../../books/periods.ts'
import { membersIn, stringIn } from '../../books/read-values.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import { addDays } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { isSuperiorOf } from '../access.ts'
import { holdersNow } from '../approval/answerers.ts'
import { waitingStep } from '../approval/waiting.ts'
import { dutiesOf } from '../duties/duties.ts'
import type { DutyInput, DutyPage, JudgedDuty } from '../duties/duty.ts'
import { nearestAbove } from '../duties/responsible.ts'

/** Something that one of those below has not done in time. */
export interface TeamMatter {
  readonly id: string
  readonly member: Member
  readonly due: Instant
  /** Its grace is over, and this member is told of it. */
  readonly escalated: boolean
  readonly duty?: JudgedDuty | undefined
  readonly page?: DutyPage | undefined
}

export interface TeamInput extends DutyInput {
  readonly me: Member
  readonly books: readonly Book[]
}

/** So far back is what was never done still told, in days; of daily reports the week's table tells. */
const backDays = 31
/** Work that is so many days late is stuck. */
const stuckDays = 2

const weekly = 'dailyReport'

/** What is late or stuck below a member, what has been escalated first, then the longest late ([TODAY12]). */
export function teamState(input: TeamInput): readonly TeamMatter[] {
  const { me, world, books, standing } = input
  const below = new Map(standing.directory.members.filter((member) => member.status === 'active' && isSuperiorOf(me, member, standing)).map((member) => [member.id, member]))
  if (below.size === 0) return []
  const matters: TeamMatter[] = []
  for (const duty of dutiesOf(input, addDays(world.today, -backDays), world.today)) {
    const member = below.get(duty.member)
    const asked = standing.charter.cadences[duty.cadence]
    if (member === undefined || duty.cadence === weekly || asked === undefined || input.book(asked.book) === undefined || duty.doneAt !== undefined || (duty.status !== 'late' && duty.status !== 'missed')) continue
    matters.push({ id: duty.id, member, due: duty.dueAt, escalated: duty.status === 'missed' && duty.escalatesTo.includes(me.id), duty, page: duty.about })
  }
  for (const { id: book, owed } of books) {
    if (owed === undefined) continue
    for (const page of world.pages(book)) {
      const due = stringIn(page.values[owed.due])
      const day = dayIn(due, world.timeZone)
      if (due === undefined || day === undefined || day > addDays(world.today, -stuckDays) || !(owed.while as readonly string[]).includes(page.state)) continue
      const member = owed.by.flatMap((field) => membersIn(page.values[field])).map((id) => below.get(id)).find((known) => known !== undefined)
      if (member !== undefined) matters.push({ id: `${book}.${page.id}`, member, due, escalated: false, page: { book, id: page.id } })
    }
  }
  matters.push(...lateSteps(input, below))
  return matters.toSorted((a, b) => Number(b.escalated) - Number(a.escalated) || (a.due === b.due ? (a.id < b.id ? -1 : 1) : a.due < b.due ? -1 : 1))
}

/** Steps of approvals that those below have let pass their time: told to all above, escalated to whoever stands next above ([SEAL22]). */
function lateSteps({ books, world, me, standing, calendar }: TeamInput, below: ReadonlyMap<string, Member>): readonly TeamMatter[] {
  const now = new Date(world.nowMs).toISOString()
  const matters: TeamMatter[] = []
  for (const { id: book, moves } of books) {
    if (!Object.values(moves).some(({ chain }) => chain !== undefined)) continue
    for (const page of world.pages(book)) {
      const waiting = waitingStep(page, calendar, world.timeZone ?? keyZone)
      if (page.round === undefined || waiting === undefined || waiting.dueAt >= now) continue
      for (const member of holdersNow(page.round, standing)) {
        if (!below.has(member.id)) continue
        matters.push({ id: `approval.${book}.${page.id}.${member.id}`, member, due: waiting.dueAt, escalated: nearestAbove(member, standing.directory.members, standing)?.id === me.id, page: { book, id: page.id } })
      }
    }
  }
  return matters
}
