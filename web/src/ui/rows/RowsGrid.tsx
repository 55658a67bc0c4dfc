import IconDown from '~icons/lucide/arrow-down'
import IconUp from '~icons/lucide/arrow-up'
import IconAbove from '~icons/lucide/between-horizontal-start'
import IconMore from '~icons/lucide/ellipsis'
import IconGrip from '~icons/lucide/grip-vertical'
import IconPlus from '~icons/lucide/plus'
import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, For, onCleanup, onMount, Show, untrack } from 'solid-js'

import { fieldWords } from '../../words/field-words.ts'
import { rowsWords } from '../../words/rows.ts'
import { Button } from '../Button.tsx'
import type { MenuItem } from '../Menu.tsx'
import { Menu } from '../Menu.tsx'
import { listenToClipboard } from './grid-clipboard.ts'
import { createGridHands } from './grid-hands.ts'
import { createGridKeys } from './grid-keys.ts'
import { listenToPointer } from './grid-pointer.ts'
import type { RowsGridProps } from './grid-props.ts'
import { createGridState } from './grid-state.ts'
import { GridCell } from './GridCell.tsx'
import { createRowDrag } from './row-drag.ts'
import styles from './rows.module.css'

/**
 * Rows as a small spreadsheet: an ARIA grid that is one stop for Tab. Letters write over a cell, F2 writes in it, Enter
 * goes down and Tab along, both to a new row at the end; Escape gives a change up and lets Tab out. On a phone each row
 * is a card.
 */
