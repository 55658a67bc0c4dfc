import { text } from '@hebu/shared/vocabulary/text.ts'

/** What can be done with a whole list; apart from what doing it says, for every list shows the menu. */
export const listMenuWords = {
  import: text('導入', 'Import'),
  excel: text('導出 Excel：現在這個列表', 'Export to Excel: this list'),
  csv: text('導出 CSV：現在這個列表', 'Export to CSV: this list'),
  ledgerExcel: text('導出 Excel：臺賬統計', 'Export to Excel: the ledger'),
  ledgerCsv: text('導出 CSV：臺賬統計', 'Export to CSV: the ledger'),
  everything: text('導出 Excel：全部字段', 'Export to Excel: every field'),
}
