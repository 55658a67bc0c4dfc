import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of what stands beside the fields of a page: its timeline, comments and history. */
export const recordWords = {
  record: text('動態與評論', 'Activity and comments'),
  timeline: text('時間線', 'Timeline'),
  comments: text('評論', 'Comments'),
  history: text('修改記錄', 'History'),
  show: text('查看動態與評論', 'Show activity and comments'),
  showUnread: text('查看動態與評論，{count} 條未讀', 'Show activity and comments, {count} unread'),
  unread: text('{count} 條未讀', '{count} unread'),
  new: text('新', 'New'),
  older: text('更早的 {count} 條', '{count} earlier'),
  olderPeriods: text('打開更早的時期', 'Open earlier periods'),
  today: text('今天', 'Today'),
  yesterday: text('昨天', 'Yesterday'),
  arrived: text('{name} 評論：{text}', '{name} commented: {text}'),
  arrivedMany: text('{count} 條新評論', '{count} new comments'),
}

/** Words of the timeline. */
export const timelineWords = {
  made: text('建立了這一頁', 'made this page'),
  imported: text('從文件導入了這一頁', 'brought this page in from a file'),
  importedChanged: text('文件裡最後修改於 {when}', 'Last changed in the file on {when}'),
  changed: text('改了 {fields}', 'changed {fields}'),
  edited: text('編輯了 {fields}', 'edited {fields}'),
  open: text('查看對話', 'Open the thread'),
  empty: text('還沒有動態。', 'Nothing has happened yet.'),
  noneSo: text('這樣篩選沒有動態。', 'Nothing happened that fits this filter.'),
  ahead: text('計劃中', 'Planned'),
  filter: text('篩選動態', 'Filter the timeline'),
  all: text('全部', 'All'),
  kinds: text('類別', 'Kind'),
  person: text('人員', 'Person'),
  anybody: text('所有人', 'Anybody'),
  time: text('時間', 'Time'),
  anytime: text('不限時間', 'Any time'),
  days: text('近 {count} 天', 'Last {count} {count|day|days}'),
  ofPage: text('檔案變動', 'This page'),
}

/** Words of comments. */
export const commentWords = {
  write: text('寫評論', 'Write a comment'),
  placeholder: text('寫評論，輸入 @ 提到同事', 'Write a comment; type @ to name a colleague'),
  about: text('關於：{field}', 'About: {field}'),
  aboutPage: text('改為關於整頁', 'About the whole page instead'),
  send: text('發表', 'Comment'),
  reply: text('回覆', 'Reply'),
  replyTo: text('回覆 {name}', 'Reply to {name}'),
  resolve: text('解決', 'Resolve'),
  resolveOf: text('解決 {name} 的評論', 'Resolve the comment by {name}'),
  reopen: text('重新打開', 'Reopen'),
  edit: text('修改', 'Edit'),
  editing: text('修改評論', 'Edit the comment'),
  save: text('保存', 'Save'),
  cancel: text('取消', 'Cancel'),
  remove: text('收回', 'Take back'),
  acts: text('{name} 的評論：更多操作', 'Comment by {name}: more actions'),
  removed: text('評論已收回', 'The comment was taken back'),
  resolved: text('評論已解決', 'The comment is resolved'),
  resolvedBy: text('{name} 已解決', 'Resolved by {name}'),
  resolvedCount: text('已解決 {count} 條', '{count} resolved'),
  edited: text('已修改', 'edited'),
  mentionsMe: text('提到了您', 'Names you'),
  people: text('提到同事', 'Name a colleague'),
  found: text('{count} 位同事，用上下鍵選擇', '{count} {count|colleague|colleagues}; choose with the arrow keys'),
  none: text('還沒有評論。有疑問、要交代的，寫在這裡，負責的人都能看到。', 'No comments yet. Ask or tell something here, and everybody concerned can read it.'),
  noneOn: text('「{field}」還沒有評論。', 'No comments on “{field}” yet.'),
  readOnly: text('這一頁對您只讀，所以不能評論。', 'You may only read this page, so you cannot comment.'),
  binned: text('這一頁在回收站裡，恢復後才能評論。', 'This page lies in the bin; restore it to comment.'),
  tooLong: text('評論最多 {most} 字，請分開寫。', 'A comment holds {most} characters at most; please split it.'),
  openOnField: text('{field}：{count} 條未解決的評論', 'Open comments on {field}: {count}'),
}

/** Words of the history of fields. */
export const historyWords = {
  field: text('只看一項', 'Only one field'),
  allFields: text('全部內容', 'All fields'),
  none: text('還沒有修改記錄。誰在什麼時候改了什麼，都會記在這裡。', 'No changes yet. Who changes what, and when, is kept here.'),
  noneOf: text('「{field}」還沒有修改過。', '“{field}” has not been changed yet.'),
  from: text('原來', 'Before'),
  to: text('改為', 'After'),
  empty: text('空', 'empty'),
  unknown: text('同時有別人改寫', 'others wrote at the same time'),
  cut: text('（原文過長，只留開頭）', '(too long: only its beginning is kept)'),
  tooLong: text('原文過長，沒有留存', 'too long to be kept'),
  added: text('添加了一行：{row}', 'added a row: {row}'),
  removed: text('移除了一行：{row}', 'removed a row: {row}'),
  returned: text('恢復了一行：{row}', 'brought back a row: {row}'),
  placed: text('移動了一行：{row}', 'moved a row: {row}'),
  edited: text('編輯了正文', 'edited the text'),
  row: text('某一行', 'a row'),
  restore: text('恢復', 'Restore'),
  restoreOf: text('把「{field}」恢復為：{value}', 'Restore “{field}” to: {value}'),
  restoreRow: text('恢復這一行：{row}', 'Bring back the row: {row}'),
  restored: text('已恢復「{field}」', '“{field}” was restored'),
}

/** Words of what can be done about one field. */
export const fieldActWords = {
  acts: text('{field}：評論與記錄', '{field}: comment and history'),
  comment: text('評論這一項', 'Comment on this field'),
  history: text('這一項的修改記錄', 'History of this field'),
}
