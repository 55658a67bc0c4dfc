import IconLeft from '~icons/lucide/chevron-up'
import IconRight from '~icons/lucide/chevron-down'
import IconMinus from '~icons/lucide/minus'
import IconPlus from '~icons/lucide/plus'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { useWords } from '../../../../words/language.tsx'
import { columnWords, groupWords, viewWords } from '../../../../words/view-parts.ts'
import type { ColumnChoice } from '../../list/list-columns.ts'
import { chosenColumns, fittingColumns } from '../../list/list-columns.ts'
import type { ListModel } from '../../list/list-model.ts'
import { decodeGroup, groupPeriods, isDated, isGrouped } from '../groups/groups.ts'
import styles from './display.module.css'

export interface DisplayPanelProps {
  readonly model: ListModel
  readonly widthPx: number
}

const stepPx = 16

/** Which columns, in which order and how wide; and what the pages are put together by. */
export function DisplayPanel(props: DisplayPanelProps): JSX.Element {
  const words = useWords()
  const state = () => props.model.state
  const fields = (): Fields => props.model.book.fields
  const shown = createMemo(() => {
    const chosen = state().columns()
    return chosen === undefined ? fittingColumns(props.model.declared(), props.widthPx, state().sort().column) : chosenColumns(props.model.every(), chosen)
  })
  const ids = createMemo(() => shown().map(({ id }) => id))
  const others = createMemo(() => props.model.every().filter(({ id }) => !ids().includes(id)).map(({ id }) => id))
  const widths = () => new Map(state().columns()?.map((choice) => [choice.id, choice.px]))
  const keep = (next: readonly string[], changed?: ColumnChoice) => state().setColumns(next.map((id) => ({ id, px: id === changed?.id ? changed.px : widths().get(id) })))
  const swap = (id: string, by: -1 | 1) => {
    const at = ids().indexOf(id)
    keep(ids().with(at, ids()[at + by]!).with(at + by, id))
  }
  const widen = (id: string, by: number) => {
    const column = shown().find((each) => each.id === id)!
    keep(ids(), { id, px: Math.max(48, column.minPx + by) })
  }

  const groupFields = createMemo(() => [
    ...(Object.keys(props.model.book.states).length > 1 ? ['state'] : []),
    ...Object.entries(fields()).filter(([id, field]) => isGrouped(field) && props.model.every().some((column) => column.id === id)).map(([id]) => id),
  ])
  const grouped = () => (state().group() === undefined ? undefined : decodeGroup(state().group()!))
  const groupBy = (name: string | undefined, unit?: string) => state().set({ group: name === undefined ? undefined : isDated(fields()[name]) ? `${name}.${unit ?? 'month'}` : name, shut: undefined })
  const copyLink = async () => {
    const link = `${location.href.split('?')[0]}?${state().link()}`
    try {
      await navigator.clipboard.writeText(link)
      showToast(words.say(viewWords.linkCopied))
    } catch {
      // Some browsers give the clipboard only to secure addresses; the address itself can still be copied by hand.
      showToast(link)
    }
  }
  const named = (wording: typeof columnWords.left, id: string) => words.say(wording, { column: props.model.labelOf(id) })
  const square = (label: string, icon: JSX.Element, disabled: boolean, act: () => void) => <button type="button" aria-label={label} title={label} disabled={disabled} onClick={act}>{icon}</button>
  return (
    <div class={styles.panel}>
      <div class={styles.groups}>
        <Select label={words.say(groupWords.group)} value={grouped()?.name} none={words.say(groupWords.ungrouped)} options={groupFields().map((value) => ({ value, label: props.model.labelOf(value) }))} onChange={(name) => groupBy(name)} />
        <Show when={grouped() !== undefined && isDated(fields()[grouped()!.name])}>
          <Select label={words.say(groupWords.period)} value={grouped()!.unit} options={groupPeriods.map((value) => ({ value, label: words.say(groupWords[value]) }))} onChange={(unit) => groupBy(grouped()!.name, unit)} />
        </Show>
      </div>
      <h2>{words.say(columnWords.columns)}</h2>
      <ul class={styles.columns}>
        <For each={ids()}>
          {(id, at) => (
            <li>
              <Checkbox label={props.model.labelOf(id)} checked disabled={at() === 0} onChange={() => keep(ids().filter((each) => each !== id))} />
              <span class={styles.acts}>
                {square(named(columnWords.narrower, id), <IconMinus />, false, () => widen(id, -stepPx))}
                {square(named(columnWords.wider, id), <IconPlus />, false, () => widen(id, stepPx))}
                {square(named(columnWords.left, id), <IconLeft />, at() < 2, () => swap(id, -1))}
                {square(named(columnWords.right, id), <IconRight />, at() === 0 || at() === ids().length - 1, () => swap(id, 1))}
              </span>
            </li>
          )}
        </For>
      </ul>
      <Show when={others().length > 0}>
        <h2>{words.say(columnWords.others)}</h2>
        <ul class={styles.columns}>
          <For each={others()}>{(id) => <li><Checkbox label={props.model.labelOf(id)} checked={false} onChange={() => keep([...ids(), id])} /></li>}</For>
        </ul>
      </Show>
      <p class={styles.end}>
        <Button size="small" variant="quiet" disabled={state().columns() === undefined} onClick={() => state().setColumns(undefined)}>{words.say(columnWords.reset)}</Button>
        <Button size="small" variant="quiet" onClick={() => void copyLink()}>{words.say(viewWords.copyLink)}</Button>
      </p>
    </div>
  )
}
