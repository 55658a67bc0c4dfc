import { text as wording } from '../vocabulary/text.ts'
import type { ValuesOf } from './define-book.ts'
import { byGroupOf, defineBook } from './define-book.ts'
import { choice, computed, customer, date, flag, link, longText, member, money, number, percent, rows, text, texts } from './field-kinds.ts'
import { dueStepAt, factorLabels, factors, lastStepAt, scoreTotal, scoreWorkings, weighted, weightedWorkings } from './opportunity-figures.ts'

/**
 * Opportunities: possible deals from discovery to win or loss (domain B4).
 * ⇐ S0: 2.1b · S1: 2.2.2a–b 3.1.1a–b 3.1.5 3.1.6a · S2: 2.2.2c · S3: 2.2.2b–c 3.1.2a–b 3.1.3a–b 3.1.4a,c · S4: 2.2.3c
 */
export const opportunities = defineBook({
  id: 'opportunities',
  name: wording('商機', 'Opportunities'),
  purpose: wording('每個可能的成交：多大、幾成把握、誰在跟、卡在哪一步，直到成交或放下。', 'Every possible deal: how large, how likely, who follows it and where it stands, until it is won or let go.'),
  one: wording('商機', 'Opportunity'),
  icon: 'trending-up',
  version: 1,
  fields: {
    title: text('商機名稱', 'Title', { required: true, maxLength: 200 }),
    customer: customer('客戶', 'Customer', { required: true, material: true }),
    origin: link('來源報告', 'Source report', 'research'),
    inquiry: link('來源諮詢', 'Source inquiry', 'inquiries'),
    foundAt: date('發現日期', 'Found on'),
    amount: money('預計金額', 'Expected amount', { material: true, sums: true }),
    weighted: computed('加權金額', 'Weighted amount', 'money', wording('預計金額乘以所在階段的成交把握', 'The expected amount times the likelihood of the stage it is in'), weighted, { workings: weightedWorkings, sums: true }),
    closeDate: date('預計簽約', 'Expected signing', { material: true }),
    follower: member('跟進人', 'Follower', { required: true, material: true, handedOn: true }),
    scores: rows('商機評估', 'Assessment', {
      factor: choice('因素', 'Factor', factorLabels, { required: true }),
      score: number('評分', 'Score', { required: true, min: 1, max: 5, unit: wording('分', '/ 5') }),
      weight: percent('權重', 'Weight'),
    }),
    scoreTotal: computed('評估總分', 'Assessment total', 'number', wording('四個因素的評分按權重加總，滿分 20；沒填權重的按平均計', 'The four scores added up by weight, out of 20; without weights all count alike'), scoreTotal, { workings: scoreWorkings }),
    plan: longText('開發計劃', 'Development plan'),
    decisionNotes: rows('決策進度', 'Decision progress', { at: date('日期', 'Date', { required: true, begins: 'now' }), note: longText('情況', 'Note', { required: true }) }),
    terms: rows('洽談要點', 'Negotiated terms', {
      topic: choice('議題', 'Topic', { model: ['合作方式', 'Model'], price: ['價格', 'Price'], payment: ['付款', 'Payment'], delivery: ['交期', 'Delivery'], afterSales: ['售後', 'After-sales'] }, { required: true }),
      ours: text('我方', 'Ours'),
      theirs: text('對方', 'Theirs'),
      agreed: flag('已一致', 'Agreed'),
    }),
    riskNote: longText('風險提示', 'Risk note'),
    nextStep: text('下一步', 'Next step'),
    nextAt: date('下步日期', 'Next date'),
    lastStepAt: computed('最近進展', 'Last step', 'date', wording('最近一次辦理、決策進度或關聯的聯絡', 'The latest move, note of progress or contact about it'), lastStepAt),
    dueStepAt: computed('應有進展', 'Step due', 'date', wording('最近進展之後，章程容許的天數內要有下一步', 'Within the days that the charter allows after the last step'), dueStepAt, { late: wording('停滯 {days} 天', 'Stuck {days} d') }),
    contract: link('合同', 'Contract', 'contracts'),
    lossReason: longText('失敗原因', 'Loss reason'),
  },
  sections: [
    { label: wording('基本情況', 'Basics'), fields: ['title', 'customer', 'amount', 'weighted', 'closeDate', 'follower', 'foundAt', 'origin', 'inquiry'] },
    { label: wording('評估與計劃', 'Assessment and plan'), fields: ['scores', 'scoreTotal', 'plan'] },
    { label: wording('推進', 'Progress'), fields: ['nextStep', 'nextAt', 'lastStepAt', 'dueStepAt', 'decisionNotes'] },
    { label: wording('洽談', 'Negotiation'), fields: ['terms', 'riskNote', 'contract', 'lossReason'] },
  ],
  shelve: byGroupOf('follower', 'year'),
  // Customer service hands on what began as an inquiry; who edits a page is told below.
  access: { read: ['group', 'chain', 'contract', 'service'], write: ['group', 'chain', 'service'] },
  editors: ['@follower', '@made', 'superior'],
  states: texts({
    found: ['已發現', 'Found'],
    assessed: ['已評估', 'Assessed'],
    pursuing: ['跟進中', 'Pursuing'],
    negotiating: ['洽談中', 'Negotiating'],
    won: ['已成交', 'Won'],
    lost: ['失敗', 'Lost'],
    dropped: ['已放棄', 'Dropped'],
  }),
  initial: 'found',
  frozen: ['won', 'lost', 'dropped'],
  moves: {
    assess: { label: wording('完成評估', 'Assess'), from: ['found'], to: 'assessed', by: ['@follower', '@made', 'superior'], needs: ['scores'], needsRows: [{ field: 'scores', column: 'factor', values: factors }], primary: true },
    pursue: { label: wording('決定跟進', 'Pursue'), from: ['assessed'], to: 'pursuing', by: ['lead', 'head'], needs: ['follower', 'plan'], notifies: ['@follower'], primary: true },
    negotiate: { label: wording('進入洽談', 'Negotiate'), from: ['pursuing'], to: 'negotiating', by: ['@follower', 'superior'], needs: ['amount'], notifies: ['head'], primary: true },
    stepBack: { label: wording('退回跟進', 'Back to pursuing'), from: ['negotiating'], to: 'pursuing', by: ['@follower', 'superior'], note: 'optional' },
    // Deals of before contracts were kept here stay won without one.
    win: { label: wording('成交', 'Won'), from: ['negotiating'], to: 'won', by: ['@follower', 'superior'], needs: ['amount', 'contract'], notifies: ['head', 'contract'], primary: true },
    lose: { label: wording('失敗', 'Lost'), from: ['pursuing', 'negotiating'], to: 'lost', by: ['@follower', 'superior'], needs: ['lossReason'], notifies: ['head'] },
    drop: { label: wording('放棄', 'Drop'), from: ['found', 'assessed', 'pursuing', 'negotiating'], to: 'dropped', by: ['@follower', '@made', 'superior'], note: 'required', notifies: ['lead'], abandons: true },
    restore: { label: wording('重新跟進', 'Pursue again'), from: ['won', 'lost', 'dropped'], to: 'pursuing', by: ['lead', 'head'], note: 'required', notifies: ['@follower'] },
  },
  title: (values) => String(values.title ?? ''),
  list: { columns: ['title', 'customer', 'amount', 'follower', 'weighted', 'closeDate', 'dueStepAt'], sort: 'closeDate', openFirst: true },
  defaults: ({ me, today }) => ({ follower: me.id, foundAt: today, scores: factors.map((factor) => ({ id: factor, cells: { factor, weight: 100 / factors.length } })) }),
  timeline: {
    about: 'customer',
    on: 'foundAt',
    text: (values, naming) => {
      const next = typeof values.nextStep === 'string' && values.nextStep !== '' ? `→ ${values.nextStep}` : undefined
      return [values.title, next, naming.date(values.nextAt)].filter((part) => typeof part === 'string' && part !== '').join(' · ')
    },
  },
})

export type Opportunity = ValuesOf<typeof opportunities>
