import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of drafting a report. */
export const draftingWords = {
  draft: text('從記錄起草', 'Draft from records'),
  again: text('按最新記錄更新', 'Update from records'),
  hint: text('當期的聯絡、事項、會議等記錄可以直接寫成報告，您再修改。', 'Contacts, tasks, meetings and other records of the period can be written into the report for you to finish.'),
  drafted: text('已從記錄起草，請看一遍再提交。再次更新只補新的記錄，您寫的和改的都不動。', 'Drafted from your records: read it through and submit. Updating adds new records and leaves what you wrote as it is.'),
  done: text('已從記錄起草', 'Drafted from your records'),
  updated: text('已按最新記錄更新', 'Updated from the latest records'),
  nothingNew: text('沒有新的記錄，報告未變', 'There is nothing new: the report is as it was'),
  badPeriod: text('先填好期間，才知道從哪些記錄起草。', 'Fill in the period first: it says which records to draft from.'),
  reading: text('正在讀取記錄…', 'Reading the records…'),
}

/** Words of the matrix of reports: who handed in what, and when. */
export const matrixWords = {
  caption: text('{month}報告提交情況', 'Reports of {month}'),
  previous: text('上一月', 'Previous month'),
  next: text('下一月', 'Next month'),
  previousWeek: text('上一週', 'Previous week'),
  nextWeek: text('下一週', 'Next week'),
  member: text('成員', 'Member'),
  submitted: text('按時提交', 'in time'),
  late: text('遲報', 'late'),
  missing: text('缺報', 'missing'),
  waived: text('請假或免報', 'excused'),
  due: text('未到時', 'not due yet'),
  none: text('無需填報', 'none asked for'),
  lateMark: text('遲', 'L'),
  missingMark: text('缺', '–'),
  waivedMark: text('假', 'A'),
  sum: text('遲 {late} · 缺 {missing}', '{late} late · {missing} missing'),
  cell: text('{name}，{period}：{handing}', '{name}, {period}: {handing}'),
  written: text('寫於 {at}（本人設備）', 'Written {at} (by the author’s device)'),
  received: text('送達於 {at}（服務器見證）', 'Received {at} (witnessed by the server)'),
  receivedWaits: text('已提交，尚未送達服務器', 'Handed in, not yet received by the server'),
  receivedUnknown: text('送達時間不詳：提交時沒有蓋章', 'Received: not known, it was handed in without a seal'),
  dueAt: text('應於 {at} 前', 'Due by {at}'),
  why: text('原因：{reason}', 'Reason: {reason}'),
  open: text('打開報告', 'Open the report'),
  remind: text('提醒填報', 'Remind'),
  reminded: text('已提醒{name}填報{period}', 'Reminded {name} of {period}'),
  remindedAlready: text('今天已提醒過{name}', '{name} was reminded today already'),
  reminder: text('{mention} 請提交{period}的{kind}。', '{mention} please submit the {kind} of {period}.'),
  monthOf: text('{name}的{month}', '{month} of {name}'),
  showMonth: text('看{name}一個月的報告', 'See the month of {name}'),
  back: text('回到全員', 'Back to everybody'),
  week: text('第{n}週', 'W{n}'),
  empty: text('這個月沒有要求填報的人。', 'Nobody was asked for reports in this month.'),
  unread: text('未閱', 'unread'),
  legend: text('圖例', 'What the marks mean'),
}

/** Words of reading the reports of others. */
/** Remarks of those above, and their answers. */
export const remarkWords = {
  title: text('批註', 'Remarks'),
  write: text('寫批註', 'Write a remark'),
  send: text('發出批註', 'Add remark'),
  answer: text('回覆', 'Answer'),
  change: text('修改回覆', 'Change the answer'),
  answerTo: text('回覆{name}的批註', 'Answer {name}'),
  cancel: text('取消', 'Cancel'),
} as const

export const readingWords = {
  reading: text('批閱', 'Reading'),
  read: text('您已閱', 'You have read it'),
  notRead: text('您還沒有閱過', 'You have not read it'),
  left: text('還有 {n} 份未閱', '{n} more unread'),
  noneLeft: text('其餘都已閱', 'All others are read'),
  before: text('上一份未閱', 'Previous unread'),
  after: text('下一份未閱', 'Next unread'),
  readOn: text('已閱，看下一份', 'Read, and on to the next'),
  markRead: text('標為已閱', 'Mark as read'),
}
