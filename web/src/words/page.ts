import { text } from '@hebu/shared/vocabulary/text.ts'

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
  importedBy: text('{name} 於 {when} 導入', 'Brought in by {name}, {when}'),
  merge: text('與另一份合併…', 'Merge with another …'),
  duplicates: text('查找重複', 'Find duplicates'),
  copyLink: text('複製鏈接', 'Copy link'),
  proof: text('導出簽章證明', 'Export a proof of the seals', '导出签章证明'),
  proofAbout: text('合簿的簽章證明。在合簿的「查驗簽章」頁面打開即可查驗，不需要賬號。', 'A proof of seals by Hebu. Open it at the page “Check a proof” of any Hebu; no account is needed.'),
  proofDone: text('已導出：{name}。任何人都可以在 {address} 查驗。', 'Exported: {name}. Anybody can check it at {address}.'),
  word: text('導出 Word', 'Export to Word'),
  linkCopied: text('鏈接已複製', 'Link copied'),
  empty: text('未填：{fields}', 'Empty: {fields}'),
  moreFields: text('更多：{fields}', 'More: {fields}'),
  otherFields: text('其他', 'Other'),
  gone: text('找不到這一頁', 'This page cannot be found'),
  goneHint: text('它可能還沒有同步到本機，或者您不能查看。', 'It may not have reached this device yet, or you may not see it.'),
  lookOlder: text('打開較早的時期查找', 'Look in earlier periods'),
}
