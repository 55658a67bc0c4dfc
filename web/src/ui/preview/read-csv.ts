/** Rows of a CSV or TSV text (RFC 4180), at most so many; `whole` tells whether those are all. */
export function readCsv(text: string, separator: ',' | '\t', mostRows: number): { readonly rows: readonly (readonly string[])[]; readonly whole: boolean } {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let cell = ''
    if (text[at] === '"') {
      for (at += 1; at < text.length; at += 1) {
        if (text[at] !== '"') cell += text[at]
        else if (text[at + 1] === '"') cell += text[at++]
        else break
      }
      at += 1
    }
    const next = nextBreak(text, at, separator)
    row.push(cell + text.slice(at, next))
    at = next
    if (text[at] === separator) {
      at += 1
      if (at < text.length) continue
      row.push('')
    }
    if (text[at] === '\r') at += 1
    if (text[at] === '\n') at += 1
    rows.push(row)
    row = []
    if (rows.length === mostRows) break
  }
  return { rows, whole: at >= text.length }
}

function nextBreak(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}
