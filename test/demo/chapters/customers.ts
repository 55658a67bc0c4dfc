import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'

import { who } from '../cast/people.ts'
import { at, spoken } from '../stage/calendar.ts'
import { chanceOf } from '../stage/chance.ts'
import type { Act } from '../stage/play.ts'
import { customersOfDeng } from '../talks/deng.ts'
import { customersOfHe } from '../talks/he.ts'
import { customersOfLu } from '../talks/lu.ts'
import type { CustomerScript, Industry, Portfolio } from '../talks/script.ts'
import { customersOfXu } from '../talks/xu.ts'
import { customersOfYe } from '../talks/ye.ts'
import { customersOfZhou } from '../talks/zhou.ts'
import type { Planned, Setting } from './story.ts'
import { addressOf, hourMs, minuteMs } from './story.ts'

/** A customer's file in the story. `owner` looks after them at the end of it, `first` did at its beginning. */
export interface CustomerPlan extends Planned {
  readonly script: CustomerScript
  readonly owner: string
  readonly first: string
  /** When the file was opened. */
  readonly openedOn: PlainDate
}

const portfolios: readonly (readonly [owner: string, portfolio: Portfolio])[] = [
  [who.salesLead, customersOfLu],
  [who.xu, customersOfXu],
  [who.zhou, customersOfZhou],
  [who.he, customersOfHe],
  [who.deng, customersOfDeng],
  [who.newcomer, customersOfYe],
]

/** Files without the customer's consent, and those that nobody has verified for over a quarter. */
export const withoutConsent: readonly string[] = ['langrun', 'xingye', 'haiyue', 'shiguang', 'hexu']
export const unverified: readonly string[] = ['danfeng', 'yuanfan', 'qiyun']

/** Files that were opened within the month: the n-th working day. */
const newFiles: Readonly<Record<string, number>> = { hexu: 6, yunshanPrimary: 9, haiyue: 11, jingxing: 3, jiamuTwin: 13, siqi: 15 }

export function planCustomers({ calendar, season }: Setting): readonly CustomerPlan[] {
  const chance = chanceOf('customer files')
  return portfolios.flatMap(([owner, portfolio]) =>
    portfolio(season).map((script): CustomerPlan => {
      const first = owner !== who.newcomer ? owner : script.state === 'active' ? who.leaver : who.salesLead
      const nth = newFiles[script.key]
      const daysAgo = chance.between(first === who.leaver || unverified.includes(script.key) ? 170 : 65, 330)
      // The director's own file is the oldest: with it the confidential part begins.
      const openedOn = nth === undefined ? calendar.workingDay(addDays(calendar.day(1), script.key === oldest ? -335 : -daysAgo), -1) : calendar.day(nth)
      return { book: 'customers', script, owner, first, openedOn }
    }),
  )
}

const oldest = 'qinghe'

const prefixes: Readonly<Record<Industry, string>> = { 印刷包装: 'A', 教育培训: 'B', 医疗健康: 'C', 酒店餐饮: 'D', 科技制造: 'E', 商贸物流: 'F' }

