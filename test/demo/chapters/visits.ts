import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays, weekday } from '@hebu/shared/vocabulary/dates.ts'

import { who } from '../cast/people.ts'
import type { Calendar } from '../stage/calendar.ts'
import { at, clockTime, dayAt } from '../stage/calendar.ts'
import type { Chance } from '../stage/chance.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act } from '../stage/play.ts'
import { answeredCalls, cancelledCalls, missedCalls, openCalls } from '../talks/return-visits.ts'
import type { Talk } from '../talks/script.ts'
import type { CustomerPlan } from './customers.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, hourMs, linkTo, minuteMs } from './story.ts'

/** A contact in the story: what was planned, and what became of it. */
export interface VisitPlan extends Planned {
  readonly customer: CustomerPlan
  readonly by: readonly string[]
  readonly outcome: 'done' | 'missed' | 'cancelled' | 'ahead'
  /** The n-th working day of the month; of those ahead, so many working days after it. */
  readonly nth: number
  readonly startsMs: number
  readonly kind: Talk['kind']
  readonly purpose: string
  /** What was said, of those that took place. */
  readonly talk?: Talk
  /** When the plan was entered; absent where nobody had planned it. */
  readonly enteredMs?: number
  /** When it was written down that it took place, or called off. */
  readonly settledMs?: number
  readonly why?: string
}

const missedAt: ReadonlySet<string> = new Set(['yunshan', 'jihe', 'huichuan', 'muye', 'anlan', 'lingyun', 'tongze', 'mingde', 'yuanfan'])
const cancelledAt: ReadonlyMap<string, string> = new Map([
  ['wangchuan', '餐饮部临时接待检查，改下周'],
  ['qiming', '校长外出开会，沈副校长要求改期'],
  ['chenxi', '院内感冒高发，谢绝来访'],
  ['langrun', '样板间停电，改电话沟通'],
  ['chuyang', '诊所当天满诊'],
  ['xingye', '校区搬教室，没人接待'],
])
const aheadOfGeneral: ReadonlySet<string> = new Set(['danfeng', 'zhixing', 'guyu', 'tingyu', 'hengxin', 'bailu', 'qiyun', 'linfeng'])

type Outcome = VisitPlan['outcome']

/** What becomes of a customer's contacts, in order. */
function outcomesFor({ script: { key, tier, talks } }: CustomerPlan, chance: Chance): readonly Outcome[] {
  const outcomes: Outcome[] = talks.map(() => 'done')
  if (tier === 'key' || tier === 'core' || aheadOfGeneral.has(key)) outcomes[outcomes.length - 1] = 'ahead'
  const within = outcomes.lastIndexOf('done')
  if (missedAt.has(key)) outcomes[chance.between(1, within)] = 'missed'
  if (cancelledAt.has(key)) outcomes[chance.between(1, within)] = 'cancelled'
  return outcomes
}

const times = ['09:20', '10:50', '13:40', '15:10', '16:20'] as const

/** Keeps who is where, so that nobody is in two places at once. */
function createAgenda({ calendar, leaves }: Setting) {
  const taken = new Set<string>()
  return (by: readonly string[], nth: number, chance: Chance, latest: number): { readonly nth: number; readonly startsMs: number } => {
    for (let day = nth; day <= latest; day++) {
      const date = calendar.day(day)
      if (by.some((member) => leaves.get(member)?.includes(date) === true)) continue
      for (const time of chance.shuffled(times)) {
        // Monday mornings belong to the department meetings.
        if (weekday(date) === 1 && (time < '11:30')) continue
        const slots = by.map((member) => `${member} ${date} ${time}`)
        if (slots.some((slot) => taken.has(slot))) continue
        for (const slot of slots) taken.add(slot)
        return { nth: day, startsMs: at(date, time) + chance.between(0, 2) * 10 * minuteMs }
      }
    }
    throw new Error(`${by.join(', ')} have no time from day ${nth} to ${latest}`)
  }
}

