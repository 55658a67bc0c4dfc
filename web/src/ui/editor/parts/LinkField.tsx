import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, onMount, Show, untrack } from 'solid-js'

import type { EditorWords } from '../../../words/editor.ts'
import { Button } from '../../Button.tsx'
import { safeLink } from '../safe-link.ts'
import { stayAboveKeyboard } from './above-keyboard.ts'
import styles from './toolbar.module.css'

export interface LinkFieldProps {
  readonly words: EditorWords
  /** The address of the link at the caret, where there is one. */
  readonly present: string | undefined
  readonly onApply: (address: string) => void
  readonly onRemove: () => void
  readonly onCancel: () => void
}

/** Takes the place of the toolbar while a link's address is written. */
export function LinkField(props: LinkFieldProps): JSX.Element {
  const problem = createUniqueId()
  const [typed, setTyped] = createSignal(untrack(() => props.present) ?? '')
  const [refused, setRefused] = createSignal(false)
  let field!: HTMLInputElement
  onMount(() => field.select())
  const apply = (): void => {
    if (safeLink(typed()) === undefined) setRefused(true)
    else props.onApply(typed())
  }
  return (
    <form
      class={`${styles.bar} ${styles.link}`}
      ref={(bar) => stayAboveKeyboard(bar)}
      onSubmit={(event) => {
        event.preventDefault()
        apply()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.isComposing) return
        if (event.key === 'Escape') props.onCancel()
      }}
    >
      <input
        ref={field}
        class={styles.address}
        type="text"
        inputMode="url"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        aria-label={props.words.linkAddress}
        aria-invalid={refused()}
        aria-describedby={refused() ? problem : undefined}
        placeholder={props.words.linkPlaceholder}
        value={typed()}
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setRefused(false)
        }}
      />
      <Button type="submit" size="small">
        {props.words.linkApply}
      </Button>
      <Show when={props.present !== undefined}>
        <Button size="small" variant="quiet" onClick={() => props.onRemove()}>
          {props.words.linkRemove}
        </Button>
      </Show>
      <Button size="small" variant="quiet" onClick={() => props.onCancel()}>
        {props.words.cancel}
      </Button>
      <Show when={refused()}>
        <p id={problem} role="alert" class={styles.problem}>
          {props.words.linkRefused}
        </p>
      </Show>
    </form>
  )
}
