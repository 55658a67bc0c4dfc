import { text } from '@hebu/shared/vocabulary/text.ts'

/** Why the relay does not take a file, and what to do about it. */
export const fileRefusedWords = {
  forbidden: text('您在這裡已不能寫入，服務器沒有收下。請另存，或請有權限的同事添加。', 'You may no longer write here, so the server did not take it. Save it elsewhere, or ask somebody who may add it.'),
  'too-large': text('超過服務器的大小上限，沒有收下。請壓縮或拆分後再添加。', 'Larger than the server takes. Compress or split it and add it again.'),
  damaged: text('本機上的內容已損壞，服務器沒有收下。請移除後重新添加。', 'Its contents on this device are damaged and the server did not take them. Remove it and add it again.'),
  'no-room-member': text('您在服務器上的文件已到上限，沒有收下，原件留在本機。請移除不用的附件或請管理員調高上限，再重試。', 'Your files on the server have reached the limit, so it was not taken; it stays on this device. Remove attachments you do not need or ask for a higher limit, then try again.'),
  'no-room-workspace': text('部門在服務器上的文件已到上限，沒有收下，原件留在本機。請告訴管理員，騰出空間後再重試。', 'The department’s files on the server have reached the limit, so it was not taken; it stays on this device. Tell your administrator, and try again once there is room.'),
  unfit: text('服務器不收這個文件。請另存後換一種格式再試。', 'The server does not take this file. Save it elsewhere and try another format.'),
}

/** What a file waits for. */
export const fileDelayWords = {
  offline: text('待上傳 · 連上後自動接著傳', 'Waiting · goes up by itself once connected'),
  'signed-out': text('待上傳 · 重新登入後自動接著傳', 'Waiting · goes up once you sign in again', '待上传 · 重新登录后自动接着传'),
  'relay-full': text('待上傳 · 服務器暫時存不下，會自動再試', 'Waiting · the server has no room at the moment and is tried again'),
}

/** The files of a field. */
export const fileWords = {
  add: text('添加文件', 'Add files'),
  camera: text('拍照', 'Take a photo'),
  addHint: text('也可拖放或貼上到這裡，每個不超過 {max}', 'or drop or paste them here, {max} each at most'),
  addHintTouch: text('每個不超過 {max}', '{max} each at most'),
  dropHere: text('鬆開即添加', 'Let go to add'),
  dropOnPage: text('鬆開即添加到「{field}」', 'Let go to add to “{field}”'),
  none: text('沒有文件', 'No files'),
  list: text('{field}：{count} 個文件', '{field}: {count} {count|file|files}'),
  reading: text('正在讀取 {percent}，尚未保存', 'Reading {percent}, not kept yet'),
  queued: text('待上傳', 'Waiting'),
  sending: text('正在上傳 {percent}', 'Uploading {percent}'),
  fetching: text('正在取回 {percent}', 'Fetching {percent}'),
  away: text('不在本機', 'Not on this device'),
  pinned: text('已留在本機', 'Kept on this device'),
  refused: text('未上傳', 'Not uploaded'),
  progress: text('「{name}」的進度', 'Progress of “{name}”'),
  retry: text('重試', 'Try again'),
  retryOne: text('重試上傳「{name}」', 'Try to upload “{name}” again'),
  open: text('打開「{name}」', 'Open “{name}”'),
  acts: text('「{name}」的操作', 'Actions for “{name}”'),
  preview: text('預覽', 'Preview'),
  download: text('下載', 'Download'),
  rename: text('改名', 'Rename'),
  remove: text('移除', 'Remove'),
  keep: text('留在本機', 'Keep on this device'),
  unkeep: text('不必留在本機', 'Need not stay on this device'),
  newName: text('文件名', 'File name'),
  save: text('保存', 'Save'),
  cancel: text('取消', 'Cancel'),
  renamed: text('已改名為「{name}」', 'Renamed to “{name}”'),
  removed: text('「{name}」已移除', '“{name}” was removed'),
  added: text('已添加 {count} 個文件', 'Files added: {count}'),
  kept: text('「{name}」會一直留在本機', '“{name}” stays on this device'),
  unkept: text('「{name}」在空間不足時會離開本機', '“{name}” leaves this device when space gets short'),
  pasted: text('截圖 {when}', 'Screenshot {when}'),
  already: text('「{name}」已經在這裡', '“{name}” is already here'),
}

