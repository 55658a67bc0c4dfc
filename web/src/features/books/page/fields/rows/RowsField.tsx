import { begunCells } from '@hebu/shared/books/begun-cells.ts'
import type { CellField, Row, RowsField as RowsDeclaration } from '@hebu/shared/books/field-kinds.ts'
import { isActor } from '@hebu/shared/rules/access.ts'
import { isToRead, readingOf } from '@hebu/shared/rules/today/to-read.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'
import IconCheck from '~icons/lucide/check'
import IconPlus from '~icons/lucide/plus'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { PickControl } from '../../../../../ui/fields/pick/PickControl.tsx'
import { personHue } from '../../../../../ui/person.ts'
import type { CellEntry, CellWork, RowsColumn, Unread } from '../../../../../ui/rows/grid-props.ts'
import { RowsGrid } from '../../../../../ui/rows/RowsGrid.tsx'
import { fieldWords } from '../../../../../words/field-words.ts'
import { useWords } from '../../../../../words/language.tsx'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import type { Done } from '../../../../../workspace/workspace.ts'
import { copiedValue } from '../../../values/copied-value.ts'
import { isFigure } from '../../../values/format-value.ts'
import { useNames } from '../../../values/use-names.ts'
import { controlId, useOpenPage } from '../../page-context.ts'
import { refusalText } from '../../refusal-text.ts'
import { KindControl } from '../KindControl.tsx'
import { createPicks } from '../picks.ts'
import { ShownValue } from '../ShownValue.tsx'
import { memberColumn } from './paste-rows.ts'
import { minPxOf } from './min-px.ts'
import { createRowsActs } from './rows-acts.ts'
import { chosenIn, totalsOf } from './totals.ts'
import { UnreadCells } from './UnreadCells.tsx'

export interface RowsFieldProps {
  readonly name: string
  readonly field: RowsDeclaration
  readonly label: string
  readonly editable: boolean
  readonly onProblem: (problem: string | undefined) => void
}

const typedKinds: ReadonlySet<string> = new Set(['text', 'longText', 'number', 'money', 'percent', 'date', 'dateTime'])

const workOf = ({ kind }: CellField): CellWork => (kind === 'computed' ? 'read' : kind === 'file' ? 'held' : kind === 'flag' ? 'ticked' : typedKinds.has(kind) ? 'typed' : 'chosen')

const isNothing = (value: unknown): boolean => value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)

