import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of rows that are worked like a small spreadsheet. */
export const rowsWords = {
  total: text('合計', 'Total'),
  drag: text('拖動以調整順序', 'Drag to reorder'),
  insertAbove: text('在上方插入一行', 'Insert a row above'),
  keys: text('Enter 下一行 · F2 修改 · Ctrl+D 向下填充 · Alt+↑↓ 調整順序 · Ctrl+Delete 移除行 · Esc 後 Tab 離開', 'Enter: next row · F2: edit · Ctrl+D: fill down · Alt+↑↓: reorder · Ctrl+Delete: remove row · Esc, Tab: leave'),
  chosen: text('已選 {count} 格', '{count} {count|cell|cells} chosen'),
  chosenSum: text('已選 {count} 格 · 合計 {sum}', '{count} {count|cell|cells} chosen · sum {sum}'),
  removed: text('已移除 {count} 行', 'Rows removed: {count}'),
  undo: text('撤銷', 'Undo'),
  undone: text('已撤銷', 'Undone'),
  pasted: text('已貼上 {count} 格', 'Cells pasted: {count}'),
  pastedRefused: text('已貼上 {count} 格，{refused} 格沒有寫入，列在表下', 'Cells pasted: {count}; not written: {refused}, listed below the table'),
  nothingPasted: text('沒有可以寫入的內容，列在表下', 'Nothing could be written; it is listed below the table'),
  unreadTitle: text('{count} 格沒有寫入，原文保留在這裡', '{count} {count|cell was|cells were} not written; {count|its|their} text is kept here'),
  unreadAt: text('第 {number} 行 · {column}', 'Row {number} · {column}'),
  mend: text('修改', 'Mend'),
  letGo: text('不要了', 'Discard'),
  letAllGo: text('全部不要', 'Discard all'),
}

/** Why a pasted cell was not written. */
export const pasteProblems = {
  choice: text('沒有這個選項；可選：{options}', 'There is no such option; there are: {options}'),
  flag: text('請寫「是」或「否」', 'Write “yes” or “no”'),
  member: text('沒有叫這個名字的成員', 'No member has this name'),
  page: text('沒有找到同名的{one}', 'No {one} has this name'),
  tooLong: text('超過 {max} 字', 'Longer than {max} characters'),
  closed: text('這一欄由系統得出或不接受貼上', 'This column is computed or takes no pasted text'),
  noRoom: text('放不下：右邊沒有更多欄', 'It does not fit: there are no more columns'),
  noRow: text('這張表每位成員一行，請先添加成員', 'There is one row for each member here; add the member first'),
}
