import { text } from '../vocabulary/text.ts'
import { cadences } from './cadences.ts'
import { jointly, step } from './chain-steps.ts'
import { clauseSets } from './contract-clauses.ts'
import { defineCharter } from './define-charter.ts'
import { guests } from './guests.ts'
import type { Share } from './indicators.ts'
import { ability, attitude, indicatorsOf, items } from './indicators.ts'
import { usualLimits } from './limits.ts'

/** Results 60, ability 30, attitude 10 (S3-5.2.1–3); only the results differ between groups. */
const shares = (results: Share['items']): readonly Share[] => [
  { percent: 60, items: results },
  { percent: 30, items: { knowledge: ability('業務知識與技能', 'Knowledge and skill'), communication: ability('溝通協調能力', 'Communication'), problemSolving: ability('問題解決能力', 'Problem solving') } },
  { percent: 10, items: { responsibility: attitude('責任心', 'Responsibility'), teamwork: attitude('團隊協作', 'Teamwork'), learning: attitude('學習態度', 'Learning') } },
]

const development = { newCustomers: items.newCustomers, revenueAttainment: items.revenueAttainment, signedAmount: items.signedAmount }
const contracts = { contractsSigned: items.contractsSigned, contractQuality: items.contractQuality, contractRisk: items.contractRisk }
const relations = { satisfaction: items.satisfaction, complaints: items.complaintSatisfaction, loyalty: items.loyalty }

