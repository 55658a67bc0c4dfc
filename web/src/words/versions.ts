import { text } from '@hebu/shared/vocabulary/text.ts'

/** Versions of any page. */
export const pageVersionWords = {
  name: text('命名現在的版本', 'Name this version'),
  nameLabel: text('版本名稱', 'Name of the version'),
  namePlaceholder: text('例如：發給客戶前', 'Such as: before it went to the customer'),
  nameMissing: text('先寫一個名稱，以後好找。', 'Give it a name first, so that it is found again.'),
  save: text('保存版本', 'Keep the version'),
  notNow: text('取消', 'Not now'),
  saveName: text('改名', 'Rename'),
  acts: text('版本「{name}」的更多操作', 'More for the version “{name}”'),
  rename: text('改名', 'Rename'),
  giveName: text('重新命名', 'Give it a name'),
  unname: text('去掉名稱', 'Take the name away'),
  renamed: text('版本改名為「{name}」', 'The version is now called “{name}”'),
  unnamedNow: text('版本不再叫「{name}」，內容還在', 'The version is no longer called “{name}”; what it says is still here'),
  renamedBy: text('{name} 改的名', 'named by {name}'),
  unnamed: text('未命名的版本', 'A version without a name'),
  named: text('已保存版本「{name}」', 'The version “{name}” is kept'),
  authors: text('誰寫了什麼', 'Who wrote what'),
  none: text('還沒有版本。寫完停下十分鐘，這裡會自動留一個；也可以現在命名一個。', 'No versions yet. One is kept by itself when the writing rests for ten minutes; or name one now.'),
  noneReadOnly: text('還沒有版本。有人寫完停下十分鐘，這裡會自動留一個。', 'No versions yet. One is kept by itself when somebody’s writing rests for ten minutes.'),
  failed: text('版本沒有載入：這台設備還沒有這部分程序。連上網後再試。', 'The versions could not be opened: this device does not have that part of the app yet. Try again when connected.'),
  retry: text('再試一次', 'Try again'),
  handedIn: text('第 {n} 版 · {move}', 'Version {n} · {move}'),
  sealed: text('{move}', '{move}'),
  restoredFrom: text('恢復自「{name}」', 'Restored from “{name}”'),
  restoredOne: text('恢復的版本', 'A restored version'),
  automatic: text('自動保留', 'Kept automatically'),
  older: text('更早的 {count} 個', '{count} earlier'),
  now: text('現在', 'Now'),
  nowOf: text('現在的內容', 'What it says now'),
}

/** Two versions beside each other. */
export const compareWords = {
  title: text('版本對照', 'Compare versions'),
  from: text('從', 'From'),
  to: text('到', 'To'),
  swap: text('對調', 'Swap'),
  changes: text('改動', 'Changes'),
  whole: text('全文', 'Whole text'),
  views: text('看法', 'View'),
  authors: text('作者', 'Authors'),
  same: text('這兩個版本的內容一樣。', 'Both versions say the same.'),
  gone: text('這個版本的內容不在本機上。', 'What this version said is not on this device.'),
  nothing: text('（空）', '(nothing)'),
  rowAdded: text('加了一行', 'Row added'),
  rowRemoved: text('刪了一行', 'Row removed'),
  rowMoved: text('移動了一行', 'Row moved'),
  rowChanged: text('改了一行', 'Row changed'),
  movedHere: text('移到這裡', 'Moved here'),
  movedAway: text('移走了', 'Moved away'),
  unchanged: text('{count} 行沒有改動', '{count} unchanged {count|line|lines}'),
  count: text('{count} 處改動', '{count} {count|change|changes}'),
}

/** Putting back what a page said. */
export const restoreWords = {
  restore: text('恢復這個版本', 'Restore this version'),
  restorePlace: text('恢復這一項', 'Restore this'),
  restorePlaceOf: text('把「{field}」恢復成這個版本', 'Restore “{field}” to this version'),
  asks: text('恢復「{name}」？', 'Restore “{name}”?'),
  will: text('會改回 {count} 項：{fields}。', 'This puts back: {fields}.'),
  wont: text('您不能改的會保持現在的樣子：{fields}。', 'What you may not change stays as it is: {fields}.'),
  keeps: text('現在的內容會先留作一個版本，隨時可以撤銷。', 'What the page says now is kept as a version first, and this can be undone.'),
  yes: text('恢復', 'Restore'),
  done: text('已恢復「{name}」', '“{name}” is restored'),
  donePlace: text('已恢復「{field}」', '“{field}” is restored'),
  left: text('已恢復，但這幾項沒有改動：{fields}', 'Restored, but these stayed as they are: {fields}'),
  sameAsNow: text('現在的內容就是這個版本，不用恢復。', 'The page says this now; there is nothing to restore.'),
}

/** Texts with their authors. */
export const authorWords = {
  legend: text('作者', 'Authors'),
  all: text('所有人', 'Everybody'),
  share: text('{name}，{count} 字', '{name}, {count} {count|character|characters}'),
  unknown: text('作者不詳', 'Author unknown'),
  unknownHint: text('「作者不詳」的部分寫於開始記錄作者之前，或用別的程序寫成。', 'What has no author was written before authors were noted, or with another program.'),
  none: text('這一頁還沒有正文。', 'This page has no text yet.'),
  noneThen: text('這個版本沒有正文。', 'This version has no text.'),
  notKept: text('保存這個版本時還沒有記下是誰寫的。已經刪去的文字無從查起，這裡就不猜了。', 'Who wrote it was not noted when this version was kept. Of words that were deleted since nobody can tell any more, and nothing is guessed here.'),
  asNoted: text('由保存這個版本的設備當時記下。', 'As noted by the device that kept this version.'),
  version: text('哪個版本', 'Of which version'),
  by: text('{name}：', '{name}: '),
}
