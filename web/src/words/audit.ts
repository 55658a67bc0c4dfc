import type { AuditKind, AuditTopic } from '@hebu/shared/wire/audit.ts'
import { text, type Text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the audit: who came in, what was changed about access, what left in a file. */
export const auditWords = {
  title: text('留痕', 'Audit'),
  open: text('查看留痕', 'Open the audit'),
  hint: text('誰登入、誰改了成員和章程、誰查閱了限閱資料、誰匯出了資料。服務器自己記下，只增不改。', 'Who signed in, who changed members and the charter, who opened what is restricted, who exported. The server writes it itself; nothing is ever changed.', '谁登录、谁改了成员和章程、谁查阅了限阅资料、谁导出了资料。服务器自己记下，只增不改。'),
  whole: text('共 {n} 條，逐條核對，沒有被改動', 'Entries: {n}. Each was checked; none was altered'),
  altered: text('第 {n} 條被改動過。請保留服務器和備份，立刻告訴負責人。', 'Entry {n} was altered. Keep the server and its backups as they are, and tell whoever is responsible at once.'),
  checking: text('正在核對……', 'Checking…'),
  who: text('成員', 'Member'),
  everybody: text('所有成員', 'Everybody'),
  what: text('事項', 'What'),
  everything: text('所有事項', 'Everything'),
  when: text('時間', 'When'),
  anyTime: text('不限時間', 'Any time'),
  today: text('今天', 'Today'),
  week: text('最近七天', 'Last 7 days'),
  month: text('最近三十天', 'Last 30 days'),
  none: text('沒有符合的記錄', 'Nothing fits'),
  noneMeans: text('換一個條件再看。', 'Choose something else above.'),
  more: text('載入更早的', 'Load earlier ones'),
  notYours: text('留痕只給負責人和管理員看', 'The audit is for the head and administrators'),
  notYoursMeans: text('需要時請找他們。', 'Ask one of them if you need it.'),
  offline: text('留痕記在服務器上，連上後才能查看。', 'The audit is kept on the server; connect to see it.'),
  keeper: text('服務器管理員', 'Keeper of the server'),
  stranger: text('未知的人', 'Somebody unknown'),
  from: text('來自 {place}', 'from {place}'),
  takenOutAt: text('{when} 離線導出', 'off line, at {when}'),
}

/** What people may look for. */
export const auditTopicWords: Readonly<Record<AuditTopic, Text>> = {
  signIn: text('登入與退出', 'Signing in and out', '登录与退出'),
  keys: text('密碼與密鑰', 'Passwords and keys', '密码与密钥'),
  members: text('成員與章程', 'Members and charter'),
  seals: text('簽章', 'Seals'),
  confidential: text('查閱限閱資料', 'Restricted volumes'),
  exports: text('匯出', 'Exports'),
  refused: text('被拒絕的操作', 'Refused acts'),
}

/** What was done; `{subject}` is whom or what it was done to. */
export const auditKindWords: Readonly<Record<AuditKind, Text>> = {
  'signed-in': text('登入', 'signed in', '登录'),
  'signed-out': text('退出登入', 'signed out', '退出登录'),
  'sign-in-refused': text('登入{subject}的賬號未成功', 'tried to sign in as {subject} and was refused', '登录{subject}的账号未成功'),
  'session-ended': text('讓{subject}的一臺設備退出登入', 'signed a device of {subject} out', '让{subject}的一台设备退出登录'),
  founded: text('設立部門', 'set the department up'),
  joined: text('憑邀請加入', 'joined by invitation'),
  'password-changed': text('更改密碼', 'changed the password'),
  'password-given-up': text('放棄密碼', 'gave the password up'),
  'second-step-on': text('開啟兩步驗證', 'turned the second step on'),
  'second-step-off': text('關閉兩步驗證', 'turned the second step off'),
  'passkey-added': text('添加通行密鑰', 'added a passkey', '添加通行密钥'),
  'passkey-removed': text('移除通行密鑰', 'removed a passkey', '移除通行密钥'),
  'company-linked': text('連上企業賬號', 'linked the company account'),
  'company-unlinked': text('解除企業賬號', 'unlinked the company account'),
  'token-made': text('新建訪問令牌', 'made an access token'),
  'token-revoked': text('撤銷訪問令牌', 'revoked an access token'),
  invited: text('發出邀請：{post}', 'invited a {post}'),
  'invitation-withdrawn': text('撤回邀請', 'withdrew an invitation'),
  'member-changed': text('調整{subject}的資料或崗位', 'changed {subject}'),
  'member-removed': text('將{subject}移出部門', 'removed {subject}'),
  settled: text('更改章程設定', 'changed the settings of the charter'),
  'key-registered': text('登記一臺設備的簽章密鑰', 'registered a device to seal with', '登记一台设备的签章密钥'),
  witnessed: text('交來{subject}的簽章，已見證', 'handed in a seal of {subject}; it was witnessed'),
  'seal-refused': text('交來{subject}的簽章，未獲見證', 'handed in a seal of {subject}; it was refused'),
  'numbers-held': text('暫停正式編號', 'held new running numbers back'),
  'numbers-released': text('恢復正式編號', 'let running numbers be given again'),
  'volume-opened': text('查閱限閱資料：{volume}', 'opened a restricted volume: {volume}'),
  'files-removed': text('清理了長期無人引用的附件', 'removed attached files that nothing had referred to for long'),
  export: text('匯出{book}，{pages} 頁', 'exported {book}: {pages}', '导出{book}，{pages} 页'),
  refused: text('沒有權限，被拒絕', 'was refused for want of rights'),
}

/** In which way somebody signed in, where it was not the password. */
export const auditWayWords: Readonly<Record<string, Text>> = {
  passkey: text('通行密鑰', 'passkey', '通行密钥'),
  company: text('企業賬號', 'company account'),
  'wrong-name-or-password': text('姓名或密碼不對', 'wrong name or password'),
  'wrong-code': text('驗證碼不對', 'wrong code'),
  'company unknown': text('企業賬號未連上', 'company account not linked'),
  'by command line': text('在服務器上', 'on the server'),
  everything: text('全部資料', 'everything'),
}
