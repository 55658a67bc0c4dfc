import type { JSX } from 'solid-js'
import { createMemo, For, Match, Show, Switch, untrack } from 'solid-js'

import { fieldWords } from '../../words/field-words.ts'
import type { GridHands } from './grid-hands.ts'
import type { RowsColumn, RowsGridProps } from './grid-props.ts'
import { isOneCell, isWithin } from './grid-range.ts'
import type { GridState } from './grid-state.ts'
import styles from './rows.module.css'

export interface GridCellProps {
  readonly grid: RowsGridProps
  readonly state: GridState
  readonly hands: GridHands
  readonly row: string
  readonly rowNumber: number
  readonly column: RowsColumn
  readonly columnNumber: number
}

/**
 * One cell. Where the keyboard is, the control lies over the value, unseen until something is typed: letters, also those
 * that an input method composes, land in it from the first one ([FLD12]).
 */
export function GridCell(props: GridCellProps): JSX.Element {
  const point = () => ({ row: props.rowNumber - 1, column: props.columnNumber - 1 })
  const isHere = createMemo(() => props.state.isAt(props.row, props.column.id))
  const isActive = createMemo(() => isHere() && props.state.inside())
  const isChosen = createMemo(() => props.state.inside() && isWithin(props.state.range(), point()))
  const isEditing = createMemo(() => isActive() && props.state.editing())
  const unread = () => props.grid.unread(props.row, props.column.id)
  const visitors = () => props.grid.visitors(props.row, props.column.id)
  const mayWrite = () => props.grid.acts !== undefined && props.column.work !== 'read'
  const name = () => props.grid.words.say(fieldWords.cellOf, { column: props.column.label, number: props.rowNumber })
  const id = () => `${props.grid.id}-${props.row}-${props.column.id}`
  const control = () =>
    untrack(() =>
      props.grid.control(props.row, props.column, {
        typed: props.state.typed(),
        onDone: () => props.hands.finish(),
        onProblem: (problem) => props.hands.tell(problem),
      }))
  /** Takes the letters that are typed over a chosen value, until the picker is there. */
  const catcher = (): JSX.Element => (
    <input class={styles.catcher} type="text" autocomplete="off" aria-label={name()} aria-describedby={`${id()}-shown`} aria-haspopup="listbox" role="combobox" aria-expanded="false"
      onInput={(event) => { if (!event.isComposing) take(event.currentTarget) }} onCompositionEnd={(event) => take(event.currentTarget)} />
  )
  const take = (input: HTMLInputElement): void => {
    const typed = input.value
    if (typed === '') return
    input.value = ''
    if (props.grid.acts?.choose(props.row, props.column.id, typed) !== true) props.hands.begin({ typed })
  }
  return (
    <td role="gridcell" data-cell={`${props.row}/${props.column.id}`} data-label={props.column.label} data-align={props.column.align} data-work={props.column.work} data-lines={props.column.lines ? '' : undefined} aria-colindex={props.columnNumber}
      tabindex={isHere() && !isActive() ? 0 : -1} aria-selected={isChosen()} aria-readonly={!mayWrite() || undefined} aria-required={props.column.required || undefined} aria-invalid={unread() === undefined ? undefined : 'true'}
      data-active={isActive() ? '' : undefined} data-chosen={isChosen() && !isOneCell(props.state.range()) ? '' : undefined} data-editing={isEditing() ? '' : undefined} data-watched={visitors().length > 0 ? '' : undefined}
      style={visitors()[0] === undefined ? undefined : { '--hue': `var(--person-${visitors()[0]!.hue})` }}
      onFocus={(event) => { if (event.target === event.currentTarget && !isActive()) props.hands.goTo(point()) }}>
      <Switch fallback={<Show when={mayWrite()} fallback={<Value />}>{control()}</Show>}>
        <Match when={props.column.work === 'typed' || props.column.work === 'chosen' || props.column.work === 'read'}>
          <div class={styles.stack}>
            <div class={styles.under} id={`${id()}-shown`}><Value /></div>
            <Show when={isActive() && mayWrite() && (props.state.session() + 1)} keyed>
              <Show when={props.column.work === 'typed' || isEditing()} fallback={catcher()}>
                <div class={styles.over}>{control()}</div>
              </Show>
            </Show>
          </div>
        </Match>
      </Switch>
      <For each={visitors()}>{(visitor) => <span class={styles.visitor} style={{ '--hue': `var(--person-${visitor.hue})` }}>{visitor.name}</span>}</For>
    </td>
  )

  function Value(): JSX.Element {
    return (
      <Show when={unread()} fallback={props.grid.shown(props.row, props.column)}>
        {(kept) => <p class={styles.unread} title={kept().problem}>{kept().typed}</p>}
      </Show>
    )
  }
}
