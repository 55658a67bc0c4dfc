import { text } from '@hebu/shared/vocabulary/text.ts'

/** What every list says of its views: fetched with it. The words of the views themselves come with them. */
export const listViewWords = {
  choose: text('選擇「{title}」', 'Choose “{title}”'),
  total: text('合計', 'Total'),
  hint: text('按住 Shift 點按可按多列排序；Shift 加左右鍵調列寬，Ctrl 加 Shift 加左右鍵調順序。', 'Shift-click sorts by several columns; Shift with the left and right keys changes the width, Ctrl and Shift with them the order.'),
  ascending: text('第 {place} 排序，升序', 'Order {place}, ascending'),
  descending: text('第 {place} 排序，降序', 'Order {place}, descending'),
}