/** The rows of a page as a small spreadsheet; each cell writes by itself, so that people work side by side. */
export function RowsField(props: RowsFieldProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const picks = createPicks(workspace, words, names)
  const [adding, setAdding] = createSignal(false)
  const [unread, setUnread] = createSignal<ReadonlyMap<string, Unread>>(new Map())

  const rows = createMemo(() => (open.page().values[props.name] as readonly Row[] | undefined) ?? [])
  const rowById = createMemo(() => new Map(rows().map((row) => [row.id, row])))
  const isKeyed = () => props.field.keyedBy === 'member'
  /** What one says of oneself alone, as that one has read it. */
  const isReceipt = () => isKeyed() && props.field.annotates !== undefined
  /** Who is asked to read what was sent says so; elsewhere those whom the field is for, once there is something to read: nobody has read their own draft ([REP21]). */
  const mayGive = () => {
    const standing = { directory: workspace.directory(), charter: workspace.charter() }
    if (open.book.asksToRead?.rows === props.name) return isToRead(readingOf(open.book, open.page(), standing), workspace.me())
    return open.page().state !== open.book.initial && isActor(props.field.annotates ?? [], open.page(), workspace.me(), standing)
  }
  const begun = () => begunCells(props.field, { me: workspace.me().id, nowMs: workspace.world.nowMs, today: workspace.world.today })
  const valueOf = (row: string, column: string): unknown => {
    const declared = props.field.columns[column]
    const of = rowById().get(row)
    if (column === memberColumn) return row
    return declared?.kind === 'computed' ? workspace.computedValue(open.page(), props.name, column, of) : of?.cells[column]
  }
  const told = createMemo(() => (props.editable ? '' : Object.keys(props.field.columns).filter((column) => rows().some(({ id }) => !isNothing(valueOf(id, column)))).join('/')))
  /** Where nobody writes, a column in which nothing stands leaves its room to the others. */
  const isTold = (column: string): boolean => props.editable || told() === '' || told().split('/').includes(column)
  const columns = createMemo<readonly RowsColumn[]>(() => [
    ...(isKeyed() ? [{ id: memberColumn, label: words.say(fieldWords.member), work: 'read' as const, minPx: 116 }] : []),
    ...Object.entries(props.field.columns).filter(([id, cell]) => cell.internal !== true && isTold(id)).map(([id, cell]) => ({
      id, label: words.say(cell.label), work: workOf(cell), minPx: minPxOf(cell), required: cell.required, lines: cell.kind === 'longText', ...(isFigure(cell) ? { align: 'end' as const } : {}),
    })),
  ])
  const tell = <T,>(done: Done<T>): Done<T> => {
    props.onProblem(done.ok ? undefined : refusalText(open.book, done.refusal, words))
    return done
  }
  const fieldOf = (column: string): CellField => props.field.columns[column] ?? { kind: 'member', label: props.field.label }
  const keep = (row: string, column: string, kept: Unread | undefined) =>
    setUnread((known) => {
      const next = new Map(known)
      if (kept === undefined) next.delete(`${row}/${column}`)
      else next.set(`${row}/${column}`, kept)
      return next
    })
  const acts = createRowsActs({ begun, name: () => props.name, field: () => props.field, columns, rows, tell, keep, label: () => props.label })
  const control = (row: string, column: RowsColumn, entry: CellEntry): JSX.Element => {
    const declared = fieldOf(column.id)
    const isMany = declared.kind === 'members'
    return (
      <KindControl id={`${controlId(open.address, props.name)}-${row}-${column.id}`} field={declared} label={words.say(fieldWords.cellOf, { column: column.label, number: rows().findIndex(({ id }) => id === row) + 1 })} compact
        value={valueOf(row, column.id)} invalid={`${props.name}/${row}/${column.id}` in open.page().repairs} autofocus typed={entry.typed}
        onChange={(next) => {
          tell(workspace.commands.setCell(open.address, props.name, row, column.id, next))
          if (column.work === 'chosen' && !isMany) entry.onDone()
        }}
        onProblem={(problem) => (column.work === 'typed' ? entry.onProblem(problem) : props.onProblem(problem))} />
    )
  }
  const visitors = (row: string, column: string) =>
    open.presence().filter(({ field }) => field === `${props.name}/${row}/${column}`).map(({ member }) => ({ name: memberById(workspace.directory(), member)?.name ?? member, hue: personHue(joiningPlace(workspace.directory(), member)) }))
  const gridId = () => controlId(open.address, props.name)
  return (
    <>
      <RowsGrid id={gridId()} label={props.label} words={words} columns={columns()} rows={rows().map(({ id }) => id)}
        shown={(row, column) => <ShownValue book={open.book} name={column.id} field={fieldOf(column.id)} label={column.label} value={valueOf(row, column.id)} quiet />}
        control={control} copied={(row, column) => copiedValue(column.id, fieldOf(column.id), valueOf(row, column.id), names.format(open.book), workspace.directory().workspace.timeZone)}
        isBlank={(row) => !isKeyed() && Object.keys(props.field.columns).every((column) => fieldOf(column).kind === 'computed' || valueOf(row, column) === undefined || acts.isAsBegun(row, column)) && ![...unread().keys()].some((key) => key.startsWith(`${row}/`))}
        visitors={visitors} acts={props.editable && !isReceipt() ? acts : undefined} unread={(row, column) => unread().get(`${row}/${column}`)} onUnread={keep}
        totals={totalsOf(props.field, rows(), valueOf, words)} sumOf={(range) => chosenIn(range, columns(), rows(), fieldOf, valueOf, words)} />
      <UnreadCells field={props.field} rows={rows()} unread={unread()} onGo={(row, column) => open.focusField(`${props.name}/${row}/${column}`)} onLetGo={(keys) => setUnread((known) => new Map([...known].filter(([key]) => !keys.includes(key))))} />
      <Show when={props.editable && isReceipt() && !rowById().has(workspace.me().id) && mayGive()}>
        <Button id={`${gridId()}-add`} variant="quiet" size="small" icon={<IconCheck />} onClick={() => tell(workspace.commands.addRow(open.address, props.name, begun(), undefined, workspace.me().id))}>{words.say(fieldWords.rowReceipt)}</Button>
      </Show>
      <Show when={props.editable && isKeyed() && !isReceipt()}>
        <Show when={adding()} fallback={<Button id={`${gridId()}-add`} variant="quiet" size="small" icon={<IconPlus />} onClick={() => setAdding(true)}>{words.say(fieldWords.rowAddMember)}</Button>}>
          <PickControl id={`${gridId()}-add`} label={words.say(fieldWords.rowAddMember)} words={words} picked={[]}
            search={(typed) => picks.members(typed).filter(({ id }) => !rowById().has(id))} onUnpick={() => {}} autofocus
            onPick={(member) => { tell(workspace.commands.addRow(open.address, props.name, begun(), undefined, member)); setAdding(false) }} />
        </Show>
      </Show>
    </>
  )
}
