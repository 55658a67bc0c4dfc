import { readPastedTable, toHtml, toTsv } from './clipboard.ts'
import type { GridInput } from './grid-pointer.ts'

/** Copying, cutting and pasting of cells, in the forms that spreadsheets exchange. What is marked within a cell is the browser's. */
export function listenToClipboard({ table, props, state, hands }: GridInput): void {
  const isOurs = (event: ClipboardEvent): boolean => state.inside() && event.target instanceof Element && event.target.closest('[data-cell]') !== null && event.target.closest('[popover]') === null
  const copy = (event: ClipboardEvent): boolean => {
    if (!isOurs(event) || state.editing() || event.clipboardData === null) return false
    const { top, left, bottom, right } = state.range()
    const cells = props.rows.slice(top, bottom + 1).map((row) => props.columns.slice(left, right + 1).map((column) => props.copied(row, column)))
    event.preventDefault()
    event.clipboardData.setData('text/plain', toTsv(cells))
    event.clipboardData.setData('text/html', toHtml(cells))
    return true
  }
  const paste = (event: ClipboardEvent): void => {
    if (!isOurs(event) || event.clipboardData === null || props.acts === undefined) return
    const [html, text] = [event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain')]
    // Files are for what holds files.
    if (html === '' && text === '') return
    const pasted = readPastedTable(html, text)
    const isTable = pasted.length > 1 || (pasted[0]?.length ?? 0) > 1
    // Into what is being typed goes what one would type.
    if (pasted.length === 0 || (state.editing() && (!isTable || hands.column()?.work === 'chosen'))) return
    event.preventDefault()
    if (state.editing()) hands.finish()
    const range = props.acts.paste(state.range(), pasted)
    if (range !== undefined) state.rangeTo(range)
    hands.focus()
  }
  table.addEventListener('copy', (event) => void copy(event))
  table.addEventListener('cut', (event) => {
    if (copy(event) && props.acts !== undefined) props.acts.clear(state.range())
  })
  table.addEventListener('paste', paste, true)
}