/** The month's 150: 105 done, 12 missed, 8 called off, 25 ahead. */
export function planVisits(setting: Setting, customers: readonly CustomerPlan[]): readonly VisitPlan[] {
  const { calendar } = setting
  const free = createAgenda(setting)
  const chance = chanceOf('visits')
  const plans: VisitPlan[] = []
  for (const customer of customers) {
    const { script, owner, openedOn } = customer
    const outcomes = outcomesFor(customer, chance)
    const within = outcomes.filter((outcome) => outcome !== 'ahead').length
    const from = owner === who.newcomer ? 10 : Math.max(1, calendar.days.indexOf(openedOn) + 2)
    let told = 0
    let last = from - 1
    outcomes.forEach((outcome, index) => {
      const talk = script.talks[told]!
      if (outcome === 'ahead') {
        plans.push({ ...aheadOf(setting, [owner], plans.length, chance), book: 'visits', customer, kind: talk.kind, purpose: talk.purpose })
        return
      }
      const latest = outcome === 'missed' ? 20 : 22
      const span = (latest - from + 1) / within
      const wish = Math.max(last + 1, Math.min(latest - (within - index - 1), from + Math.floor(index * span + chance.next() * span * 0.8)))
      const by = outcome === 'done' ? companyOf(customer, told) : [owner]
      const { nth, startsMs } = free(by, wish, chance, 22)
      last = nth
      plans.push({ book: 'visits', customer, by, outcome, nth, startsMs, kind: talk.kind, purpose: talk.purpose, ...(outcome === 'done' ? { talk } : {}), ...(outcome === 'cancelled' ? { why: cancelledAt.get(script.key)! } : {}) })
      if (outcome === 'done') told++
    })
  }
  const byKey = new Map(customers.map((customer) => [customer.script.key, customer]))
  answeredCalls.forEach(({ customer, by, talk }, index) => {
    const { nth, startsMs } = free([by], 2 + Math.floor(index), chance, 22)
    plans.push({ book: 'visits', customer: byKey.get(customer)!, by: [by], outcome: 'done', nth, startsMs, kind: talk.kind, purpose: talk.purpose, talk })
  })
  missedCalls.forEach(([customer, by, purpose], index) => {
    plans.push({ book: 'visits', customer: byKey.get(customer)!, by: [by], outcome: 'missed', ...free([by], 9 + index * 4, chance, 20), kind: 'call', purpose })
  })
  cancelledCalls.forEach(([customer, by, purpose, why], index) => {
    plans.push({ book: 'visits', customer: byKey.get(customer)!, by: [by], outcome: 'cancelled', ...free([by], 12 + index * 5, chance, 22), kind: 'call', purpose, why })
  })
  openCalls.forEach(([customer, by, purpose], index) => {
    plans.push({ ...aheadOf(setting, [by], index * 3, chance), book: 'visits', customer: byKey.get(customer)!, kind: 'call', purpose })
  })
  return withTimes(setting, plans)
}

/** The director comes along to the large negotiation, the lead to the newcomer's first visit. */
function companyOf({ script: { key }, owner }: CustomerPlan, told: number): readonly string[] {
  if (key === 'qinghe' && told === 2) return [owner, who.director]
  return key === 'bailu' && told === 0 ? [owner, who.salesLead] : [owner]
}

function aheadOf({ calendar, leaves }: Setting, by: readonly string[], index: number, chance: Chance): Pick<VisitPlan, 'by' | 'outcome' | 'nth' | 'startsMs' | 'enteredMs'> {
  const nth = 1 + (index % 11)
  const startsMs = at(calendar.workingDay(calendar.lastDay, nth), times[index % times.length]!)
  let entered = 22 - chance.between(0, 3)
  while (by.some((member) => leaves.get(member)?.includes(calendar.day(entered)) === true)) entered--
  return { by, outcome: 'ahead', nth, startsMs, enteredMs: at(calendar.day(entered), '17:05') + chance.between(0, 50) * minuteMs }
}

const durationMs: Readonly<Record<Talk['kind'], number>> = { visit: 80, call: 15, email: 10, online: 40, reception: 90, negotiation: 100, demo: 70 }

