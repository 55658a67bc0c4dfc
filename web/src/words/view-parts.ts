import { text } from '@hebu/shared/vocabulary/text.ts'

/** The views of a book, and what a list is laid out by. */
export const viewWords = {
  views: text('顯示方式', 'Show as'),
  table: text('表格', 'Table'),
  board: text('看板', 'Board'),
  calendar: text('日曆', 'Calendar'),
  care: text('待回訪', 'To be contacted'),
  funnel: text('漏斗', 'Funnel'),
  ledger: text('臺賬統計', 'Ledger'),
  matrix: text('提交情況', 'Handed in'),
  display: text('列與分組', 'Columns and groups'),
  copyLink: text('複製此視圖的鏈接', 'Copy a link to this view'),
  linkCopied: text('鏈接已複製', 'Link copied'),
}

/** Words of the columns of a list. */
export const columnWords = {
  columns: text('列', 'Columns'),
  reset: text('恢復默認的列', 'Use the standard columns'),
  left: text('把「{column}」往前移', 'Move “{column}” forward'),
  right: text('把「{column}」往後移', 'Move “{column}” back'),
  narrower: text('把「{column}」變窄', 'Make “{column}” narrower'),
  wider: text('把「{column}」變寬', 'Make “{column}” wider'),
  others: text('其他字段', 'Other fields'),
}

/** Words of groups and sums. */
export const groupWords = {
  group: text('分組', 'Group by'),
  ungrouped: text('不分組', 'No groups'),
  period: text('時段', 'Period'),
  day: text('日', 'day'),
  week: text('週', 'week'),
  month: text('月', 'month'),
  quarter: text('季度', 'quarter'),
  year: text('年', 'year'),
  none: text('未填{field}', 'No {field}'),
}

/** Words of filters. */
export const filterWords = {
  quick: text('常用篩選', 'Common filters'),
  filter: text('篩選條件', 'Filters'),
  some: text('篩選條件，已用 {count} 個', 'Filters, {count} in use'),
  field: text('按哪一項', 'By which field'),
  remove: text('移除條件：{filter}', 'Remove the filter {filter}'),
  edit: text('修改條件：{filter}', 'Change the filter {filter}'),
  removeAll: text('全部清除', 'Clear all'),
  how: text('條件', 'Condition'),
  any: text('是其中之一', 'is any of'),
  has: text('包含', 'contains'),
  range: text('在範圍內', 'is between'),
  when: text('是在', 'is'),
  is: text('是', 'is'),
  empty: text('未填', 'is empty'),
  filled: text('已填', 'is filled in'),
  from: text('從', 'From'),
  to: text('到', 'To'),
  words: text('文字', 'Words'),
  me: text('我', 'me'),
  chip: text('{field}：{value}', '{field}: {value}'),
  chipEmpty: text('{field}未填', '{field} is empty'),
  chipFilled: text('{field}已填', '{field} is filled in'),
  chipHas: text('{field}含「{value}」', '{field} contains “{value}”'),
  between: text('{from} 至 {to}', '{from} to {to}'),
  atLeast: text('{from} 起', 'from {from}'),
  atMost: text('{to} 止', 'up to {to}'),
  overdue: text('已逾期', 'overdue'),
  today: text('今天', 'today'),
  tomorrow: text('明天', 'tomorrow'),
  thisWeek: text('本週', 'this week'),
  lastWeek: text('上週', 'last week'),
  nextWeek: text('下週', 'next week'),
  thisMonth: text('本月', 'this month'),
  lastMonth: text('上月', 'last month'),
  nextMonth: text('下月', 'next month'),
}

