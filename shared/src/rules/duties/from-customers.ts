import type { ComputedInput } from '../../books/field-kinds.ts'
import { dayIn } from '../../books/periods.ts'
import { instantIn, membersIn, reachedAt, rowsIn, stringIn } from '../../books/read-values.ts'
import type { Cadence } from '../../charters/define-charter.ts'
import { pastOf } from '../../charters/settled.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { dueAfter } from './due-day.ts'
import type { Answer, DutyInput } from './duty.ts'
import type { DutyPeriod } from './duty-period.ts'
import type { Occasion } from './from-records.ts'
import { inForce } from './in-force.ts'
import { bearersOf, carerOf } from './responsible.ts'

/** Customers that are cared for; those that sleep, are lost or were never real are not. */
export const isCaredFor = ({ state }: ComputedInput): boolean => state === 'lead' || state === 'screened' || state === 'active'

/**
 * Every contact that was planned, or took place, is logged soon after by the first who takes part (S2-3.1.3b). One that
 * was logged in time asks for nothing; one that was called off neither.
 */
export function contactsToLog(cadence: Cadence, input: DutyInput): readonly Occasion[] {
  const { world, standing, calendar } = input
  const bearers = bearersOf(cadence, standing)
  const past = pastOf(standing.charter, ({ cadences }) => cadences['visitLog']!, world.timeZone)
  const found: Occasion[] = []
  for (const visit of world.pages('visits')) {
    if (visit.state === 'cancelled') continue
    const happened = instantIn(visit.values['happenedAt'])
    const since = dayIn(happened ?? visit.values['plannedAt'], world.timeZone)
    const doneAt = visit.state === 'done' ? (reachedAt(visit, 'done') ?? visit.made?.at) : undefined
    const doneOn = dayIn(doneAt, world.timeZone)
    // Most are, and days are dear to reckon.
    if (since === undefined || (doneOn !== undefined && doneOn <= since)) continue
    const member = membersIn(visit.values['by']).flatMap((id) => bearers.find((bearer) => bearer.id === id) ?? [])[0]
    const due = dueAfter(inForce(past, () => since).due, since, calendar)
    if (member === undefined || due === undefined || (doneOn !== undefined && doneOn <= due.day)) continue
    found.push({ member, about: { book: 'visits', id: visit.id }, since, due, answer: doneAt === undefined ? undefined : { doneAt } })
  }
  return found
}

/**
 * A member's customer files, verified within a period (S0-2.2b, S1-4.2.1c, S3-3.3.1a–b): done with the last of them.
 * A file keeps its last verification alone; one that came after the period does not tell that there was none in it.
 */
export function filesVerified(member: Member, cadence: Cadence, { first, last }: DutyPeriod, input: DutyInput): Answer | undefined {
  const bearers = bearersOf(cadence, input.standing)
  const { timeZone } = input.world
  const own = Array.from(input.world.pages('customers')).filter(
    (customer) => isCaredFor(customer) && (dayIn(customer.made?.at, timeZone) ?? '') < first && carerOf(customer, bearers)?.id === member.id,
  )
  if (own.length === 0) return undefined
  const verified = own.flatMap(({ values }) => stringIn(values.verifiedAt) ?? []).filter((day) => day >= first)
  const lastOne = verified.map((day) => (day > last ? last : day)).toSorted().at(-1)
  return { progress: { done: verified.length, of: own.length }, ...(verified.length === own.length ? { doneAt: lastOne } : {}) }
}

/**
 * The credit of those whom business is done with, reviewed within a period (S4-6.2.3): shared among those who do it,
 * each customer always with the same one. Who does not hold the record of credit is told nothing of it.
 */
export function creditsReviewed(member: Member, cadence: Cadence, { first, last }: DutyPeriod, input: DutyInput): Answer | undefined {
  const bearers = bearersOf(cadence, input.standing)
  const own = Array.from(input.world.pages('customers')).filter(
    (customer) => customer.state === 'active' && customer.parts?.includes('secret') !== false && (dayIn(customer.made?.at, input.world.timeZone) ?? '') < first && carerOf(customer, bearers)?.id === member.id,
  )
  if (own.length === 0) return undefined
  const reviewed = own.flatMap(({ values }) => rowsIn(values['creditReviews']).flatMap(({ cells }) => stringIn(cells['at']) ?? []).filter((day) => day >= first && day <= last).toSorted()[0] ?? [])
  return { progress: { done: reviewed.length, of: own.length }, ...(reviewed.length === own.length ? { doneAt: reviewed.toSorted().at(-1)! } : {}) }
}
