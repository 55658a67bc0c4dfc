import { text } from '../../vocabulary/text.ts'

/** What a meeting that opens by itself is worded with. It is written in the language of whoever opens it and stays as it is written. */
export const meetingWords = {
  title: text('{name}（{day}）', '{name}, {day}'),
  ofGroup: text('{group}例會', '{group} meeting'),
  ofGroupIn: text('{group}{name}', '{name}, {group}'),
  ofProject: text('{project}項目會議', '{project}: project meeting'),
  lastItems: text('上次決議回顧', 'Resolutions of the last meeting'),
  figures: text('本期數據', 'Figures of the period'),
  report: text('個人匯報', 'Personal report'),
  discussion: text('問題討論與協調', 'Problems and coordination'),
  plan: text('下一步計劃', 'What comes next'),
  resolutions: text('確認決議', 'Resolutions read out'),
  onLeave: text('請假', 'On leave'),
  done: text('上次會議以來', 'Since the last meeting'),
  problems: text('問題與需要協調', 'Problems and help needed'),
  next: text('下一步', 'Next'),
} as const
