/**
 * Limits that every charter starts with (domain part d): hours, days and amounts, named with their unit. Amounts are
 * in cents. A charter overrides single ones; none of them is in the regulations.
 */
export const usualLimits = {
  inquiryReplyWorkingHours: 2,
  caseTransferWorkingHours: 2,
  caseInvestigationWorkingDays: 3,
  caseConfirmationDays: 3,
  suggestionAnswerWorkingDays: 10,
  visitLogHours: 24,
  minutesWorkingDays: 1,
  reviewStepWorkingDays: 2,
  interviewWorkingDays: 5,
  intentContactDays: 14,
  firstFollowUpDays: 7,
  dormantMonths: 12,
  dueNoticeDays: 7,
  orderNoticeDays: 3,
  contractEndNoticeDays: 30,
  dunningDays: 7,
  badDebtDays: 60,
  ndaDays: 3,
  taskReminderDays: 1,
  taskEscalationDays: 2,
  arrivalGapHours: 12,
  clockSkewMinutes: 5,
  majorContractCents: 20_000_000,
  budgetAmberPercent: 10,
  budgetRedPercent: 20,
} as const satisfies Readonly<Record<string, number>>
