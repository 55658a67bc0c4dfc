import { who } from '../cast/people.ts'
import { at } from '../stage/calendar.ts'
import type { Chance } from '../stage/chance.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act } from '../stage/play.ts'
import type { Question } from '../talks/questions.ts'
import { questions, strangers } from '../talks/questions.ts'
import type { CustomerPlan } from './customers.ts'
import type { OpportunityPlan } from './opportunities.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, linkTo, minuteMs } from './story.ts'

/** A question in the story. */
export interface InquiryPlan extends Planned {
  readonly asked: Question
  readonly from: CustomerPlan | string
  readonly channel: 'phone' | 'email' | 'online' | 'walkIn'
  readonly handler: string
  readonly guide?: string
  readonly receivedMs: number
  /** When an answer was promised for; absent: none was. */
  readonly promisedMs?: number
  readonly answeredMs?: number
  readonly closes: boolean
  /** What came of it, and on which day of the month that was written down. */
  readonly turns?: { readonly into: Planned; readonly nth: number }
}

const inMonth = 90
const channels = ['phone', 'phone', 'phone', 'online', 'phone', 'online', 'phone', 'email', 'walkIn', 'phone'] as const

/** Customers who first came with a question, by the day of the month that their file was opened on. */
const leads: readonly (readonly [key: string, openedOn: number])[] = [['jingxing', 3], ['hexu', 6], ['yunshanPrimary', 9], ['haiyue', 11], ['jiamuTwin', 13], ['siqi', 15]]

/** The deal that began with a question of the day before. */
const dealFrom = { customer: 'lanting', nth: 8 }

/** The month's ninety: seven answered late, four still open, seven that became a customer or a deal. */
export function planInquiries({ calendar, season, leaves }: Setting, customers: readonly CustomerPlan[], opportunities: readonly OpportunityPlan[]): readonly InquiryPlan[] {
  const chance = chanceOf('inquiries')
  const known = customers.filter(({ script }) => script.state === 'active')
  const asked = questions(season)
  return Array.from({ length: inMonth }, (_, index): InquiryPlan => {
    const nth = dayOfMonth(index)
    const date = calendar.day(nth)
    const isOpen = index >= inMonth - 4
    const isLate = lateOnes(calendar).has(index)
    const isPromised = !isLate && !isOpen && index % 9 === 4 && nth < 21
    const minutes = isOpen ? 460 + (inMonth - index) * 6 : isLate ? chance.between(8, 80) : chance.between(10, 400)
    const receivedMs = at(date, '09:00') + minutes * minuteMs
    const handler = handlerOn(index, date, leaves)
    const next = calendar.day(Math.min(22, nth + 1))
    const answeredMs = isPromised ? at(next, '10:05') + chance.between(0, 40) * minuteMs : receivedMs + (isLate ? chance.between(150, 300) : chance.between(4, 85)) * minuteMs
    const channel = channels[index % channels.length]!
    const lead = leads.findIndex(([, openedOn]) => openedOn - 1 === nth && index === firstOf(nth))
    const deal = index === firstOf(dealFrom.nth) + 1 ? opportunities.find(({ deal: { customer } }) => customer === dealFrom.customer) : undefined
    return {
      book: 'inquiries',
      asked: asked[(index * 7) % asked.length]!,
      from: deal !== undefined ? deal.customer : lead !== -1 ? nameOfLead(customers, leads[lead]![0]) : fromWhom(known, chance),
      channel,
      handler: isPromised ? handlerOn(index, next, leaves) : handler,
      ...(channel === 'walkIn' ? { guide: [who.xu, who.zhou][index % 2]! } : {}),
      receivedMs,
      ...(isPromised ? { promisedMs: at(next, '11:30') } : {}),
      ...(isOpen ? {} : { answeredMs }),
      closes: index % 3 !== 0,
      ...(lead !== -1 ? { turns: { into: customers.find(({ script }) => script.key === leads[lead]![0])!, nth: nth + 2 } } : deal !== undefined ? { turns: { into: deal, nth: nth + 2 } } : {}),
    }
  })
}

/** Seven that were answered late, none of them on the Saturday that was made up for: its hours do not count everywhere. */
const lateOnes = ({ day, makeUpDay }: Setting['calendar']): ReadonlySet<number> =>
  new Set(Array.from({ length: 7 }, (_, turn) => {
    let index = turn * 13 + 6
    while (day(dayOfMonth(index)) === makeUpDay) index--
    return index
  }))

const dayOfMonth = (index: number): number => 1 + Math.floor((index * 22) / inMonth)

/** The first inquiry of a day of the month. */
const firstOf = (nth: number): number => Math.ceil(((nth - 1) * inMonth) / 22)

const nameOfLead = (customers: readonly CustomerPlan[], key: string): string => {
  const { script } = customers.find((customer) => customer.script.key === key)!
  return `${script.name} ${script.contacts[0]?.name ?? ''}`.trim()
}

const fromWhom = (known: readonly CustomerPlan[], chance: Chance): CustomerPlan | string => (chance.chance(0.2) ? chance.pick(strangers) : chance.pick(known))

/** Customer service in turn; who is on leave is stood in for. */
function handlerOn(index: number, date: string, leaves: Setting['leaves']): string {
  const turn = [who.lin, who.yao, who.lin, who.yao, who.serviceLead]
  for (let step = 0; ; step++) {
    const handler = turn[(index + step) % turn.length]!
    if (leaves.get(handler)?.includes(date) !== true) return handler
  }
}

export function inquiryActs({ calendar, leaves }: Setting, inquiries: readonly InquiryPlan[]): readonly Act[] {
  return inquiries.flatMap((inquiry): readonly Act[] => {
    const { asked, from, channel, handler, guide, receivedMs, promisedMs, answeredMs, turns } = inquiry
    const take: Act = {
      atMs: receivedMs + minuteMs,
      by: handler,
      run: async (desk) => {
        inquiry.link = await desk.create('inquiries', {
          channel, receivedAt: new Date(receivedMs).toISOString(), topic: asked.topic, question: asked.question,
          ...(typeof from === 'string' ? { caller: from } : { customer: linkTo(from), ...(from.script.contacts[0] === undefined ? {} : { caller: from.script.contacts[0].name }) }),
          ...(guide === undefined ? {} : { guide }),
        })
        if (promisedMs === undefined) return
        desk.set(addressOf(inquiry), 'promisedAt', new Date(promisedMs).toISOString())
        await desk.move(addressOf(inquiry), 'promise')
      },
    }
    const answer: readonly Act[] = answeredMs === undefined ? [] : [{
      atMs: answeredMs,
      by: handler,
      run: async (desk) => {
        desk.set(addressOf(inquiry), 'answer', asked.answer)
        await desk.move(addressOf(inquiry), 'answer')
        if (inquiry.closes && turns === undefined) await desk.move(addressOf(inquiry), 'close')
      },
    }]
    const turned: readonly Act[] = turns === undefined ? [] : [{
      atMs: at(calendar.day(turns.nth), '09:25'),
      by: handlerOn(0, calendar.day(turns.nth), leaves),
      run: async (desk) => {
        const { id, shelf } = linkTo(turns.into)
        desk.set(addressOf(inquiry), 'turnedInto', { id: `${turns.into.book}:${id}`, shelf })
        await desk.move(addressOf(inquiry), 'close')
      },
    }]
    return [take, ...answer, ...turned]
  })
}
