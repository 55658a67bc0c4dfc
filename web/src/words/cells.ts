import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of writing in the cells of a list. */
export const cellWords = {
  edit: text('修改「{title}」的{field}', 'Change {field} of “{title}”'),
  type: text('輸入即改寫這一格', 'Type to replace what this cell says', '输入即改写这一格'),
  keys: text('回車寫入並到下一行，Tab 到下一格，Esc 放棄。', 'Enter writes and goes down, Tab goes to the next cell, Escape gives up.'),
  state: text('狀態不能直接改寫：請打開這一頁辦理，或在看板上移動。', 'A state is not typed in: open the page to move it on, or carry its card on the board.'),
  derived: text('「{field}」是算出來的，不能改寫。{explains}', '{field} is derived and cannot be written. {explains}'),
  overtaken: text('「{title}」的{field}在您修改時被別人改成了「{theirs}」，現在寫的是您的。', 'While you were writing, somebody changed {field} of “{title}” to “{theirs}”; now it says what you wrote.'),
  overtakenByNone: text('「{title}」的{field}在您修改時被別人清空了，現在寫的是您的。', 'While you were writing, somebody cleared {field} of “{title}”; now it says what you wrote.'),
  alsoHere: text('{names}也在改', '{names} is here, too'),
  required: text('這一項必填，不能清空', 'This must be filled in and cannot be cleared'),
  copiedRows: text('已複製 {count} 行，可以貼到 Excel', '{count} {count|row|rows} copied; they can be pasted into a spreadsheet'),
  copiedCell: text('已複製這一格', 'Cell copied'),
  pasteTitle: text('貼上到列表', 'Paste into the list', '粘贴到列表'),
  paste: text('寫入 {count} 格', 'Write {count} {count|cell|cells}'),
  willPaste: text('將改寫 {pages} 條裡的 {count} 格。', '{count} {count|cell|cells} of {pages} {pages|page|pages} will be written.'),
  willPasteNothing: text('沒有可以寫入的格。', 'There is no cell to be written.'),
  willNotPaste: text('{count} 格寫不了，原因如下', '{count} {count|cell|cells} cannot be written, because'),
  pasteRefused: text('{title} · {field}「{text}」：{reason}', '{title} · {field} “{text}”: {reason}'),
  linesBeyond: text('貼上的內容比列表長，末尾 {count} 行不會寫入。', 'The block is longer than the list; its last {count} {count|line is|lines are} not written.', '粘贴的内容比列表长，末尾 {count} 行不会写入。'),
  columnsBeyond: text('右邊的列不夠，最後 {count} 列不會寫入。', 'There are too few columns; the last {count} of the block are not written.'),
  pasted: text('已貼上 {count} 格', '{count} {count|cell|cells} pasted', '已粘贴 {count} 格'),
}
