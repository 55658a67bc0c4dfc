import type { CellField, Row, RowsField } from '@hebu/shared/books/field-kinds.ts'
import type { Accessor } from 'solid-js'
import { batch } from 'solid-js'

import { narrow } from '../../../../../ui/fields/pick/options.ts'
import type { TextTable } from '../../../../../ui/rows/clipboard.ts'
import type { RowsActs, RowsColumn, Unread } from '../../../../../ui/rows/grid-props.ts'
import type { GridRange } from '../../../../../ui/rows/grid-range.ts'
import { pointsOf } from '../../../../../ui/rows/grid-range.ts'
import { showToast } from '../../../../../ui/toast.ts'
import { useWords } from '../../../../../words/language.tsx'
import { pasteProblems, rowsWords } from '../../../../../words/rows.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import type { Done } from '../../../../../workspace/workspace.ts'
import { useTakeBack } from '../../../undo/take-back.ts'
import { choicesOf } from '../../../values/choices.ts'
import { pasteInputFor } from '../../../values/paste-input.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { memberColumn, pasteRows } from './paste-rows.ts'

export interface RowsActsInput {
  readonly name: Accessor<string>
  readonly field: Accessor<RowsField>
  readonly columns: Accessor<readonly RowsColumn[]>
  readonly rows: Accessor<readonly Row[]>
  readonly label: Accessor<string>
  /** What a row that is added by hand begins with. */
  readonly begun: Accessor<Readonly<Record<string, unknown>>>
  /** Says on the page why a command was refused. */
  readonly tell: <T>(done: Done<T>) => Done<T>
  readonly keep: (row: string, column: string, unread: Unread | undefined) => void
}

/** Knows which rows were added here, and are as they began. */
export interface OwnRowsActs extends RowsActs {
  isAsBegun(row: string, column: string): boolean
}

