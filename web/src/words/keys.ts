import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'

/** Keys that do the same thing are alternatives; each is a chord with spaces between. */
export interface KeyLine {
  readonly keys: readonly string[]
  readonly does: Text
}

/** The sheet of shortcuts, by where they hold. On a Mac `Ctrl` is ⌘ and `Alt` is ⌥. */
export const keyGroups: readonly { readonly title: Text; readonly lines: readonly KeyLine[] }[] = [
  {
    title: text('到處', 'Everywhere'),
    lines: [
      { keys: ['Ctrl K'], does: text('跳轉與命令', 'Jump and commands') },
      { keys: ['Ctrl Z'], does: text('撤銷上一步', 'Undo the last step') },
      { keys: ['Ctrl Shift Z', 'Ctrl Y'], does: text('重做', 'Redo') },
      { keys: ['Esc'], does: text('關閉最上面的一層；從頁面回到列表', 'Close what lies on top; from a page back to its list') },
      { keys: ['?'], does: text('這張表', 'This sheet') },
    ],
  },
  {
    title: text('列表', 'Lists'),
    lines: [
      { keys: ['J', '↓'], does: text('下一行', 'Next row') },
      { keys: ['K', '↑'], does: text('上一行', 'Previous row') },
      { keys: ['←', '→'], does: text('在列之間移動', 'Move between columns') },
      { keys: ['PgUp', 'PgDn'], does: text('翻一屏', 'One screen up or down') },
      { keys: ['Ctrl Home', 'Ctrl End'], does: text('第一行、最後一行', 'First and last row') },
      { keys: ['Enter'], does: text('打開這一行', 'Open the row') },
      { keys: ['Space'], does: text('選擇這一行；在看板和日曆上拿起卡片', 'Choose the row; on boards and calendars pick up the card') },
      { keys: ['Shift ↑', 'Shift ↓'], does: text('連續選擇', 'Choose a range') },
      { keys: ['Ctrl A'], does: text('選擇全部', 'Choose all') },
      { keys: ['F2'], does: text('在單元格裡修改', 'Write in the cell') },
      { keys: ['Ctrl C', 'Ctrl V'], does: text('複製、貼上，與電子表格相通', 'Copy and paste, as spreadsheets do') },
      { keys: ['/'], does: text('篩選本列表', 'Filter this list') },
    ],
  },
  {
    title: text('頁面', 'Pages'),
    lines: [
      { keys: ['L'], does: text('記錄與這個客戶的聯絡', 'Log a contact with this customer') },
      { keys: ['C'], does: text('寫評論', 'Write a comment') },
      { keys: ['Ctrl Enter'], does: text('發出評論', 'Send the comment') },
      { keys: ['E'], does: text('編輯第一個字段', 'Edit the first field') },
      { keys: ['Tab'], does: text('下一個字段', 'Next field') },
      { keys: ['Esc'], does: text('離開字段；再按一次回到列表', 'Leave the field; again, back to the list') },
    ],
  },
  {
    title: text('寫正文', 'Writing'),
    lines: [
      { keys: ['Ctrl B'], does: text('粗體', 'Bold') },
      { keys: ['Ctrl I'], does: text('斜體', 'Italic') },
      { keys: ['Ctrl U'], does: text('下劃線', 'Underline') },
      { keys: ['Ctrl Shift K'], does: text('鏈接', 'Link') },
      { keys: ['Ctrl Alt 1', 'Ctrl Alt 2', 'Ctrl Alt 3'], does: text('標題', 'Headings') },
      { keys: ['Ctrl Shift 8'], does: text('項目列表', 'Bullet list') },
      { keys: ['Ctrl Shift 7'], does: text('編號列表', 'Numbered list') },
      { keys: ['Ctrl Shift 9'], does: text('清單', 'Checklist') },
      { keys: ['/'], does: text('插入標題、表格、日期、圖片…', 'Insert headings, tables, dates, pictures …') },
      { keys: ['@'], does: text('提到同事、客戶或頁面', 'Mention a colleague, a customer or a page') },
      { keys: ['Alt ↑', 'Alt ↓'], does: text('上移、下移這一段', 'Move the block up or down') },
      { keys: ['Ctrl F'], does: text('在正文裡查找和替換', 'Find and replace in the text') },
      { keys: ['Alt F10'], does: text('到工具欄', 'To the toolbar') },
    ],
  },
]
