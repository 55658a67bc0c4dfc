import { openCare } from '../../books/customer-care.ts'
import type { ComputedInput, World } from '../../books/field-kinds.ts'
import { dayIn } from '../../books/periods.ts'
import { stringIn } from '../../books/read-values.ts'
import { tierOf } from '../../charters/tiers.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import { addDays, dayNumber, weekday } from '../../vocabulary/dates.ts'
import type { WorkingCalendar } from '../../vocabulary/working-calendar.ts'
import type { Standing } from '../access.ts'
import { hasFunction } from '../access.ts'
import { onOrAfter } from '../duties/due-day.ts'
import { pastIntervals } from '../duties/from-records.ts'
import { intervalEnd } from '../duties/in-force.ts'
import { bearersOf, carerOf } from '../duties/responsible.ts'
import { mayCareFor } from './bound.ts'

/** How near a contact is. */
export type CareBand = 'overdue' | 'today' | 'thisWeek' | 'later'

/** A customer who is to be contacted by a day. Derived, never stored ([CUS23]). */
export interface CareDue {
  readonly customer: ComputedInput
  readonly due: PlainDate
  readonly band: CareBand
  /** Below zero: so many days late. */
  readonly daysLeft: number
  /** What the day follows from: a follow-up that was planned, what was agreed with the customer, the tier's interval. */
  readonly because: 'planned' | 'agreed' | 'tier'
  /** The latest contact; absent where there was none. */
  readonly last: PlainDate | undefined
  /** Days between contacts of the tier. */
  readonly everyDays: number | undefined
  readonly member: string | undefined
  /** The follow-up that is planned. */
  readonly plan: ComputedInput | undefined
  /** The day of a visit or call that is planned already. */
  readonly appointment: PlainDate | undefined
}

export interface CareInput {
  readonly world: World
  readonly standing: Standing
  readonly calendar: WorkingCalendar
}

const caredFor: ReadonlySet<string> = new Set(['lead', 'screened', 'active'])

/** Where a day lies seen from today: the week ends on its Sunday. */
export function bandOf(due: PlainDate, today: PlainDate): CareBand {
  if (due < today) return 'overdue'
  if (due === today) return 'today'
  return due <= addDays(today, 7 - weekday(today)) ? 'thisWeek' : 'later'
}

/**
 * Who is to be contacted by when, the longest overdue first (domain C1c, `followUpRules`; S0-4.2c–d, S2-3.3.4,
 * S3-3.3.2a–b). The earliest of these counts: a planned follow-up, also a missed one, a day agreed that no contact has
 * answered, and the interval of the customer's tier after the last contact, moved on to a working day. A planned
 * follow-up goes before the interval also where it lies later: somebody has said so, with a reason.
 */
export function careDue({ world, standing, calendar }: CareInput): readonly CareDue[] {
  const bearers = bearersOf(standing.charter.cadences['returnVisits'] ?? { who: ['sales', 'service'] }, standing)
  const pastOfTier = pastIntervals(standing.charter, world.timeZone)
  const found: CareDue[] = []
  for (const customer of world.pages('customers')) {
    if (!caredFor.has(customer.state)) continue
    const tier = stringIn(customer.values.tier) ?? standing.charter.defaultTier
    const everyDays = tierOf(standing.charter, tier)?.followUpDays
    const { last, agreed, followUps: [plan] } = openCare(customer, world)
    const since = last ?? dayIn(customer.made?.at, world.timeZone)
    const planned = plan?.day
    const end = since === undefined ? undefined : intervalEnd(pastOfTier(tier), since)
    const byTier = end === undefined ? undefined : onOrAfter(end, calendar)
    const candidates = ([['planned', planned], ['agreed', agreed], ['tier', planned === undefined ? byTier : undefined]] as const).flatMap(([because, day]) => (day === undefined ? [] : [{ because, day }]))
    const [first] = candidates.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
    if (first === undefined) continue
    const member = memberFor(customer, tier, plan?.page, bearers, standing)
    const appointment = world.linked('visits', 'customer', customer.id).flatMap(({ state, values }) => (state === 'planned' ? (dayIn(values.plannedAt, world.timeZone) ?? []) : [])).filter((day) => day >= world.today).toSorted()[0]
    found.push({ customer, due: first.day, band: bandOf(first.day, world.today), daysLeft: dayNumber(first.day) - dayNumber(world.today), because: first.because, last, everyDays, member, plan: plan?.page, appointment })
  }
  return found.toSorted((a, b) => (a.due === b.due ? (a.customer.id < b.customer.id ? -1 : 1) : a.due < b.due ? -1 : 1))
}

/** Who makes it: whom the plan names, else the owner; of a bound tier those above alone. */
function memberFor(customer: ComputedInput, tier: string, plan: ComputedInput | undefined, bearers: ReturnType<typeof bearersOf>, standing: Standing): string | undefined {
  const named = stringIn(plan?.values.by)
  if (named !== undefined && mayCareFor(tier, named, standing)) return named
  const owner = stringIn(customer.values.owner)
  const active = (id: string | undefined) => standing.directory.members.find((member) => member.id === id && member.status === 'active')
  if (active(owner) !== undefined && mayCareFor(tier, owner, standing)) return owner
  const wanted = tierOf(standing.charter, tier)?.ownedBy
  const fitting = standing.directory.members.filter((member) => member.status === 'active' && mayCareFor(tier, member.id, standing) && (wanted === undefined || hasFunction(member, wanted, standing.charter)))
  return (carerOf(customer, bearers.filter(({ id }) => mayCareFor(tier, id, standing))) ?? fitting[0])?.id
}

/** The day that a follow-up was first due on, however often it has been moved since (domain e, `followUpRate`). */
export const firstDue = ({ values }: ComputedInput): PlainDate | undefined => {
  const moves = Array.isArray(values.movedDue) ? (values.movedDue as readonly { readonly cells?: Readonly<Record<string, unknown>> }[]) : []
  return dayIn(moves[0]?.cells?.from) ?? dayIn(values.dueAt)
}
