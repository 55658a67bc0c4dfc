import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of merging pages and of taking a merge back. */
export const mergeWords = {
  title: text('合併{book}', 'Merge {book}'),
  which: text('與哪一份合併', 'Merge with'),
  alike: text('可能是同一家', 'May be the same'),
  stays: text('保留這一份', 'Keep this one'),
  choose: text('兩份說法不同的，選一個', 'Where they differ, choose one'),
  nothingToChoose: text('兩份沒有說法不同的地方。', 'They do not differ anywhere.'),
  both: text('兩段都留', 'Keep both texts'),
  takes: text('補上 {count} 項：{fields}', 'Takes over {count}: {fields}'),
  unites: text('{field}：補上 {count} 條，重複的不再加', '{field}: {count} added, doubles are not'),
  leads: text('{count} 條記錄改指保留的檔案：{books}', '{count} {count|record|records} will name the one that is kept: {books}'),
  leadsNone: text('沒有別的記錄指向將併入的檔案。', 'No other records name the one that goes.'),
  older: text('不在本機的較早記錄、以及您不能修改的記錄，都會自動算在保留的檔案名下。', 'Earlier records that are not on this device, and those you may not change, will count for the one that is kept all the same.'),
  keeps: text('併入的檔案原樣保留，連同評論與附件；合併隨時可以撤銷。', 'The one that goes is kept as it is, with comments and files; the merge can be undone at any time.'),
  filesStay: text('兩份不屬於同一組，附件留在原檔案裡。', 'They belong to different groups, so files stay with the one that goes.'),
  merge: text('合併', 'Merge'),
  cancel: text('取消', 'Cancel'),
  refused: text('「{title}」：{reason}', '“{title}”: {reason}'),
  done: text('已併入「{title}」，{count} 條記錄已改指', 'Merged into “{title}”, {count} {count|record leads|records lead} there now'),
  doneSome: text('已併入「{title}」，{count} 條記錄已改指；另有 {left} 條您不能修改，自動算在它名下', 'Merged into “{title}”, {count} {count|record leads|records lead} there now; {left} that you may not change count for it all the same'),
  mergedInto: text('這份檔案由{name}在{when}併入「{title}」，內容原樣保留在這裡。', 'Merged into “{title}” by {name} on {when}. What it held is kept here.'),
  open: text('打開「{title}」', 'Open “{title}”'),
  mergedFrom: text('「{title}」已併入這份檔案。', '“{title}” was merged into this one.'),
  openOld: text('查看原檔案', 'See the old one'),
  separate: text('撤銷合併', 'Undo the merge'),
  separateTitle: text('撤銷合併？', 'Undo the merge?'),
  separateMeans: text('「{gone}」恢復為單獨的檔案，指向它的記錄還給它；「{title}」恢復合併前的內容，合併後又改過的不動。', '“{gone}” becomes a file of its own again, and its records go back to it; “{title}” becomes what it was, but for what was changed since.'),
  separated: text('已撤銷合併，{count} 條記錄已還給「{title}」', 'The merge is undone; {count} {count|record|records} went back to “{title}”'),
  separatedSome: text('已撤銷合併，{count} 條記錄已還給「{title}」；合併後改過的沒有動：{fields}', 'The merge is undone; {count} {count|record|records} went back to “{title}”. Changed since and left as they are: {fields}'),
}

/** Words of finding duplicates. */
export const duplicateWords = {
  title: text('{book}：可能重複的', '{book}: possible duplicates'),
  hint: text('名稱按簡繁、全半角、公司形式與地名統一後比較，電話與郵箱按號碼比較。', 'Names are compared without regard to script, width, legal form and place; telephone and e-mail by their number and address.'),
  sweeping: text('正在比較，{done} / {total}', 'Comparing, {done} of {total}'),
  found: text('{count} 組', '{count} {count|group|groups}'),
  none: text('沒有可能重複的', 'No duplicates found'),
  noneHint: text('{count} 份檔案都比較過了。', '{count} {count|file was|files were} compared.'),
  again: text('重新比較', 'Compare again'),
  merge: text('合併…', 'Merge …'),
  notTheSame: text('不是同一家', 'Not the same'),
  notTheSameDone: text('已記下不是同一家，以後不再提示', 'Noted as not the same; it will not be suggested again'),
  back: text('返回{book}', 'Back to {book}'),
  likely: text('很可能', 'Most likely'),
  possible: text('可能', 'Possible'),
  more: text('還有 {count} 組，處理完上面的再顯示', '{count} more groups will show once these are done'),
  hintOne: text('可能已有：', 'May exist already: '),
  openOne: text('打開「{title}」（{reason}）', 'Open “{title}” ({reason})'),
}

/** Why two are taken for one. */
export const likenessWords = {
  'same-name': text('同名', 'Same name'),
  'same-core': text('名稱相同，只差地名或公司形式', 'Same name but for place or legal form'),
  'same-sound': text('讀音相同', 'Sounds the same'),
  'one-letter': text('只差一個字', 'One letter apart'),
  'short-form': text('像是簡稱', 'Looks like a short form'),
  branch: text('一個是分公司', 'One is a branch'),
  'other-region': text('地區不同', 'Different places'),
  phone: text('同一電話 {value}', 'Same telephone {value}'),
  email: text('同一郵箱 {value}', 'Same e-mail {value}'),
}
