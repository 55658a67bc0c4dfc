import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the components that know nothing of the domain. */
export const uiWords = {
  close: text('關閉', 'Close'),
  cancel: text('取消', 'Cancel'),
  required: text('必填', 'Required'),
  choose: text('請選擇', 'Choose…'),
  showPassword: text('顯示密碼', 'Show password'),
  capsLock: text('大寫鎖定已打開。', 'Caps Lock is on.'),
  hidePassword: text('隱藏密碼', 'Hide password'),
  notLoaded: text('這一部分沒有載入。內容沒有丟，請檢查網絡後再按一次。', 'This part did not load. Nothing is lost; check the connection and press again.'),
  notices: text('通知', 'Notices'),
  dismiss: text('不再顯示', 'Dismiss'),
  copy: text('複製', 'Copy'),
  copied: text('已複製', 'Copied'),
  sealVerified: text('{name} 的印章，已驗證', 'Seal of {name}, verified'),
  sealUnwitnessed: text('{name} 的印章，中繼站尚未見證', 'Seal of {name}, not yet witnessed'),
  sealBroken: text('{name} 的印章，已失效', 'Seal of {name}, broken'),
}
