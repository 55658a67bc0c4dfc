import type { OutCell, SheetOut } from '../sheet-out.ts'

/** A text that a spreadsheet would reckon gets the sign before it that keeps it a text ([XCH22]); reading it back takes it off. */
const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

function textOf(cell: OutCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return cell.currency === 'CNY' ? String(cell.amountCents / 100) : `${cell.currency} ${cell.amountCents / 100}`
  return guarded(cell)
}

const quoted = (text: string): string => (/[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A sheet as CSV (RFC 4180) with the mark by which spreadsheets know UTF-8. Groups and sums, which are no lines of their own, are left out. */
export function writeParted({ columns, lines }: SheetOut): Blob {
  const text = [columns.map(({ title }) => quoted(guarded(title))), ...lines.filter(({ kind }) => kind === undefined).map(({ cells }) => columns.map(({ kind }, at) => {
    const cell = cells[at]
    return quoted(kind === 'percent' && typeof cell === 'number' ? `${cell}%` : textOf(cell))
  }))].map((cells) => cells.join(',')).join('\r\n')
  return new Blob(['\ufeff', text, '\r\n'], { type: 'text/csv;charset=utf-8' })
}
