import { text } from '@hebu/shared/vocabulary/text.ts'

/** Between the names of fields. */
export const joiningWords = {
  or: text('或', 'or'),
  comma: text('、', ', '),
  about: text('{what}（{words}）', '{what} ({words})'),
}

/** Names of periods, by the form of their keys. */
export const periodWords = {
  year: text('{year}年', '{year}'),
  quarter: text('{year}年第{number}季度', 'Q{number} {year}'),
  month: text('{year}年{number}月', '{month} {year}'),
  week: text('{year}年第{number}週', 'Week {number}, {year}'),
}
