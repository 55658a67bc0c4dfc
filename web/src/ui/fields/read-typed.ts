/** What people type, in any width and punctuation of a Chinese input method, as plain ASCII. */
export const plain = (typed: string): string => typed.normalize('NFKC').replaceAll('。', '.').trim()

/** A number as typed (`1,234.5`, `１２`, `-3`); `undefined` when it is none. */
export function readNumber(typed: string): number | undefined {
  const digits = plain(typed).replace(/[,\s%]/g, '')
  return /^-?(\d+\.?\d*|\.\d+)$/.test(digits) ? Number(digits) : undefined
}
