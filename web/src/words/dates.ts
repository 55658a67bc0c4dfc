import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of typed days and of the calendar. */
export const dateWords = {
  reads: text('讀作 {date}', 'Reads as {date}'),
  readsNothing: text('將清空', 'Will be emptied'),
  unread: text('還讀不出日期：可寫 12-5、明天、下週五、3天後', 'Not a date yet: try 12-5, tomorrow, next fri, in 3 days'),
  unreadTime: text('還讀不出日期和時間：可寫 明天9:30、週五下午3點', 'Not a date and time yet: try tomorrow 9:30, fri 3pm'),
  remark: text('{date} · {remark}', '{date} · {remark}'),
  calendarOf: text('{label}：日曆', '{label}: calendar'),
  keys: text('方向鍵選日，PageUp 和 PageDown 換月，Enter 選定', 'Arrow keys move by days, Page Up and Page Down by months, Enter chooses'),
  previousMonth: text('上個月', 'Previous month'),
  nextMonth: text('下個月', 'Next month'),
  today: text('今天', 'Today'),
  weekHead: text('週', 'Wk'),
  weekNumbers: text('週次', 'Week number'),
  week: text('第 {week} 週', 'Week {week}'),
  times: text('時間', 'Time'),
  pickTime: text('{date}：再選時間', '{date}: now choose a time'),
  notLoaded: text('日曆沒有載入，請輸入日期', 'The calendar did not load; please type the date'),
}

/** What a day is, beside its number and in a sentence. */
export const dayKindWords = {
  off: text('休', 'off'),
  working: text('班', 'work'),
  half: text('半', 'half'),
  weekend: text('週末', 'weekend'),
  holiday: text('{holiday}放假', 'day off for {holiday}'),
  makeUp: text('{holiday}調休上班', 'working day that makes up for {holiday}'),
  ownOff: text('本部門休息', 'day off here'),
  ownWorking: text('本部門上班', 'working day here'),
  ownHalf: text('本部門上半天班', 'half a working day here'),
  ownNamed: text('{name}（{kind}）', '{name} ({kind})'),
  notAnnounced: text('{year} 年放假安排未公佈，只知道週末', 'Holidays of {year} are not announced; only weekends are known'),
}
