import { text } from '@hebu/shared/vocabulary/text.ts'

/** Notices above a page. */
export const noticeWords = {
  'newer-version': text('這一頁由更新的版本寫成，在這裡只能閱讀。請更新合簿。', 'This page was written by a newer version and is read-only here. Please update Hebu.'),
  'read-only-volume': text('這一頁對您只讀。', 'You may read this page but not change it.'),
  reviewed: text('在「{state}」狀態下，內容不再修改；可以在正文裡提建議和評論。', 'While it is “{state}”, its content is not changed; in its texts you may suggest and comment.'),
  frozen: text('在「{state}」狀態下，內容不再修改。', 'While it is “{state}”, its content is not changed.'),
  'not-editor': text('這一頁由負責的人修改，您可以閱讀。', 'Those responsible edit this page; you may read it.'),
  deleted: text('這一頁在回收站裡：{name} 於 {when} 移入。', 'This page lies in the bin: {name} moved it there {when}.'),
  restore: text('恢復', 'Restore'),
  repairsTitle: text('{count} 處需要修正', '{count} {count|value needs|values need} repair'),
  repairs: text('下面的內容不合規定的格式。原樣保留著；重新填寫即可修正。', 'These values do not fit their fields. They are kept as they are; fill them in anew to repair them.'),
  repairRaw: text('原有內容', 'Raw value'),
  repairGo: text('去填寫', 'Fill in'),
  repairClear: text('清空', 'Clear'),
  conflict: text('有人同時改了這一項，請選定一個', 'Several people changed this at once; choose one'),
  writtenBy: text('{name} · {when}', '{name} · {when}'),
  choose: text('選這個', 'Keep this one'),
  shown: text('目前顯示', 'shown now'),
  unknownTitle: text('另有 {count} 項內容來自更新的版本，已為您保留。', '{count} more values come from a newer version; they are kept.'),
}
