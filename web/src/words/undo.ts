import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of taking back and doing again. */
export const undoWords = {
  undo: text('撤銷', 'Undo'),
  open: text('打開', 'Open'),
  noWay: text('{done}。這一步不能直接撤銷。', '{done}. This cannot be undone directly.'),
  undone: text('已撤銷：{act}', 'Undone: {act}'),
  redone: text('已重做：{act}', 'Done again: {act}'),
  nothingToUndo: text('沒有可以撤銷的操作。', 'There is nothing to undo.'),
  nothingToRedo: text('沒有可以重做的操作。', 'There is nothing to do again.'),
  gone: text('這一步已經撤銷過了。', 'This has been undone already.'),
  refused: text('沒有撤銷：{act}。{reason}', 'Not undone: {act}. {reason}'),
  notRedone: text('沒有重做：{act}。{reason}', 'Not done again: {act}. {reason}'),
  veiled: text('沒有撤銷：共享屏幕時，機密內容不在頁面上，也不會改動。結束共享後可以再撤銷。', 'Not undone: while the screen is shared, what is confidential is not shown and does not change. End sharing, then undo.'),
  notRedoneVeiled: text('沒有重做：共享屏幕時，機密內容不在頁面上，也不會改動。結束共享後可以再重做。', 'Not done again: while the screen is shared, what is confidential is not shown and does not change. End sharing, then do it again.'),
  someRefused: text('{done}；{count} 條沒有動：{reason}', '{done}; {count} left as they were: {reason}'),
  working: text('正在撤銷，{total} 項中已有 {done} 項…', 'Undoing, {done} of {total} so far …'),
  redoing: text('正在重做，{total} 項中已有 {done} 項…', 'Doing again, {done} of {total} so far …'),
  stop: text('停止', 'Stop'),
  stopped: text('已停止：{done} 條已撤銷，{left} 條還沒有', 'Stopped: {done} undone, {left} not yet'),
  redoStopped: text('已停止：{done} 條已重做，{left} 條還沒有', 'Stopped: {done} done again, {left} not yet'),
  goOn: text('繼續', 'Go on'),
}

/** What one command on one page was. */
export const oneActWords = {
  create: text('新建「{title}」', 'making “{title}”'),
  set: text('修改「{title}」的{field}', 'changing {field} of “{title}”'),
  rows: text('修改「{title}」的{field}', 'changing {field} of “{title}”'),
  tick: text('勾選「{title}」的{field}', 'ticking {field} of “{title}”'),
  remove: text('刪除「{title}」', 'deleting “{title}”'),
  restore: text('恢復「{title}」', 'restoring “{title}”'),
  move: text('「{title}」的{field}', '{field} of “{title}”'),
  comment: text('「{title}」上的評論', 'a comment on “{title}”'),
}

/** What one step on several pages was. */
export const manyActWords = {
  create: text('新建 {count} 條（{book}）', 'making {count} ({book})'),
  set: text('修改 {count} 條（{book}）', 'changing {count} ({book})'),
  rows: text('修改 {count} 條（{book}）', 'changing {count} ({book})'),
  tick: text('勾選 {count} 條（{book}）', 'ticking {count} ({book})'),
  remove: text('刪除 {count} 條（{book}）', 'deleting {count} ({book})'),
  restore: text('恢復 {count} 條（{book}）', 'restoring {count} ({book})'),
  move: text('辦理 {count} 條（{book}）', 'moving on {count} ({book})'),
  comment: text('評論 {count} 條（{book}）', 'commenting on {count} ({book})'),
}
