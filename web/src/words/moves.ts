import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of moves: the changes of a page's state. */
export const moveWords = {
  moves: text('辦理', 'Move on'),
  otherMoves: text('其他辦理', 'Other moves'),
  missing: text('還缺', 'Still missing'),
  lacks: text('{move}（還缺：{fields}）', '{move} (still missing: {fields})'),
  lackCount: text('還缺 {count} 項', '{count} missing'),
  lacksMore: text('另 {count} 項', '{count} more'),
  neededFor: text('{move}前必填', 'Needed for “{move}”'),
  before: text('{move}之前還缺：', 'Before “{move}”, still missing:'),
  noteTitle: text('{move}：寫明理由', '{move}: give a reason'),
  noteOptionalTitle: text('{move}：附言', '{move}: add a note'),
  note: text('說明', 'Note'),
  noteHint: text('會記入辦理經過，參與的人都能看到。', 'It goes into the history, where everybody concerned can read it.'),
  notNow: text('暫不', 'Not now'),
  done: text('{move}：已記下', 'Done: {move}'),
  sealed: text('{move}：已蓋章', 'Sealed: {move}'),
  step: text('{from} → {to}', '{from} → {to}'),
  rejected: text('未生效', 'Not counted'),
  'no-such-move': text('本版本沒有這一步，或者它已取消', 'This version knows no such move'),
  'wrong-state': text('當時的狀態已被別人改變', 'Somebody else had changed the state first'),
}
