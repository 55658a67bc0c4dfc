import { text } from '../vocabulary/text.ts'
import { cadences } from './cadences.ts'
import { anyOf, step } from './chain-steps.ts'
import { clauseSets } from './contract-clauses.ts'
import { defineCharter } from './define-charter.ts'
import { guests } from './guests.ts'
import { ability, indicatorsOf, items, judged } from './indicators.ts'
import { usualLimits } from './limits.ts'

/** Regulation S1, business department (domain part C3). No sub-groups (S1-2.1). ⇐ S1-1.1 to S1-5.3.1 */
export const business = defineCharter({
  id: 'business',
  name: text('業務部', 'Business department'),
  summary: text('一個小組：業務員開發、洽談並起草合同，客服錄入並跟蹤訂單。每週例會，合同先經理後法務，季度考核。', 'One group: salespeople find, negotiate and draft contracts, service enters and tracks orders. A weekly meeting, contracts through the manager and then legal, quarterly reviews.'),
  preamble: [
    text('理順業務流程，明確職責，快速回應客戶。', 'To put the business process in order, make duties clear and answer customers quickly.'),
    text('合規操作', 'Compliance'),
    text('高效執行', 'Efficiency'),
    text('以客戶為導向', 'Customer orientation'),
    text('識別、評估並控制業務風險', 'Business risk is identified, assessed and controlled'),
  ],
  groups: {},
  posts: {
    manager: { label: text('業務經理', 'Business manager'), functions: ['head', 'lead', 'sales'] },
    salesperson: { label: text('業務員', 'Salesperson'), functions: ['sales', 'contract'] },
    service: { label: text('客服人員', 'Customer service'), functions: ['service', 'ops'] },
    contractKeeper: { label: text('合同保管人', 'Contract custodian'), functions: ['service', 'ops', 'contract', 'custodian'] },
    finance: guests.finance,
    legal: guests.legal,
    hr: guests.hr,
    production: guests.production,
    procurement: guests.procurement,
    quality: guests.quality,
    logistics: guests.logistics,
    technical: guests.technical,
  },
  founder: 'manager',
  tiers: {
    important: { label: text('重要客戶', 'Important customer'), followUpDays: 30, ownedBy: 'head', service: text('經理親自負責，每月聯繫', 'Owned by the manager, contacted every month') },
    key: { label: text('重點開發客戶', 'Key development'), followUpDays: 14, service: text('列入重點開發名單，掌握決策流程，每十四天聯繫', 'On the key-development list with a known decision process; contacted every fourteen days') },
    general: { label: text('一般客戶', 'General customer'), followUpDays: 90, service: text('每季回訪', 'Visited every quarter') },
    potential: { label: text('潛在客戶', 'Potential customer') },
  },
  defaultTier: 'potential',
  fileExpects: ['businessScope', 'operating', 'decisionProcess', 'paperLocation'],
  orderStages: [
    { stage: 'production', mandatory: false },
    { stage: 'purchase', mandatory: false },
    { stage: 'inspection', mandatory: true },
    { stage: 'packing', mandatory: true },
    { stage: 'shipping', mandatory: true },
    { stage: 'delivery', mandatory: true },
  ],
  cadences: cadences({
    departmentMeeting: { clauses: ['S1-4.1.1a', 'S1-4.1.1b'] },
    projectMeeting: { clauses: ['S1-4.1.2a'] },
    planYear: { clauses: ['S1-2.2.1a'] },
    fileCheck: { clauses: ['S1-4.2.1c'] },
    returnVisits: { clauses: ['S1-2.2.3c', 'S1-3.3.6b'] },
    intentContact: { clauses: ['S1-3.1.6b'] },
    survey: { clauses: ['S1-3.4.4'], every: 'event', due: { at: 'afterEvent', workingDays: 3 } },
    reviewQuarter: { clauses: ['S1-5.2'] },
    reviewYear: { clauses: ['S1-5.2'] },
    attendanceSheet: { clauses: ['S1-4.3.3'] },
    contractMilestones: { clauses: ['S1-3.2.3b'] },
    contractEnd: { clauses: ['S1-3.2.3b'] },
  }),
  chains: {
    contract: [step('head'), step('legal')],
    contractChange: [step('head'), step('legal')],
    proposal: [step('head')],
    expense: [step('head'), step('finance')],
    caseSolution: [step('service')],
    document: [anyOf('sales', 'service'), step('head')],
    leave: [step('head')],
    plan: [step('head')],
    trainingPlan: [step('head')],
    disclosure: [step('head')],
    honour: [step('head')],
    reviewResult: [step('head')],
  },
  // Risk is weighed before an agreement (S1-3.1.5).
  needs: { ...clauseSets.withBreach, 'opportunities.win': ['riskNote'] },
  // Each block of the regulation bears a quarter.
  indicators: {
    ...indicatorsOf('manager', [
      { percent: 25, items: { salesAmount: items.salesAmount, salesProfit: items.salesProfit, newCustomers: items.newCustomers, contractsSigned: items.contractsSigned } },
      { percent: 25, items: { memberResults: judged('下屬業績', "Members' results"), trainingEffect: items.trainingEffect, cohesion: judged('團隊凝聚力', 'Team cohesion') } },
      { percent: 25, items: { satisfaction: items.satisfaction } },
      { percent: 25, items: { marketShare: items.marketShare, newBusiness: judged('新業務拓展', 'New business') } },
    ]),
    ...indicatorsOf('salesperson', [
      { percent: 25, items: { salesAmount: items.salesAmount, salesProfit: items.salesProfit, newCustomers: items.newCustomers, contractsSigned: items.contractsSigned } },
      { percent: 25, items: { satisfaction: items.satisfaction } },
      { percent: 25, items: { marketAnalysis: ability('市場分析能力', 'Market analysis'), negotiation: ability('商務談判能力', 'Negotiation'), signing: ability('合同簽訂能力', 'Contract signing') } },
      { percent: 25, items: { teamwork: items.teamwork } },
    ]),
    ...indicatorsOf('service', [
      { percent: 25, items: { complaintRate: items.complaintRate, resolution: items.resolutionTimeliness, satisfaction: items.satisfaction } },
      { percent: 25, items: { onTimeDelivery: items.onTimeDelivery, orderAccuracy: items.orderAccuracy } },
      { percent: 25, items: { followUpRate: items.followUpRate, loyalty: items.loyalty } },
      { percent: 25, items: { teamwork: items.teamwork } },
    ]),
  },
  review: { cycles: ['quarter', 'year'], inputs: { self: 20, superior: 80 }, interview: false },
  titles: {},
  limits: usualLimits,
  without: ['seals', 'sealUses', 'hiring', 'funds', 'assets', 'audits', 'budgets', 'costs'],
  leaseDays: 30,
})