export function customerActs(setting: Setting, customers: readonly CustomerPlan[]): readonly Act[] {
  const { calendar } = setting
  const chance = chanceOf('customers')
  const acts: Act[] = []
  customers.forEach((customer, index) => {
    const { script, first, owner, openedOn } = customer
    const { key, state } = script
    const isNew = newFiles[key] !== undefined
    const openedMs = at(openedOn, '09:05') + chance.between(0, 400) * minuteMs
    const digits = (): string => String(chance.between(1000, 9999))
    const verified = unverified.includes(key) ? addDays(calendar.lastDay, -chance.between(120, 160)) : isNew ? openedOn : addDays(calendar.lastDay, -chance.between(6, 60))
    const contacts = script.contacts.map(({ name, title, decides, note }, row) => ({
      id: `c${row + 1}`,
      cells: { name, title, decides, phone: `000-0000-${digits()}`, email: `c${String(index + 1).padStart(2, '0')}-${row + 1}@example.invalid`, ...(note === undefined ? {} : { note }) },
    }))
    if (key === 'jiamuTwin') contacts[0]!.cells.phone = twinPhone
    if (key === 'jiamu') contacts[0]!.cells.phone = twinPhone

    acts.push({
      atMs: openedMs,
      by: key === oldest ? who.director : first,
      run: async (desk) => {
        customer.link = await desk.create('customers', {
          name: script.name,
          kind: script.kind,
          industry: script.industry,
          scale: script.scale,
          region: script.town,
          address: script.address,
          source: script.source,
          contacts,
          businessScope: script.scope,
          ...(script.operating === '' ? {} : { operating: script.operating }),
          ...(script.decision === '' ? {} : { decisionProcess: script.decision }),
          needs: script.needs,
          ...(script.preferences === '' ? {} : { preferences: script.preferences }),
          owner: first,
          ...(key === 'langrun' ? { coOwners: [who.salesLead] } : {}),
          ...(key === oldest ? { creditRating: script.credit } : {}),
        })
      },
    })
    if (state !== 'lead') acts.push({ atMs: openedMs + 26 * hourMs, by: first, run: (desk) => desk.move(addressOf(customer), 'screen') })
    if (state === 'active' || state === 'lost') {
      acts.push({
        atMs: openedMs + chance.between(8, 20) * 24 * hourMs,
        by: first,
        run: async (desk) => {
          await desk.move(addressOf(customer), 'activate')
          desk.set(addressOf(customer), 'tier', script.tier)
        },
      })
    }
    // Looked through once more before the month, by whoever has the file then.
    const keeper = first === who.leaver ? who.salesLead : first
    acts.push({
      atMs: isNew ? openedMs + 40 * minuteMs : at(calendar.workingDay(calendar.day(1), -4), '13:30') + index * 3 * minuteMs,
      by: keeper,
      run: (desk) => {
        const page = addressOf(customer)
        desk.set(page, 'verifiedAt', verified)
        desk.set(page, 'willingness', script.willingness)
        desk.set(page, 'potentialScore', script.potential)
        desk.set(page, 'strategy', script.strategy)
        desk.set(page, 'paperLocation', `${prefixes[script.industry]} 柜 ${1 + (index % 4)} 层 ${String(index + 1).padStart(3, '0')} 号`)
        if (script.keyDevelopment === true) desk.set(page, 'keyDevelopment', true)
        if (!withoutConsent.includes(key)) desk.addRow(page, 'consents', { purpose: '节庆与活动礼品沟通、送货联系', given: true, at: verified })
        else if (key === 'langrun') desk.addRow(page, 'consents', { purpose: '短信推送新品', given: false, at: verified })
      },
    })
    if (script.credit !== undefined) acts.push(creditAct(setting, customer, index))
    if (owner !== first) acts.push(...handoverActs(setting, customer))
    if (script.lossReason !== undefined) {
      acts.push({
        atMs: at(calendar.day(12), '16:20'),
        by: owner,
        run: async (desk) => {
          desk.set(addressOf(customer), 'lossReason', script.lossReason)
          await desk.move(addressOf(customer), 'lose')
        },
      })
    }
  })
  return acts
}

/** Both entries of the pair that is one customer name the same telephone. */
const twinPhone = '000-0000-3172'

const bases = { A: '近四季按期付款，无争议。', B: '偶有晚付，均在十日内结清。', C: '付款慢，需每月催一次。', D: '上季两笔逾期，现金紧。' } as const
const needs = { C: '预付不低于 30%', D: '预付不低于 50%，逾期结清前不发新货' } as const

/** Once a quarter the director rates those with deals; the rating stays in the confidential part, the need is for all. */
function creditAct({ calendar }: Setting, customer: CustomerPlan, index: number): Act {
  const rating = customer.script.credit!
  return {
    atMs: at(calendar.workingDay(calendar.day(1), -3), '15:00') + index * 2 * minuteMs,
    by: who.director,
    run: (desk) => {
      const page = addressOf(customer)
      desk.set(page, 'creditRating', rating)
      desk.addRow(page, 'creditReviews', {
        at: calendar.workingDay(calendar.day(1), -3), by: who.director, rating, basis: bases[rating], measure: rating === 'A' || rating === 'B' ? 'none' : 'prepay',
      })
      if (rating === 'C' || rating === 'D') desk.set(page, 'creditNeed', needs[rating])
    },
  }
}

/** What the leaver had goes to the lead on their last day, and in the second week to the newcomer. */
function handoverActs({ calendar, cast }: Setting, customer: CustomerPlan): readonly Act[] {
  const { first, owner, script } = customer
  const leftOn = cast.find(({ id }) => id === first)?.leftOn
  const passed: Act = {
    atMs: at(calendar.day(9), '10:20'),
    by: who.salesLead,
    run: (desk) => {
      const page = addressOf(customer)
      desk.set(page, 'owner', owner)
      desk.set(page, 'coOwners', [who.salesLead])
      desk.set(page, 'strategy', `${spoken(calendar.day(9))}移交叶青梧，陆行舟协同一个月。${script.strategy}`)
    },
  }
  if (leftOn === undefined) return [passed]
  return [{ atMs: at(leftOn, '17:10'), by: who.salesLead, run: (desk) => desk.set(addressOf(customer), 'owner', who.salesLead) }, passed]
}
