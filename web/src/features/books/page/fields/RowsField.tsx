import type { CellField, Row, RowsField as RowsDeclaration } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import type { RowsColumn } from '../../../../ui/fields/list/RowsControl.tsx'
import { RowsControl } from '../../../../ui/fields/list/RowsControl.tsx'
import { PickControl } from '../../../../ui/fields/pick/PickControl.tsx'
import { fieldWords } from '../../../../words/books.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done, PageAddress } from '../../../../workspace/workspace.ts'
import { isFigure } from '../../values/format-value.ts'
import { useNames } from '../../values/use-names.ts'
import { KindControl } from './KindControl.tsx'
import { controlId, useOpenPage } from '../page-context.ts'
import { createPicks } from './picks.ts'
import { refusalText } from '../refusal-text.ts'
import { ShownValue } from './ShownValue.tsx'

export interface RowsFieldProps {
  readonly name: string
  readonly field: RowsDeclaration
  readonly label: string
  readonly editable: boolean
  readonly onProblem: (problem: string | undefined) => void
}

type AddKeyedRow = (page: PageAddress, field: string, cells: Readonly<Record<string, unknown>>, before: undefined, row: string) => Done<string>

const memberColumn = '$member'

const minPxByKind: Readonly<Record<string, number>> = { text: 122, longText: 176, date: 148, dateTime: 172, money: 116, number: 96, percent: 84, choice: 108, flag: 64, member: 148, members: 180, customer: 160, link: 160, file: 180 }

/** The rows of a page: each cell is the control of its kind and writes by itself, so that people edit side by side. */
export function RowsField(props: RowsFieldProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const picks = createPicks(workspace, words, names)
  const [adding, setAdding] = createSignal(false)

  const rows = createMemo(() => (open.page().values[props.name] as readonly Row[] | undefined) ?? [])
  const rowById = createMemo(() => new Map(rows().map((row) => [row.id, row])))
  const isKeyed = () => props.field.keyedBy === 'member'
  const columns = createMemo<readonly RowsColumn[]>(() => [
    ...(isKeyed() ? [{ id: memberColumn, label: words.say(fieldWords.member), minPx: 132 }] : []),
    ...Object.entries(props.field.columns).map(([id, cell]) => ({ id, label: words.say(cell.label), minPx: minPxByKind[cell.kind], ...(isFigure(cell) ? { align: 'end' as const } : {}) })),
  ])
  const tell = <T,>(done: Done<T>): Done<T> => {
    props.onProblem(done.ok ? undefined : refusalText(open.book, done.refusal, words))
    return done
  }
  const cell = (row: string, column: RowsColumn): JSX.Element => {
    if (column.id === memberColumn) return <ShownValue book={open.book} name={props.name} field={{ kind: 'member', label: props.field.label }} value={row} label={column.label} />
    const declared: CellField = props.field.columns[column.id]!
    const value = () => rowById().get(row)?.cells[column.id]
    const number = () => rows().findIndex(({ id }) => id === row) + 1
    return (
      <Show when={props.editable && declared.kind !== 'computed'} fallback={<ShownValue book={open.book} name={column.id} field={declared} label={column.label}
        value={declared.kind === 'computed' ? workspace.computedValue(open.page(), props.name, column.id, rowById().get(row)) : value()} />}>
        <KindControl id={`${controlId(open.address, props.name)}-${row}-${column.id}`} field={declared} label={words.say(fieldWords.cellOf, { column: column.label, number: number() })} compact
          value={value()} invalid={`${props.name}/${row}/${column.id}` in open.page().repairs}
          onChange={(next) => tell(workspace.commands.setCell(open.address, props.name, row, column.id, next))} onProblem={props.onProblem} />
      </Show>
    )
  }
  const add = () => {
    if (isKeyed()) setAdding(true)
    else tell(workspace.commands.addRow(open.address, props.name))
  }
  return (
    <>
      <RowsControl id={controlId(open.address, props.name)} label={props.label} words={words} columns={columns()} rows={rows().map(({ id }) => id)} cell={cell}
        onAdd={props.editable ? add : undefined} addLabel={words.say(isKeyed() ? fieldWords.rowAddMember : fieldWords.rowAdd)}
        onRemove={props.editable ? (row) => tell(workspace.commands.removeRow(open.address, props.name, row)) : undefined}
        onMove={props.editable && !isKeyed() ? (row, before) => tell(workspace.commands.moveRow(open.address, props.name, row, before)) : undefined} />
      <Show when={adding()}>
        <PickControl id={`${controlId(open.address, props.name)}-add`} label={words.say(fieldWords.rowAddMember)} words={words} picked={[]}
          search={(typed) => picks.members(typed).filter(({ id }) => !rowById().has(id))} onUnpick={() => {}} autofocus
          onPick={(member) => { tell(addKeyedRow(member)); setAdding(false) }} />
      </Show>
    </>
  )
  /** The row of a member has the member's id, so that two devices make the same row. */
  function addKeyedRow(member: string): Done<string> {
    const addRow: AddKeyedRow = workspace.commands.addRow
    return addRow(open.address, props.name, {}, undefined, member)
  }
}
