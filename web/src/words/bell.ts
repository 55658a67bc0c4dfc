import { text } from '@hebu/shared/vocabulary/text.ts'

/** The bell in the bar; what it tells of comes with its panel. */
export const bellWords = {
  title: text('通知', 'Notices'),
  withNew: text('通知，{n} 條新的', 'Notices, {n} new'),
}
