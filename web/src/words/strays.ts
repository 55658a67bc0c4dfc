import { text } from '@hebu/shared/vocabulary/text.ts'

/** Words on passages that lost their place in a merge. */
export const strayWords = {
  label: text('{text}：在合併時失去位置的文字', '{text}: words that lost their place in a merge'),
  lost: text('有一段文字在合併時失去了位置：', 'A passage lost its place when edits were merged:'),
  putBack: text('放回文末', 'Put back at the end'),
  copy: text('複製', 'Copy'),
  copied: text('已複製', 'Copied'),
  dismiss: text('不再需要', 'No longer needed'),
}
