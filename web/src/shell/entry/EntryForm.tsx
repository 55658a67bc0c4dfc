import IconAlert from '~icons/lucide/circle-alert'
import IconBack from '~icons/lucide/arrow-left'
import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import styles from './EntryForm.module.css'

export interface EntryFormProps {
  readonly onSubmit: () => void
  readonly act: string
  readonly busy?: boolean | undefined
  /** Why it was refused; what was typed stays. */
  readonly refusal?: string | undefined
  readonly onBack?: (() => void) | undefined
  readonly children: JSX.Element
}

/** Fields, what went wrong, and the one main act. */
export function EntryForm(props: EntryFormProps): JSX.Element {
  const { say } = useWords()
  return (
    <form
      class={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (props.busy !== true) props.onSubmit()
      }}
      onKeyDown={(event) => {
        // Enter that only confirms an input method's word is not meant for the form.
        if (event.key === 'Enter' && event.isComposing) event.preventDefault()
      }}
    >
      {props.children}
      <div role="alert" hidden={props.refusal === undefined} class={styles.refusal}>
        <IconAlert />
        <p>{props.refusal}</p>
      </div>
      <div class={styles.acts}>
        <Show when={props.onBack}>
          {(back) => (
            <Button size="large" variant="quiet" icon={<IconBack />} onClick={() => back()()}>
              {say(entryWords.back)}
            </Button>
          )}
        </Show>
        <Button type="submit" size="large" variant="primary" busy={props.busy}>
          {props.act}
        </Button>
      </div>
    </form>
  )
}

/** Something to know before the form is filled in. */
export function EntryNote(props: { readonly children: JSX.Element }): JSX.Element {
  return <p class={styles.note}>{props.children}</p>
}
