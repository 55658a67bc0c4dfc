import type { Heading } from '@hebu/shared/books/define-book.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the frame around everything: rail, bar, phone tabs, notices of the app itself. */
export const shellWords = {
  skip: text('跳到正文', 'Skip to content'),
  starting: text('正在打開……', 'Opening…'),
  books: text('簿冊', 'Books'),
  more: text('更多', 'More'),
  today: text('今日', 'Today'),
  members: text('成員', 'Members'),
  charter: text('章程', 'Charter'),
  me: text('我', 'Me'),
  meMenu: text('{name} 的菜單', 'Menu of {name}'),
  mySettings: text('我的設置', 'My settings'),
  language: text('界面語言', 'Language'),
  theme: text('外觀', 'Appearance'),
  signOut: text('退出登入', 'Sign out', '退出登录'),
  begin: text('新建', 'New'),
  newOne: text('新建{one}', 'New {one}'),
  newVisit: text('記錄聯絡', 'Log a contact'),
  hereNow: text('也在這一頁：{names}', 'Also on this page: {names}'),

  notFoundTitle: text('這裡沒有內容', 'Nothing here'),
  notFound: text('鏈接可能寫錯了，或者您的崗位看不到它。', 'The link may be wrong, or your post may not see it.'),
  toStart: text('回到首頁', 'Back to the start'),
  brokenTitle: text('這個畫面出了差錯', 'This screen has failed'),
  broken: text('您的工作存在這臺設備上，沒有丟。可以再試一次，或刷新頁面。', 'Your work is stored on this device; nothing is lost. Try again, or reload the page.'),
  brokenDetails: text('給技術人員的信息', 'For whoever looks into it'),
  tryAgain: text('再試一次', 'Try again'),
  reload: text('刷新頁面', 'Reload'),

  keysTitle: text('鍵盤快捷鍵', 'Keyboard shortcuts'),
  newVersion: text('合簿有新版本。方便時更新，工作不受影響。', 'There is a new version of Hebu. Update when it suits you; your work is not touched.'),
  update: text('更新', 'Update'),
  versionTaken: text('新版本已在另一個窗口啟用。請在方便時刷新這個窗口。', 'The new version was started in another window. Reload this one when it suits you.'),
  sessionEnded: text('登入已失效，同步暫停。工作都存在本機。', 'Your session has ended and syncing is paused. All work is stored on this device.', '登录已失效，同步暂停。工作都存在本机。'),
  lockWarning: text('這臺設備已很久沒有連上服務器，{day}起會自己上鎖。請在那之前連一次網。', 'This device has not reached the server for long and will lock itself from {day}. Connect before then.'),
  signInAgain: text('重新登入', 'Sign in again', '重新登录'),

  jumpPrompt: text('搜索或執行命令，支持拼音', 'Find a page, run a command'),
}

/** The headings of the rail, over the books that declare them. */
export const headingWords: Readonly<Record<Heading, Text>> = {
  dealings: text('業務', 'Business'),
  money: text('財務', 'Finance'),
  team: text('部門', 'Department'),
  control: text('行政', 'Administration'),
}

/** Light or dark, by choice. */
export const themeWords = {
  system: text('跟隨系統', 'Same as system'),
  light: text('淺色', 'Light'),
  dark: text('深色', 'Dark'),
}

/** Short names for the phone's tabs, by book; others keep the book's own name. */
export const tabWords = {
  customers: text('客戶', 'Customers'),
  meetings: text('會議', 'Meetings'),
}