/** What can be done to the rows of a field of the open page. What writes several cells is one step of undo. */
export function createRowsActs(input: RowsActsInput): OwnRowsActs {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const takeBack = useTakeBack()
  const { address } = useOpenPage()
  const { commands } = workspace
  const { name, field, columns, rows, tell, keep } = input
  /** Rows that were added here, with the step that did it, and what they began with. */
  const fresh = new Map<string, { readonly step: object; readonly cells: Readonly<Record<string, unknown>> }>()
  const isKeyed = () => field().keyedBy === 'member'
  const cellOf = (column: string): CellField | undefined => field().columns[column]
  const isWritten = (column: string) => !['computed', 'file', undefined].includes(cellOf(column)?.kind)
  const rowAt = (at: number) => rows()[at]
  const write = (row: string, column: string, value: unknown) => tell(commands.setCell(address, name(), row, column, value))
  /** One step; answers it where something was done. */
  const asOne = (act: () => void): object => {
    const step = {}
    batch(() => commands.asOne(step, act))
    return step
  }

  const paste = (range: GridRange, table: TextTable): GridRange | undefined => {
    const pasted = pasteRows(table, range, { ...pasteInputFor(workspace, words, names), field: field(), columns: columns().map(({ id }) => id) })
    const written = { cells: 0, refused: 0 }
    const refuse = (row: string, column: string, text: string, problem: string) => {
      written.refused++
      keep(row, column, { typed: text, problem })
    }
    const step = asOne(() => {
      for (let at = pasted.range.top; at <= pasted.range.bottom; at++) {
        const cells = pasted.cells.filter(({ row }) => row === at)
        const values = cells.flatMap(({ column, read }) => (column !== undefined && 'value' in read ? [[column, read.value] as const] : []))
        const id = rowFor(at, pasted.members.get(at), values)
        for (const { column, text, read } of cells) {
          if ('problem' in read && text.trim() !== '') refuse(id ?? `$${at}`, column ?? `+${text.slice(0, 12)}`, text, column === undefined ? words.say(pasteProblems.noRoom) : read.problem)
          else if (id === undefined && text.trim() !== '') refuse(`$${at}`, column ?? '', text, words.say(pasteProblems.noRow))
        }
        if (id === undefined) continue
        for (const [column, value] of values) {
          keep(id, column, undefined)
          if (value !== undefined || rows().some((row) => row.id === id && row.cells[column] !== undefined)) if (write(id, column, value).ok) written.cells++
        }
      }
    })
    const [count, refused] = [written.cells, written.refused].map((each) => words.format().number(each))
    if (written.cells === 0 && written.refused > 0) showToast(words.say(rowsWords.nothingPasted), { tone: 'problem' })
    else if (written.cells > 0) takeBack.offer(step, written.refused === 0 ? words.say(rowsWords.pasted, { count: count! }) : words.say(rowsWords.pastedRefused, { count: count!, refused: refused! }))
    return { ...pasted.range, bottom: Math.min(pasted.range.bottom, rows().length - 1) }
  }
  /** The row at a place, or a new one at the end; the one of a member where rows are kept so. */
  const rowFor = (at: number, member: string | undefined, values: readonly (readonly [string, unknown])[]): string | undefined => {
    if (isKeyed()) {
      if (member === undefined) return rowAt(at)?.id
      const added = commands.addRow(address, name(), {}, undefined, member)
      return tell(added).ok ? member : undefined
    }
    const known = rowAt(at)?.id
    if (known !== undefined) return known
    const added = tell(commands.addRow(address, name(), Object.fromEntries(values.filter(([, value]) => value !== undefined))))
    return added.ok ? added.value : undefined
  }

  return {
    isAsBegun(row, column) {
      const began = fresh.get(row)?.cells[column]
      return began !== undefined && rows().find(({ id }) => id === row)?.cells[column] === began
    },
    get add() {
      return isKeyed()
        ? undefined
        : (before?: string) => {
            const step = {}
            const cells = input.begun()
            const added = commands.asOne(step, () => tell(commands.addRow(address, name(), cells, before)))
            if (!added.ok) return undefined
            fresh.set(added.value, { step, cells })
            return added.value
          }
    },
    dropBlank(row) {
      const added = fresh.get(row)
      if (added === undefined) return
      fresh.delete(row)
      void commands.undo(added.step)
    },
    remove(ids) {
      const step = asOne(() => ids.forEach((id) => tell(commands.removeRow(address, name(), id))))
      takeBack.offer(step, words.say(rowsWords.removed, { count: words.format().number(ids.length) }))
    },
    get move() {
      return isKeyed() ? undefined : (ids: readonly string[], before: string | undefined) => void asOne(() => ids.forEach((id) => tell(commands.moveRow(address, name(), id, before))))
    },
    clear: (range) =>
      void asOne(() => {
        for (const { row, column } of pointsOf(range)) {
          const [at, of] = [rowAt(row), columns()[column]?.id]
          if (at === undefined || of === undefined || !isWritten(of)) continue
          keep(at.id, of, undefined)
          if (at.cells[of] !== undefined) write(at.id, of, undefined)
        }
      }),
    fillDown: (range) =>
      void asOne(() => {
        const from = range.top === range.bottom ? range.top - 1 : range.top
        const source = rowAt(from)
        if (source === undefined) return
        for (const { row, column } of pointsOf({ ...range, top: from + 1 })) {
          const [at, of] = [rowAt(row), columns()[column]?.id]
          if (at !== undefined && of !== undefined && isWritten(of) && at.cells[of] !== source.cells[of]) write(at.id, of, source.cells[of])
        }
      }),
    paste,
    undo: () => void takeBack.undo(),
    value: (row, column) => rows().find(({ id }) => id === row)?.cells[column],
    write: (row, column, value) => void write(row, column, value),
    choose(row, column, typed) {
      const cell = column === memberColumn ? undefined : cellOf(column)
      if (cell?.kind !== 'choice') return false
      const options = narrow(Object.entries(choicesOf(cell, workspace.charter())).map(([id, wording]) => ({ id, label: words.say(wording) })), typed, 2)
      return options.length === 1 && write(row, column, options[0]!.id).ok
    },
  }
}
