import { text } from '@hebu/shared/vocabulary/text.ts'

/** What the sync mark means: what is safe, and what to do. */
export const syncMeanings = {
  synced: text('您的改動都已寫入服務器的磁盤。', 'Everything you did is on the server’s disk.'),
  waiting: text('這些改動已存在本機，正在送往服務器。可以繼續工作。', 'These edits are stored on this device and on their way to the server. Keep working.'),
  filesWaiting: text('文字改動都已在服務器。這些文件已存在本機，正在上傳；可以繼續工作，也可以關閉，下次打開會接著傳。', 'Everything you wrote is on the server. These files are stored on this device and on their way up; keep working, or close and it goes on next time.'),
  filesRefused: text('服務器沒有收下這些文件，別人看不到。文件還在本機：到「數據安全」裡重試、另存或移除。', 'The server did not take these files and nobody else sees them. They are still on this device: try again, save or remove them under “Data safety”.'),
  connecting: text('正與服務器逐冊核對。改動都已存在本機，可以繼續工作。', 'Comparing every volume with the server. Your edits are stored on this device; keep working.'),
  offline: text('現在沒有連接。改動保存在本機，連上後自動送出，不會丟。', 'There is no connection. Your edits are stored on this device and go up by themselves later; nothing is lost.'),
  readOnly: text('這個版本的合簿太舊，只能看。刷新頁面以更新。', 'This version of Hebu is too old to write. Reload the page to update.'),
  deviceFull: text('瀏覽器不肯再存，新的改動只在這個窗口和服務器上。請清出空間；在顯示「已同步」之前不要關閉窗口。', 'The browser will not store more: new edits are in this window and on the server only. Free some space, and do not close the window before it says synced.'),
  storeLost: text('瀏覽器收回了本機的存儲，可能是清理了網站數據。新的改動只在這個窗口裡。請等到「已同步」再刷新頁面。', 'The browser took the local store away, perhaps because site data was cleared. New edits are in this window only. Wait for “Synced”, then reload.'),
  storeBlocked: text('本機的存儲打不開，多半被另一個窗口佔用。請關閉其他合簿窗口後刷新；存過的內容還在。', 'The local store cannot be opened; another window probably holds it. Close the other Hebu windows and reload. What was stored is still there.'),
  memoryOnly: text('這個窗口（無痕模式或受限的瀏覽器）關閉後什麼都不留。改動只在顯示「已同步」後才安全。', 'This window (private browsing or a restricted browser) keeps nothing once closed. Edits are safe only when it says synced.'),
  signedOut: text('登入已失效，暫停同步。改動保存在本機，重新登入後自動送出。', 'Your session has ended and syncing has paused. Your edits are stored on this device and go up once you sign in.', '登录已失效，暂停同步。改动保存在本机，重新登录后自动送出。'),
  removed: text('您已不在這個部門，不再同步。尚未送出的改動只在本機。如有疑問請找管理員。', 'You are no longer in this department, so nothing is synced. Edits not yet sent are on this device only. Ask an administrator if this is a mistake.'),
  outdated: text('服務器已是新版本，舊版本不再同步。改動保存在本機，刷新頁面即可繼續。', 'The server speaks a newer version and this one no longer syncs. Your edits are stored on this device; reload to go on.'),
  refused: text('服務器沒有收下本機的一處改動，多半是權限剛剛變了。改動保存在本機，別人看不到。請告訴管理員。', 'The server did not take an edit of this device, most likely because your rights have just changed. It is stored here and nobody else sees it. Tell your administrator.'),
  relayFull: text('服務器暫時不能寫入。改動保存在本機，會自動再試。請告訴管理員檢查磁盤。', 'The server cannot write at the moment. Your edits are stored on this device and will be sent again. Ask your administrator to check its disk.'),
}

/** The panel under the sync mark. */
export const syncPanelWords = {
  lastContact: text('上次連上服務器：{when}', 'Server last reached: {when}'),
  neverContact: text('還沒有連上過服務器', 'The server has not been reached yet'),
  details: text('數據安全', 'Data safety'),
}
