import type { Instant } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import { afterWorkingHours } from '../vocabulary/working-hours.ts'
import type { ValuesOf } from './define-book.ts'
import { defineBook } from './define-book.ts'
import type { ComputedInput, World } from './field-kinds.ts'
import { choice, computed, customer, dateTime, link, longText, member, text, texts } from './field-kinds.ts'
import { dayIn, keyZone } from './periods.ts'
import { instantIn, reachedAt, stringIn } from './read-values.ts'

/** Inquiries are answered within so many working hours unless the charter says otherwise (domain B6). */
const usualReplyHours = 2

/**
 * By when an inquiry is to be answered: as promised, where the promise was made within the limit; else within the
 * limit from when it came in (domain e, `replyTimeliness`).
 */
export function replyDueAt(inquiry: ComputedInput, world: World): Instant | undefined {
  const received = instantIn(inquiry.values.receivedAt)
  if (received === undefined) return undefined
  const limit = afterWorkingHours(received, world.limits?.inquiryReplyWorkingHours ?? usualReplyHours, world.timeZone ?? keyZone, world.calendar)
  const promised = instantIn(inquiry.values.promisedAt)
  const saidAt = reachedAt(inquiry, 'promised')
  return promised !== undefined && (saidAt === undefined || Date.parse(saidAt) <= Date.parse(limit)) ? promised : limit
}

/** Whether the answer came in time; unknown while there is none and time is left. */
export function answeredInTime(inquiry: ComputedInput, world: World): boolean | undefined {
  const due = replyDueAt(inquiry, world)
  const answered = instantIn(inquiry.values.answeredAt) ?? reachedAt(inquiry, 'answered')
  if (due === undefined) return undefined
  if (answered === undefined) return Date.parse(due) < world.nowMs ? false : undefined
  return Date.parse(answered) <= Date.parse(due)
}

/**
 * Inquiries: questions of customers and strangers, with timed answers (domain B6).
 * ⇐ S0: 2.2d 2.3a · S1: 2.2.3a 3.4.1a–b · S2: 2.2.4a 3.3.1 · S4: 2.2.4a 3.2.1–2 3.2.3
 */
export const inquiries = defineBook({
  id: 'inquiries',
  name: wording('諮詢登記', 'Inquiries'),
  purpose: wording('電話、郵件、在線與上門的諮詢：誰問了什麼，什麼時候答覆，後來成了誰的客戶。', 'Questions by phone, mail, online and at the door: who asked what, when it was answered, and what became of it.'),
  one: wording('諮詢', 'Inquiry'),
  icon: 'message-circle-question',
  version: 1,
  fields: {
    channel: choice('渠道', 'Channel', { phone: ['電話', 'Phone'], email: ['郵件', 'Email'], online: ['在線', 'Online'], walkIn: ['上門', 'Walk-in'] }, { required: true }),
    receivedAt: dateTime('接收時間', 'Received', { required: true, material: true }),
    customer: customer('客戶', 'Customer'),
    caller: text('來詢人', 'Caller', { hint: wording('還不是客戶的，記下單位與姓名', 'Of strangers: their company and name') }),
    phone: text('聯繫電話', 'Phone number', { format: 'phone' }),
    topic: choice('主題', 'Topic', {
      product: ['產品', 'Product'],
      rule: ['活動規則', 'Campaign rules'],
      order: ['訂單狀態', 'Order status'],
      price: ['價格', 'Price'],
      policy: ['政策', 'Policy'],
      service: ['服務', 'Service'],
      other: ['其他', 'Other'],
    }, { required: true }),
    question: longText('諮詢內容', 'Question', { required: true }),
    answer: longText('答覆內容', 'Answer'),
    promisedAt: dateTime('承諾回覆時間', 'Promised by', { material: true }),
    dueAt: computed('應答覆時間', 'Answer due', 'dateTime', wording('承諾的時間；沒有承諾時，按章程的工作小時計', 'As promised; else within the working hours of the charter'), replyDueAt),
    answeredAt: dateTime('答覆時間', 'Answered'),
    inTime: computed('按時答覆', 'In time', 'flag', wording('答覆時間不晚於應答覆時間', 'Answered no later than was due'), answeredInTime),
    handler: member('受理人', 'Handler', { required: true, material: true, handedOn: ['open', 'promised'] }),
    guide: member('接待人', 'Guide', { hint: wording('上門的客人由誰接待', 'Who receives those who come in person') }),
    turnedInto: link('已轉為', 'Turned into'),
  },
  sections: [
    { label: wording('來詢', 'Inquiry'), fields: ['channel', 'receivedAt', 'customer', 'caller', 'phone', 'topic', 'question', 'guide'] },
    { label: wording('答覆', 'Answer'), fields: ['handler', 'dueAt', 'promisedAt', 'answer', 'answeredAt', 'inTime', 'turnedInto'] },
  ],
  shelve: { scope: () => 'all', period: 'quarter', on: ({ values }) => dayIn(values.receivedAt, keyZone) },
  access: { read: ['service', 'sales', 'ops', 'chain'], write: ['service', 'sales', 'ops', 'chain'] },
  editors: ['@handler', '@guide', '@made', 'service', 'superior'],
  states: texts({ open: ['進行中', 'Open'], promised: ['已承諾', 'Promised'], answered: ['已答覆', 'Answered'], closed: ['已關閉', 'Closed'] }),
  initial: 'open',
  settled: ['answered'],
  owed: { by: ['handler'], due: 'promisedAt', while: ['open', 'promised'], undated: true },
  frozen: ['closed'],
  moves: {
    answer: { label: wording('答覆', 'Answer'), from: ['open', 'promised'], to: 'answered', by: ['@handler', '@guide', 'service', 'superior'], needs: ['answer'], needsWhen: [{ field: 'channel', is: 'walkIn', needs: ['guide'] }], stamps: ['answeredAt'], primary: true },
    promise: { label: wording('承諾稍後答覆', 'Promise an answer'), from: ['open'], to: 'promised', by: ['@handler', '@guide', 'service'], needs: ['promisedAt'], notifies: ['@handler'] },
    reask: { label: wording('再次來詢', 'Asked again'), from: ['answered', 'closed'], to: 'open', by: ['@handler', 'service', 'superior'], note: 'optional', notifies: ['@handler'], clears: ['answeredAt'] },
    close: { label: wording('關閉', 'Close'), from: ['answered'], to: 'closed', by: ['@handler', 'service', 'superior'], primary: true },
  },
  title: (values, naming) => [naming.choice('topic', values.topic), naming.page(values.customer, 'customers') || stringIn(values.caller)].filter((part) => part !== undefined && part !== '').join(' · '),
  list: { columns: ['receivedAt', 'topic', 'customer', 'caller', 'handler', 'dueAt', 'turnedInto'], sort: 'receivedAt', descending: true },
  defaults: ({ me, nowMs }) => ({ channel: 'phone', receivedAt: new Date(Math.floor(nowMs / 60_000) * 60_000).toISOString(), handler: me.id }),
  timeline: {
    about: 'customer',
    on: 'receivedAt',
    text: (values, naming) => {
      const answer = stringIn(values.answer)
      return [naming.choice('channel', values.channel), naming.choice('topic', values.topic), stringIn(values.question), answer === undefined ? undefined : `→ ${answer}`].filter((part) => part !== undefined && part !== '').join(' · ')
    },
  },
})

export type Inquiry = ValuesOf<typeof inquiries>
