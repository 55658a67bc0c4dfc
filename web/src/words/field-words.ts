import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the controls for fields. */
export const fieldWords = {
  adopt: text('採用', 'Adopt'),
  adopted: text('已更新{label}', '{label} updated'),
  adoptOf: text('採用{label}：{value}', 'Adopt the {label}: {value}'),
  provisional: text('暫編 {number}', 'Prov. {number}'),
  none: text('未選', 'Not chosen'),
  empty: text('未填', 'Empty'),
  closed: text('無權查看', 'Not open to you'),
  chooseDate: text('從日曆選擇', 'Choose from a calendar'),
  searchAndPick: text('輸入名稱查找', 'Type a name to find'),
  countFound: text('可選 {count} 項', 'Options: {count}'),
  nothingFound: text('沒有找到', 'Nothing found'),
  unpick: text('移除 {name}', 'Remove {name}'),
  rowAdd: text('添加一行', 'Add a row'),
  rowReceipt: text('我已看過', 'I have read it'),
  rowAddMember: text('添加成員', 'Add a member'),
  rowUp: text('上移', 'Move up'),
  rowDown: text('下移', 'Move down'),
  rowRemove: text('移除這一行', 'Remove this row'),
  acts: text('操作', 'Actions'),
  rowActs: text('第 {number} 行的操作', 'Actions for row {number}'),
  noRows: text('沒有條目', 'No rows'),
  member: text('成員', 'Member'),
  cellOf: text('{column}，第 {number} 行', '{column}, row {number}'),
  required: text('必填', 'Required'),
  howComputed: text('「{label}」怎麼得出', 'How “{label}” comes about'),
  openRecords: text('打開這些記錄', 'Open the records behind it'),
  looksAtAll: text('{book}（全部）', '{book} (all)'),
  ticked: text('已完成 {done} / {count}', '{done} of {count} done'),
  yes: text('是', 'Yes'),
  no: text('否', 'No'),
}

/** Why what was typed is not a value, and what would be. */
export const fieldProblems = {
  number: text('請寫成數字，例如 1,200', 'Write a number, such as 1,200'),
  above: text('最多 {max}', 'At most {max}'),
  below: text('最少 {min}', 'At least {min}'),
  range: text('應在 {min} 至 {max} 之間', 'Between {min} and {max}'),
  money: text('請寫成金額，例如 12,800.50 或 3.5 萬', 'Write an amount, such as 12,800.50'),
  date: text('請寫成日期，例如 11-23、明天、+3', 'Write a date, such as 11-23, tomorrow or +3'),
  dateTime: text('請寫成日期和時間，例如 11-23 9:30', 'Write a date and time, such as 11-23 9:30'),
}

/** Words of what is taken down in a text. */
export const captureWords = {
  typeOn: text('輸入：@誰 哪天 做什麼，按 Enter 記下', 'Type @who, the day and what is to be done, then Enter'),
  willBe: text('Enter 記下 · {name} · {date}', 'Enter takes it down · {name} · {date}'),
  due: text('{date}前', 'due {date}'),
  nobody: text('還沒有責任人', 'nobody named'),
  noDay: text('還沒有期限', 'no day'),
} as const
