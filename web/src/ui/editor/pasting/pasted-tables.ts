/** What a program says of an element's looks, its own words included, which no browser reads. */
export const styleOf = (element: Element): string => element.getAttribute('style') ?? ''

const isHidden = (element: Element): boolean => /(?:^|;)\s*(?:width|height)\s*:\s*0(?:px|pt)?\s*(?:;|$)/i.test(styleOf(element)) && (element.textContent ?? '').trim() === ''

/** Tables hold lines only: one that only lays out a page gives way to what is in it, one inside a cell becomes lines. Spans are kept. */
export function flattenTables(body: HTMLElement): void {
  for (const inner of [...body.querySelectorAll('table table')].toReversed()) inner.replaceWith(...linesOf(inner))
  for (const table of body.querySelectorAll('table')) {
    for (const row of table.querySelectorAll('tr')) {
      for (const cell of row.querySelectorAll('td, th')) {
        if (isHidden(cell)) cell.remove()
        else for (const heading of cell.querySelectorAll('h1, h2, h3, h4, h5, h6')) asLine(heading)
      }
      if (row.children.length === 0) row.remove()
    }
    const caption = table.querySelector('caption')
    if (caption !== null) {
      const line = body.ownerDocument.createElement('p')
      line.append(...caption.childNodes)
      caption.remove()
      table.before(line)
    }
    const cells = table.querySelectorAll('td, th')
    if (cells.length === 0) table.remove()
    else if (cells.length === 1 && cells[0]!.querySelector('p, div, ul, ol, h1, h2, h3, h4, h5, h6') !== null && table.getAttribute('border') !== '1') table.replaceWith(...wrapped(cells[0]!))
    else trimEmptyEdges(table)
  }
}

function asLine(element: Element): void {
  const line = element.ownerDocument.createElement('p')
  line.append(...element.childNodes)
  element.replaceWith(line)
}

function wrapped(cell: Element): Node[] {
  const box = cell.ownerDocument.createElement('div')
  box.append(...cell.childNodes)
  return [box]
}

function linesOf(table: Element): Node[] {
  return [...table.querySelectorAll('tr')].map((row) => {
    const line = row.ownerDocument.createElement('p')
    line.textContent = [...row.children].map((cell) => (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim()).filter((words) => words !== '').join('　')
    return line
  })
}

/** A spreadsheet copies the blank rows below what one has written along. */
function trimEmptyEdges(table: Element): void {
  const rows = [...table.querySelectorAll('tr')]
  if (rows.some((row) => row.querySelector('[rowspan]:not([rowspan="1"])') !== null)) return
  for (const row of rows.toReversed()) {
    if ((row.textContent ?? '').trim() !== '' || row.querySelector('a, figure') !== null || table.querySelectorAll('tr').length === 1) return
    row.remove()
  }
}

/** Lines of cells parted by tabs, as spreadsheets copy them: the cells, or `undefined` where it is no such thing. */
export function readTabbed(text: string): readonly (readonly string[])[] | undefined {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const rows = lines.map((line) => line.split('\t'))
  const width = Math.max(...rows.map((row) => row.length))
  if (width < 2 || rows.some((row) => row.length < 2)) return undefined
  if (rows.length === 1 && text.startsWith('\t')) return undefined
  return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')])
}