/** Regulation S3, commercial department (domain part C5). ⇐ S3-1.1 to S3-5.5.1 */
export const commercial = defineCharter({
  id: 'commercial',
  name: text('商務部', 'Commercial department'),
  summary: text('三個小組：業務拓展、合同管理、客戶關係。合同從起草到歸檔一條線，重大合同會審，用印登記；年度考核 60 / 30 / 10。', 'Three groups: business development, contracts, customer relations. Contracts from draft to archive, joint review of major ones, a seal register; yearly reviews 60 / 30 / 10.'),
  preamble: [
    text('規範商務活動，明確職責，防範合同風險。', 'To order commercial activity, make duties clear and guard against contract risk.'),
    text('合法合規', 'Legality'),
    text('客戶至上', 'Customers first'),
    text('職責明確，每件事有一個責任人', 'Clear duties: everything has one responsible person'),
    text('協同高效', 'Cooperation and efficiency'),
  ],
  groups: { development: text('業務拓展組', 'Business-development group'), contracts: text('合同管理組', 'Contract-management group'), relations: text('客戶關係管理組', 'Customer-relations group') },
  posts: {
    manager: { label: text('部門經理', 'Department manager'), functions: ['head'] },
    deputy: { label: text('副經理', 'Deputy manager'), functions: ['deputy'] },
    developmentLead: { label: text('業務拓展組組長', 'Business-development lead'), functions: ['lead', 'sales', 'ops'], group: 'development' },
    developer: { label: text('業務拓展專員', 'Business developer'), functions: ['sales', 'ops'], group: 'development' },
    contractLead: { label: text('合同管理組組長', 'Contract lead'), functions: ['lead', 'contract'], group: 'contracts' },
    contractStaff: { label: text('合同管理專員', 'Contract staff'), functions: ['contract'], group: 'contracts' },
    relationsLead: { label: text('客戶關係管理組組長', 'Customer-relations lead'), functions: ['lead', 'service'], group: 'relations' },
    relationsStaff: { label: text('客戶關係專員', 'Customer-relations staff'), functions: ['service'], group: 'relations' },
    sealKeeper: { label: text('印章保管人', 'Seal custodian'), functions: ['custodian', 'contract'], group: 'contracts' },
    finance: guests.finance,
    legal: guests.legal,
    hr: guests.hr,
    leader: guests.leader,
    related: guests.related,
  },
  founder: 'manager',
  tiers: {
    majorProject: { label: text('重大項目客戶', 'Major-project customer'), followUpDays: 30, service: text('每月跟進，維護策略寫入檔案', 'Followed up every month, with a care strategy in the file') },
    existing: { label: text('現有客戶', 'Existing customer'), followUpDays: 90, service: text('每季回訪', 'Visited every quarter') },
    newCustomer: { label: text('新客戶', 'New customer'), followUpDays: 7, service: text('首次成交後七天內跟進', 'Followed up within seven days of the first deal') },
    potential: { label: text('潛在客戶', 'Potential customer') },
  },
  defaultTier: 'potential',
  fileExpects: ['preferences', 'strategy'],
  orderStages: [],
  cadences: cadences({
    departmentMeeting: { clauses: ['S3-4.2.1', 'S3-4.2.2'] },
    planYear: { clauses: ['S3-2.2.1a–b'] },
    upwardReport: { clauses: ['S3-2.2.1e'] },
    marketReport: { clauses: ['S3-2.2.2a', 'S3-3.1.1'] },
    fileCheck: { clauses: ['S3-3.3.1a–b'], who: ['service'] },
    returnVisits: { clauses: ['S3-2.2.4a', 'S3-3.3.2a–b', 'S3-3.3.3'], who: ['service'] },
    contractProgress: { clauses: ['S3-3.2.4a–b'] },
    ledgerStatistics: { clauses: ['S3-2.2.3d'] },
    reviewPlan: { clauses: ['S3-5.3'] },
    reviewYear: { clauses: ['S3-5.3'], who: ['head', 'hr'], due: { at: 'monthDay', month: 12, day: 31 } },
    selfReview: { clauses: ['S3-5.4.1–2'], every: 'year', due: { at: 'lastWorkingDay', of: 'year' } },
    attendanceSheet: { clauses: ['S3-4.1.3'] },
    customerEvent: { clauses: ['S3-2.2.4c', 'S3-3.3.5'] },
    sealReturn: { clauses: ['S3-4.4.3'] },
    contractMilestones: { clauses: ['S3-2.2.3c', 'S3-3.2.4a–b'] },
    contractEnd: { clauses: ['S3-3.2.6'] },
  }),
  chains: {
    contract: [step('head'), jointly(['head', 'legal', 'finance'], 'major')],
    contractChange: [step('contract'), step('head')],
    proposal: [step('contract')],
    expense: [step('head'), step('finance')],
    // The leader's part is the department's head; the custodian registers and takes the seal back.
    sealUse: [step('head'), step('custodian')],
    caseSolution: [jointly(['service', 'collab']), step('head', 'major')],
    minutes: [step('head')],
    document: [step('head')],
    documentDestruction: [step('custodian'), step('head')],
    leave: [step('head')],
    plan: [step('head'), step('leader')],
    disclosure: [step('head'), step('leader')],
    honour: [step('head')],
    reviewResult: [step('head'), step('hr')],
  },
  // Effective once both sides signed or sealed: the use of the seal is on record (S3-3.2.3a).
  needs: { ...clauseSets.nineHeadings, 'contracts.sign': ['sealUses'] },
  indicators: {
    // The regulation lists no results for manager and deputies; they bear the totals of the three groups.
    ...indicatorsOf('manager', shares({ ...development, ...contracts, ...relations })),
    ...indicatorsOf('deputy', shares({ ...development, ...contracts, ...relations })),
    ...indicatorsOf('development', shares(development)),
    ...indicatorsOf('contracts', shares(contracts)),
    ...indicatorsOf('relations', shares(relations)),
  },
  review: { cycles: ['year'], inputs: { self: 20, superior: 60, hr: 20 }, blocks: { result: 60, ability: 30, attitude: 10 }, interview: true },
  titles: {},
  limits: { ...usualLimits, opportunityPursueScore: 12, contractProgressDays: 14 },
  without: ['orders', 'receivables', 'receipts', 'budgets', 'costs', 'trainingPlans', 'trainings', 'hiring', 'funds', 'assets', 'audits'],
  leaseDays: 30,
})
