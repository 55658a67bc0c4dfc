import type { JSX } from 'solid-js'
import { For } from 'solid-js'

import styles from './list.module.css'

export interface ChecklistControlProps {
  readonly id: string
  readonly label: string
  readonly items: readonly { readonly id: string; readonly label: string }[]
  readonly value: Readonly<Record<string, boolean>> | undefined
  readonly onTick: (item: string, done: boolean) => void
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
}

/** Things to tick off, one by one; each tick is a write of its own, so that two people may tick at once. */
export function ChecklistControl(props: ChecklistControlProps): JSX.Element {
  return (
    <div id={props.id} role="group" aria-label={props.label} aria-describedby={props.describedBy}>
      <ul class={styles.checklist}>
      <For each={props.items}>
        {(item) => (
          <li>
            <label class={styles.item} data-done={props.value?.[item.id] ? '' : undefined}>
              <input type="checkbox" checked={props.value?.[item.id] === true} disabled={props.disabled} onChange={(event) => props.onTick(item.id, event.currentTarget.checked)} />
              <span>{item.label}</span>
            </label>
          </li>
        )}
      </For>
      </ul>
    </div>
  )
}
