import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'

/** What the limits of a charter mean, by name. */
export const limitWords: Readonly<Record<string, Text>> = {
  inquiryReplyWorkingHours: text('客戶諮詢的答覆時限', 'Answering an inquiry'),
  caseTransferWorkingHours: text('服務事項轉交時限', 'Passing on a service case'),
  caseInvestigationWorkingDays: text('投訴調查時限', 'Investigating a complaint'),
  caseConfirmationDays: text('處理後向客戶確認', 'Confirming with the customer after a case'),
  suggestionAnswerWorkingDays: text('建議的答覆時限', 'Answering a suggestion'),
  visitLogHours: text('聯絡後補記時限', 'Logging a contact'),
  minutesWorkingDays: text('會議紀要時限', 'Minutes of a meeting'),
  reviewStepWorkingDays: text('每一步審批時限', 'Each step of an approval'),
  interviewWorkingDays: text('考核面談時限', 'Interview after a review'),
  intentContactDays: text('有意向客戶的聯繫間隔', 'Contact with customers who show intent'),
  firstFollowUpDays: text('首次跟進時限', 'First follow-up'),
  followUpGraceDays: text('回訪寬限', 'Grace of a follow-up'),
  opportunityStepDays: text('商機停滯提醒', 'An opportunity counts as stuck after'),
  opportunityFoundPercent: text('商機勝率：發現', 'Likelihood: found'),
  opportunityAssessedPercent: text('商機勝率：已評估', 'Likelihood: assessed'),
  opportunityPursuingPercent: text('商機勝率：跟進中', 'Likelihood: pursuing'),
  opportunityNegotiatingPercent: text('商機勝率：談判中', 'Likelihood: negotiating'),
  dormantMonths: text('多久沒有往來算休眠', 'A customer sleeps after'),
  fileVerifyDays: text('客戶檔案核實間隔', 'Verifying customer files'),
  keyFileVerifyDays: text('重點客戶檔案核實間隔', 'Verifying files of key customers'),
  dueNoticeDays: text('應收到期提醒', 'Notice of payments due'),
  orderNoticeDays: text('訂單到期提醒', 'Notice of orders due'),
  contractEndNoticeDays: text('合同到期提醒', 'Notice of contracts that end'),
  dunningDays: text('催款間隔', 'Days between reminders of payment'),
  badDebtDays: text('逾期多久列為壞賬風險', 'A debt is at risk after'),
  ndaDays: text('保密協議簽署時限', 'Signing a non-disclosure agreement'),
  taskReminderDays: text('任務到期提醒', 'Reminder of tasks'),
  taskEscalationDays: text('任務逾期上報', 'Escalating late tasks'),
  arrivalGapHours: text('書寫與送達相差多久要註明', 'A gap between writing and arrival is told of after'),
  clockSkewMinutes: text('設備時鐘允許的誤差', 'How far a device’s clock may be off'),
  majorContractCents: text('重大合同金額', 'Amount of a major contract'),
  budgetAmberPercent: text('預算偏差：提醒', 'Budget off by: attention'),
  budgetRedPercent: text('預算偏差：警示', 'Budget off by: alarm'),
  orderConfirmationWorkingDays: text('訂單確認時限', 'Confirming an order'),
  opportunityPursueScore: text('商機立項分數', 'Score from which an opportunity is pursued'),
  contractProgressDays: text('合同進度核對間隔', 'Checking the progress of contracts'),
  expenseCents: text('費用審批金額', 'Amount from which an expense goes further up'),
  prepayPercentForC: text('C 級信用預付比例', 'Prepayment at credit rating C'),
  prepayPercentForD: text('D 級信用預付比例', 'Prepayment at credit rating D'),
  consecutiveExcellentMonths: text('連續優秀幾個月可加獎', 'Excellent months in a row that earn more'),
}

/** Limits that a book reads, by that book: where it is not there nobody would notice a change. Those of `duties` are told by a duty, and are changed with it. */
export const limitsOfBooks: Readonly<Record<string, string>> = {
  visitLogHours: 'duties', intentContactDays: 'duties', contractProgressDays: 'duties', firstFollowUpDays: 'orders',
  caseTransferWorkingHours: 'cases', caseInvestigationWorkingDays: 'cases', caseConfirmationDays: 'cases', suggestionAnswerWorkingDays: 'suggestions',
  interviewWorkingDays: 'reviews', consecutiveExcellentMonths: 'reviews', orderNoticeDays: 'orders', orderConfirmationWorkingDays: 'orders',
  dueNoticeDays: 'receivables', dunningDays: 'receivables', badDebtDays: 'receivables', expenseCents: 'expenses', budgetAmberPercent: 'budgets', budgetRedPercent: 'budgets', ndaDays: 'confidentiality',
}

/** Units of limits, by how their names end. */
export const limitUnits: readonly (readonly [ending: string, unit: Text])[] = [
  ['WorkingHours', text('個工作小時', 'working hours')],
  ['WorkingDays', text('個工作日', 'working days')],
  ['Hours', text('小時', 'hours')],
  ['Days', text('天', 'days')],
  ['Months', text('個月', 'months')],
  ['Minutes', text('分鐘', 'minutes')],
  ['Percent', text('%', '%')],
  ['PercentForC', text('%', '%')],
  ['PercentForD', text('%', '%')],
  ['Score', text('分', 'points')],
  ['Cents', text('元', 'yuan')],
]

/** The limits in groups, as they are shown; those of none stand last. */
export const limitGroups: readonly { readonly label: Text; readonly names: readonly string[] }[] = [
  { label: text('客戶與跟進', 'Customers and follow-up'), names: ['dormantMonths', 'firstFollowUpDays', 'intentContactDays', 'followUpGraceDays', 'visitLogHours', 'fileVerifyDays', 'keyFileVerifyDays'] },
  { label: text('商機', 'Opportunities'), names: ['opportunityStepDays', 'opportunityPursueScore', 'opportunityFoundPercent', 'opportunityAssessedPercent', 'opportunityPursuingPercent', 'opportunityNegotiatingPercent'] },
  { label: text('服務', 'Service'), names: ['inquiryReplyWorkingHours', 'caseTransferWorkingHours', 'caseInvestigationWorkingDays', 'caseConfirmationDays', 'suggestionAnswerWorkingDays'] },
  { label: text('會議、任務與審批', 'Meetings, tasks and approvals'), names: ['minutesWorkingDays', 'taskReminderDays', 'taskEscalationDays', 'reviewStepWorkingDays', 'interviewWorkingDays'] },
  { label: text('合同與款項', 'Contracts and money'), names: ['majorContractCents', 'contractEndNoticeDays', 'contractProgressDays', 'orderConfirmationWorkingDays', 'orderNoticeDays', 'dueNoticeDays', 'dunningDays', 'badDebtDays', 'prepayPercentForC', 'prepayPercentForD', 'expenseCents', 'budgetAmberPercent', 'budgetRedPercent', 'ndaDays'] },
  { label: text('其他', 'Others'), names: ['consecutiveExcellentMonths', 'arrivalGapHours', 'clockSkewMinutes'] },
]
