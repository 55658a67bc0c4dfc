import { text } from '../vocabulary/text.ts'
import { cadences } from './cadences.ts'
import { step } from './chain-steps.ts'
import { clauseSets } from './contract-clauses.ts'
import { defineCharter } from './define-charter.ts'
import { guests } from './guests.ts'
import { attitude, evenly, indicatorsOf, items, judged } from './indicators.ts'
import { usualLimits } from './limits.ts'

/** Regulation S0, group-buying department (domain part C2). One group, so that none is named. ⇐ S0-1.1 to S0-8.2c */
export const groupBuying = defineCharter({
  id: 'groupBuying',
  name: text('團購部', 'Group-buying department'),
  summary: text('一個小組：經理負責重點與核心客戶，專員負責一般客戶與訂單，客服負責諮詢與投訴。每月考核，年初預算。', 'One group: the manager owns key and core customers, specialists the general ones and orders, service the inquiries and complaints. Monthly reviews, a budget in January.'),
  preamble: [
    text('規範團購業務的日常管理，服務客戶，提高效率。', 'To order the daily work of group buying, serve customers and work efficiently.'),
    text('合規經營', 'Compliance'),
    text('客戶至上', 'Customers first'),
    text('團隊協作', 'Teamwork'),
    text('績效導向', 'Performance'),
  ],
  groups: {},
  posts: {
    manager: { label: text('團購業務經理', 'Group-buying manager'), functions: ['head', 'lead', 'sales'] },
    specialist: { label: text('團購專員', 'Group-buying specialist'), functions: ['sales', 'ops', 'contract'] },
    service: { label: text('客服人員', 'Customer service'), functions: ['service'] },
    finance: guests.finance,
    leader: guests.leader,
    procurement: guests.procurement,
    logistics: guests.logistics,
  },
  founder: 'manager',
  tiers: {
    key: { label: text('重點客戶', 'Key customer'), followUpDays: 30, ownedBy: 'head', service: text('經理親自負責，每月回訪，個別方案', 'Owned by the manager, visited every month, with a plan of its own') },
    core: { label: text('核心客戶', 'Core customer'), followUpDays: 42, ownedBy: 'head', service: text('經理負責，每六週回訪，個別方案', 'Owned by the manager, visited every six weeks, with a plan of its own') },
    general: { label: text('一般客戶', 'General customer'), followUpDays: 90, ownedBy: 'sales', service: text('專員負責，每季回訪', 'Owned by a specialist, visited every quarter') },
    potential: { label: text('潛在客戶', 'Potential customer'), followUpDays: 30, ownedBy: 'sales', service: text('專員培育，每三十天聯繫', 'Cultivated by a specialist, contacted every thirty days') },
  },
  defaultTier: 'potential',
  fileExpects: ['preferences'],
  orderStages: [
    { stage: 'purchase', mandatory: true },
    { stage: 'shipping', mandatory: true },
    { stage: 'delivery', mandatory: true },
    { stage: 'acceptance', mandatory: true },
  ],
  cadences: cadences({
    planYear: { clauses: ['S0-2.1a'] },
    planQuarter: { clauses: ['S0-2.1a'] },
    planMonth: { clauses: ['S0-2.1a'] },
    upwardReport: { clauses: ['S0-2.1e', 'S0-2.3c'], every: 'event', due: { at: 'afterEvent', workingDays: 1 } },
    fileCheck: { clauses: ['S0-2.2b', 'S0-4.1b'], who: ['sales'] },
    returnVisits: { clauses: ['S0-4.2c', 'S0-4.2d'], who: ['sales'] },
    survey: { clauses: ['S0-4.3a–b'], who: ['service', 'sales'] },
    budgetPreparation: { clauses: ['S0-7.1a'] },
    budgetNote: { clauses: ['S0-7.1b–c'] },
    costAnalysis: { clauses: ['S0-7.3a–b'] },
    receivablesCheck: { clauses: ['S0-7.4a', 'S0-7.4c'] },
    selfReview: { clauses: ['S0-6.3a–b'] },
    reviewMonth: { clauses: ['S0-6.2a'] },
    reviewYear: { clauses: ['S0-6.2b'] },
    trainingPlan: { clauses: ['S0-5.2a'] },
    siteVisit: { clauses: ['S0-5.2b'] },
    honours: { clauses: ['S0-5.1b'] },
    contractMilestones: { clauses: ['S0-3.1.4b'] },
    contractEnd: { clauses: ['S0-3.1.4b'] },
  }),
  chains: {
    contract: [step('head'), step('leader')],
    contractChange: [step('head'), step('leader')],
    proposal: [step('head')],
    expense: [step('head'), step('finance')],
    caseSolution: [step('head')],
    document: [step('head')],
    leave: [step('head')],
    plan: [step('head')],
    budget: [step('head'), step('leader')],
    trainingPlan: [step('head')],
    disclosure: [step('head'), step('leader')],
    honour: [step('head')],
    reviewResult: [step('head')],
  },
  needs: clauseSets.essentials,
  indicators: {
    ...indicatorsOf('manager', evenly({
      groupSales: { ...items.salesAmount, label: text('團購銷售額', 'Group sales amount') },
      newCustomers: items.newCustomers,
      satisfaction: items.satisfaction,
      teamManagement: judged('團隊管理', 'Team management'),
      profit: { ...items.salesProfit, label: text('利潤貢獻', 'Profit contribution') },
    })),
    ...indicatorsOf('specialist', evenly({
      orders: judged('訂單數量', 'Number of orders'),
      salesAmount: items.salesAmount,
      development: judged('客戶開發與維護', 'Customer development and care'),
      complaints: items.complaintSatisfaction,
      knowledge: judged('業務知識', 'Business knowledge'),
    })),
    ...indicatorsOf('service', evenly({
      reply: items.replyTimeliness,
      complaints: items.complaintSuccess,
      satisfaction: items.satisfaction,
      manner: attitude('服務態度', 'Service attitude'),
    })),
  },
  review: { cycles: ['month', 'year'], inputs: { self: 10, superior: 50, customer: 20, peer: 20 }, interview: true },
  titles: {
    excellentStaff: text('優秀員工', 'Outstanding employee'),
    salesChampion: text('銷售冠軍', 'Sales champion'),
    serviceStar: text('服務明星', 'Service star'),
    outstandingMember: text('優秀團隊成員', 'Outstanding member'),
    outstandingCase: text('優秀團隊案例', 'Outstanding team case'),
  },
  limits: { ...usualLimits, consecutiveExcellentMonths: 3 },
  without: ['seals', 'sealUses', 'hiring', 'funds', 'assets', 'audits'],
  leaseDays: 30,
})
