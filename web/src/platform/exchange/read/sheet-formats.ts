import { attribute, scanXml } from './scan-xml.ts'

/** How the figure of a cell is meant. */
export type FigureKind = 'plain' | 'date' | 'dateTime' | 'time' | 'percent' | `currency ${string}`

/** The formats that every workbook knows by number; 27 to 36 and 50 to 58 are days in the East Asian versions. */
function builtIn(id: number): FigureKind {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return 'date'
  if (id === 22) return 'dateTime'
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56) return 'time'
  return id === 9 || id === 10 ? 'percent' : 'plain'
}

const currencies: Readonly<Record<string, string>> = { $: 'USD', US$: 'USD', USD: 'USD', HK$: 'HKD', HKD: 'HKD', '€': 'EUR', EUR: 'EUR', '¥': 'CNY', '￥': 'CNY', CNY: 'CNY', RMB: 'CNY' }

/** Whose dollar or yen it is, where the format says its country. */
const ofCountry: Readonly<Record<string, string>> = { '$-404': 'TWD', '$-C04': 'HKD', '$-1404': 'MOP', '$-1004': 'SGD', '$-1009': 'CAD', '$-C09': 'AUD', '¥-411': 'JPY', '￥-411': 'JPY' }

/** The currency that a format code says, by its country, its sign or as written; one that is not known stays as it is said, so that nobody takes it for another. */
function currencyOf(code: string): string | undefined {
  const [, named, country] = /\[\$([^\]-]+)(-[0-9a-f]+)?\]/i.exec(code) ?? []
  if (named !== undefined) return ofCountry[`${named.trim()}${country?.toUpperCase().replace(/^-0+/, '-') ?? ''}`] ?? currencies[named.trim()] ?? named.trim()
  const written = /(?:US|HK|NT)?\$|[€£￡]/.exec(code.replace(/\[[^\]]*\]/g, '').replace(/["\\]/g, ''))?.[0]
  return written === undefined ? undefined : (currencies[written] ?? written)
}

/** What a format code makes of a figure: `yyyy"年"m"月"d"日"`, `0.0%`, `[$€-407] #,##0.00`. */
export function kindOfFormat(code: string): FigureKind {
  const first = code.split(';')[0]!
  const currency = currencyOf(first)
  if (currency !== undefined) return `currency ${currency}`
  const bare = first.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|[0#?]e[+-]/gi, '').toLowerCase()
  if (bare.includes('general')) return 'plain'
  const hasDay = /[yde]|上午|下午/.test(bare) || /m/.test(bare.replace(/h+[^a-z]*m+|m+[^a-z]*s+|\[m+\]/g, ''))
  const hasTime = /[hs]/.test(bare)
  if (hasDay) return hasTime ? 'dateTime' : 'date'
  if (hasTime) return 'time'
  return bare.includes('%') ? 'percent' : 'plain'
}

/** The kind of figure of each cell style of a workbook, by its place. */
export function readFormats(styles: string | undefined): readonly FigureKind[] {
  const kinds: FigureKind[] = []
  const own = new Map<number, FigureKind>()
  let isInCells = false
  scanXml(styles ?? '', {
    open(name, attributes) {
      if (name === 'cellXfs') isInCells = true
      if (name === 'numFmt') own.set(Number(attribute(attributes, 'numFmtId')), kindOfFormat(attribute(attributes, 'formatCode') ?? ''))
      if (name === 'xf' && isInCells) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        kinds.push(own.get(id) ?? builtIn(id))
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return kinds
}

const dayMs = 86_400_000
const two = (part: number): string => String(part).padStart(2, '0')

/** Fifteen digits are what spreadsheets reckon with: what stands behind them is noise. */
const digitsOf = (figure: number): string => {
  const exact = String(Number(figure.toPrecision(15)))
  return exact.includes('e') ? figure.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 }) : exact
}

/** A figure in the words of its format. Days are counted from 1900, with one too many, or from 1904. */
export function figureText(raw: string, kind: FigureKind, from1904: boolean): string {
  const figure = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(figure)) return raw
  if (kind === 'percent') return `${digitsOf(figure * 100)}%`
  if (kind.startsWith('currency ')) return `${kind.slice(9)} ${digitsOf(figure)}`
  if (kind === 'plain' || figure < 0 || figure >= 2_958_466) return digitsOf(figure)
  const minutes = Math.round((figure % 1) * 1440)
  if (kind === 'time' && figure < 1) return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
  // 1900-02-29 never was; before it the count is one less.
  const day = from1904 ? Math.floor(figure) - 24_107 : Math.floor(figure) - (figure < 60 ? 25_568 : 25_569)
  const when = new Date(day * dayMs + minutes * 60_000).toISOString()
  return kind === 'date' || (minutes === 0 && kind !== 'time') ? when.slice(0, 10) : `${when.slice(0, 10)} ${when.slice(11, 16)}`
}
