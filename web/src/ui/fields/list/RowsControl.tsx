import IconDown from '~icons/lucide/arrow-down'
import IconUp from '~icons/lucide/arrow-up'
import IconMore from '~icons/lucide/ellipsis'
import IconPlus from '~icons/lucide/plus'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { fieldWords } from '../../../words/books.ts'
import { Button } from '../../Button.tsx'
import type { MenuItem } from '../../Menu.tsx'
import { Menu } from '../../Menu.tsx'
import type { FieldWords } from '../control.ts'
import styles from './rows.module.css'

export interface RowsColumn {
  readonly id: string
  readonly label: string
  /** It is never narrower; wider where there is room. */
  readonly minPx?: number | undefined
  readonly align?: 'end' | undefined
}

export interface RowsControlProps {
  readonly id: string
  readonly label: string
  readonly words: FieldWords
  readonly columns: readonly RowsColumn[]
  /** Ids of the rows, in their order. */
  readonly rows: readonly string[]
  /** The control, or the text, of one cell. */
  readonly cell: (row: string, column: RowsColumn) => JSX.Element
  /** Absent: rows are only read. */
  readonly onAdd?: (() => void) | undefined
  readonly addLabel?: string | undefined
  readonly onRemove?: ((row: string) => void) | undefined
  readonly onMove?: ((row: string, before: string | undefined) => void) | undefined
}

/** A small table whose cells are edited where they stand; Alt with an arrow key moves a row. On a phone each row is a block of its own. */
export function RowsControl(props: RowsControlProps): JSX.Element {
  let table!: HTMLTableElement
  const editable = () => props.onRemove !== undefined || props.onMove !== undefined
  const indexById = createMemo(() => new Map(props.rows.map((id, index) => [id, index])))
  const move = (row: string, step: -1 | 1) => {
    const index = indexById().get(row) ?? 0
    if (index + step < 0 || index + step >= props.rows.length) return
    props.onMove?.(row, props.rows[step === -1 ? index - 1 : index + 2])
  }
  const acts = (row: string, index: number): readonly MenuItem[] => [
    ...(props.onMove === undefined ? [] : [
      { label: props.words.say(fieldWords.rowUp), icon: <IconUp />, disabled: index === 0, onSelect: () => move(row, -1) },
      { label: props.words.say(fieldWords.rowDown), icon: <IconDown />, disabled: index === props.rows.length - 1, onSelect: () => move(row, 1) },
    ]),
    ...(props.onRemove === undefined ? [] : [{ label: props.words.say(fieldWords.rowRemove), icon: <IconX />, danger: true, onSelect: () => props.onRemove?.(row) }]),
  ]
  const onKeyDown = (event: KeyboardEvent, row: string) => {
    if (!event.altKey || event.isComposing || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || props.onMove === undefined) return
    event.preventDefault()
    const focused = document.activeElement as HTMLElement | null
    move(row, event.key === 'ArrowUp' ? -1 : 1)
    queueMicrotask(() => focused?.focus())
  }
  const add = () => {
    const known = new Set(props.rows)
    props.onAdd?.()
    queueMicrotask(() => {
      const made = props.rows.find((row) => !known.has(row))
      table?.querySelector<HTMLElement>(`tr[data-row="${made}"] :is(input, textarea, [role="combobox"])`)?.focus()
    })
  }
  return (
    <div class={styles.frame}>
      <Show when={props.rows.length > 0}>
        <div class={styles.scroll}>
          <table ref={table} class={styles.table} aria-label={props.label}>
            <thead>
              <tr>
                <For each={props.columns}>{(column) => <th scope="col" data-align={column.align} style={{ 'min-width': column.minPx === undefined ? undefined : `${column.minPx}px` }}>{column.label}</th>}</For>
                <Show when={editable()}><th class={styles.acts}><span class="spoken-only">{props.words.say(fieldWords.acts)}</span></th></Show>
              </tr>
            </thead>
            <tbody>
              <For each={props.rows}>
                {(row) => {
                  const index = () => indexById().get(row) ?? 0
                  return (
                    <tr data-row={row} onKeyDown={(event) => onKeyDown(event, row)}>
                      <For each={props.columns}>{(column) => <td data-label={column.label} data-align={column.align}>{props.cell(row, column)}</td>}</For>
                      <Show when={editable()}>
                        <td class={styles.acts}>
                          <Menu label={props.words.say(fieldWords.rowActs, { number: index() + 1 })} trigger={<IconMore />} variant="quiet" size="small" align="end" items={acts(row, index())} />
                        </td>
                      </Show>
                    </tr>
                  )
                }}
              </For>
            </tbody>
          </table>
        </div>
      </Show>
      <Show when={props.onAdd} fallback={<Show when={props.rows.length === 0}><p class={styles.none}>{props.words.say(fieldWords.noRows)}</p></Show>}>
        <Button id={props.id} variant="quiet" size="small" class={styles.add} icon={<IconPlus />} onClick={add}>{props.addLabel ?? props.words.say(fieldWords.rowAdd)}</Button>
      </Show>
    </div>
  )
}
