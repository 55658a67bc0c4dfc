import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the controls for fields. */
export const fieldWords = {
  none: text('未選', 'Not chosen'),
  empty: text('未填', 'Empty'),
  chooseDate: text('從日曆選擇', 'Choose from a calendar'),
  searchAndPick: text('輸入名稱查找', 'Type a name to find'),
  countFound: text('可選 {count} 項', 'Options: {count}'),
  nothingFound: text('沒有找到', 'Nothing found'),
  unpick: text('移除 {name}', 'Remove {name}'),
  rowAdd: text('添加一行', 'Add a row'),
  rowAddMember: text('添加成員', 'Add a member'),
  rowUp: text('上移', 'Move up'),
  rowDown: text('下移', 'Move down'),
  rowRemove: text('移除這一行', 'Remove this row'),
  acts: text('操作', 'Actions'),
  rowActs: text('第 {number} 行的操作', 'Actions for row {number}'),
  noRows: text('沒有條目', 'No rows'),
  member: text('成員', 'Member'),
  cellOf: text('{column}，第 {number} 行', '{column}, row {number}'),
  required: text('必填', 'Required'),
  howComputed: text('「{label}」怎麼得出', 'How “{label}” comes about'),
  looksAtAll: text('{book}（全部）', '{book} (all)'),
  ticked: text('已完成 {done} / {count}', '{done} of {count} done'),
  yes: text('是', 'Yes'),
  no: text('否', 'No'),
}

/** Why what was typed is not a value, and what would be. */
export const fieldProblems = {
  number: text('請寫成數字，例如 1,200', 'Write a number, such as 1,200'),
  above: text('最多 {max}', 'At most {max}'),
  below: text('最少 {min}', 'At least {min}'),
  range: text('應在 {min} 至 {max} 之間', 'Between {min} and {max}'),
  money: text('請寫成金額，例如 12,800.50 或 3.5 萬', 'Write an amount, such as 12,800.50'),
  date: text('請寫成日期，例如 11-23、明天、+3', 'Write a date, such as 11-23, tomorrow or +3'),
  dateTime: text('請寫成日期和時間，例如 11-23 9:30', 'Write a date and time, such as 11-23 9:30'),
}

/** Between the names of fields. */
export const joiningWords = {
  or: text('或', 'or'),
  comma: text('、', ', '),
}

/** Words of the list of a book. */
export const listWords = {
  list: text('{book}列表', 'List of {book}'),
  new: text('新建', 'New'),
  newOne: text('新建{one}', 'New {one}'),
  newNamed: text('新建{one}「{name}」', 'New {one} “{name}”'),
  filter: text('篩選本列表', 'Filter this list'),
  clearFilter: text('清除篩選', 'Clear the filter'),
  state: text('狀態', 'State'),
  all: text('全部', 'All'),
  count: text('{count} 條', '{count} pages'),
  countOne: text('1 條', '1 page'),
  countOf: text('{count} / {total} 條', '{count} of {total}'),
  untitled: text('未命名{one}', 'Untitled {one}'),
  bin: text('回收站', 'Bin'),
  more: text('更多', 'More'),
  emptyTitle: text('還沒有{one}', 'No {one} yet'),
  nothingTitle: text('沒有符合的條目', 'Nothing matches'),
  nothing: text('換一個詞，或者清除篩選。', 'Try another word, or clear the filter.'),
  reading: text('正在讀取本機內容', 'Reading what this device holds'),
  arriving: text('正在從服務器取回……', 'Fetching from the server…'),
  older: text('還有 {count} 個較早的時期未打開', '{count} earlier periods are not open'),
  openOlder: text('打開', 'Open them'),
  mayNotCreate: text('您可以查看這裡的內容，新建由別人負責。', 'You may read here; others make new pages.'),
  late: text('逾期 {days} 天', '{days} d late'),
  noSuchBook: text('沒有這個簿', 'There is no such book'),
  noSuchBookHint: text('它可能在本部門的章程中沒有啟用。', 'It may be switched off in your charter.'),
}

/** Words of one page. */
export const pageWords = {
  back: text('返回列表', 'Back to the list'),
  next: text('下一條', 'Next'),
  previous: text('上一條', 'Previous'),
  more: text('更多操作', 'More actions'),
  toBin: text('移到回收站', 'Move to the bin'),
  binned: text('「{title}」已移到回收站', '“{title}” was moved to the bin'),
  undo: text('撤銷', 'Undo'),
  restored: text('「{title}」已恢復', '“{title}” was restored'),
  created: text('{name} 建於 {when}', 'Made by {name}, {when}'),
  merge: text('與另一份合併…', 'Merge with another …'),
  duplicates: text('查找重複', 'Find duplicates'),
  copyLink: text('複製鏈接', 'Copy link'),
  word: text('導出 Word', 'Export to Word'),
  linkCopied: text('鏈接已複製', 'Link copied'),
  empty: text('未填：{fields}', 'Empty: {fields}'),
  moreFields: text('更多：{fields}', 'More: {fields}'),
  otherFields: text('其他', 'Other'),
  gone: text('找不到這一頁', 'This page cannot be found'),
  goneHint: text('它可能還沒有同步到本機，或者您不能查看。', 'It may not have reached this device yet, or you may not see it.'),
  lookOlder: text('打開較早的時期查找', 'Look in earlier periods'),
}

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
  step: text('{from} → {to}', '{from} → {to}'),
  rejected: text('未生效', 'Not counted'),
  'no-such-move': text('本版本沒有這一步，或者它已取消', 'This version knows no such move'),
  'wrong-state': text('當時的狀態已被別人改變', 'Somebody else had changed the state first'),
}

/** Notices above a page. */
export const noticeWords = {
  'newer-version': text('這一頁由更新的版本寫成，在這裡只能閱讀。請更新合簿。', 'This page was written by a newer version and is read-only here. Please update Hebu.'),
  'read-only-volume': text('這一頁對您只讀。', 'You may read this page but not change it.'),
  frozen: text('在「{state}」狀態下，內容不再修改。', 'While it is “{state}”, its content is not changed.'),
  'not-editor': text('這一頁由負責的人修改，您可以閱讀。', 'Those responsible edit this page; you may read it.'),
  deleted: text('這一頁在回收站裡：{name} 於 {when} 移入。', 'This page lies in the bin: {name} moved it there {when}.'),
  restore: text('恢復', 'Restore'),
  repairsTitle: text('{count} 處需要修正', '{count} values need repair'),
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

/** Names of periods, by the form of their keys. */
export const periodWords = {
  year: text('{year}年', '{year}'),
  quarter: text('{year}年第{number}季度', 'Q{number} {year}'),
  month: text('{year}年{number}月', '{month} {year}'),
  week: text('{year}年第{number}週', 'Week {number}, {year}'),
}
