import { text } from '@hebu/shared/vocabulary/text.ts'

/** How many opportunities get how far. */
export const funnelWords = {
  funnel: text('商機漏斗', 'Funnel'),
  period: text('發現於', 'Found in'),
  allTime: text('全部時間', 'All time'),
  thisMonth: text('本月', 'This month'),
  thisQuarter: text('本季度', 'This quarter'),
  thisYear: text('今年', 'This year'),
  lastYear: text('去年', 'Last year'),
  follower: text('跟進人', 'Follower'),
  everybody: text('所有人', 'Everybody'),
  caption: text('走到每一步的商機', 'Opportunities that got to each stage'),
  stage: text('階段', 'Stage'),
  reached: text('走到過', 'Got here'),
  conversion: text('轉化率', 'Conversion'),
  amount: text('預計金額', 'Expected amount'),
  here: text('目前在此', 'Here now'),
  openHere: text('打開{stage}的 {count} 條', 'Open {count} in “{stage}”'),
  winRate: text('贏單率 {rate}（成交 {won}，失敗與放棄 {lost}）', 'Won {rate} ({won} won, {lost} lost or dropped)'),
  noRate: text('還沒有結束的商機', 'None has ended yet'),
  none: text('這段時間沒有商機', 'No opportunities in this time'),
}
