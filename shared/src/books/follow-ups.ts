import { addDays } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroupOf, defineBook } from './define-book.ts'
import type { ComputedInput, World } from './field-kinds.ts'
import { checklist, choice, customer, date, dateTime, link, longText, member, members, number, rows, text, texts } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { stringIn } from './read-values.ts'

/** A follow-up counts as missed when so many days have passed after its day (domain e, `followUpRate`). */
const usualGraceDays = 3

const isPast = ({ values }: ComputedInput, { today, limits }: World): boolean => {
  const due = dayIn(values.dueAt)
  return due !== undefined && addDays(due, limits?.followUpGraceDays ?? usualGraceDays) < today
}

/**
 * Follow-ups: planned care contacts, by tier and event (domain B10).
 * ⇐ S0: 3.3.2b 4.2d 4.4c · S1: 2.2.3c 3.1.6b 3.3.6b · S2: 2.2.4d 3.3.4 6.2.1 · S3: 2.2.4a 3.3.2a–b 3.3.3 ·
 * S4: 2.2.4c 3.5.1 3.5.3
 */
export const followUps = defineBook({
  id: 'followUps',
  name: wording('客戶回訪', 'Follow-ups'),
  purpose: wording('按級別到期的回訪：該聯繫誰、最遲哪天、由誰去，聽到了什麼。', 'Return visits by tier: whom to contact, by when and by whom, and what was heard.'),
  one: wording('回訪', 'Follow-up'),
  icon: 'phone-call',
  version: 1,
  fields: {
    customer: customer('客戶', 'Customer', { required: true, material: true }),
    reason: choice('回訪緣由', 'Reason', {
      newCustomer: ['新客戶', 'New customer'],
      regular: ['定期', 'Regular'],
      majorProject: ['重大項目', 'Major project'],
      afterDelivery: ['交付後', 'After delivery'],
      afterCase: ['處理後', 'After a case'],
    }, { required: true }),
    method: choice('方式', 'Method', { phone: ['電話', 'Phone'], email: ['郵件', 'Email'], visit: ['上門', 'Visit'] }),
    dueAt: date('應回訪日', 'Due', { required: true, material: true }),
    by: member('回訪人', 'By', { required: true, material: true, handedOn: ['due', 'moved'] }),
    companions: members('協同人', 'Together with', { hint: wording('一同參與的人；負責的仍是回訪人', 'Who takes part; responsible remains who makes it') }),
    doneAt: dateTime('完成時間', 'Done', { material: true }),
    topics: checklist('回訪內容', 'Topics', { usage: ['使用情況', 'Usage'], satisfaction: ['滿意度', 'Satisfaction'], demand: ['新需求', 'New needs'], opinion: ['意見', 'Opinions'] }),
    usage: longText('使用情況', 'Usage'),
    score: number('滿意度', 'Satisfaction', { min: 1, max: 5, unit: wording('分', '/ 5') }),
    noScore: text('未評分原因', 'Why no score'),
    newNeeds: longText('新需求', 'New needs'),
    needsSettled: choice('需求處置', 'What became of the needs', { taken: ['已採納', 'Taken over'], dismissed: ['未採納', 'Dismissed'] }, { internal: true, annotates: ['sales', 'service', 'lead', 'head'] }),
    opinions: longText('意見建議', 'Opinions'),
    case: link('轉售後', 'Case opened', 'cases'),
    nextAt: date('下次回訪', 'Next'),
    movedDue: rows('改期記錄', 'Due-date moves', { from: date('原定', 'From'), to: date('改為', 'To', { required: true }), reason: text('原因', 'Reason', { required: true }) }),
  },
  sections: [
    { label: wording('回訪', 'Follow-up'), fields: ['customer', 'reason', 'dueAt', 'by', 'companions', 'method'] },
    { label: wording('聽到的', 'What was heard'), fields: ['topics', 'usage', 'score', 'noScore', 'newNeeds', 'opinions'] },
    { label: wording('之後', 'Afterwards'), fields: ['doneAt', 'nextAt', 'case', 'movedDue'] },
  ],
  shelve: byGroupOf('by', 'quarter', 'dueAt'),
  access: { read: ['group', 'service', 'chain'], write: ['group', 'service', 'chain'] },
  editors: ['@by', '@companions', '@made', 'superior'],
  states: texts({ due: ['應辦', 'Due'], moved: ['已改期', 'Moved'], done: ['已完成', 'Done'], missed: ['未按期', 'Missed'] }),
  initial: 'due',
  // What was heard may be corrected after the fact; its history is kept.
  settled: ['done'],
  keepsMoves: { dueAt: 'movedDue' },
  owed: { by: ['by'], due: 'dueAt', while: ['due', 'moved', 'missed'] },
  moves: {
    finish: { label: wording('完成回訪', 'Done'), from: ['due', 'moved', 'missed'], to: 'done', by: ['@by'], needs: ['usage', 'score|noScore'], stamps: ['doneAt'], primary: true },
    replan: { label: wording('改期', 'Move'), from: ['due', 'moved', 'missed'], to: 'moved', by: ['@by', '@made', 'superior'], needs: ['movedDue'], note: 'required', notifies: ['superior'], apart: true },
    miss: { label: wording('未按期', 'Missed'), from: ['due', 'moved'], to: 'missed', by: ['@by', '@made', 'superior'], notifies: ['@by'], automatic: true, due: isPast, abandons: true },
  },
  title: (values, naming) => [naming.choice('reason', values.reason), naming.page(values.customer, 'customers')].filter((part) => part !== '').join(' · '),
  list: { columns: ['customer', 'reason', 'dueAt', 'by', 'method', 'score', 'nextAt'], sort: 'dueAt', openFirst: true },
  defaults: ({ me, today }) => ({ reason: 'regular', method: 'phone', by: me.id, dueAt: today }),
  timeline: {
    about: 'customer',
    on: 'doneAt',
    plan: 'dueAt',
    text: (values, naming) => {
      const said = [values.usage, values.newNeeds, values.opinions].flatMap((part) => stringIn(part) ?? [])
      return [naming.choice('method', values.method), ...said].filter((part) => part !== '').join(' · ')
    },
  },
})

export type FollowUp = ValuesOf<typeof followUps>