export function RowsGrid(props: RowsGridProps): JSX.Element {
  let frame!: HTMLDivElement
  let table!: HTMLTableElement
  let body!: HTMLTableSectionElement
  let first!: HTMLSpanElement
  let last!: HTMLSpanElement
  const state = createGridState(props)
  const hands = createGridHands(props, state, () => table)
  const keys = createGridKeys({
    props,
    state,
    hands,
    leaveBy: (back) => {
      hands.leave()
      // The browser goes on from here.
      ;(back ? first : last).focus()
    },
    openMenu: (row) => {
      const button = table.querySelector<HTMLElement>(`[data-row="${CSS.escape(row)}"] td[data-acts] button`)
      button?.focus()
      button?.click()
    },
  })
  const numberOf = createMemo(() => new Map(props.rows.map((id, index) => [id, index])))
  const move = (row: string, before: number): void => {
    const at = numberOf().get(row) ?? 0
    if (before !== at && before !== at + 1) props.acts?.move?.([row], props.rows[before])
  }
  const drag = createRowDrag(() => body, move)
  const acts = (row: string, index: number): readonly MenuItem[] => {
    const { add, move: mayMove, remove } = props.acts!
    return [
      ...(add === undefined ? [] : [{ label: props.words.say(rowsWords.insertAbove), icon: <IconAbove />, onSelect: () => void hands.add(row) }]),
      ...(mayMove === undefined ? [] : [
        { label: props.words.say(fieldWords.rowUp), icon: <IconUp />, disabled: index === 0, onSelect: () => move(row, index - 1) },
        { label: props.words.say(fieldWords.rowDown), icon: <IconDown />, disabled: index === props.rows.length - 1, onSelect: () => move(row, index + 2) },
      ]),
      { label: props.words.say(fieldWords.rowRemove), icon: <IconX />, danger: true, onSelect: () => remove([row]) },
    ]
  }
  onCleanup(() => { if (untrack(state.inside)) hands.leave() })
  onMount(() => {
    table.addEventListener('keydown', keys, true)
    listenToPointer({ table, props, state, hands })
    listenToClipboard({ table, props, state, hands })
  })
  // Whoever goes elsewhere has left; what a cell opens lies outside of the table and belongs to it.
  createEffect(() => {
    if (!state.inside()) return
    const check = (event: Event): void => {
      const target = event.target instanceof Element ? event.target : undefined
      if (target === undefined || frame.contains(target) || target.closest('[data-layer], [popover]') !== null) return
      hands.leave()
    }
    document.addEventListener('focusin', check)
    document.addEventListener('pointerdown', check, true)
    onCleanup(() => {
      document.removeEventListener('focusin', check)
      document.removeEventListener('pointerdown', check, true)
    })
  })
  const sum = () => (state.inside() ? props.sumOf?.(state.range()) : undefined)
  const hasOrder = () => props.acts?.move !== undefined
  return (
    <div ref={frame} class={styles.frame} data-inside={state.inside() ? '' : undefined}>
      <span ref={first} tabindex="-1" />
      <div class={styles.scroll} hidden={props.rows.length === 0}>
        <table ref={table} role="grid" class={styles.table} aria-label={props.label} aria-rowcount={props.rows.length + 1} aria-colcount={props.columns.length} aria-multiselectable="true" aria-readonly={props.acts === undefined || undefined} data-dragging={drag.carried() === undefined ? undefined : ''}>
          <thead>
            <tr role="row" aria-rowindex={1}>
              <Show when={hasOrder()}><td class={styles.handle} aria-hidden="true" /></Show>
              <For each={props.columns}>
                {(column, index) => (
                  <th role="columnheader" scope="col" aria-colindex={index() + 1} data-align={column.align} style={{ 'min-width': column.minPx === undefined ? undefined : `${column.minPx}px` }}>
                    {column.label}
                    <Show when={column.required && props.acts !== undefined}><span class={styles.star} aria-hidden="true" title={props.words.say(fieldWords.required)}>*</span></Show>
                  </th>
                )}
              </For>
              <Show when={props.acts}><td class={styles.acts} aria-hidden="true" /></Show>
            </tr>
          </thead>
          <tbody ref={body}>
            <For each={props.rows}>
              {(row) => {
                const index = () => numberOf().get(row) ?? 0
                return (
                  <tr role="row" data-row={row} aria-rowindex={index() + 2} data-carried={drag.carried() === row ? '' : undefined} data-drop={drag.target() === index() ? 'above' : drag.target() === props.rows.length && index() === props.rows.length - 1 ? 'below' : undefined}>
                    <Show when={hasOrder()}>
                      <td class={styles.handle} aria-hidden="true" onPointerDown={(event) => drag.begin(event, row)} title={props.words.say(rowsWords.drag)}><span>{index() + 1}</span><IconGrip /></td>
                    </Show>
                    <For each={props.columns}>{(column, columnIndex) => <GridCell grid={props} state={state} hands={hands} row={row} rowNumber={index() + 1} column={column} columnNumber={columnIndex() + 1} />}</For>
                    <Show when={props.acts}>
                      <td class={styles.acts} data-acts="">
                        <Menu label={props.words.say(fieldWords.rowActs, { number: index() + 1 })} trigger={<IconMore />} variant="quiet" size="small" align="end" items={acts(row, index())} tabbable={false} />
                      </td>
                    </Show>
                  </tr>
                )
              }}
            </For>
          </tbody>
          <Show when={props.totals !== undefined && props.totals.size > 0}>
            <tfoot>
              <tr role="row">
                <Show when={hasOrder()}><td class={styles.handle} aria-hidden="true" /></Show>
                <For each={props.columns}>
                  {(column, index) => (
                    <td role="gridcell" aria-colindex={index() + 1} data-align={column.align} data-label={column.label} data-empty={props.totals?.has(column.id) ? undefined : ''}>
                      <Show when={props.totals?.get(column.id)} fallback={index() === 0 ? props.words.say(rowsWords.total) : ''}>{(total) => <b>{total()}</b>}</Show>
                    </td>
                  )}
                </For>
                <Show when={props.acts}><td class={styles.acts} aria-hidden="true" /></Show>
              </tr>
            </tfoot>
          </Show>
        </table>
      </div>
      <span ref={last} tabindex="-1" />
      <Show when={props.acts?.add} fallback={<Show when={props.rows.length === 0}><p class={styles.none}>{props.words.say(fieldWords.noRows)}</p></Show>}>
        <div class={styles.foot}>
          <Button id={props.id} variant="quiet" size="small" icon={<IconPlus />} onClick={() => void hands.add()}>{props.words.say(fieldWords.rowAdd)}</Button>
          <span class={styles.tells} role="status">{sum() ?? ''}</span>
          <Show when={state.inside() && sum() === undefined}><span class={styles.keys} aria-hidden="true">{props.words.say(rowsWords.keys)}</span></Show>
        </div>
      </Show>
    </div>
  )
}
