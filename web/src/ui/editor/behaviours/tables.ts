import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { Plugin } from 'prosemirror-state'
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  goToNextCell,
  isInTable,
  tableEditing,
  TableMap,
  toggleHeaderRow,
} from 'prosemirror-tables'

import type { EditorWords } from '../../../words/editor.ts'
import { textSchema } from '../schema.ts'
import { isFromYjs } from '../together/y-state.ts'
import { select } from './selecting.ts'

const { table, table_row: tableRow, table_cell: tableCell, table_header: tableHeader, paragraph } = textSchema.nodes

/**
 * Cell selections and keys from prosemirror-tables, without its mending. It evens out tables after every change, others'
 * changes too: when one person adds a row and another a column, every device adds the missing cells, then the cells
 * missing beside those, without end. Here a table is evened out by the person who is in it, when they act ([TXT7]).
 */
export function tables(isEditable: () => boolean): Plugin {
  const editing = tableEditing()
  const normalize = editing.spec.appendTransaction
  return new Plugin({
    ...editing.spec,
    appendTransaction(transactions, _previous, state) {
      const acted = isEditable() && transactions.some((transaction) => !isFromYjs(transaction) && (transaction.docChanged || transaction.selectionSet))
      const uneven = acted ? unevenTableAround(state) : undefined
      if (uneven !== undefined) return evenOut(state, uneven.table, uneven.at)
      // Given the same state twice, it looks at the selection only.
      return normalize?.call(this, transactions, state, state)
    },
  })
}

interface PlacedTable {
  readonly table: Node
  readonly at: number
}

/** Tables stand at the top of a text. */
function unevenTableAround({ doc, selection }: EditorState): PlacedTable | undefined {
  const { $from, $to } = selection
  for (const $side of [$from, $to]) {
    const node = $side.depth === 0 ? $side.nodeAfter : doc.child($side.index(0))
    if (node?.type === table && TableMap.get(node).problems !== null) return { table: node, at: $side.depth === 0 ? $side.pos : $side.before(1) }
  }
  return undefined
}

/** Adds the cells that are missing at the ends of rows. Where spans collide, they are given up: no cell is ever taken away. */
function evenOut(state: EditorState, uneven: Node, at: number): Transaction {
  const { tr } = state
  const { problems } = TableMap.get(uneven)
  const spansHold = problems?.every(({ type }) => type === 'missing' || type === 'colwidth mismatch') ?? true
  const widths = uneven.children.map((row) => row.childCount)
  const missing = spansHold ? missingByRow(problems ?? [], uneven.childCount) : widths.map((width) => Math.max(1, ...widths) - width)
  uneven.forEach((row, offset, index) => {
    const rowAt = at + 1 + offset
    if (!spansHold)
      row.forEach((cell, inner) => {
        const cellAt = tr.mapping.map(rowAt + 1 + inner)
        tr.setNodeAttribute(cellAt, 'colspan', 1).setNodeAttribute(cellAt, 'rowspan', 1)
      })
    const type = row.childCount > 0 && row.firstChild?.type === tableHeader && row.lastChild?.type === tableHeader ? tableHeader : tableCell
    const cells = Array.from({ length: missing[index] ?? 0 }, () => type.create(null, paragraph.create()))
    if (cells.length > 0) tr.insert(tr.mapping.map(rowAt + row.nodeSize - 1), cells)
  })
  return tr
}

function missingByRow(problems: readonly Problem[], rows: number): readonly number[] {
  const missing = Array.from({ length: rows }, () => 0)
  for (const problem of problems) if (problem.type === 'missing') missing[problem.row] = (missing[problem.row] ?? 0) + problem.n
  return missing
}

type Problem = NonNullable<TableMap['problems']>[number]

/** What others changed in the table since one last acted may have left it uneven, and the table commands count on even ones. */
const onEven =
  (command: Command): Command =>
  (state, dispatch, view) => {
    if (dispatch === undefined || view === undefined) return isInTable(state)
    const uneven = unevenTableAround(state)
    if (uneven !== undefined) view.dispatch(evenOut(state, uneven.table, uneven.at))
    return command(view.state, dispatch, view)
  }

/** To the next cell; after the last one, to a new row. */
export const nextCell: Command = (state, dispatch, view) => {
  if (goToNextCell(1)(state, dispatch)) return true
  if (view === undefined || !onEven(addRowAfter)(state, dispatch, view)) return false
  return goToNextCell(1)(view.state, dispatch)
}

/** To the cell before; before the first one there is nowhere to go. */
export const previousCell: Command = (state, dispatch) => goToNextCell(-1)(state, dispatch) || isInTable(state)

/** A table with a header row, after the block in which the caret is; an empty paragraph gives way to it. */
export const insertTable =
  (rows = 3, columns = 3): Command =>
  (state, dispatch) => {
    if (isInTable(state)) return false
    dispatch?.(putTable(state, rows, columns))
    return true
  }

function putTable(state: EditorState, rows: number, columns: number): Transaction {
  const row = (type: typeof tableCell): Node => tableRow.create(null, Array.from({ length: columns }, () => type.create(null, paragraph.create())))
  const made = table.create(
    null,
    Array.from({ length: rows }, (_, index) => row(index === 0 ? tableHeader : tableCell)),
  )
  const { $to } = state.selection
  const block = $to.depth === 0 ? undefined : $to.node(1)
  const gives = block !== undefined && block.type === paragraph && block.content.size === 0
  const from = block === undefined ? $to.pos : gives ? $to.before(1) : $to.after(1)
  const to = gives ? $to.after(1) : from
  const { tr } = state
  tr.replaceWith(from, to, to === state.doc.content.size ? [made, paragraph.create()] : made)
  return select(tr, from + 4).scrollIntoView()
}

/** What can be done with the table in which the caret is; `line` parts groups. */
export const tableActs: readonly ('line' | { readonly word: keyof EditorWords; readonly command: Command; readonly danger?: boolean })[] = [
  { word: 'rowBefore', command: onEven(addRowBefore) },
  { word: 'rowAfter', command: onEven(addRowAfter) },
  { word: 'rowRemove', command: onEven(deleteRow) },
  'line',
  { word: 'columnBefore', command: onEven(addColumnBefore) },
  { word: 'columnAfter', command: onEven(addColumnAfter) },
  { word: 'columnRemove', command: onEven(deleteColumn) },
  'line',
  { word: 'headerRow', command: onEven(toggleHeaderRow) },
  { word: 'tableRemove', command: onEven(deleteTable), danger: true },
]