/** When each was entered and written down: five hours later on average, six of them after more than a day. */
function withTimes({ calendar, cast, leaves }: Setting, plans: readonly VisitPlan[]): readonly VisitPlan[] {
  const chance = chanceOf('visit times')
  const done = plans.filter(({ outcome }) => outcome === 'done')
  const slow = new Set(chance.sample(done.filter(({ nth, by }) => nth <= 18 && by[0] !== who.newcomer), 6))
  const endMs = at(calendar.lastDay, '22:40')
  const night = (ms: number): boolean => {
    const time = clockTime(Math.floor(((ms + 8 * hourMs) / minuteMs) % 1440))
    return time > '22:45' || time < '07:30'
  }
  return plans.map((plan): VisitPlan => {
    const { by: [first = ''], outcome, nth, startsMs, kind } = plan
    if (outcome === 'ahead') return plan
    const enteredOn = enteringDay(calendar, nth - chance.between(1, 3), first, cast, leaves)
    // A call is often made without a plan, a visit seldom.
    const isPlanned = outcome !== 'done' || chance.chance(kind === 'call' || kind === 'email' ? 0.4 : 0.75)
    const entered = isPlanned && enteredOn !== undefined ? { enteredMs: at(enteredOn, '16:40') + chance.between(0, 80) * minuteMs } : {}
    if (outcome === 'missed') return { ...plan, enteredMs: entered.enteredMs ?? startsMs - 3 * hourMs }
    if (outcome === 'cancelled') return { ...plan, enteredMs: entered.enteredMs ?? startsMs - 5 * hourMs, settledMs: startsMs - chance.between(40, 110) * minuteMs }
    const endsMs = startsMs + durationMs[kind] * minuteMs
    if (slow.has(plan)) return { ...plan, ...entered, settledMs: startsMs + chance.between(26, 52) * hourMs }
    let settledMs = endsMs
    do settledMs = startsMs + Math.max(durationMs[kind] * minuteMs, chance.exponential(5.4) * hourMs)
    while (night(settledMs) || settledMs > endMs || settledMs - startsMs > 23.5 * hourMs)
    return { ...plan, ...entered, settledMs: Math.floor(settledMs / 1000) * 1000 }
  })
}

function enteringDay(calendar: Calendar, nth: number, by: string, cast: Setting['cast'], leaves: Setting['leaves']): PlainDate | undefined {
  const joinedOn = cast.find(({ id }) => id === by)?.joinedOn ?? ''
  const date = nth >= 1 ? calendar.day(nth) : calendar.workingDay(calendar.day(1), nth - 1)
  return date <= joinedOn || leaves.get(by)?.includes(date) === true ? undefined : date
}

export function visitActs({ calendar }: Setting, visits: readonly VisitPlan[]): readonly Act[] {
  const chance = chanceOf('visit words')
  return visits.flatMap((visit): readonly Act[] => {
    const { customer, by, kind, purpose, outcome, startsMs, enteredMs, settledMs, talk, why } = visit
    const maker = by[0]!
    const plan = (): Record<string, unknown> => ({
      customer: linkTo(customer), kind, by: [...by], purpose, ...(customer.script.contacts[0] === undefined ? {} : { contact: customer.script.contacts[0].name }),
    })
    const ready = { companyProfile: chance.chance(0.5), productMaterial: chance.chance(0.8), successCases: chance.chance(0.4) }
    const nextAt = followUpDay(calendar, visit, visits, chance)
    const acts: Act[] = []
    if (enteredMs !== undefined) {
      acts.push({
        atMs: enteredMs,
        by: maker,
        run: async (desk) => void (visit.link = await desk.create('visits', { ...plan(), plannedAt: new Date(startsMs).toISOString(), ...(kind === 'visit' || kind === 'demo' ? { prep: ready } : {}) })),
      })
    }
    if (outcome === 'cancelled') acts.push({ atMs: settledMs!, by: maker, run: (desk) => desk.move(addressOf(visit), 'cancel', why) })
    if (outcome !== 'done' || talk === undefined) return acts
    const happenedMs = enteredMs === undefined ? startsMs : startsMs + chance.between(-5, 12) * minuteMs
    const said: Record<string, unknown> = {
      happenedAt: new Date(happenedMs).toISOString(),
      ...(talk.presented === '' ? {} : { presented: talk.presented }),
      needsFound: talk.needs,
      ...(talk.concerns === '' ? {} : { concerns: talk.concerns }),
      intent: talk.intent,
      nextStep: talk.next,
      nextAt,
    }
    acts.push({
      atMs: settledMs!,
      by: maker,
      run: async (desk) => {
        if (visit.link === undefined) visit.link = await desk.create('visits', { ...plan(), ...said })
        else for (const [field, value] of Object.entries(said)) desk.set(addressOf(visit), field, value)
        await desk.move(addressOf(visit), 'log')
      },
    })
    return acts
  })
}

/** The day of the next contact with the customer; where there is none yet, one that is still to come. */
function followUpDay(calendar: Calendar, visit: VisitPlan, visits: readonly VisitPlan[], chance: Chance): PlainDate {
  if (visit.talk?.intent === 'none') return addDays(calendar.lastDay, 90)
  const later = visits.filter(({ customer, startsMs }) => customer === visit.customer && startsMs > visit.startsMs).toSorted((a, b) => a.startsMs - b.startsMs)
  return later[0] === undefined ? calendar.workingDay(calendar.lastDay, chance.between(2, 9)) : dayAt(later[0].startsMs)
}
