import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of what takes pages out. */
export const exportWords = {
  export: text('導出', 'Export'),
  excel: text('導出 Excel：現在這個列表', 'Export to Excel: this list'),
  csv: text('導出 CSV：現在這個列表', 'Export to CSV: this list'),
  everything: text('導出 Excel：全部字段', 'Export to Excel: every field'),
  word: text('導出 Word', 'Export to Word'),
  print: text('打印', 'Print'),
  working: text('正在導出 {count} 條…', 'Exporting {count} …'),
  cancel: text('取消', 'Cancel'),
  done: text('已導出 {count} 條：{name}', '{count} exported: {name}'),
  doneOne: text('已導出：{name}', 'Exported: {name}'),
  cancelled: text('導出已取消。', 'The export was cancelled.'),
  failed: text('沒有導出成功，內容沒有改動。請再試一次。', 'The export failed; nothing was changed. Please try again.'),
  nothing: text('列表裡沒有條目，沒有可導出的內容。', 'The list is empty: there is nothing to export.'),
  sum: text('合計', 'Sum'),
  ofRow: text('{rows}{number} {column}', '{rows} {number} {column}'),
  ofFirstRow: text('{rows} {column}', '{rows} {column}'),
  group: text('分組', 'Group'),
  groupLine: text('{label}（{count}）', '{label} ({count})'),
}
