import { commonCharacters } from '@hebu/shared/vocabulary/common-characters.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { TableRefusal, TextEncodingName, TextTables } from '../tables.ts'
import { mostColumns, mostLines } from '../tables.ts'

interface Decoded {
  readonly text: string
  readonly encoding: TextEncodingName
}

const tried = (bytes: Uint8Array, label: string): string | undefined => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Beyond this many letters two encodings are told apart by what they begin with. */
const sampleLetters = 20_000

/** How much a text reads like Chinese: bytes read in the wrong encoding give characters that are seldom or never written. */
const score = (text: string): number => {
  const common = commonCharacters()
  let known = 0
  let chinese = 0
  for (const letter of text.slice(0, sampleLetters)) {
    const code = letter.codePointAt(0)!
    if (code < 0x80) continue
    chinese++
    if (common.has(letter)) known++
    // Private use and corners that nobody writes in.
    else if ((code >= 0xe000 && code <= 0xf8ff) || code > 0xffff || (code >= 0x2500 && code <= 0x25ff)) known -= 2
  }
  return chinese === 0 ? 0 : known / chinese
}

/** Reads text in whatever encoding a spreadsheet wrote it: by its mark, else as UTF-8, else as GB18030 or Big5, whichever reads more like Chinese ([XCH2]). */
export function decodeTable(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' }
  const utf8 = tried(bytes, 'utf-8')
  if (utf8 !== undefined) return utf8.includes('\0') ? undefined : { text: utf8, encoding: 'UTF-8' }
  const [gb, big5] = [tried(bytes, 'gb18030'), tried(bytes, 'big5')].map((text) => (text?.includes('\0') === true ? undefined : text))
  if (gb === undefined) return big5 === undefined ? undefined : { text: big5, encoding: 'Big5' }
  return big5 !== undefined && score(big5) > score(gb) ? { text: big5, encoding: 'Big5' } : { text: gb, encoding: 'GB18030' }
}

const separators = [',', '\t', ';', '|', '，', '；'] as const

/** The sign that parts the most lines of the beginning into the same number of cells, outside of quotes. */
export function findSeparator(text: string): string {
  const named = /^sep=(.)\r?\n/i.exec(text)
  if (named !== null) return named[1]!
  const sample = text.slice(0, 64 * 1024).replace(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/).slice(0, 50).filter((line) => line.trim() !== '')
  const rank = (separator: string): number => {
    const counts = new Map<number, number>()
    for (const line of sample) {
      const count = line.split(separator).length - 1
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1)
    }
    const [count = 0, lines = 0] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
    return lines * 100 + count
  }
  let best: string = ','
  for (const separator of separators) if (rank(separator) > rank(best)) best = separator
  return best
}

/** Lines of parted text (RFC 4180): quotes, doubled quotes, and ends of lines within them. */
export function readParted(text: string, separator: string): { readonly lines: readonly (readonly string[])[]; readonly cut: boolean } {
  const lines: string[][] = []
  let line: string[] = []
  let at = 0
  const endLine = (): void => {
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    while (line.length > 0 && line.at(-1) === '') line.pop()
    lines.push(line)
    line = []
  }
  while (at < text.length && lines.length < mostLines) {
    let cell = ''
    if (text[at] === '"') {
      const parts: string[] = []
      for (at++; at < text.length;) {
        const quote = text.indexOf('"', at)
        parts.push(text.slice(at, quote === -1 ? text.length : quote))
        at = quote === -1 ? text.length : quote + 1
        if (text[at] !== '"') break
        parts.push('"')
        at++
      }
      cell = parts.join('').replace(/\r\n?/g, '\n')
    }
    let next = at
    while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r') next++
    if (line.length < mostColumns) line.push(plainCell(cell + text.slice(at, next)))
    at = next
    if (text[at] === separator) {
      at++
      if (at < text.length) continue
      line.push('')
    }
    endLine()
  }
  return { lines, cut: at < text.length }
}

/** What keeps a spreadsheet from reckoning a text, ours and others', is not part of it: `'+86`, `="00123"`. */
const plainCell = (cell: string): string => /^="([^"]*)"$/.exec(cell)?.[1] ?? (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

/** Reads a text table: CSV, or what was saved with tabs. */
export function readPlainTable(bytes: Uint8Array): Result<TextTables, TableRefusal> {
  const decoded = decodeTable(bytes)
  if (decoded === undefined) return refused('not-a-table')
  const text = decoded.text.replace(/^\ufeff/, '')
  if (text.trim() === '') return refused('empty')
  const separator = findSeparator(text)
  const { lines, cut } = readParted(text.replace(/^sep=.\r?\n/i, ''), separator)
  return granted({ sheets: [{ name: '', hidden: false, lines, uncomputed: 0, cut }], encoding: decoded.encoding })
}
