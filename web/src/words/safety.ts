import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the data-safety panel. */
export const safetyWords = {
  allThere: text('全部已在服務器', 'Everything is on the server'),
  allThereMeans: text('這臺設備丟了、壞了，都不會少一個字。', 'Should this device be lost or break, not a word is missing.'),
  checking: text('正在與服務器核對', 'Comparing with the server'),
  checkingMeans: text('本機的改動都已存好，核對完就會說明。', 'Edits on this device are stored; it will say when the comparison is done.'),
  notThere: text('有 {n} 處還只在這臺設備上', 'On this device only: {n}'),
  notThereMeans: text('正在送往服務器。在送到之前請不要清理瀏覽器數據。', 'They are on their way to the server. Until they are there, do not clear the browser’s data.'),
  offline: text('離線，全部已在本機存好', 'Offline; everything is stored here'),
  filesRefusedMeans: text('服務器沒有收下這些文件，別人看不到。文件還在本機：請在下面重試、另存或移除。', 'The server did not take these files and nobody else sees them. They are still on this device: try again, save or remove them below.'),
  offlineMeans: text('上次連上時服務器什麼都不缺。可以放心繼續工作。', 'When last reached, the server lacked nothing. Go on working.'),
  offlineNotThereMeans: text('現在沒有連接。它們已在本機存好，連上網絡後自動送出。', 'There is no connection. They are stored here and go up by themselves once there is.'),
  lastContact: text('上次連上服務器：{when}', 'Server last reached: {when}'),
  openUntil: text('不連接也能用到{day}', 'Usable without a connection until {day}'),
  openUntilHint: text('超過 {days} 天連不上，這臺設備會自己上鎖；數據都在，連上就打開。', 'After {days} {days|day|days} without contact this device locks itself; nothing is lost, and connecting opens it.'),

  onlyHere: text('還沒到服務器的', 'Not on the server yet'),
  nothingWaits: text('沒有', 'Nothing'),
  edits: text('{n} 處改動', 'Edits: {n}'),
  files: text('{n} 個文件待上傳', 'Files to upload: {n}'),

  keeping: text('本機存儲', 'Storage on this device'),
  persistent: text('長期保存', 'Kept for good'),
  persistentMeans: text('瀏覽器不會自行清理這裡的數據。', 'The browser does not clear this data by itself.'),
  bestEffort: text('暫時保存', 'Kept while there is room'),
  bestEffortMeans: text('磁盤快滿時，瀏覽器可能清理這裡的數據。已在服務器的不受影響。', 'When the disk runs full the browser may clear this data. What is on the server is not touched.'),
  unknown: text('瀏覽器沒有說明', 'The browser does not say'),
  unknownMeans: text('多半是因為沒有用加密連接（https）打開。請定期看一眼是否已同步。', 'Most likely because the address is not encrypted (https). Look now and then whether it says synced.'),
  memory: text('不保存', 'Not kept'),
  memoryMeans: text('無痕窗口或受限的瀏覽器，關閉後本機什麼都不留。顯示「已同步」後再關。', 'A private window or a restricted browser keeps nothing once closed. Close it only when it says synced.'),
  ask: text('請求長期保存', 'Ask to keep it for good'),
  granted: text('瀏覽器已同意長期保存', 'The browser agreed to keep it for good'),
  refused: text('瀏覽器這次沒有同意。安裝合簿、加為書籤或允許通知後，它通常就會同意。', 'The browser did not agree this time. It usually does once Hebu is installed, bookmarked or may show notifications.'),

  install: text('安裝到這臺設備', 'Install on this device'),
  installMeans: text('有自己的窗口和圖標，沒有網絡也能打開，瀏覽器也更願意長期保存數據。', 'A window and an icon of its own, opens without a network, and the browser is more willing to keep the data.'),
  installIos: text('在 Safari 裡點「分享」，再選「添加到主屏幕」。', 'In Safari press Share, then Add to Home Screen.'),
  installed: text('已安裝', 'Installed'),

  space: text('佔用的空間', 'Space used'),
  spaceOf: text('{used}，瀏覽器允許約 {quota}', '{used}; the browser allows about {quota}'),
  spaceScarce: text('快用完了。請清出磁盤空間，否則新的改動可能存不下。', 'Nearly used up. Free disk space, or new edits may not fit.'),
  spaceBooks: text('簿冊與文件', 'Books and files'),
  spaceApp: text('合簿本身', 'Hebu itself'),
  spaceOther: text('其他', 'Other'),
}
