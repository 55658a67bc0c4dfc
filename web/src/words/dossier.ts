import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the head of a file: who looks after it, how complete it is, when it was checked. */
export const dossierWords = {
  owner: text('負責人 {name}', 'Owner: {name}'),
  beside: text('協同 {names}', 'with {names}'),
  since: text('{date} 建檔', 'File opened {date}'),
  complete: text('完整度 {percent}', '{percent} complete'),
  whole: text('檔案齊全', 'Nothing is missing'),
  lacks: text('缺：', 'Missing:'),
  lacksMore: text('還有 {count} 項', '{count} more'),
  verified: text('{date} 核實過', 'Checked {date}'),
  neverVerified: text('還沒有核實過', 'Never checked'),
  verifyLate: text('應在 {date} 前核實', 'Was to be checked by {date}'),
  verify: text('已核實', 'Checked today'),
  verifyHint: text('把最近核實改為今天', 'Sets the day of the last check to today'),
  verifiedNow: text('已記下：今天核實', 'Noted: checked today'),
  verifiedToday: text('今天已核實', 'Checked today'),
  figures: text('要點', 'At a glance'),
  jumps: text('這一頁的內容', 'On this page'),
  toFields: text('檔案', 'File'),
}

/** Words of what was learned elsewhere and may be taken into a file. */
export const learnedWords = {
  title: text('新了解到的{field}', 'Learned since: {field}'),
  from: text('{date} · {who}', '{date} · {who}'),
  take: text('採納', 'Take over'),
  takeOf: text('採納：{text}', 'Take over: {text}'),
  edit: text('改一改', 'Edit'),
  editOf: text('改一改：{text}', 'Edit: {text}'),
  dismiss: text('不採納', 'Dismiss'),
  dismissOf: text('不採納：{text}', 'Dismiss: {text}'),
  wording: text('寫進檔案的文字', 'Words for the file'),
  taken: text('已寫入「{field}」', 'Added to “{field}”'),
  dismissed: text('已略過，原文留在聯絡記錄裡', 'Dismissed; the words stay in the log'),
}
