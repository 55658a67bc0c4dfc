import { text } from '@hebu/shared/vocabulary/text.ts'

/** The mode in which others see this window. */
export const sharingWords = {
  begin: text('共享屏幕模式', 'Screen-sharing mode'),
  end: text('結束共享屏幕模式', 'End screen-sharing mode'),
  on: text('共享屏幕模式：機密內容和通知已從這個窗口拿走，結束後恢復。', 'Screen-sharing mode: confidential content and notices are taken off this window until it ends.'),
  stop: text('結束', 'End'),
  notices: text('共享屏幕時不顯示通知。', 'No notices are shown while the screen is shared.'),
}
