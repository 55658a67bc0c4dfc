import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createSignal, onCleanup, onMount } from 'solid-js'

import type { GridHandle } from '../../../../ui/grid/Grid.tsx'
import { readPastedTable, toHtml, toTsv } from '../../../../ui/rows/clipboard.ts'
import { showToast } from '../../../../ui/toast.ts'
import { cellWords } from '../../../../words/cells.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import type { ListRow } from '../../list/table/list-rows.ts'
import { isGroup } from '../../list/table/list-rows.ts'
import type { Selection } from '../../list/table/selection.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { copiedValue } from '../../values/copied-value.ts'
import { rawValue } from '../../values/use-names.ts'
import { runAsOne } from '../bulk/bulk.ts'
import { tellBulk } from '../bulk/tell-bulk.ts'
import { isCatching } from './cell-edit.tsx'
import type { PastePlan } from './paste.ts'
import { planPaste } from './paste.ts'
import { PasteDialog } from './PasteDialog.tsx'

export interface CellClipboardProps {
  readonly model: ListModel
  readonly rows: readonly ListRow[]
  /** The columns as they are shown. */
  readonly columns: readonly string[]
  readonly selection: Selection
  readonly grid: () => GridHandle | undefined
}

/** Copies chosen rows or the cell where the keyboard stands, and pastes blocks over cells, in the form that spreadsheets exchange ([UI96], [UI97]). */
export function CellClipboard(props: CellClipboardProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const [plan, setPlan] = createSignal<PastePlan>()

  const isInGrid = () => props.grid()?.hasFocus() === true || isCatching()
  const pages = (): readonly Page[] => props.rows.filter((row): row is Page => !isGroup(row))
  const chosen = () => { const ids = new Set(props.selection.ids()); return ids.size === 0 ? [] : pages().filter(({ id }) => ids.has(id)) }
  const textOf = (page: Page, column: string): string => {
    const { book, names } = props.model
    const field = (book.fields as Fields)[column]
    if (field === undefined) return words.say(book.states[page.state] ?? book.one)
    return copiedValue(column, field, rawValue(workspace, page, column, field), names.format(book), workspace.directory().workspace.timeZone)
  }
  const write = async (plan: PastePlan) => {
    setPlan(undefined)
    const { book } = props.model
    const result = await runAsOne(workspace.commands, plan.cells.map(({ page, name, value }) => ({ page, run: () => workspace.commands.set({ book: page.book, id: page.id }, name, value) })))
    props.grid()?.focus()
    tellBulk(book, result, cellWords.pasted, {}, words, takeBack)
  }
  const onCopy = (event: ClipboardEvent) => {
    const place = props.grid()?.place()
    if (event.clipboardData === null || !isInGrid() || !(globalThis.getSelection()?.isCollapsed ?? true)) return
    const many = chosen()
    const here = many.length > 0 ? undefined : place === undefined ? undefined : props.rows[place.row]
    const cells = many.length > 0 ? many.map((page) => props.columns.map((column) => textOf(page, column))) : here === undefined || isGroup(here) ? [] : [[textOf(here, place!.column)]]
    if (cells.length === 0) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', toTsv(cells))
    event.clipboardData.setData('text/html', toHtml(cells))
    showToast(many.length > 0 ? words.say(cellWords.copiedRows, { count: words.format().number(many.length) }) : words.say(cellWords.copiedCell))
  }
  const onPaste = (event: ClipboardEvent) => {
    const place = props.grid()?.place()
    if (event.clipboardData === null || !isInGrid() || place === undefined) return
    const block = readPastedTable(event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain'))
    if (block.length === 0) return
    event.preventDefault()
    const isOne = block.length === 1 && block[0]!.length === 1
    const many = chosen()
    const fillsAll = isOne && many.length > 0
    const from = props.rows[place.row]
    const target = {
      book: props.model.book,
      pages: fillsAll ? many : pages().slice(from === undefined || isGroup(from) ? 0 : pages().indexOf(from)),
      columns: props.columns.slice(props.columns.indexOf(place.column)),
    }
    const planned = planPaste(block, target, fillsAll, workspace, words, props.model.names)
    // One cell says for itself what became of it.
    if (isOne && !fillsAll && planned.refused.length === 0) return void (planned.cells.length > 0 && write(planned))
    if (isOne && !fillsAll) return void showToast(planned.refused[0]!.reason, { tone: 'problem' })
    setPlan(planned)
  }
  onMount(() => {
    document.addEventListener('copy', onCopy)
    document.addEventListener('paste', onPaste)
    onCleanup(() => {
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('paste', onPaste)
    })
  })
  return <PasteDialog plan={plan()} book={props.model.book} names={props.model.names} labelOf={props.model.labelOf} onWrite={(planned) => void write(planned)} onClose={() => { setPlan(undefined); props.grid()?.focus() }} />
}
