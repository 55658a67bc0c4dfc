import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the bin. */
export const binWords = {
  title: text('{book} · 回收站', '{book}: bin'),
  empty: text('回收站是空的', 'The bin is empty'),
  hint: text('移到這裡的頁面不會丟失，隨時可以恢復。', 'Nothing is lost here; pages can be restored at any time.'),
  deletedBy: text('移入者', 'Moved by'),
  deletedAt: text('移入時間', 'Moved at'),
  page: text('頁面', 'Page'),
  restore: text('恢復', 'Restore'),
  back: text('返回{book}', 'Back to {book}'),
  choose: text('選擇「{title}」', 'Choose “{title}”'),
  chooseAll: text('全部選擇', 'Choose all'),
  restoreOne: text('恢復「{title}」', 'Restore “{title}”'),
  restoreMany: text('恢復所選 {count} 條', 'Restore {count} chosen'),
  restoredMany: text('已恢復 {count} 條', '{count} restored'),
  more: text('另有 {count} 條沒有列出，搜索可以找到。', '{count} more are not listed; the filter finds them.'),
}
