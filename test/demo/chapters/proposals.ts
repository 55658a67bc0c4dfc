import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { defaultCurrency } from '@hebu/shared/vocabulary/money.ts'

import { who } from '../cast/people.ts'
import type { ProductId } from '../cast/products.ts'
import { products } from '../cast/products.ts'
import { at } from '../stage/calendar.ts'
import type { Desk } from '../stage/desk.ts'
import type { Act } from '../stage/play.ts'
import { bullets, numbered, p } from '../stage/rich-text.ts'
import type { Offer, OfferLine, OfferVersion } from '../talks/offers.ts'
import { offers } from '../talks/offers.ts'
import type { OpportunityPlan } from './opportunities.ts'
import { monthDay } from './opportunities.ts'
import type { ProductPlan } from './products.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** An offer in the story; the template is for nobody. */
export interface ProposalPlan extends Planned {
  readonly offer: Offer
  readonly opportunity: OpportunityPlan | undefined
  readonly owner: string
}

export const planProposals = (opportunities: readonly OpportunityPlan[]): readonly ProposalPlan[] =>
  offers.map((offer) => {
    const opportunity = opportunities.find(({ deal }) => deal.customer === offer.deal)
    return { book: 'proposals', offer, opportunity, owner: opportunity?.follower ?? who.salesLead }
  })

const inYuan = (yuan: number) => ({ amountCents: Math.round(yuan * 100), currency: defaultCurrency })

const isProduct = (what: string): what is ProductId => Object.hasOwn(products, what)

/** What is offered, from the first draft to how it ended. */
export function proposalActs({ calendar }: Setting, plans: readonly ProposalPlan[], priceList: readonly ProductPlan[]): readonly Act[] {
  return plans.flatMap((plan, index): readonly Act[] => {
    const { offer, owner } = plan
    const page = () => addressOf(plan)
    const timeOf = (nth: number, hour: string) => at(monthDay(calendar, nth), hour) + index * 2 * minuteMs
    const act = (nth: number, hour: string, by: string, run: (desk: Desk) => void | Promise<void>): Act => ({ atMs: timeOf(nth, hour), by, run })
    const rows: string[] = []
    const addLine = (desk: Desk, [what, qty, yuan]: OfferLine): void => {
      const of = isProduct(what) ? { product: linkTo(priceList.find(({ id }) => id === what)!) } : { item: what }
      rows.push(desk.addRow(page(), 'lines', { ...of, qty, ...(yuan === undefined ? {} : { price: inYuan(yuan) }) }))
    }
    const begin = act(offer.begun, '10:18', owner, async (desk) => {
      const { opportunity } = plan
      plan.link = await desk.create('proposals', {
        title: offer.title, delivery: offer.delivery, draftedOn: monthDay(calendar, offer.begun),
        ...(opportunity === undefined ? {} : { customer: linkTo(opportunity.customer), opportunity: linkTo(opportunity) }),
        ...(offer.validFor === undefined ? { validUntil: addDays(calendar.lastDay, 30) } : { validUntil: addDays(calendar.lastDay, offer.validFor) }),
        ...(offer.policyReason === undefined ? {} : { policyReason: offer.policyReason }),
        ...(offer.template === true ? { template: true } : {}),
      })
      for (const line of offer.lines) addLine(desk, line)
      desk.write(page(), 'intro', [p(offer.intro)])
      desk.write(page(), 'solution', [numbered(...offer.solution)])
      if (offer.service.length > 0) desk.write(page(), 'service', [bullets(...offer.service)])
      if (offer.event !== undefined) desk.write(page(), 'event', [p(offer.event)])
    })
    const version = (each: OfferVersion, nth: number): readonly Act[] => {
      const change = (desk: Desk): void => {
        for (const [line, yuan] of each.prices ?? []) desk.setCell(page(), 'lines', rows[line]!, 'price', inYuan(yuan))
        for (const [line, qty] of each.quantities ?? []) desk.setCell(page(), 'lines', rows[line]!, 'qty', qty)
        for (const line of each.adds ?? []) addLine(desk, line)
        if (each.says !== undefined) desk.write(page(), 'solution', [p(each.says)])
      }
      // Whoever heads the group approves first, the director where that does not suffice.
      const approve = (hour: string, by: string): Act => act(each.decided!, hour, by, async (desk) => { if (desk.page(page()).state === 'review') await desk.move(page(), 'approve') })
      return [
        act(each.submitted, '11:34', owner, async (desk) => {
          if (nth > 0) await desk.move(page(), 'revise')
          change(desk)
          await desk.move(page(), 'submit')
        }),
        ...(each.decided === undefined ? [] : each.refused === undefined
          ? [...(owner === who.salesLead ? [] : [approve('14:52', who.salesLead)]), approve('15:38', who.director)]
          : [act(each.decided, '15:38', who.salesLead, (desk) => desk.move(page(), 'sendBack', each.refused))]),
        ...(each.sent === undefined ? [] : [act(each.sent, '16:48', owner, (desk) => desk.move(page(), 'send'))]),
        ...(each.feedback ?? []).map(([day, from, text]) => act(day, '10:44', owner, (desk) => void desk.addRow(page(), 'feedback', { at: monthDay(calendar, day), from, text, about: nth + 1 }))),
      ]
    }
    const { ends } = offer
    return [
      begin,
      ...offer.versions.flatMap(version),
      // The customer asked for more than words: the offer is being written anew.
      ...(offer.deal === 'wangchuan' ? [act(19, '10:02', owner, (desk) => desk.move(page(), 'revise'))] : []),
      ...(ends === undefined ? [] : [act(ends.on, '17:12', owner, (desk) => desk.move(page(), ends.move, ends.why))]),
    ]
  })
}