/** Why a file was not taken in, or cannot be opened. */
export const fileProblems = {
  'too-large': text('「{name}」有 {size}，超過 {max} 的上限，沒有添加。請壓縮或拆分後再試。', '“{name}” is {size}; the most is {max}, so it was not added. Compress or split it and try again.'),
  'no-room': text('本機空間不足，「{name}」沒有添加。請清出空間後再試。', 'This device has no room left for “{name}”, so it was not added. Free some space and try again.'),
  unreadable: text('「{name}」讀不出來，沒有添加。文件夾請先壓縮成一個文件。', '“{name}” could not be read and was not added. Compress a folder into one file first.'),
  'no-such-page': text('這一頁不在本機，「{name}」沒有添加。', 'This page is not on this device, so “{name}” was not added.'),
  offline: text('這個文件不在本機，現在也連不上服務器。連上後即可打開。', 'This file is not on this device and the server cannot be reached. It opens once you are connected.'),
  missing: text('服務器上還沒有這個文件的內容，多半還在添加者的設備上等待上傳。', 'The server does not have the contents yet; most likely they wait on the device of whoever added it.'),
}

/** The preview of a file. */
export const previewWords = {
  title: text('預覽', 'Preview'),
  previous: text('上一個文件', 'Previous file'),
  next: text('下一個文件', 'Next file'),
  place: text('第 {at} 個，共 {count} 個', '{at} of {count}'),
  zoomIn: text('放大', 'Zoom in'),
  zoomOut: text('縮小', 'Zoom out'),
  zoom: text('縮放 {percent}', 'Zoom {percent}'),
  fit: text('適應窗口', 'Fit the window'),
  rotate: text('向右旋轉', 'Rotate right'),
  download: text('下載', 'Download'),
  keep: text('留在本機', 'Keep on this device'),
  opening: text('正在打開', 'Opening'),
  page: text('頁', 'Page'),
  pageOf: text('/ {count}', '/ {count}'),
  pageNumber: text('第 {number} 頁', 'Page {number}'),
  previousPage: text('上一頁', 'Previous page'),
  nextPage: text('下一頁', 'Next page'),
  cut: text('這裡只顯示開頭的一部分，下載後可看全文。', 'Only the beginning is shown; download it to read all.'),
  none: text('這種文件不能在這裡預覽，請下載後打開。', 'This kind of file cannot be previewed here; download it to open it.'),
  lies: text('它的名字像是「{claimed}」，內容卻不是，所以不在這裡打開。不清楚來歷的請先核實再下載。', 'Its name says “{claimed}”, but its contents are something else, so it is not opened here. Check where it comes from before you download it.'),
  broken: text('這個文件打不開，可能已損壞。可以下載後用別的程序試試。', 'This file cannot be opened and may be damaged. Download it and try another program.'),
  locked: text('這個 PDF 有密碼，請下載後打開。', 'This PDF has a password; download it to open it.'),
  notLoaded: text('預覽組件還沒有取到，連上後再試。文件可以先下載。', 'The previewer has not been fetched yet; try again once connected. You can download the file meanwhile.'),
  again: text('再試一次', 'Try again'),
  encoding: text('編碼', 'Encoding'),
}

/** Files on their way, in the data-safety panel. */
export const pendingFileWords = {
  title: text('待上傳的文件', 'Files to upload'),
  hint: text('這些文件只在本機，服務器收下之前不會從本機刪除。', 'These files are on this device only and are never removed from it before the server has them.'),
  facts: text('{volume} · {size}', '{volume} · {size}'),
  retry: text('重試', 'Try again'),
  retryOne: text('重試：{name}', 'Try again: {name}'),
  save: text('另存', 'Save'),
  saveOne: text('另存：{name}', 'Save: {name}'),
  dismiss: text('移除', 'Remove'),
  dismissOne: text('移除：{name}', 'Remove: {name}'),
  dismissTitle: text('移除「{name}」？', 'Remove “{name}”?'),
  dismissMeans: text('這個文件沒有上傳，只在本機。移除後無法找回；需要的話請先另存。', 'This file was not uploaded and is on this device only. Once removed it cannot be brought back; save it first if you need it.'),
  dismissed: text('已移除', 'Removed'),
}
