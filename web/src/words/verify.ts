import type { ProvenFault } from '@hebu/shared/codec/sealing/check-proof.ts'
import type { ProofRefusal } from '@hebu/shared/codec/sealing/proof.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the place where anybody checks a proof. */
export const verifyWords = {
  title: text('查驗簽章', 'Check a proof'),
  intro: text('選一份「.hebu-proof」文件。查驗就在這臺設備上進行：不用賬號，文件也不會傳出去。', 'Choose a “.hebu-proof” file. It is checked on this device: no account is needed, and the file goes nowhere.'),
  drop: text('把文件拖到這裡，或者', 'Drop the file here, or'),
  choose: text('選擇文件', 'Choose a file'),
  another: text('查驗另一份', 'Check another'),
  checking: text('正在查驗「{name}」', 'Checking “{name}”'),
  tooLarge: text('「{name}」太大，不是合簿寫出的證明。', '“{name}” is too large to be a proof of Hebu.'),
  unreadable: text('讀不到「{name}」。它可能被移走或刪除了，請再選一次。', '“{name}” cannot be read. It may have been moved or deleted; choose it again.'),

  sound: text('全部有效', 'Everything holds'),
  soundDetail: text('{n} 個簽章都有效，內容與簽章時一字不差，服務器都已見證。', '{n} {n|seal holds|seals hold}; what was sealed is word for word as it was, and the server has witnessed {n|it|them}.', '{n} 个签章都有效，内容与签章时一字不差，服务器都已见证。'),
  unseen: text('簽章有效，尚未全部見證', 'The seals hold, but not all are witnessed'),
  unseenDetail: text('沒有見證的簽章，時間和密鑰的主人只有這份文件自己說，無人擔保。', 'For a seal without a witness, when it was made and whose key it is only this file says; nobody vouches for it.'),
  unsound: text('有不成立的地方', 'Not everything holds'),
  unsoundDetail: text('下面標出了哪裡不成立、為什麼。整份文件都不要採信，請向對方要一份新的。', 'What does not hold, and why, is marked below. Do not rely on this file; ask for a new one.'),
  namesUnsigned: text('姓名由導出的設備填寫，服務器沒有為它們簽名。', 'The names are those of the exporting device; the server has not signed them.', '姓名由导出的设备填写，服务器没有为它们签名。'),

  department: text('部門', 'Department'),
  number: text('編號', 'Number'),
  madeAt: text('導出時間', 'Exported', '导出时间'),
  seals: text('簽章', 'Seals'),
  content: text('簽章時的內容', 'What was sealed'),
  contentNote: text('以最後一個簽章為準。', 'As of the last seal.'),
  /** Beside a seal. */
  changedSince: text('簽的是當時的內容，之後改過', 'over what stood then; it was changed since', '签的是当时的内容，之后改过'),
  /** `{seals}`: their places in the list. */
  earlierContent: text('第 {seals} 個簽章當時的內容', 'What was sealed earlier: seal {seals}', '第 {seals} 个签章当时的内容'),
  /** A page that is linked, of which the file holds the id alone. */
  linkById: text('{id}（文件裡只有編碼）', '{id} (the file names it by its id alone)'),
  /** `{who}` for `{whom}`. */
  standIn: text('代{whom}', 'for {whom}'),
  step: text('{move}：{from} → {to}', '{move}: {from} → {to}'),
  /** `{move}` answers step `{n}` of `{of}`; others have still to answer. */
  stepOf: text('{move}（第 {n} 步，共 {of} 步）：{from} → {to}', '{move} (step {n} of {of}): {from} → {to}'),
  stepStays: text('{move}（第 {n} 步，共 {of} 步）：仍為「{to}」，還要其他人批准', '{move} (step {n} of {of}): still “{to}”, others have yet to approve'),
  signedAt: text('設備時間 {at}', 'by the device’s clock {at}'),
  seenAt: text('服務器見證於 {at}', 'witnessed by the server {at}', '服务器见证于 {at}'),
  notSeen: text('服務器尚未見證', 'not witnessed by the server', '服务器尚未见证'),
  untitled: text('未命名', 'Untitled'),
  relayKey: text('服務器的公鑰', 'The server’s public key', '服务器的公钥'),
  sameRelay: text('與這個網址的服務器一致。', 'It is the key of the server at this address.', '与这个网址的服务器一致。'),
  otherRelay: text('這不是這個網址的服務器。請與對方部門公佈的公鑰核對。', 'It is not the key of the server at this address. Compare it with the one that their department names.', '这不是这个网址的服务器。请与对方部门公布的公钥核对。'),
  noRelay: text('現在連不上服務器，無法核對。請與對方部門公佈的公鑰核對。', 'The server cannot be reached to compare. Compare it with the one that their department names.', '现在连不上服务器，无法核对。请与对方部门公布的公钥核对。'),
}

/** Why a file is not read at all. */
export const proofRefusalWords: Readonly<Record<ProofRefusal, Text>> = {
  'not-a-proof': text('「{name}」不是合簿的證明文件。', '“{name}” is no proof of Hebu.'),
  newer: text('「{name}」由更新版本的合簿寫出。請更新後再查驗。', 'A newer Hebu wrote “{name}”. Update, then check it again.'),
  altered: text('「{name}」被改動過：至少有一個字節與寫出時不同。裡面的任何內容都不要採信。', '“{name}” was altered: at least one byte is not as it was written. Do not rely on anything in it.'),
}

/** Why a seal does not hold. */
export const provenFaultWords: Readonly<Record<ProvenFault, Text>> = {
  forged: text('無效：寫的不是當時簽的', 'Does not hold: what is written is not what was signed'),
  'another-page': text('無效：這是另一頁或另一個部門的簽章', 'Does not hold: it was made for another page or department'),
  'broken-log': text('無效：它前面的簽章缺失或不同', 'Does not hold: the seal before it is missing or another'),
  'unknown-key': text('無效：沒有人認得這把密鑰', 'Does not hold: nobody knows the key'),
  'wrong-key': text('無效：這是別人的密鑰', 'Does not hold: the key is somebody else’s'),
  'key-ended': text('無效：簽章的設備當時已退出登入', 'Does not hold: the device had been signed out', '无效：签章的设备当时已退出登录'),
  'refused-by-relay': text('無效：服務器不予承認', 'Does not hold: the server refused it', '无效：服务器不予承认'),
  'wrong-witness': text('無效：所附的見證不是這個服務器簽的', 'Does not hold: the witness is not what the server signed', '无效：所附的见证不是这个服务器签的'),
  'content-missing': text('無效：簽章的內容不在文件裡，或被改動過', 'Does not hold: what was sealed is not in the file, or was altered'),
}
