import type { MatrixCell, MatrixRow } from '@hebu/shared/rules/reporting/report-matrix.ts'
import { daysOfWeek, reportMatrix } from '@hebu/shared/rules/reporting/report-matrix.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { addDays, periodKey, periodStart, previousPeriodKey, weekday, weekKey } from '@hebu/shared/vocabulary/dates.ts'
import IconLeft from '~icons/lucide/chevron-left'
import IconRight from '~icons/lucide/chevron-right'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Index, Show } from 'solid-js'

import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { useWords } from '../../../words/language.tsx'
import { matrixWords } from '../../../words/reports.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import type { ListModel } from '../list/list-model.ts'
import { fold } from '../list/fold.ts'
import styles from './matrix.module.css'
import { CellNote, receivedInWords } from './CellNote.tsx'
import { PersonMonth } from './PersonMonth.tsx'

/** The marks of the cells, as the line under the matrix explains them. */
const marks = ['submitted', 'late', 'missing', 'waived', 'due'] as const

/** Who has handed in which report of a month, and when: people by days ([REP10]–[REP12]). */
export function MatrixView(props: { readonly model: ListModel; readonly isPhone: boolean }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const { say, format } = words
  let table!: HTMLTableElement
  const month = () => props.model.state.at() ?? periodKey('month', workspace.world.today)
  const [chosenWeek, setWeek] = createSignal<string>()
  const [who, setWho] = createSignal<string>()
  const [at, setAt] = createSignal<{ readonly member: string; readonly period: string }>()
  const book = (id: string) => workspace.books().find((each) => each.id === id)
  const whole = createMemo(() => reportMatrix({ ...dutyGround({ directory: workspace.directory(), charter: workspace.charter() }), world: workspace.world, book }, workspace.me(), month()))
  const rows = createMemo(() => whole().rows.filter(({ member }) => fold(member.name).includes(fold(props.model.state.filter()))))
  const week = () => {
    const { days } = whole()
    const known = new Set(days.map(({ day }) => weekKey(day)))
    const wanted = chosenWeek() ?? weekKey(workspace.world.today)
    return known.has(wanted) ? wanted : weekKey(days[0]?.day ?? workspace.world.today)
  }
  const nameOf = (period: string): string => props.model.names.naming(props.model.book).period(period)
  /** A phone has room for a week. */
  const columns = createMemo(() => {
    const { days, weeks } = whole()
    const shown = props.isPhone ? daysOfWeek(days, week()).filter(({ day, isWorked }) => isWorked || weekday(day) <= 5) : days
    return [
      ...shown.map(({ day, isWorked }) => ({ period: day, isDay: true, isWorked, head: String(Number(day.slice(8))), under: format().weekday(day).replace(/^(星期|週|周)/, '').slice(0, props.isPhone ? 3 : 1), title: format().date(day) })),
      ...weeks.filter((each) => !props.isPhone || each === week()).map((each) => ({ period: each, isDay: false, isWorked: true, head: say(matrixWords.week, { n: Number(each.slice(6)) }), under: '', title: nameOf(each) })),
    ]
  })
  const mark = (cell: Pick<MatrixCell, 'handing'> | undefined): string => {
    if (cell === undefined) return ''
    if (cell.handing === 'submitted') return '✓'
    if (cell.handing === 'due') return '·'
    return say(cell.handing === 'late' ? matrixWords.lateMark : cell.handing === 'missing' ? matrixWords.missingMark : matrixWords.waivedMark)
  }
  const said = (row: MatrixRow, period: string): string => {
    const cell = row.cells.get(period)
    const told = say(matrixWords.cell, { name: row.member.name, period: nameOf(period), handing: say(cell === undefined ? matrixWords.none : matrixWords[cell.handing]) })
    return [told, ...(cell?.writtenAt === undefined ? [] : [say(matrixWords.written, { at: format().dateTime(cell.writtenAt) }), receivedInWords(cell.received, words)]), ...(cell?.reason === undefined ? [] : [say(matrixWords.why, { reason: cell.reason })])].join('\n')
  }
  const current = createMemo(() => {
    const known = at()
    const row = rows().findIndex(({ member }) => member.id === known?.member)
    const column = columns().findIndex(({ period }) => period === known?.period)
    if (row !== -1 && column !== -1) return { row, column }
    return { row: 0, column: Math.max(0, columns().findIndex(({ period }) => period === workspace.world.today)) }
  })
  const noted = createMemo(() => {
    const known = at()
    const row = rows().find(({ member }) => member.id === known?.member)
    const cell = known === undefined ? undefined : row?.cells.get(known.period)
    return row === undefined || cell === undefined ? undefined : { row, cell }
  })
  const goTo = (row: number, column: number): void => {
    const [person, of] = [rows()[row], columns()[column]]
    if (person === undefined || of === undefined) return
    setAt({ member: person.member.id, period: of.period })
    table.querySelector<HTMLElement>(`[data-at="${row}/${column}"]`)?.focus()
  }
  const open = (cell: MatrixCell | undefined): void => {
    const page = cell?.page === undefined ? undefined : props.model.table.page(cell.page)
    if (page !== undefined) props.model.openPage(page, 'key')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const { row, column } = current()
    const to: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column], ArrowDown: [row + 1, column], Home: [row, 0], End: [row, columns().length - 1],
    }
    const next = to[event.key]
    if (next !== undefined) goTo(...next)
    else if (event.key === 'Enter') open(rows()[row]?.cells.get(columns()[column]?.period ?? ''))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const turn = (by: -1 | 1): void => {
    const first = periodStart(month())!
    props.model.state.set({ at: by === -1 ? previousPeriodKey('month', first) : periodKey('month', addDays(first, 31)) })
  }
  const turnWeek = (by: -1 | 1): void => {
    const to = addDays(periodStart(week())!, by * 7)
    const last = by === -1 ? addDays(to, 6) : to
    if (periodKey('month', last) !== month() && !whole().days.some(({ day }) => weekKey(day) === weekKey(to))) turn(by)
    setWeek(weekKey(to))
  }
  const shownPerson = () => rows().find(({ member }) => member.id === who())
  return (
    <div class={styles.place} data-view="matrix">
      <header class={styles.turns}>
        <IconButton icon={<IconLeft />} size="small" label={say(props.isPhone ? matrixWords.previousWeek : matrixWords.previous)} onClick={() => (props.isPhone ? turnWeek(-1) : turn(-1))} />
        <h2 aria-live="polite">{nameOf(props.isPhone ? week() : month())}</h2>
        <IconButton icon={<IconRight />} size="small" label={say(props.isPhone ? matrixWords.nextWeek : matrixWords.next)} onClick={() => (props.isPhone ? turnWeek(1) : turn(1))} />
        <Show when={shownPerson()}><Button size="small" onClick={() => setWho(undefined)}>{say(matrixWords.back)}</Button></Show>
      </header>
      <Show when={!shownPerson()} fallback={<PersonMonth row={shownPerson()!} columns={whole().days.map(({ day }) => day)} weeks={whole().weeks} model={props.model} mark={mark} onOpen={open} />}>
        <Show when={rows().length > 0} fallback={<p class={styles.none}>{say(matrixWords.empty)}</p>}>
          <div class={styles.scroller}>
            <table ref={table} class={styles.table} role="grid" aria-label={say(matrixWords.caption, { month: nameOf(month()) })} onKeyDown={onKeyDown}>
              <thead>
                <tr>
                  <th scope="col"><span class="spoken-only">{say(matrixWords.member)}</span></th>
                  <For each={columns()}>
                    {(column) => <th scope="col" title={column.title} data-off={column.isWorked ? undefined : ''} data-today={column.period === workspace.world.today ? '' : undefined} data-week={column.isDay ? undefined : ''}>{column.head}<small>{column.under}</small></th>}
                  </For>
                </tr>
              </thead>
              <tbody>
                {/* By their places: what arrives meanwhile takes the keyboard from no cell. */}
                <Index each={rows()}>
                  {(row, y) => (
                    <tr>
                      <th scope="row">
                        <button type="button" tabindex="-1" title={say(matrixWords.showMonth, { name: row().member.name })} onClick={() => setWho(row().member.id)}>{row().member.name}</button>
                        <Show when={row().late + row().missing > 0}><small>{say(matrixWords.sum, { late: row().late, missing: row().missing })}</small></Show>
                      </th>
                      <Index each={columns()}>
                        {(column, x) => {
                          const cell = () => row().cells.get(column().period)
                          const choose = (): void => void setAt({ member: row().member.id, period: column().period })
                          return (
                            <td role="gridcell" data-at={`${y}/${x}`} data-handing={cell()?.handing} data-unread={cell()?.isUnread === true ? '' : undefined} data-off={column().isWorked ? undefined : ''} data-week={column().isDay ? undefined : ''}
                              tabindex={current().row === y && current().column === x ? 0 : -1} aria-label={said(row(), column().period)} title={said(row(), column().period)}
                              aria-selected={at()?.member === row().member.id && at()?.period === column().period}
                              onFocus={choose} onClick={choose} onDblClick={() => open(cell())}>
                              {mark(cell())}
                            </td>
                          )
                        }}
                      </Index>
                    </tr>
                  )}
                </Index>
              </tbody>
            </table>
            <ul class={styles.legend} aria-label={say(matrixWords.legend)}>
              <For each={marks}>{(handing) => <li><span data-handing={handing} aria-hidden="true">{mark({ handing })}</span>{say(matrixWords[handing])}</li>}</For>
              <li><span data-unread="" aria-hidden="true" />{say(matrixWords.unread)}</li>
            </ul>
          </div>
        </Show>
      </Show>
      <Show when={shownPerson() === undefined && noted()}>{(shown) => <CellNote row={shown().row} cell={shown().cell} model={props.model} onOpen={open} />}</Show>
    </div>
  )
}
