import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import type { ComputedInput, World } from './field-kinds.ts'
import { checklist, choice, computed, customer, date, dateTime, file, link, longText, members, text, texts } from './field-kinds.ts'
import { dayIn, keyZone } from './periods.ts'
import { instantIn, membersIn, reachedAt } from './read-values.ts'

/** Hours from the contact to its log; unknown while it is not logged, and where a plan was closed before its time. */
function logLag(visit: ComputedInput): number | undefined {
  const happened = instantIn(visit.values.happenedAt)
  const logged = reachedAt(visit, 'done') ?? visit.made?.at
  if (happened === undefined || logged === undefined) return undefined
  const hours = (Date.parse(logged) - Date.parse(happened)) / 3_600_000
  return hours < 0 ? undefined : Math.round(hours * 10) / 10
}

/** A planned visit is missed on the day after, unless it was logged or called off. */
function isPast(visit: ComputedInput, world: World): boolean {
  const planned = dayIn(visit.values.plannedAt, world.timeZone ?? keyZone)
  return planned !== undefined && planned < world.today
}

/**
 * Visits and calls: every contact that was planned or made (domain B5).
 * ⇐ S0: 2.2a 2.2d 3.1.2a–c · S1: 2.2.2a–c 3.1.3 3.1.4a–c 3.1.5 · S2: 3.1.3a–b 3.1.5a · S3: 2.2.2d 3.1.3b ·
 * S4: 3.1.3 3.2.1–2 3.3.1
 */
export const visits = defineBook({
  id: 'visits',
  name: wording('拜訪與溝通記錄', 'Visits and calls'),
  purpose: wording('每一次拜訪、電話與洽談：說了什麼，客戶要什麼，下一步是什麼、在哪一天。', 'Every visit, call and negotiation: what was said, what the customer needs, what comes next and when.'),
  one: wording('聯絡記錄', 'Contact'),
  icon: 'handshake',
  version: 1,
  fields: {
    customer: customer('客戶', 'Customer', { required: true, material: true }),
    contact: text('接洽人', 'Contact person'),
    kind: choice('方式', 'Kind', {
      visit: ['拜訪', 'Visit'],
      call: ['電話', 'Call'],
      email: ['郵件', 'Email'],
      online: ['線上', 'Online'],
      reception: ['接待', 'Reception'],
      negotiation: ['洽談', 'Negotiation'],
      demo: ['演示', 'Demo'],
    }, { required: true }),
    plannedAt: dateTime('計劃時間', 'Planned for'),
    happenedAt: dateTime('實際時間', 'Happened at', { material: true }),
    by: members('參與人', 'Staff', { required: true, handedOn: ['planned'] }),
    purpose: text('目的', 'Purpose'),
    prep: checklist('行前準備', 'Preparation', {
      companyProfile: ['公司資料', 'Company profile'],
      productMaterial: ['產品資料', 'Product material'],
      successCases: ['成功案例', 'Success cases'],
    }),
    presented: longText('介紹內容', 'Presented'),
    needsFound: longText('了解到的需求', 'Needs found'),
    needsSettled: choice('需求處置', 'What became of the needs', { taken: ['已採納', 'Taken over'], dismissed: ['未採納', 'Dismissed'] }, { internal: true, annotates: ['sales', 'service', 'lead', 'head'] }),
    concerns: longText('疑慮與反饋', 'Concerns and feedback'),
    intent: choice('意向程度', 'Intention', { high: ['高', 'High'], mid: ['中', 'Mid'], low: ['低', 'Low'], none: ['無', 'None'] }),
    nextStep: text('下一步', 'Next step'),
    nextAt: date('下步日期', 'Next date', { material: true }),
    opportunity: link('關聯商機', 'Opportunity', 'opportunities'),
    files: file('附件', 'Files'),
    logLag: computed('補記時滯（小時）', 'Logging lag (hours)', 'number', wording('從聯絡發生到記錄完成的小時數', 'Hours from the contact until it was logged'), logLag),
  },
  sections: [
    { label: wording('對象與時間', 'Who and when'), fields: ['customer', 'contact', 'kind', 'by', 'plannedAt', 'happenedAt', 'logLag'] },
    { label: wording('準備', 'Preparation'), fields: ['purpose', 'prep'] },
    { label: wording('經過', 'What was said'), fields: ['presented', 'needsFound', 'concerns', 'intent'] },
    { label: wording('下一步', 'Next step'), fields: ['nextStep', 'nextAt', 'opportunity', 'files'] },
  ],
  shelve: {
    // The group of the first who took part: the one whose customer it usually is.
    scope: ({ values, me, groupOf }) => {
      const [first] = membersIn(values.by)
      const group = first === undefined ? me.group : groupOf(first)
      return group === undefined ? 'all' : `group:${group}`
    },
    period: 'quarter',
    on: ({ values }) => dayIn(values.happenedAt, keyZone) ?? dayIn(values.plannedAt, keyZone),
  },
  access: { read: ['group', 'service', 'chain'], write: ['group', 'service', 'chain'] },
  editors: ['@by', '@made', 'superior'],
  states: texts({ planned: ['已計劃', 'Planned'], done: ['已完成', 'Done'], cancelled: ['已取消', 'Cancelled'], missed: ['未按期', 'Missed'] }),
  initial: 'planned',
  owed: { by: ['by'], due: 'plannedAt', while: ['planned', 'missed'] },
  // A log may be corrected after the fact; its history is kept.
  frozen: ['cancelled'],
  moves: {
    log: { label: wording('記錄完成', 'Log as done'), from: ['planned', 'missed'], to: 'done', by: ['@by', '@made'], needs: ['happenedAt', 'needsFound|concerns'], primary: true },
    cancel: { label: wording('取消', 'Cancel'), from: ['planned', 'missed'], to: 'cancelled', by: ['@by', '@made', 'superior'], note: 'required', abandons: true },
    replan: { label: wording('改期', 'Re-plan'), from: ['planned', 'missed'], to: 'planned', by: ['@by', '@made', 'superior'], needs: ['plannedAt'], note: 'required', apart: true },
    miss: { label: wording('未按期', 'Missed'), from: ['planned'], to: 'missed', by: ['@by', '@made', 'superior'], notifies: ['@by'], automatic: true, due: isPast, abandons: true },
  },
  title: (values, naming) => [naming.choice('kind', values.kind), naming.page(values.customer, 'customers')].filter((part) => part !== '').join(' · '),
  list: { columns: ['customer', 'kind', 'by', 'plannedAt', 'happenedAt', 'intent', 'nextAt'], sort: 'happenedAt', descending: true },
  defaults: ({ me }) => ({ kind: 'visit', by: [me.id] }),
  timeline: {
    about: 'customer',
    on: 'happenedAt',
    plan: 'plannedAt',
    text: (values, naming) => {
      const said = [values.needsFound, values.concerns, values.presented, values.purpose].find((part) => typeof part === 'string' && part !== '')
      const next = typeof values.nextStep === 'string' && values.nextStep !== '' ? `→ ${values.nextStep}` : undefined
      return [naming.choice('kind', values.kind), said, next].filter((part) => part !== undefined && part !== '').join(' · ')
    },
  },
})

export type Visit = ValuesOf<typeof visits>
