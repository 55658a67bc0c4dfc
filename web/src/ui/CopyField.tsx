import IconCheck from '~icons/lucide/check'
import IconCopy from '~icons/lucide/copy'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { useWords } from '../words/language.tsx'
import { uiWords } from '../words/ui.ts'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'

export interface CopyFieldProps {
  /** What is copied; names the field. */
  readonly label: string
  readonly value: string
  /** What the button says. */
  readonly act: string
  /** Where copying is not what the dialog is for. */
  readonly quiet?: boolean | undefined
}

/** Something to be copied, whole. Where the browser does not let us, it is selected. */
export function CopyField(props: CopyFieldProps): JSX.Element {
  const { say } = useWords()
  const [copied, setCopied] = createSignal(false)
  let field!: HTMLInputElement
  const copy = async (): Promise<void> => {
    field.select()
    await navigator.clipboard.writeText(props.value).then(
      () => setCopied(true),
      () => setCopied(document.execCommand('copy')),
    )
  }
  return (
    <div class={styles.copy}>
      <input ref={field} class={styles.value} readOnly aria-label={props.label} value={props.value} onFocus={() => field.select()} />
      <Button variant={props.quiet === true ? 'plain' : 'primary'} icon={copied() ? <IconCheck /> : <IconCopy />} onClick={() => void copy()}>
        {copied() ? say(uiWords.copied) : props.act}
      </Button>
      <span role="status" class="spoken-only">
        <Show when={copied()}>{say(uiWords.copied)}</Show>
      </span>
    </div>
  )
}
