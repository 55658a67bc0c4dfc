import { text } from '../../vocabulary/text.ts'

/** What drafts of reports are worded with. A draft is written in its author's language and stays as it is written. */
export const draftWords = {
  act: text('{label}：{title}', '{label}: {title}'),
  otherWork: text('其他工作', 'Other work'),
  nothingDone: text('當日沒有記錄在冊的工作。', 'No work is on record for the day.'),
  nothingDoneInPeriod: text('這一期間沒有記錄在冊的工作。', 'No work is on record for the period.'),
  nothingNext: text('下一期沒有已經排定的事項。', 'Nothing is scheduled for the next period yet.'),
  dailies: text('本週日報', 'Daily reports of the week'),
  figures: text('本期數據', 'Figures of the period'),
  figure: text('{label}：{count}', '{label}: {count}'),
  taskDue: text('{title}（{date}前完成）', '{title} (due {date})'),
  taskLate: text('事項逾期：{title}，應於{date}完成', 'Overdue task: {title}, due {date}'),
  visitMissed: text('未按期聯絡：{title}，原定{date}', 'Contact missed: {title}, planned for {date}'),
  dutyLate: text('{duty}未按時完成，應於{date}', '{duty} not done in time, due {date}'),
  dutyLateAbout: text('{duty}未按時完成：{title}，應於{date}', '{duty} not done in time: {title}, due {date}'),
  visitPlanned: text('{date} {title}', '{date} {title}'),
  nextStep: text('{customer}：{step}（{date}）', '{customer}: {step} ({date})'),
  dutyDue: text('{duty}（{date}）', '{duty} ({date})'),
  dutyDueAbout: text('{duty}：{title}（{date}）', '{duty}: {title} ({date})'),
  meeting: text('{date} {title}', '{date} {title}'),
}
