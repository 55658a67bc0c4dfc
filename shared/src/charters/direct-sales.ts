import { text } from '../vocabulary/text.ts'
import { cadences } from './cadences.ts'
import { step } from './chain-steps.ts'
import { clauseSets } from './contract-clauses.ts'
import { defineCharter } from './define-charter.ts'
import { guests } from './guests.ts'
import { attitude, evenly, indicatorsOf, items } from './indicators.ts'
import { usualLimits } from './limits.ts'
import { classesABC } from './tiers.ts'

const conduct = { attitude: attitude('工作態度', 'Attitude'), teamwork: items.teamwork }
const handedDown = evenly({ handedDown: { ...items.revenueAttainment, label: text('下達指標完成情況', 'Indicators handed down') }, ...conduct })

/** Regulation S4, direct-sales centre (domain part C6). Several centres run it in a workspace each (S4-1.2). ⇐ S4-1.1 to S4-7.3 */
export const directSales = defineCharter({
  id: 'directSales',
  name: text('直銷中心', 'Direct-sales centre'),
  summary: text('經理、副經理與四個部門，財務在中心之內。年度預算分解到季月，風險排查、內部審計、資金盤點與數據備份定期進行。', 'A manager, deputies and four departments with finance inside. A yearly budget split into quarters and months; risk screening, internal audit, cash counts and data backups at intervals.'),
  preamble: [
    text('統一管理各直銷中心，規範經營，防範風險。', 'To run all direct-sales centres alike, in order and with risks in view.'),
    text('合規經營', 'Compliance'),
    text('客戶至上', 'Customers first'),
    text('風險可控', 'Risk control'),
    text('統一管理', 'Unified management'),
  ],
  groups: {
    marketing: text('市場營銷部', 'Marketing department'),
    service: text('客戶服務部', 'Customer-service department'),
    operations: text('運營管理部', 'Operations-management department'),
    finance: text('財務結算部', 'Finance and settlement department'),
  },
  posts: {
    manager: { label: text('中心經理', 'Centre manager'), functions: ['head'] },
    deputy: { label: text('副經理', 'Deputy manager'), functions: ['deputy'] },
    marketingLead: { label: text('市場營銷部負責人', 'Marketing lead'), functions: ['lead', 'sales', 'contract'], group: 'marketing' },
    marketer: { label: text('市場營銷人員', 'Marketing staff'), functions: ['sales', 'contract'], group: 'marketing' },
    serviceLead: { label: text('客戶服務部負責人', 'Service lead'), functions: ['lead', 'service'], group: 'service' },
    serviceStaff: { label: text('客服人員', 'Customer service'), functions: ['service'], group: 'service' },
    operationsLead: { label: text('運營管理部負責人', 'Operations lead'), functions: ['lead', 'ops'], group: 'operations' },
    operator: { label: text('運營人員', 'Operations staff'), functions: ['ops'], group: 'operations' },
    financeLead: { label: text('財務結算部負責人', 'Finance lead'), functions: ['lead', 'finance'], group: 'finance' },
    accountant: { label: text('財務人員', 'Finance staff'), functions: ['finance'], group: 'finance' },
    legal: guests.legal,
    leader: guests.leader,
    hr: guests.hr,
    procurement: guests.procurement,
    production: guests.production,
  },
  founder: 'manager',
  tiers: classesABC({ a: 90, b: 90, c: 90 }),
  defaultTier: 'potential',
  fileExpects: ['creditNeed'],
  orderStages: [
    { stage: 'review', mandatory: true },
    { stage: 'stockCheck', mandatory: true },
    { stage: 'production', mandatory: false },
    { stage: 'shipping', mandatory: true },
    { stage: 'delivery', mandatory: true },
  ],
  cadences: cadences({
    planYear: { clauses: ['S4-2.2.1a–b'], due: { at: 'beforePeriod', of: 'year', workingDays: 5 } },
    upwardReport: { clauses: ['S4-2.2.1e'] },
    dataReport: { clauses: ['S4-2.2.5d', 'S4-7.2.1'] },
    financialReport: { clauses: ['S4-2.2.6d'] },
    fileCheck: { clauses: ['S4-7.1.3'], who: ['sales'] },
    returnVisits: { clauses: ['S4-3.5.3'], who: ['service'] },
    afterDelivery: { clauses: ['S4-3.5.1'] },
    suggestionRound: { clauses: ['S4-3.5.3', 'S4-4.4.2b'] },
    budgetPreparation: { clauses: ['S4-5.1.1–2'], who: ['finance'], due: { at: 'monthDay', month: 12, day: 15 }, escalates: 'head' },
    budgetNote: { clauses: ['S4-5.1.3'], who: ['finance'] },
    costAnalysis: { clauses: ['S4-5.3.1', 'S4-2.2.6b'], who: ['finance'] },
    receivablesCheck: { clauses: ['S4-5.2.1'], who: ['finance'] },
    // The regulation leaves the cycle open (S4-4.2.1).
    reviewQuarter: { clauses: ['S4-4.2.1', 'S4-4.2.3'] },
    reviewYear: { clauses: ['S4-4.2.1'] },
    trainingPlan: { clauses: ['S4-4.1.3–4'] },
    periodicTraining: { clauses: ['S4-4.1.3–4', 'S4-6.3.1–2'] },
    honours: { clauses: ['S4-4.4.1'] },
    staffActivity: { clauses: ['S4-4.4.2a'] },
    serviceQuality: { clauses: ['S4-2.2.4b'] },
    creditReview: { clauses: ['S4-6.2.3'] },
    priceCheck: { clauses: ['S4-5.3.2'] },
    assetUpkeep: { clauses: ['S4-2.2.5c'] },
    riskScreening: { clauses: ['S4-6.1.1'] },
    internalAudit: { clauses: ['S4-6.3.3'] },
    cashCount: { clauses: ['S4-5.4.2'] },
    dataBackup: { clauses: ['S4-7.2.2'] },
    restoreDrill: { clauses: ['S4-7.2.2'] },
    contractMilestones: { clauses: ['S4-6.4.1–2'] },
    contractEnd: { clauses: ['S4-6.4.1–2'] },
  }),
  chains: {
    contract: [step('lead'), step('legal', 'major'), step('head')],
    contractChange: [step('lead'), step('legal', 'major'), step('head')],
    majorDecision: [step('legal'), step('head')],
    proposal: [step('lead')],
    expense: [step('lead'), step('finance'), step('head', 'overLimit')],
    caseSolution: [step('head', 'major')],
    document: [step('lead'), step('head')],
    leave: [step('lead')],
    plan: [step('head'), step('leader')],
    budget: [step('finance'), step('head'), step('leader')],
    trainingPlan: [step('head')],
    disclosure: [step('head')],
    riskAcceptance: [step('head')],
    creditRating: [step('finance'), step('head')],
    honour: [step('head')],
    reviewResult: [step('lead'), step('head')],
  },
  needs: clauseSets.withBreach,
  indicators: {
    ...indicatorsOf('manager', handedDown),
    ...indicatorsOf('deputy', handedDown),
    ...indicatorsOf('marketing', evenly({ salesAmount: items.salesAmount, conversion: items.potentialConversion, newCustomers: items.newCustomers, ...conduct })),
    ...indicatorsOf('service', evenly({ satisfaction: items.satisfaction, resolution: items.resolutionTimeliness, reply: items.replyTimeliness, ...conduct })),
    ...indicatorsOf('operations', evenly({ onTimeDelivery: items.onTimeDelivery, orderAccuracy: items.orderAccuracy, dataAccuracy: items.dataAccuracy, ...conduct })),
    ...indicatorsOf('finance', evenly({ collectionRate: items.collectionRate, budgetVariance: items.budgetVariance, reportPunctuality: items.reportPunctuality, ...conduct })),
  },
  review: { cycles: ['quarter', 'year'], inputs: { self: 20, superior: 80 }, interview: true },
  titles: { honour: text('榮譽稱號', 'Title of honour') },
  limits: { ...usualLimits, expenseCents: 500_000, prepayPercentForC: 30, prepayPercentForD: 50 },
  without: ['seals', 'sealUses'],
  leaseDays: 30,
})