/** Words of acts on several pages at once. */
export const bulkWords = {
  bar: text('所選條目', 'Chosen pages'),
  chosen: text('已選 {count} 條', '{count} chosen'),
  all: text('全選 {count} 條', 'Choose all {count}'),
  clear: text('取消選擇', 'Choose none'),
  edit: text('修改', 'Edit'),
  editTitle: text('修改 {count} 條', 'Edit {count} {count|page|pages}'),
  field: text('改哪一項', 'Which field'),
  value: text('改成', 'New value'),
  emptyHint: text('不填就是清空這一項。', 'Left empty, the field is cleared.'),
  write: text('寫入 {count} 條', 'Write to {count}'),
  save: text('保存', 'Save'),
  nothingToEdit: text('這一條沒有您能在列表裡修改的內容。', 'There is nothing here that you may change from the list; open the page.'),
  cancel: text('暫不', 'Not now'),
  move: text('辦理', 'Move on'),
  moveTitle: text('{move}：{count} 條', '{move}: {count} {count|page|pages}'),
  moveOne: text('{move}（{count} 條）', '{move} ({count})'),
  willMove: text('{count} 條可以辦理', '{count} can be moved on'),
  willNot: text('{count} 條不能，原因如下', '{count} cannot, because'),
  reason: text('{title}：{reason}', '{title}: {reason}'),
  more: text('另有 {count} 條', 'and {count} more'),
  remove: text('移到回收站', 'Move to the bin'),
  removed: text('已刪除 {count} 條', '{count} moved to the bin'),
  edited: text('已修改 {count} 條', '{count} changed'),
  moved: text('已辦理 {count} 條：{move}', '{count} moved on: {move}'),
  refused: text('{done}；{count} 條沒有改動：{reason}', '{done}; {count} left as they were: {reason}'),
  nothing: text('{count} 條都沒有改動：{reason}', 'None of {count} changed: {reason}'),
  working: text('已處理 {done} / {total}', '{done} of {total}'),
  atWork: text('正在處理所選條目', 'Working on the chosen pages'),
  stop: text('停止', 'Stop'),
  stopped: text('{done}；其餘 {left} 條未動', '{done}; the other {left} untouched'),
  stoppedFirst: text('已停止，一條也沒有改動', 'Stopped before anything was changed'),
}

/** Words of the board. */
export const boardWords = {
  board: text('{book}看板', 'Board of {book}'),
  by: text('看板的列', 'Columns of the board'),
  column: text('{column}，{count} 條', '{column}, {count}'),
  none: text('未填', 'None'),
  hint: text('空格拿起，方向鍵移動，空格放下，Esc 取消。', 'Space lifts, the arrow keys move, Space drops, Escape cancels.'),
  lifted: text('已拿起「{title}」，現在在「{column}」。', 'Lifted “{title}”, in {column}.'),
  over: text('「{column}」，空格放下。', '{column}. Space drops.'),
  overNot: text('「{column}」：不能放在這裡。{reason}', '{column}: not here. {reason}'),
  dropped: text('「{title}」已放到「{column}」。', '“{title}” is now in {column}.'),
  returned: text('「{title}」回到「{column}」。{reason}', '“{title}” went back to {column}. {reason}'),
  cancelled: text('已取消，「{title}」還在「{column}」。', 'Cancelled; “{title}” is still in {column}.'),
  noWay: text('沒有從「{from}」到「{to}」的一步。', 'No step leads from {from} to {to}.'),
  nothingHere: text('沒有條目', 'Nothing here'),
}

/** Words of the calendar. */
export const calendarWords = {
  calendar: text('{book}日曆', 'Calendar of {book}'),
  by: text('按哪個日期', 'By which date'),
  previousMonth: text('上個月', 'Previous month'),
  nextMonth: text('下個月', 'Next month'),
  previousWeek: text('上一週', 'Previous week'),
  nextWeek: text('下一週', 'Next week'),
  today: text('今天', 'Today'),
  newOn: text('{date}新建{one}', 'New {one} on {date}'),
  more: text('另有 {count} 條', '{count} more'),
  moved: text('「{title}」改到 {date}', '“{title}” moved to {date}'),
  undated: text('{count} 條沒有日期', '{count} without a date'),
  nothing: text('這一天沒有條目', 'Nothing on this day'),
  hint: text('空格拿起，方向鍵改日期，空格放下，Esc 取消。', 'Space lifts, the arrow keys change the day, Space drops, Escape cancels.'),
}
