import { text } from '@hebu/shared/vocabulary/text.ts'

/** One's calendar, for the calendar program of a phone or a computer. */
export const calendarFeedWords = {
  title: text('日曆訂閱', 'Calendar subscription'),
  hint: text('把您的會議和各項期限放進手機或電腦的日曆。由您的設備在打開合簿時更新；誰拿到這個鏈接，誰就能看到標題和時間。', 'Puts your meetings and due dates into the calendar of your phone or computer. Your devices bring it up to date while Hebu is open; whoever has the link sees titles and times.'),
  make: text('生成訂閱鏈接', 'Make a link'),
  again: text('換一個鏈接', 'Make a new link'),
  againTitle: text('換一個訂閱鏈接？', 'Make a new link?'),
  againMeans: text('原來的鏈接立刻失效，訂閱過的日曆要換成新鏈接。', 'The old link stops working at once, and calendars that use it need the new one.'),
  end: text('停止', 'Stop'),
  endTitle: text('停止日曆訂閱？', 'Stop the subscription?'),
  endMeans: text('鏈接立刻失效，服務器上的日曆文件會刪除。日曆程序裡已有的條目由它自己決定去留。', 'The link stops working at once and the file on the server is deleted. What calendar programs already have is up to them.'),
  linkTitle: text('訂閱鏈接', 'Link'),
  linkOnce: text('請現在複製到日曆程序的「訂閱」裡，它只顯示這一次。', 'Copy it into the subscriptions of your calendar now; it is shown only once.'),
  copy: text('複製', 'Copy'),
  off: text('未開啟。', 'Off.'),
  madeAt: text('開啟於 {when}', 'On since {when}'),
  writtenAt: text('更新於 {when}', 'brought up to date {when}'),
  notWritten: text('稍後更新', 'to be written shortly'),
  offline: text('連上服務器後才能查看和更改。', 'Can be seen and changed once the server is reached.'),
  ended: text('日曆訂閱已停止', 'The subscription is stopped'),
  calendarName: text('合簿 · {name}', 'Hebu · {name}'),
  event: text('{title}（{kind}）', '{title} ({kind})'),
} as const
