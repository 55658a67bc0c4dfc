import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words of the place that shows everything found. */
export const searchWords = {
  title: text('搜尋', 'Search'),
  label: text('在所有內容裡搜尋', 'Search everything'),
  hint: text('名稱、拼音、電話尾號，或文中的幾個字', 'A name, pinyin, the end of a phone number, or some words'),
  all: text('全部', 'All'),
  books: text('簿冊', 'Books'),
  person: text('相關的人', 'Person'),
  anyone: text('任何人', 'Anyone'),
  when: text('時間', 'Time'),
  anyTime: text('任何時間', 'Any time'),
  today: text('今天', 'Today'),
  week: text('最近 7 天', 'Last 7 days'),
  month: text('最近 30 天', 'Last 30 days'),
  thisYear: text('今年', 'This year'),
  lastYear: text('去年', 'Last year'),
  found: text('找到 {n} 處', 'Found: {n}'),
  foundMost: text('只列出最相符的 {n} 處', 'The {n} best matches'),
  more: text('再顯示 {n} 處', 'Show {n} more'),
  begin: text('輸入幾個字，在這臺設備保存的所有頁面、正文和留言裡查找；沒有網絡也可以。', 'Type a few letters to look through every page, text and comment on this device; no network is needed.'),
  nothing: text('沒有找到「{typed}」', 'Nothing found for “{typed}”'),
  nothingHint: text('可以換一個詞、只寫開頭幾個字，或試試拼音首字母。', 'Try another word, only its beginning, or pinyin initials.'),
  nothingHere: text('在這些條件下沒有找到。', 'Nothing found with these filters.'),
  clear: text('取消篩選', 'Clear the filters'),
  seeAll: text('在所有內容裡搜尋「{typed}」', 'Search everything for “{typed}”'),
} as const
