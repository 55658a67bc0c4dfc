const magnitude = '(?:[百千]?[万萬亿億]|千)'

/** Units that amounts are counted in, as they stand beside the name of a column or above the table. */
const bracketed = new RegExp(`[(（[【〔]\\s*(?:单位|單位|unit)?[:：]?\\s*((?:人民[币幣])?(?:${magnitude}元?|元))\\s*[)）\\]】〕]`, 'iu')
const behind = new RegExp(`(?:[/／_-]\\s*|[^百千])(${magnitude}元)\\s*$`, 'u')
const above = new RegExp(`[单單]位\\s*[:：]\\s*((?:人民[币幣])?${magnitude}?元)`, 'u')

/** The unit that a heading says its figures are counted in, `万` of `预计金额（万元）`; `''` where it says yuan themselves, `undefined` where it says nothing. */
export function unitOfHeading(heading: string): string | undefined {
  const said = (bracketed.exec(heading) ?? behind.exec(heading))?.[1]
  return said === undefined ? undefined : magnitudeOf(said)
}

/** The unit of all amounts of a sheet, from the lines above its headings: `单位：万元`. */
export const unitAbove = (lines: readonly (readonly string[])[]): string | undefined => {
  const said = lines.flatMap((line) => line.flatMap((cell) => above.exec(cell)?.[1] ?? [])).at(-1)
  return said === undefined ? undefined : magnitudeOf(said)
}

const magnitudeOf = (said: string): string => said.replace(/人民[币幣]|元/gu, '')

/** A bare figure with the unit of its column (`12.5` as `12.5万`); a cell that says its own, with a word or a share, stays as it is. */
export function withUnit(cell: string, magnitude: string): string {
  const [, open = '', figure, close = ''] = /^\s*([(（]?)((?:[A-Z]{3} |[¥￥])?\s*[-−]?[\d０-９][\d０-９.,，．\s]*?)\s*([)）]?)\s*$/u.exec(cell) ?? []
  return figure === undefined ? cell : `${open}${figure}${magnitude}${close}`
}
