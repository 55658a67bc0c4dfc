import { text } from '../vocabulary/text.ts'
import type { Cadence } from './define-charter.ts'
import { usualLimits } from './limits.ts'

type Row = Omit<Cadence, 'on' | 'clauses'>

/**
 * The duties that regulations ask for (domain part C1c), with the product's default due times. A charter says which
 * are on, by which clauses, and where it differs; the others stay in it switched off.
 */
const rows = {
  dailyReport: { label: text('每日日報', 'Daily report'), who: 'everybody', book: 'reports', kind: 'daily', every: 'day', due: { at: 'workingDay', time: '18:30' }, graceDays: 1, escalates: 'lead' },
  weeklyReport: { label: text('每週週報', 'Weekly report'), who: 'everybody', book: 'reports', kind: 'weekly', every: 'week', due: { at: 'weekday', weekday: 5, time: '18:00' }, graceDays: 1, escalates: 'lead' },
  inspectReports: { label: text('批閱日報週報', 'Inspect reports'), who: ['lead', 'head'], book: 'reports', every: 'event', due: { at: 'afterEvent', workingDays: 2 }, escalates: 'head' },
  departmentMeeting: { label: text('部門例會', 'Department meeting'), who: ['head'], book: 'meetings', kind: 'weekly', every: 'week', due: { at: 'weekday', weekday: 1, time: '09:30' }, leadDays: 1 },
  monthlyMeeting: { label: text('月度總結會與下月計劃', 'Monthly summary meeting and next plan'), who: ['head'], book: 'meetings', kind: 'monthly', every: 'month', due: { at: 'lastWorkingDay', of: 'month' }, leadDays: 3 },
  projectMeeting: { label: text('項目與專項小組會議', 'Project and task-force meeting'), who: ['lead'], book: 'meetings', kind: 'project', every: 'event', due: { at: 'afterEvent', workingDays: 1 } },
  partnerMeeting: { label: text('合作伙伴會議', 'Partner meeting'), who: ['head'], book: 'meetings', kind: 'partner', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7 },
  planYear: { label: text('年度計劃', 'Annual plan'), who: ['head'], book: 'plans', kind: 'annual', every: 'year', due: { at: 'monthDay', month: 1, day: 31 }, leadDays: 14 },
  planQuarter: { label: text('季度計劃', 'Quarterly plan'), who: ['head'], book: 'plans', kind: 'quarter', every: 'quarter', due: { at: 'beforePeriod', of: 'quarter', workingDays: 2 }, leadDays: 7 },
  planMonth: { label: text('月度計劃', 'Monthly plan'), who: ['head'], book: 'plans', kind: 'month', every: 'month', due: { at: 'beforePeriod', of: 'month', workingDays: 2 }, leadDays: 3 },
  upwardReport: { label: text('向上級的工作匯報', 'Upward report'), who: ['head'], book: 'reports', kind: 'upward', every: 'month', due: { at: 'nthWorkingDay', n: 3, of: 'month' }, leadDays: 2 },
  dataReport: { label: text('經營數據報告', 'Business data report'), who: ['ops'], book: 'reports', kind: 'salesData', every: 'month', due: { at: 'nthWorkingDay', n: 5, of: 'month' }, leadDays: 2, escalates: 'head' },
  financialReport: { label: text('財務分析報告', 'Financial report'), who: ['finance'], book: 'reports', kind: 'finance', every: 'month', due: { at: 'nthWorkingDay', n: 5, of: 'month' }, leadDays: 2, escalates: 'head' },
  marketReport: { label: text('市場分析報告', 'Market report'), who: ['sales'], book: 'research', kind: 'report', every: 'month', due: { at: 'nthWorkingDay', n: 5, of: 'month' }, leadDays: 3, escalates: 'head' },
  fileCheck: { label: text('核實客戶檔案', 'Customer file check'), who: ['sales', 'service'], book: 'customers', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 14, escalates: 'head' },
  // Any contact with the customer answers it, so that it looks at visits.
  returnVisits: { label: text('按級別回訪客戶', 'Return visits by tier'), who: ['sales', 'service'], book: 'visits', due: { at: 'byTier' }, leadDays: 3, graceDays: 3, escalates: 'head' },
  intentContact: { label: text('聯繫有意向的客戶', 'Contact customers with intent'), who: ['sales'], book: 'visits', due: { at: 'everyDays', days: 14 }, leadDays: 2, graceDays: 3, escalates: 'head' },
  visitLog: { label: text('聯絡後及時記錄', 'Log a contact promptly'), who: ['sales', 'service'], book: 'visits', every: 'event', due: { at: 'afterEvent', workingDays: 1 }, graceDays: 1, escalates: 'lead' },
  afterDelivery: { label: text('交付後回訪', 'Visit after delivery'), who: ['service'], book: 'visits', every: 'event', due: { at: 'afterEvent', days: 7 }, leadDays: 2, graceDays: 3, escalates: 'head' },
  survey: { label: text('滿意度調查', 'Satisfaction survey'), who: ['service'], book: 'surveys', every: 'halfYear', due: { at: 'everyDays', days: 182 }, leadDays: 14, escalates: 'head' },
  suggestionRound: { label: text('收集意見建議', 'Suggestion round'), who: ['service'], book: 'suggestions', every: 'month', due: { at: 'lastWorkingDay', of: 'month' }, leadDays: 3 },
  contractProgress: { label: text('檢查合同履行進度', 'Contract progress check'), who: ['contract'], book: 'contracts', every: 'fortnight', due: { at: 'everyDays', days: 14 }, leadDays: 2, escalates: 'head' },
  ledgerStatistics: { label: text('合同臺賬統計', 'Contract ledger statistics'), who: ['contract'], book: 'reports', kind: 'contractLedger', every: 'month', due: { at: 'lastWorkingDay', of: 'month' }, leadDays: 2, escalates: 'head' },
  contractMilestones: { label: text('合同履行節點', 'Contract milestone'), who: ['contract', 'sales'], book: 'contracts', due: { at: 'byRecord' }, leadDays: 7, graceDays: 1, escalates: 'head' },
  contractEnd: { label: text('合同到期', 'End of a contract'), who: ['contract', 'sales'], book: 'contracts', due: { at: 'byRecord' }, leadDays: usualLimits.contractEndNoticeDays, escalates: 'head' },
  budgetPreparation: { label: text('編制預算', 'Budget preparation'), who: ['head'], book: 'budgets', every: 'year', due: { at: 'monthDay', month: 1, day: 15 }, leadDays: 14, escalates: 'leader' },
  budgetNote: { label: text('預算執行說明', 'Budget execution note'), who: ['head'], book: 'budgets', every: 'month', due: { at: 'nthWorkingDay', n: 5, of: 'month' }, leadDays: 2 },
  costAnalysis: { label: text('成本分析', 'Cost analysis'), who: ['head'], book: 'costs', every: 'month', due: { at: 'nthWorkingDay', n: 8, of: 'month' }, leadDays: 2 },
  receivablesCheck: { label: text('應收賬款檢查', 'Receivables check'), who: ['sales'], book: 'receivables', every: 'week', due: { at: 'weekday', weekday: 1, time: '18:00' }, escalates: 'head' },
  selfReview: { label: text('填寫自評', 'Self-review'), who: 'everybody', book: 'reviews', kind: 'self', every: 'month', due: { at: 'lastWorkingDay', of: 'month' }, leadDays: 2, escalates: 'lead' },
  reviewMonth: { label: text('月度考核', 'Monthly review'), who: ['head'], book: 'reviewCycles', kind: 'month', every: 'month', due: { at: 'lastWorkingDay', of: 'month' }, leadDays: 3 },
  reviewQuarter: { label: text('季度考核', 'Quarterly review'), who: ['head'], book: 'reviewCycles', kind: 'quarter', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7 },
  reviewYear: { label: text('年度考核', 'Annual review'), who: ['head'], book: 'reviewCycles', kind: 'annual', every: 'year', due: { at: 'lastWorkingDay', of: 'year' }, leadDays: 14 },
  reviewPlan: { label: text('制定年度考核計劃', 'Plan of the annual review'), who: ['head'], book: 'reviewCycles', kind: 'annual', every: 'year', due: { at: 'monthDay', month: 1, day: 31 }, leadDays: 7 },
  trainingPlan: { label: text('年度培訓計劃', 'Annual training plan'), who: ['head'], book: 'trainingPlans', every: 'year', due: { at: 'monthDay', month: 1, day: 31 }, leadDays: 14 },
  trainingEffect: { label: text('培訓效果評估', 'Training effect'), who: ['lead'], book: 'trainings', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7 },
  periodicTraining: { label: text('定期培訓', 'Periodic training'), who: ['lead'], book: 'trainings', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 14 },
  siteVisit: { label: text('同行實地考察', 'Site visit to peers'), who: ['head'], book: 'trainings', kind: 'siteVisit', every: 'year', due: { at: 'lastWorkingDay', of: 'year' }, leadDays: 30 },
  attendanceSheet: { label: text('向人力資源部報送考勤', 'Attendance sheet to HR'), who: ['head'], book: 'attendance', every: 'month', due: { at: 'nthWorkingDay', n: 3, of: 'month' }, leadDays: 1 },
  honours: { label: text('評選榮譽', 'Honours'), who: ['head'], book: 'honours', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7 },
  customerEvent: { label: text('客戶活動', 'Customer event'), who: ['service'], book: 'campaigns', every: 'halfYear', due: { at: 'everyDays', days: 182 }, leadDays: 30 },
  staffActivity: { label: text('團隊活動', 'Staff activity'), who: ['head'], book: 'campaigns', kind: 'team', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 14 },
  serviceQuality: { label: text('服務質量評估', 'Service-quality evaluation'), who: ['service'], book: 'audits', kind: 'serviceQuality', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7, escalates: 'head' },
  priceCheck: { label: text('核對產品價目', 'Price list check'), who: ['ops'], book: 'products', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 14, escalates: 'head' },
  creditReview: { label: text('客戶信用評估', 'Customer credit review'), who: ['finance'], book: 'customers', every: 'year', due: { at: 'lastWorkingDay', of: 'year' }, leadDays: 14, escalates: 'head' },
  sealReturn: { label: text('歸還印章', 'Return of a seal'), who: ['custodian'], book: 'sealUses', due: { at: 'byRecord' }, graceDays: 1, escalates: 'head' },
  assetUpkeep: { label: text('場地設備物資檢查', 'Upkeep of premises and equipment'), who: ['ops'], book: 'assets', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 14, escalates: 'head' },
  riskScreening: { label: text('風險排查', 'Risk screening'), who: ['ops', 'head'], book: 'risks', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7, escalates: 'head' },
  internalAudit: { label: text('內部審計', 'Internal audit'), who: ['ops'], book: 'audits', kind: 'internalAudit', every: 'halfYear', due: { at: 'everyDays', days: 182 }, leadDays: 14, escalates: 'head' },
  cashCount: { label: text('資金盤點', 'Cash count'), who: ['finance'], book: 'funds', kind: 'count', every: 'month', due: { at: 'lastWorkingDay', of: 'month' }, leadDays: 1, escalates: 'head' },
  dataBackup: { label: text('數據備份', 'Data backup'), who: ['ops'], book: 'audits', kind: 'backup', every: 'week', due: { at: 'weekday', weekday: 5, time: '18:00' }, graceDays: 2, escalates: 'head' },
  restoreDrill: { label: text('恢復演練', 'Restore drill'), who: ['ops'], book: 'audits', kind: 'backup', every: 'quarter', due: { at: 'lastWorkingDay', of: 'quarter' }, leadDays: 7, escalates: 'head' },
} as const satisfies Readonly<Record<string, Row>>

export type CadenceName = keyof typeof rows

/** The clauses that ask for a duty, and where the charter differs from the default. */
export type Asked = { readonly clauses: readonly string[] } & Partial<Omit<Row, 'label' | 'book'>>

/** All duties: those that the regulation asks for are on, the others are there to be switched on. */
export function cadences(asked: Readonly<Partial<Record<CadenceName, Asked>>>): Readonly<Record<CadenceName, Cadence>> {
  const entries = (Object.entries(rows) as [CadenceName, Row][]).map(([name, row]): [CadenceName, Cadence] => {
    const wanted = asked[name]
    return [name, wanted === undefined ? { ...row, on: false, clauses: [] } : { ...row, ...wanted, on: true }]
  })
  return Object.fromEntries(entries) as Record<CadenceName, Cadence>
}
