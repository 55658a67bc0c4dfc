import { say, text } from '@hebu/shared/vocabulary/text.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'

/** What the text editor says. */
export const editorWords = {
  toolbar: text('文字格式', 'Formatting'),
  undo: text('撤銷', 'Undo'),
  redo: text('重做', 'Redo'),
  heading1: text('一級標題', 'Heading 1'),
  heading2: text('二級標題', 'Heading 2'),
  heading3: text('三級標題', 'Heading 3'),
  bold: text('粗體', 'Bold'),
  italic: text('斜體', 'Italic'),
  underline: text('下劃線', 'Underline'),
  strike: text('刪除線', 'Strikethrough'),
  code: text('等寬', 'Code'),
  bulletList: text('項目符號列表', 'Bulleted list'),
  orderedList: text('編號列表', 'Numbered list'),
  checklist: text('待辦列表', 'Checklist'),
  quote: text('引用', 'Quote'),
  rule: text('分隔線', 'Divider'),
  link: text('鏈接', 'Link'),
  linkAddress: text('鏈接地址', 'Link address'),
  linkPlaceholder: text('貼上或輸入網址', 'Paste or type an address'),
  linkApply: text('確定', 'Apply'),
  linkRemove: text('移除鏈接', 'Remove link'),
  linkRefused: text('只能連到 http、https 或 mailto 地址', 'Only http, https and mailto addresses can be linked'),
  cancel: text('取消', 'Cancel'),
  table: text('插入表格', 'Insert table'),
  tableTools: text('表格', 'Table'),
  rowBefore: text('上方插入一列', 'Row above', '上方插入一行'),
  rowAfter: text('下方插入一列', 'Row below', '下方插入一行'),
  rowRemove: text('刪除這一列', 'Delete row', '删除这一行'),
  columnBefore: text('左側插入一欄', 'Column left', '左侧插入一列'),
  columnAfter: text('右側插入一欄', 'Column right', '右侧插入一列'),
  columnRemove: text('刪除這一欄', 'Delete column', '删除这一列'),
  headerRow: text('標題列', 'Header row', '标题行'),
  tableRemove: text('刪除表格', 'Delete table'),
  taskDone: text('已完成', 'Done'),
  mentionList: text('提及成員或頁面', 'Mention a member or a page'),
  mentionMembers: text('成員', 'Members'),
  mentionPages: text('頁面', 'Pages'),
  imagesLeftOut: text('圖片未貼入：文字中暫不能放圖片，可改存為附件。', 'The picture was left out: texts cannot hold pictures yet. Attach it as a file instead.'),
  updateToEdit: text(
    '這份文字含有新版本才認識的內容。內容完好，但要更新後才能編輯。',
    'This text holds content that only a newer version knows. It is safe; update to edit it.',
  ),
}

/** The editor's words in one language. */
export type EditorWords = { readonly [Word in keyof typeof editorWords]: string }

export function editorWordsIn(language: Language): EditorWords {
  return Object.fromEntries(Object.entries(editorWords).map(([word, wording]) => [word, say(wording, language)])) as EditorWords
}
