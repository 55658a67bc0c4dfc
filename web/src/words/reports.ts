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
