/** Traditional characters of days and times. What people type comes in either script, whatever the interface speaks. */
const simplified: Readonly<Record<string, string>> = { 後: '后', 週: '周', 號: '号', 點: '点', 兩: '两', 個: '个', 禮: '礼', 時: '时', 這: '这', 鐘: '钟', 淩: '凌', 間: '间' }

/**
 * What was typed in one script, width and punctuation: full-width signs become plain, Chinese becomes simplified, English
 * lower case; blanks beside Chinese go, others become one.
 */
export const folded = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[後週號點兩個禮時這鐘淩間]/g, (character) => simplified[character]!)
    .replaceAll('。', '.')
    .replaceAll('、', ',')
    .replace(/[‐-―−~]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/ ?([\u4e00-\u9fff〇]) ?/g, '$1')
    .trim()

/** A number in digits or Chinese numerals, as part of a pattern. */
export const numeral = '(?:\\d{1,4}|[〇零一二两三四五六七八九十]{1,4})'

const digits = '〇一二三四五六七八九'

/** `12`, `十二`, `二十五`, `两`, `二〇二六`; `undefined` for numerals that make no number. */
export function readNumeral(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text)
  const plain = text.replaceAll('零', '〇').replaceAll('两', '二')
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(plain)
  if (tens) return (tens[1] === undefined ? 1 : digits.indexOf(tens[1])) * 10 + (tens[2] === undefined ? 0 : digits.indexOf(tens[2]))
  return /^[〇一二三四五六七八九]{1,4}$/.test(plain) ? Number(plain.replace(/./g, (character) => String(digits.indexOf(character)))) : undefined
}
