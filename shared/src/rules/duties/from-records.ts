import { contactsOf } from '../../books/customer-figures.ts'
import type { ComputedInput } from '../../books/field-kinds.ts'
import { dayIn } from '../../books/periods.ts'
import { reachedAt, stringIn } from '../../books/read-values.ts'
import type { Cadence, Charter } from '../../charters/define-charter.ts'
import type { Past } from '../../charters/settled.ts'
import { pastOf } from '../../charters/settled.ts'
import { tierOf } from '../../charters/tiers.ts'
import type { PlainDate } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { DueMoment } from './due-day.ts'
import { contactsToLog, creditsReviewed, filesVerified, isCaredFor } from './from-customers.ts'
import { contractsChecked, contractsEnding, milestonesDue } from './from-contracts.ts'
import { dueAfter, endOfWork, onOrAfter } from './due-day.ts'
import type { Answer, DutyInput, DutyPage } from './duty.ts'
import type { DutyPeriod } from './duty-period.ts'
import { inForce, intervalEnd } from './in-force.ts'
import { bearersOf, carerOf, nearestAbove } from './responsible.ts'

/** A duty that follows from a record instead of the calendar. */
export interface Occasion {
  readonly member: Member
  readonly about: DutyPage
  /** Tells this occasion from others about the same page: the day it is reckoned from. */
  readonly since: PlainDate
  readonly due: DueMoment
  readonly answer: Answer | undefined
}

type Source = (cadence: Cadence, input: DutyInput) => readonly Occasion[]

/** Duties to be in touch with a customer again within so many days of the last time: one for each time so far, and one open. */
function contactsDue(cadence: Cadence, input: DutyInput, daysFor: (customer: ComputedInput) => Past<number | undefined> | undefined): readonly Occasion[] {
  const { world, calendar } = input
  const bearers = bearersOf(cadence, input.standing)
  const found: Occasion[] = []
  for (const customer of world.pages('customers')) {
    const past = daysFor(customer)
    const member = carerOf(customer, bearers)
    const begun = dayIn(customer.made?.at, world.timeZone)
    if (past === undefined || member === undefined || begun === undefined || (input.of !== undefined && member.id !== input.of)) continue
    const contacts = contactsOf(customer, world).toReversed().filter(({ at }) => dayIn(at, world.timeZone)! > begun)
    const about = { book: 'customers', id: customer.id }
    let since = begun
    for (const { at } of contacts) {
      const on = dayIn(at, world.timeZone)!
      // Several on one day are one.
      if (on === since) continue
      const end = intervalEnd(past, since, on)
      if (end !== undefined) found.push({ member, about, since, due: { day: onOrAfter(end, calendar), time: endOfWork }, answer: { doneAt: at } })
      since = on
    }
    const end = isCaredFor(customer) ? intervalEnd(past, since) : undefined
    if (end !== undefined) found.push({ member, about, since, due: { day: onOrAfter(end, calendar), time: endOfWork }, answer: undefined })
  }
  return found
}

/** The days between contacts with customers of a tier, as they were settled over time. */
export function pastIntervals(charter: Charter, timeZone: string | undefined): (tier: string) => Past<number | undefined> {
  const known = new Map<string, Past<number | undefined>>()
  return (tier) => {
    const past = known.get(tier) ?? pastOf(charter, (then) => tierOf(then, tier)?.followUpDays, timeZone)
    known.set(tier, past)
    return past
  }
}

/** Return visits within the interval of the customer's tier (domain C1c; S0-4.2c, S2-3.3.4). */
const returnVisits: Source = (cadence, input) => {
  const pastOfTier = pastIntervals(input.standing.charter, input.world.timeZone)
  return contactsDue(cadence, input, ({ values }) => pastOfTier(stringIn(values.tier) ?? input.standing.charter.defaultTier))
}

/** Customers with intent are not left alone (S1-3.1.6b). */
const intentContact: Source = (cadence, input) => {
  // Switched on, it is reckoned from that day.
  const past = pastOf(input.standing.charter, ({ cadences }) => daysOf(cadences['intentContact']), input.world.timeZone)
  return contactsDue(cadence, input, ({ values, state }) => (isOpenFor(state) && (values.willingness === 'high' || values.willingness === 'mid') ? past : undefined))
}

const daysOf = (cadence: Cadence | undefined): number | undefined => (cadence?.on === true && cadence.due.at === 'everyDays' ? cadence.due.days : undefined)

/** Before a deal: who buys already is visited by tier. */
const isOpenFor = (state: string): boolean => state === 'lead' || state === 'screened'

/** Every report that is handed in is read by a superior within its time (S2-6.1.2c). */
const inspectReports: Source = (cadence, input) => {
  const { world, standing, calendar } = input
  const bearers = bearersOf(cadence, standing)
  const past = pastOf(standing.charter, ({ cadences }) => cadences['inspectReports']!, world.timeZone)
  const found: Occasion[] = []
  for (const report of world.pages('reports')) {
    const author = memberById(standing.directory, stringIn(report.values.author) ?? '')
    const since = dayIn(reachedAt(report, 'submitted'), world.timeZone)
    const member = author === undefined ? undefined : nearestAbove(author, bearers, standing)
    const due = since === undefined ? undefined : dueAfter(inForce(past, () => since).due, since, calendar)
    if (member === undefined || since === undefined || due === undefined) continue
    const doneAt = reachedAt(report, 'inspected') ?? reachedAt(report, 'returned')
    found.push({ member, about: { book: 'reports', id: report.id }, since, due, answer: doneAt === undefined ? undefined : { doneAt } })
  }
  return found
}

/** Duties that follow from records, by cadence; those of books that are still to come have no occasions. */
export const sources: Readonly<Record<string, Source>> = { returnVisits, intentContact, inspectReports, visitLog: contactsToLog, contractMilestones: milestonesDue, contractEnd: contractsEnding }

/** Duties of a period that are done piece by piece; who has no pieces is not asked. */
export const byPieces: Readonly<Record<string, (member: Member, cadence: Cadence, period: DutyPeriod, input: DutyInput) => Answer | undefined>> = { fileCheck: filesVerified, creditReview: creditsReviewed, contractProgress: contractsChecked }
