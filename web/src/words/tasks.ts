import { text } from '@hebu/shared/vocabulary/text.ts'

/** Tasks from where they are born: a page, its list of tasks, a day that was moved, the note that ends one. */
export const taskWords = {
  add: text('加一條事項', 'Add a task'),
  addTo: text('「{page}」的事項', 'A task about “{page}”'),
  addHint: text('責任人會在今日裡看到，這一頁也會列出它的進展。', 'Whoever is responsible finds it in Today, and this page shows how far it is.'),
  make: text('交辦', 'Assign'),
  notNow: text('暫不', 'Not now'),
  titleMissing: text('寫下要辦的事', 'Write what is to be done'),
  assigneeMissing: text('選一位責任人', 'Choose who is responsible'),
  dueMissing: text('選一個完成日', 'Choose a day'),
  made: text('已交辦「{title}」', '“{title}” is assigned'),
  ofPage: text('事項', 'Tasks'),
  settled: text('已了結 {n} 項', 'Settled: {n}'),
  dueBy: text('{date} 前', 'by {date}'),
  moved: text('{field}由 {from} 改為 {to}，請寫明原因。', '{field} was moved from {from} to {to}. Say why.'),
  movedAway: text('{field} {from} 已取消，請寫明原因。', '{field} {from} was taken away. Say why.'),
  reason: text('原因', 'Reason'),
  keepReason: text('記下原因', 'Keep the reason'),
  finish: text('完成', 'Done'),
  finishOf: text('完成「{title}」', '“{title}” is done'),
  outcome: text('辦成了什麼', 'What came of it'),
  outcomeHint: text('一句話就夠，會記入進展；憑據可以在事項頁上附。', 'One line is enough; it goes into the progress. Files can be attached on the task itself.'),
  outcomeMissing: text('寫一句辦成了什麼', 'Write what came of it'),
  finished: text('「{title}」已完成', '“{title}” is done'),
} as const
