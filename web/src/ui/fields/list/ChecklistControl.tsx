import type { JSX } from 'solid-js'
import { For } from 'solid-js'

import { fieldWords } from '../../../words/field-words.ts'
import type { FieldWords } from '../control.ts'
import styles from './list.module.css'

export interface ChecklistControlProps {
  readonly id: string
  readonly label: string
  readonly items: readonly { readonly id: string; readonly label: string }[]
  readonly value: Readonly<Record<string, boolean>> | undefined
  readonly onTick: (item: string, done: boolean) => void
  readonly disabled?: boolean | undefined
  readonly describedBy?: string | undefined
  /** Given: it tells how many are done. */
  readonly words?: FieldWords | undefined
}

/** Things to tick off, one by one; each tick is a write of its own, so that two people may tick at once. */
export function ChecklistControl(props: ChecklistControlProps): JSX.Element {
  const done = () => props.items.filter(({ id }) => props.value?.[id] === true).length
  return (
    <div id={props.id} role="group" aria-label={props.label} aria-describedby={props.describedBy}>
      <p class={styles.ticked} role="status">{props.words?.say(fieldWords.ticked, { done: done(), count: props.items.length })}</p>
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
