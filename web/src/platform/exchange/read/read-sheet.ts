import type { TextSheet } from '../tables.ts'
import { mostColumns, mostLines } from '../tables.ts'
import { attribute, plainText, scanXml } from './scan-xml.ts'
import type { FigureKind } from './sheet-formats.ts'
import { figureText } from './sheet-formats.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly shared: readonly string[]
  readonly formats: readonly FigureKind[]
  readonly from1904: boolean
}

/** `AB12` as line 11 and column 27, from 0; `undefined` for anything else. */
function placeOf(reference: string | undefined): { readonly line: number; readonly column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference ?? '') ?? []
  if (letters === undefined || digits === undefined) return undefined
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { line: Number(digits) - 1, column: column - 1 }
}

/** What a merge may repeat a text into: a heading over the whole sheet is no cell of its lines. */
const mostMergedCells = 200_000

/** Reads the lines of a sheet. Formulas count as what they last came to ([XCH4]). */
export function readSheet(xml: string, { shared, formats, from1904 }: SheetContext): Omit<TextSheet, 'name' | 'hidden'> {
  const lines: string[][] = []
  const merges: string[] = []
  let [line, column, uncomputed] = [-1, -1, 0]
  let cut = false
  let type = 'n'
  let style = 0
  let hasFormula = false
  let value: string | undefined
  let inner: string[] | undefined
  let reads: 'value' | 'text' | undefined
  let isPhonetic = false

  const endCell = (): void => {
    const raw = value === undefined ? undefined : plainText(value)
    if (hasFormula && raw === undefined) uncomputed++
    if (line < 0 || line >= mostLines) return void (cut ||= raw !== undefined)
    if (column >= mostColumns) return
    let text: string
    if (type === 'inlineStr') text = plainText(inner?.join('') ?? '')
    else if (raw === undefined) return
    else if (type === 's') text = shared[Number(raw)] ?? ''
    else if (type === 'b') text = raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE'
    else if (type === 'd') text = raw.replace(/T(00:00(:00(\.0+)?)?)?Z?$/, '').replace('T', ' ').replace(/(\d:\d\d):\d\d(\.\d+)?Z?$/, '$1')
    else text = type === 'n' ? figureText(raw, formats[style] ?? 'plain', from1904) : raw
    if (text === '') return
    const cells = (lines[line] ??= [])
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  scanXml(xml, {
    open(name, attributes) {
      switch (name) {
        case 'row': {
          const number = Number(attribute(attributes, 'r'))
          line = Number.isSafeInteger(number) && number > 0 ? number - 1 : line + 1
          column = -1
          return
        }
        case 'c': {
          const place = placeOf(attribute(attributes, 'r'))
          column = place?.column ?? column + 1
          type = attribute(attributes, 't') ?? 'n'
          style = Number(attribute(attributes, 's') ?? 0)
          value = undefined
          inner = undefined
          hasFormula = false
          return
        }
        case 'f':
          hasFormula = true
          return
        case 'v':
          reads = 'value'
          value = ''
          return
        case 'rPh':
          isPhonetic = true
          return
        case 't':
          reads = isPhonetic ? undefined : 'text'
          return
        case 'mergeCell':
          merges.push(attribute(attributes, 'ref') ?? '')
      }
    },
    text(from, to) {
      if (reads === 'value') value += xml.slice(from, to)
      else if (reads === 'text') (inner ??= []).push(xml.slice(from, to))
    },
    close(name) {
      if (name === 'v' || name === 't') reads = undefined
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'c') endCell()
    },
  })
  spread(merges, lines)
  return { lines: Array.from(lines, (cells) => cells ?? []), uncomputed, cut }
}

/** Gives all cells of a merge the text of its first one. */
function spread(merges: readonly string[], lines: string[][]): void {
  let left = mostMergedCells
  for (const reference of merges) {
    const [first, last] = reference.split(':').map((each) => placeOf(each))
    const text = first === undefined ? undefined : lines[first.line]?.[first.column]
    if (first === undefined || last === undefined || text === undefined) continue
    const [toLine, toColumn] = [Math.min(last.line, lines.length - 1), Math.min(last.column, mostColumns - 1)]
    left -= (toLine - first.line + 1) * (toColumn - first.column + 1)
    if (left < 0) return
    for (let line = first.line; line <= toLine; line++) {
      const cells = (lines[line] ??= [])
      while (cells.length <= toColumn) cells.push('')
      for (let column = first.column; column <= toColumn; column++) if (cells[column] === '') cells[column] = text
    }
  }
}
