import type { Book } from '../../books/define-book.ts'
import type { ImportTarget } from './import-targets.ts'
import { matchColumns } from './match-columns.ts'

/** Where the headings of a sheet stand. */
export interface Headings {
  /** The first line of them, from 0, and how many there are: one, or two where groups of columns have a name of their own. */
  readonly line: number
  readonly height: 1 | 2
  /** One for each column. */
  readonly names: readonly string[]
}

/** Titles and remarks stand before the headings, but not more of them. */
const searchedLines = 20

const filled = (line: readonly string[]): number => new Set(line.map((cell) => cell.trim()).filter((cell) => cell !== '')).size

const widthOf = (lines: readonly (readonly string[])[]): number => lines.reduce((most, cells) => Math.max(most, cells.length), 0)

/** The headings at a line; a name above, as of merged cells, goes before the name below. */
export function headingsAt(lines: readonly (readonly string[])[], line: number, height: 1 | 2, width = widthOf(lines)): Headings {
  const names = Array.from({ length: width }, (_, column) => {
    const [above = '', below = ''] = [lines[line]?.[column]?.trim(), height === 2 ? lines[line + 1]?.[column]?.trim() : '']
    return above === below || below === '' ? above : above === '' ? below : `${above} ${below}`
  })
  return { line, height, names }
}

/** Finds the line that names the columns: the one whose names are known best, with the line under it where that makes them better known ([XCH5]). */
export function findHeadings(book: Book, targets: readonly ImportTarget[], lines: readonly (readonly string[])[]): Headings {
  const width = widthOf(lines)
  let best: { readonly headings: Headings; readonly sure: number } | undefined
  for (let line = 0; line < Math.min(lines.length, searchedLines); line++) {
    if (filled(lines[line]!) === 0) continue
    for (const height of [1, 2] as const) {
      if (height === 2 && (filled(lines[line]!) < 2 || filled(lines[line + 1] ?? []) === 0)) continue
      const headings = headingsAt(lines, line, height, width)
      const { sure } = matchColumns(book, targets, headings.names)
      if (sure > (best?.sure ?? 0)) best = { headings, sure }
    }
  }
  if (best !== undefined) return best.headings
  const first = lines.findIndex((line) => filled(line) >= 2)
  return headingsAt(lines, Math.max(0, first), 1, width)
}
