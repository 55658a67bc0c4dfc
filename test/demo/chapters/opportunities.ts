import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'

import { who } from '../cast/people.ts'
import type { Calendar } from '../stage/calendar.ts'
import { at } from '../stage/calendar.ts'
import type { Desk } from '../stage/desk.ts'
import type { Act } from '../stage/play.ts'
import type { Deal } from '../talks/deals.ts'
import { deals } from '../talks/deals.ts'
import type { CustomerPlan } from './customers.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** A possible deal in the story. */
export interface OpportunityPlan extends Planned {
  readonly deal: Deal
  readonly customer: CustomerPlan
  readonly follower: string
}

/** The eighteen of the season. What the newcomer is to take over is the lead's still. */
export const planOpportunities = (customers: readonly CustomerPlan[]): readonly OpportunityPlan[] =>
  deals.map((deal) => {
    const customer = customers.find(({ script }) => script.key === deal.customer)!
    return { book: 'opportunities', deal, customer, follower: customer.owner === who.newcomer ? who.salesLead : customer.owner }
  })

/** The n-th working day of the month; zero and below lie before it. */
export const monthDay = ({ day, workingDay }: Calendar, nth: number): PlainDate => (nth >= 1 ? day(nth) : workingDay(day(1), nth - 1))

const factors = ['scale', 'demand', 'competition', 'profit'] as const

/** The moves that lead to where a deal stands, in order. */
const waysTo: Readonly<Record<Deal['state'], readonly string[]>> = {
  found: [], assessed: ['assess'], pursuing: ['assess', 'pursue'], negotiating: ['assess', 'pursue', 'negotiate'],
  won: ['assess', 'pursue', 'negotiate', 'win'], lost: ['assess', 'pursue', 'lose'], dropped: ['assess', 'drop'],
}

/** `inquiryOf` names the inquiry that a deal came of, `contractOf` the contract that it led to. */
export function opportunityActs({ calendar }: Setting, opportunities: readonly OpportunityPlan[], inquiryOf: (opportunity: OpportunityPlan) => Planned | undefined, contractOf: (opportunity: OpportunityPlan) => Planned | undefined): readonly Act[] {
  return opportunities.flatMap((opportunity, index): readonly Act[] => {
    const { deal, customer, follower } = opportunity
    const timeOf = (nth: number, hour: string) => at(monthDay(calendar, nth), hour) + index * 2 * minuteMs
    const [found = 1, ...steps] = deal.days
    const begin: Act = {
      atMs: timeOf(found, '11:12'),
      by: follower,
      run: async (desk) => {
        const inquiry = inquiryOf(opportunity)
        opportunity.link = await desk.create('opportunities', {
          title: deal.title, customer: linkTo(customer), amount: { amountCents: deal.yuan * 100, currency: 'CNY' }, closeDate: addDays(calendar.lastDay, deal.closesIn), foundAt: monthDay(calendar, found),
          ...(inquiry === undefined ? {} : { inquiry: linkTo(inquiry) }),
        })
      },
    }
    const moves = waysTo[deal.state].map((move, step): Act => ({
      atMs: timeOf(steps[step]!, '14:26'),
      by: move === 'pursue' ? who.salesLead : follower,
      run: (desk) => take(desk, opportunity, move, contractOf(opportunity)),
    }))
    const notes = (deal.notes ?? []).map(([nth, note]): Act => ({ atMs: timeOf(nth, '16:44'), by: follower, run: (desk) => void desk.addRow(addressOf(opportunity), 'decisionNotes', { at: monthDay(calendar, nth), note }) }))
    return [begin, ...moves, ...notes]
  })
}

async function take(desk: Desk, opportunity: OpportunityPlan, move: string, contract: Planned | undefined): Promise<void> {
  const { deal } = opportunity
  const page = addressOf(opportunity)
  if (move === 'assess') {
    factors.forEach((factor, at) => desk.setCell(page, 'scores', factor, 'score', deal.scores![at]))
    if (deal.plan !== '') desk.set(page, 'plan', deal.plan)
    if (deal.next !== '') desk.set(page, 'nextStep', deal.next)
  }
  if (move === 'negotiate') {
    for (const [topic, ours, theirs, agreed] of deal.terms ?? []) desk.addRow(page, 'terms', { topic, ours, theirs, agreed })
    if (deal.risk !== undefined) desk.set(page, 'riskNote', deal.risk)
  }
  if (move === 'win' && contract !== undefined) desk.set(page, 'contract', linkTo(contract))
  if (move === 'lose') desk.set(page, 'lossReason', deal.why)
  await desk.move(page, move, move === 'drop' ? deal.why : undefined)
}
