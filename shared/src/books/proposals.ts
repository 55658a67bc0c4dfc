import { addDays } from '../vocabulary/dates.ts'
import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroupOf, defineBook } from './define-book.ts'
import type { ComputedInput, Row, World } from './field-kinds.ts'
import { computed, customer, date, flag, link, longText, member, members, money, number, richText, rows, text, texts } from './field-kinds.ts'
import { answeredIn, checkLine, discountOf, discountOfAll, isOffPolicy, listTotalOf, subtotalOf, totalOfLines, versionOf } from './proposal-figures.ts'
import { pageNumberIn, stringIn } from './read-values.ts'

/** So long does a quote hold unless somebody says otherwise. */
const usualValidDays = 30

/** Whether an offer that the customer has is past its day. */
const isPast = ({ values }: ComputedInput, { today }: World): boolean => (stringIn(values['validUntil']) ?? '9') < today

const chain = ['lead', 'deputy', 'head', 'contract'] as const

/**
 * Proposals and quotes: what a customer is offered, written together, priced line by line, in versions (domain B14).
 * ⇐ S0: 2.1c 3.1.3a 3.1.3b · S1: 3.1.4a–c 4.2.2a · S2: 3.1.4a 3.1.4b · S4: 3.3.1
 */
export const proposals = defineBook({
  id: 'proposals',
  name: wording('方案與報價', 'Proposals'),
  purpose: wording('給客戶的方案：一起寫，逐項報價，每次反饋改一版，直到對方接受。', 'What a customer is offered: written together, priced line by line, one version for each round of feedback until it is accepted.'),
  one: wording('方案', 'Proposal'),
  icon: 'file-pen-line',
  under: 'dealings',
  version: 1,
  numbered: { into: 'no', prefix: 'FA' },
  fields: {
    no: text('方案編號', 'Number', { internal: true, maxLength: 60 }),
    title: text('方案名稱', 'Title', { required: true, maxLength: 200 }),
    customer: customer('客戶', 'Customer', { required: true, material: true }),
    opportunity: link('關聯商機', 'Opportunity', 'opportunities'),
    owner: member('負責人', 'Owner', { required: true, material: true, handedOn: ['drafting', 'review', 'approved', 'sent', 'revising'] }),
    coAuthors: members('協作人', 'Co-authors', { hint: wording('一起寫的人', 'Who writes it with you') }),
    number: computed('編號', 'Number', 'text', wording('提交時由服務器按年連續編號；在此之前是暫編號，按人按月計', 'The server counts them by year, without gaps, as they are handed in; until then it is provisional, counted by member and month'), pageNumberIn('no'), { numbers: true }),
    version: computed('版本', 'Version', 'number', wording('每次提交定一版；起草和修訂中的是下一版', 'Every submission fixes a version; what is being written is the next one'), versionOf),
    draftedOn: date('起草日期', 'Begun on'),
    intro: richText('產品與服務介紹', 'Introduction', { reviewable: true }),
    solution: richText('解決方案', 'Solution', { required: true, reviewable: true }),
    lines: rows('報價明細', 'Price lines', {
      product: link('產品', 'Product', 'products', { fills: { item: 'name', spec: 'spec', unit: 'unit', listPrice: 'listPrice', price: 'listPrice' } }),
      item: text('品名', 'Item', { required: true, maxLength: 200 }),
      qty: number('數量', 'Quantity', { required: true, min: 0 }),
      price: money('報價', 'Price', { required: true }),
      subtotal: computed('小計', 'Sum', 'money', wording('數量乘以報價', 'Quantity times price'), (_page: ComputedInput, _world: World, row?: Row) => (row === undefined ? undefined : subtotalOf(row)), { sums: true }),
      discount: computed('優惠', 'Discount', 'percent', wording('報價比標價低多少', 'How far the price is below the list price'), (_page: ComputedInput, _world: World, row?: Row) => (row === undefined ? undefined : discountOf(row))),
      check: computed('價格檢查', 'Price check', 'list', wording('低於政策下限價、已停售或幣種不同的行', 'Lines below the policy limit, of products no longer sold, or in another currency'), (page: ComputedInput, world: World, row?: Row) => (row === undefined ? undefined : checkLine(page, world, row))),
      spec: text('規格', 'Specification', { maxLength: 200 }),
      unit: text('單位', 'Unit', { maxLength: 20 }),
      listPrice: money('標價', 'List price'),
    }),
    total: computed('報價總額', 'Total', 'money', wording('各行小計之和', 'The sum of the lines'), totalOfLines, { sums: true }),
    listTotal: computed('標價總額', 'Total at list prices', 'money', wording('各行按標價計', 'The lines at their list prices'), listTotalOf, { sums: true }),
    discount: computed('總優惠', 'Discount in all', 'percent', wording('報價總額比標價總額低多少', 'How far the total is below that at list prices'), discountOfAll),
    offPolicy: computed('超出政策', 'Off policy', 'flag', wording('有一行的報價低於產品的政策下限價', 'A line is priced below the policy limit of its product'), isOffPolicy),
    policyReason: longText('超出政策的理由', 'Why off policy', { hint: wording('報價低於政策下限時，向批准人說明', 'Tells those who approve why a price is below the limit') }),
    delivery: text('交付時間', 'Delivery', { required: true, maxLength: 300 }),
    service: richText('服務承諾', 'Service promise', { required: true, reviewable: true }),
    event: richText('活動安排', 'Event arrangement', { reviewable: true }),
    validUntil: date('有效期至', 'Valid until', { material: true }),
    // Written by sending what is sealed already: the seals hold on.
    sentAt: date('發出日期', 'Sent on', { internal: true, annotates: ['@owner', '@coAuthors'] }),
    feedback: rows('客戶反饋', 'Customer feedback', {
      at: date('日期', 'Date', { required: true, begins: 'now' }),
      from: text('反饋人', 'From'),
      text: longText('內容', 'What was said', { required: true }),
      about: number('針對版本', 'About version', { min: 1 }),
      answeredIn: computed('回應版本', 'Answered in', 'number', wording('在反饋所指版本之後提交的第一版', 'The first version handed in after the one that the feedback is about'), answeredIn),
    }, { annotates: ['@owner', '@coAuthors', 'superior'] }),
    contract: link('合同', 'Contract', 'contracts', { annotates: ['@owner', '@coAuthors', 'contract', 'superior'] }),
    basedOn: link('起草依據', 'Begun from', 'proposals'),
    template: flag('作為模板', 'Use as a template', { hint: wording('起草新方案時排在最前', 'Offered first when a new proposal is begun'), annotates: ['@owner', 'superior'] }),
  },
  sections: [
    { label: wording('方案', 'Proposal'), fields: ['title', 'customer', 'opportunity', 'owner', 'coAuthors', 'validUntil', 'delivery', 'number', 'version', 'draftedOn', 'basedOn', 'template'] },
    { label: wording('報價', 'Prices'), fields: ['lines', 'total', 'listTotal', 'discount', 'offPolicy', 'policyReason'] },
    { label: wording('內容', 'Contents'), fields: ['intro', 'solution', 'service', 'event'] },
    { label: wording('反饋與結果', 'Feedback and outcome'), fields: ['feedback', 'contract'] },
  ],
  shelve: byGroupOf('owner', 'year'),
  // Who decides enters a move, and so writes the volume; who edits a page is told below.
  access: { read: ['group', 'chain', 'contract'], write: ['group', 'chain', 'contract'] },
  editors: ['@owner', '@coAuthors', '@made'],
  states: texts({
    drafting: ['起草中', 'Drafting'],
    review: ['審批中', 'In review'],
    approved: ['已批准', 'Approved'],
    sent: ['已發出', 'Sent'],
    revising: ['修訂中', 'Revising'],
    accepted: ['已接受', 'Accepted'],
    declined: ['未接受', 'Declined'],
    expired: ['已過期', 'Expired'],
  }),
  initial: 'drafting',
  settled: ['accepted', 'declined', 'expired'],
  frozen: ['review', 'approved', 'sent', 'accepted', 'declined', 'expired'],
  moves: {
    submit: { label: wording('提交審批', 'Submit'), from: ['drafting', 'revising'], to: 'review', by: ['@owner', '@coAuthors'], needs: ['lines', 'solution', 'service', 'delivery', 'validUntil'], notifies: ['superior'], sealed: true, chain: 'proposal', series: 'FA', primary: true },
    withdraw: { label: wording('撤回', 'Withdraw'), from: ['review'], to: 'drafting', returns: true, by: ['@owner'], note: 'optional' },
    approve: { label: wording('批准', 'Approve'), from: ['review'], to: 'approved', by: chain, notifies: ['@owner', '@coAuthors'], sealed: true, decides: 'approve', primary: true },
    sendBack: { label: wording('退回修改', 'Send back'), from: ['review'], to: 'revising', by: chain, note: 'required', sealed: true, decides: 'return', notifies: ['@owner', '@coAuthors'] },
    send: { label: wording('發給客戶', 'Sent to the customer'), from: ['approved'], to: 'sent', by: ['@owner', '@coAuthors'], needs: ['validUntil'], stamps: ['sentAt'], notifies: ['superior'], primary: true },
    revise: { label: wording('按反饋修訂', 'Revise'), from: ['approved', 'sent'], to: 'revising', by: ['@owner', '@coAuthors'], note: 'optional', clears: ['sentAt'] },
    accept: { label: wording('客戶接受', 'Accepted'), from: ['sent'], to: 'accepted', by: ['@owner', 'superior'], notifies: ['head', 'contract'], primary: true },
    decline: { label: wording('客戶未接受', 'Declined'), from: ['approved', 'sent', 'revising'], to: 'declined', by: ['@owner', 'superior'], note: 'required', notifies: ['head'], abandons: true },
    expire: { label: wording('有效期已過', 'Past its day'), from: ['sent'], to: 'expired', by: ['@owner'], automatic: true, due: isPast, abandons: true },
    reopen: { label: wording('重新修訂', 'Revise again'), from: ['declined', 'expired'], to: 'revising', by: ['@owner', 'superior'], note: 'optional', clears: ['sentAt'] },
  },
  reviews: ['approve'],
  owed: { by: ['owner'], due: 'validUntil', while: ['sent'] },
  title: (values) => String(values.title ?? ''),
  list: { columns: ['number', 'title', 'customer', 'total', 'owner', 'validUntil', 'offPolicy'], sort: 'draftedOn', descending: true, names: 'title', quick: [
    { label: wording('超出政策', 'Off policy'), filters: 'offPolicy:is:yes' },
    { label: wording('我負責的', 'Mine'), filters: 'owner:any:me' },
    { label: wording('模板', 'Templates'), filters: 'template:is:yes' },
  ] },
  defaults: ({ me, today }) => ({ owner: me.id, draftedOn: today, validUntil: addDays(today, usualValidDays) }),
  timeline: {
    about: 'customer',
    on: 'draftedOn',
    text: (values) => String(values.title ?? ''),
    steps: ['submit', 'send', 'revise', 'accept', 'decline'],
  },
})

export type Proposal = ValuesOf<typeof proposals>
