import { text } from '@hebu/shared/vocabulary/text.ts'

/** The sync mark in short words; what they mean comes with its panel. */
export const syncWords = {
  label: text('同步狀態', 'Sync state'),
  synced: text('已同步', 'Synced'),
  waiting: text('{n} 處待同步', '{n} waiting'),
  connecting: text('正在核對', 'Checking'),
  offline: text('離線', 'Offline'),
  offlineWaiting: text('離線 · {n} 處待同步', 'Offline · {n} waiting'),
  readOnly: text('只讀', 'Read-only'),
  filesWaiting: text('{n} 個文件待上傳', 'Files to upload: {n}'),
  offlineFiles: text('離線 · {n} 個文件待上傳', 'Offline · files to upload: {n}'),
  filesRefused: text('{n} 個文件未被接收', 'Files refused: {n}'),
}

/** The mark's words for trouble with syncing or storing. */
export const syncProblemMarks = {
  deviceFull: text('本機存滿了', 'Device full'),
  storeLost: text('本機存儲中斷', 'Local store lost'),
  storeBlocked: text('本機存儲打不開', 'Local store blocked'),
  memoryOnly: text('本窗口不保存', 'Not kept here'),
  signedOut: text('需要重新登入', 'Sign in again', '需要重新登录'),
  removed: text('已不是成員', 'No longer a member'),
  outdated: text('請更新合簿', 'Update Hebu'),
  refused: text('有改動未被接收', 'An edit was refused'),
  relayFull: text('服務器不能寫入', 'Server cannot write'),
}
