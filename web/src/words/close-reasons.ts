import { text } from '@hebu/shared/vocabulary/text.ts'

/** Why the relay ended a connection, in words; work on the device is safe unless it is said otherwise. */
export const closeReasonWords = {
  normal: text('連接已正常結束。', 'The connection ended as planned.'),
  restart: text('服務器正在重啟，稍後會自動重新連接。', 'The server is restarting; the connection will come back by itself.'),
  overloaded: text('服務器正忙，稍後會自動重新連接。', 'The server is busy; the connection will come back by itself.'),
  malformed: text('服務器看不懂本機發出的內容，已停止同步。工作保存在本機，請更新合簿。', 'The server did not understand this device and stopped syncing. Your work is stored here; update Hebu.'),
  unauthenticated: text('登入已失效，已停止同步。工作保存在本機，重新登入後繼續。', 'Your session has ended and syncing stopped. Your work is stored here; sign in to go on.', '登录已失效，已停止同步。工作保存在本机，重新登录后继续。'),
  forbidden: text('您不能打開這一冊。如果應當可以，請找管理員。', 'You may not open this volume. If you should, ask an administrator.'),
  unknownVolume: text('服務器上沒有這一冊。工作保存在本機，請告訴管理員。', 'The server has no such volume. Your work is stored here; tell your administrator.'),
  otherEpoch: text('服務器上的這一冊是從備份恢復的，與本機的不是同一份。本機的一份已留存，請告訴管理員。', 'The server’s copy of this volume was restored from a backup and is another one than yours. Yours is kept; tell your administrator.'),
  revoked: text('這臺設備的登入已被取消。如果您還是成員，請重新登入。', 'This device was signed out by the department. If you are still a member, sign in again.', '这台设备的登录已被取消。如果您还是成员，请重新登录。'),
  tooLarge: text('這一冊太大，服務器沒有收下最近的改動。改動保存在本機，請告訴管理員。', 'This volume is too large and the server did not take the latest edits. They are stored here; tell your administrator.'),
  poisoned: text('服務器拒收了本機的一處改動，因為它會損壞別人的內容。改動保存在本機，請告訴管理員。', 'The server refused an edit of this device because it would harm others’ work. It is stored here; tell your administrator.'),
  outdated: text('合簿有新版本，舊版本不再同步。工作保存在本機，請刷新頁面。', 'There is a newer Hebu and this version no longer syncs. Your work is stored here; reload the page.'),
  storeUnavailable: text('服務器暫時不能寫入。工作保存在本機，會自動再試。', 'The server cannot write at the moment. Your work is stored here and will be sent again.'),
}
