export interface TextCount {
  /** As Chinese offices count 字數: every Han, kana and Hangul character is one, every run of other letters and digits is one. */
  readonly words: number
  /** Everything but blanks, punctuation included, as a reader sees it: 👨‍👩‍👧 is one. */
  readonly characters: number
}

const wordPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}])+(?:[.,'’_-](?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{N}\p{M}])+)*/gu

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function countText(text: string): TextCount {
  let characters = 0
  for (const { segment } of graphemes.segment(text)) if (segment.trim() !== '') characters++
  return { words: text.match(wordPattern)?.length ?? 0, characters }
}
