/** Lines of cells, as a table is copied and pasted. */
export type TextTable = readonly (readonly string[])[]

/** More than anybody means to paste into the rows of one page. */
const mostRows = 2000
const mostColumns = 60

const evened = (lines: readonly (readonly string[])[]): TextTable => lines.slice(0, mostRows).map((cells) => cells.slice(0, mostColumns).map((cell) => cell.trim()))

/** Tab-separated lines as spreadsheets write them: a cell with a line break or a quote in it stands in quotes. */
export function readTsv(text: string): TextTable {
  const lines: string[][] = [[]]
  const pattern = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/y
  while (pattern.lastIndex < text.length && lines.length <= mostRows) {
    const match = pattern.exec(text)
    if (match === null) break
    lines.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\t' && pattern.lastIndex === text.length) lines.at(-1)!.push('')
    if (match[3] !== '\t' && match[3] !== '' && pattern.lastIndex < text.length) lines.push([])
  }
  return evened(lines)
}

/** The words of a cell: runs of blanks are one, `<br>` and paragraphs begin lines. */
function wordsOf(cell: Element): string {
  let words = ''
  const read = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) words += (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ')
    else if (node instanceof Element) {
      if (node.localName === 'br') words += '\n'
      else if (!/^(style|script)$/.test(node.localName)) {
        if (/^(p|div|li)$/.test(node.localName) && words.trim() !== '' && !words.endsWith('\n')) words += '\n'
        for (const child of node.childNodes) read(child)
      }
    }
  }
  for (const child of cell.childNodes) read(child)
  return words.split('\n').map((line) => line.trim()).join('\n')
}

/** The first table of a document; a cell that spans others leaves those empty. `undefined` where there is none. */
export function readHtmlTable(html: string): TextTable | undefined {
  if (!/<table/i.test(html)) return undefined
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  if (table === null) return undefined
  const lines: string[][] = []
  for (const [at, row] of [...table.querySelectorAll('tr')].slice(0, mostRows).entries()) {
    const line = (lines[at] ??= [])
    let column = 0
    for (const cell of row.querySelectorAll(':scope > td, :scope > th')) {
      while (line[column] !== undefined) column++
      const span = (name: string, most: number) => Math.min(most, Math.max(1, Number(cell.getAttribute(name)) || 1))
      const words = wordsOf(cell)
      for (let down = 0; down < span('rowspan', mostRows - at); down++) for (let right = 0; right < span('colspan', mostColumns); right++) (lines[at + down] ??= [])[column + right] = down === 0 && right === 0 ? words : ''
      column++
    }
  }
  // What spans left holes in is empty.
  return evened(lines.map((line) => Array.from(line, (cell) => cell ?? '')).filter((line) => line.length > 0))
}

/** What was pasted, as a table: the form that a spreadsheet or a text program marks up, else lines and tabs. */
export const readPastedTable = (html: string, text: string): TextTable => readHtmlTable(html) ?? readTsv(text)

/** Lines and tabs, quoted as spreadsheets read them. */
export const toTsv = (table: TextTable): string => table.map((cells) => cells.map((cell) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n')

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')

/** A plain table, for programs that take one. */
export const toHtml = (table: TextTable): string => `<table>${table.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`
