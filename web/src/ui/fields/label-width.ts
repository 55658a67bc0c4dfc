/** About how wide words are set, in units of `narrow` for Latin letters and `wide` for Chinese characters. */
export function labelWidth(label: string, narrow: number, wide: number): number {
  let width = 0
  for (const character of label) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? wide : narrow
  return width
}
