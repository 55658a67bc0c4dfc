import { text } from '../vocabulary/text.ts'
import { cadences } from './cadences.ts'
import { step } from './chain-steps.ts'
import { clauseSets } from './contract-clauses.ts'
import { defineCharter } from './define-charter.ts'
import { guests } from './guests.ts'
import { evenly, indicatorsOf, items } from './indicators.ts'
import { usualLimits } from './limits.ts'
import { classesABC } from './tiers.ts'

const together = { crossCompletion: items.crossCompletion, cooperation: items.cooperation }

/** Regulation S2, sales operations service centre (domain part C4). ⇐ S2-1.1 to S2-7.1.3 */
export const salesOps = defineCharter({
  id: 'salesOps',
  name: text('銷售運營服務中心', 'Sales operations service centre'),
  summary: text('主任之下三個部門：銷售、運營、客服。人人日報週報，負責人批閱；部門週會，月度總結會；每月考核。', 'A director and three departments: sales, operations, service. Daily and weekly reports by everybody, inspected by the leads; weekly and monthly meetings; monthly reviews.'),
  preamble: [
    text('規範銷售、運營與客戶服務，提升市場競爭力。', 'To order sales, operations and customer service, and to compete better.'),
    text('合法合規', 'Legality'),
    text('客戶導向', 'Customer orientation'),
    text('協同配合', 'Cooperation'),
    text('績效優先', 'Performance'),
    text('持續改進', 'Continuous improvement'),
  ],
  groups: { sales: text('銷售部', 'Sales department'), operations: text('運營部', 'Operations department'), service: text('客戶服務部', 'Customer-service department') },
  posts: {
    director: { label: text('中心主任', 'Centre director'), functions: ['head'] },
    salesLead: { label: text('銷售部負責人', 'Sales lead'), functions: ['lead', 'sales', 'contract'], group: 'sales' },
    salesperson: { label: text('銷售人員', 'Salesperson'), functions: ['sales', 'contract'], group: 'sales' },
    operationsLead: { label: text('運營部負責人', 'Operations lead'), functions: ['lead', 'ops'], group: 'operations' },
    operator: { label: text('運營人員', 'Operations staff'), functions: ['ops'], group: 'operations' },
    serviceLead: { label: text('客戶服務部負責人', 'Service lead'), functions: ['lead', 'service'], group: 'service' },
    serviceStaff: { label: text('客服人員', 'Customer service'), functions: ['service'], group: 'service' },
    finance: guests.finance,
    legal: guests.legal,
    hr: guests.hr,
    leader: guests.leader,
    procurement: guests.procurement,
    production: guests.production,
  },
  founder: 'director',
  tiers: classesABC({ a: 30, b: 90, c: 180 }),
  defaultTier: 'potential',
  orderStages: [
    { stage: 'review', mandatory: true },
    { stage: 'stockCheck', mandatory: true },
    { stage: 'purchase', mandatory: false },
    { stage: 'production', mandatory: false },
    { stage: 'shipping', mandatory: true },
    { stage: 'delivery', mandatory: true },
    { stage: 'invoice', mandatory: true },
  ],
  cadences: cadences({
    dailyReport: { clauses: ['S2-6.1.2a'] },
    weeklyReport: { clauses: ['S2-6.1.2b'] },
    inspectReports: { clauses: ['S2-6.1.2c'] },
    departmentMeeting: { clauses: ['S2-6.1.1a–b'], who: ['lead'] },
    monthlyMeeting: { clauses: ['S2-6.1.1a–b'], who: ['lead'] },
    projectMeeting: { clauses: ['S2-6.1.4'], every: 'fortnight', due: { at: 'everyDays', days: 14 } },
    partnerMeeting: { clauses: ['S2-6.2.2'] },
    planYear: { clauses: ['S2-2.2.1a', 'S2-2.2.2a', 'S2-2.2.3a'], who: ['head', 'lead'] },
    planMonth: { clauses: ['S2-6.1.1a–b'], who: ['head', 'lead'] },
    marketReport: { clauses: ['S2-3.1.1a'], who: ['ops'] },
    fileCheck: { clauses: ['S2-7.1.1'] },
    returnVisits: { clauses: ['S2-3.3.4', 'S2-6.2.1'], who: ['service', 'sales'] },
    visitLog: { clauses: ['S2-3.1.3b'] },
    suggestionRound: { clauses: ['S2-3.3.3a–b'] },
    priceCheck: { clauses: ['S2-3.1.4b'] },
    receivablesCheck: { clauses: ['S2-3.2.5a'], who: ['finance'] },
    selfReview: { clauses: ['S2-4.3.1'] },
    // The regulation allows the first ten days of the month.
    reviewMonth: { clauses: ['S2-4.2a', 'S2-4.3.2'], who: ['lead', 'head'], due: { at: 'nthWorkingDay', n: 6, of: 'month', noLaterThan: 10 } },
    reviewYear: { clauses: ['S2-4.2b'], due: { at: 'monthDay', month: 1, day: 31 } },
    trainingPlan: { clauses: ['S2-5.4.1', 'S2-5.4.2'], who: ['hr', 'lead'] },
    trainingEffect: { clauses: ['S2-5.4.3b'], who: ['hr', 'lead'] },
    honours: { clauses: ['S2-4.5.1'] },
    contractMilestones: { clauses: ['S2-3.1.5c'] },
    contractEnd: { clauses: ['S2-3.1.5c'] },
  }),
  chains: {
    contract: [step('lead'), step('legal')],
    contractChange: [step('lead'), step('legal')],
    proposal: [step('lead'), step('head', 'offPolicy')],
    expense: [step('lead'), step('finance')],
    caseSolution: [step('lead', 'major'), step('head', 'major')],
    document: [step('lead')],
    leave: [step('lead')],
    plan: [step('head')],
    trainingPlan: [step('hr'), step('leader')],
    departmentTrainingPlan: [step('lead')],
    disclosure: [step('head')],
    honour: [step('head')],
    reviewResult: [step('lead'), step('head')],
  },
  needs: clauseSets.withBreach,
  indicators: {
    // The regulation lists none for the director; these gather the departments'.
    ...indicatorsOf('director', evenly({ salesAmount: items.salesAmount, salesProfit: items.salesProfit, satisfaction: items.satisfaction, ...together })),
    ...indicatorsOf('sales', evenly({
      salesAmount: items.salesAmount,
      salesProfit: items.salesProfit,
      salesGrowth: items.salesGrowth,
      marketShare: items.marketShare,
      newCustomers: items.newCustomers,
      conversion: items.potentialConversion,
      ...together,
    })),
    ...indicatorsOf('operations', evenly({ dataAccuracy: items.dataAccuracy, processEfficiency: items.processEfficiency, operatingCost: items.operatingCost, ...together })),
    ...indicatorsOf('service', evenly({ satisfaction: items.satisfaction, complaintResolution: items.complaintResolution, complaintCount: items.complaintCount, ...together })),
  },
  // Peers rate only where a project was shared, customers for reference; shares of absent inputs go to the others.
  review: { cycles: ['month', 'year'], inputs: { self: 20, superior: 60, peer: 20, customer: 0 }, interview: true },
  titles: {
    salesChampion: text('銷售冠軍獎', 'Sales champion award'),
    bestService: text('最佳客戶服務獎', 'Best customer service award'),
    teamwork: text('團隊協作獎', 'Teamwork award'),
  },
  limits: { ...usualLimits, orderConfirmationWorkingDays: 1 },
  without: ['seals', 'sealUses', 'hiring', 'funds', 'assets', 'budgets', 'costs', 'risks'],
  leaseDays: 30,
})
