import type { JSX } from 'solid-js'
import { createEffect, onMount } from 'solid-js'

import type { ControlProps } from './control.ts'
import { createDraft } from './draft.ts'
import styles from './fields.module.css'

export interface TextControlProps extends ControlProps<string> {
  readonly maxLength?: number | undefined
  readonly inputMode?: 'text' | 'tel' | 'email' | undefined
}

const asText = (props: ControlProps<string>) =>
  createDraft<string>({
    value: () => props.value,
    show: (value) => value ?? '',
    read: (typed) => ({ value: typed === '' ? undefined : typed }),
    write: (value) => props.onChange(value),
  })

/** One line of text. */
export function TextControl(props: TextControlProps): JSX.Element {
  const draft = asText(props)
  return (
    <input ref={draft.attach} id={props.id} class={styles.input} type="text" autocomplete="off" maxlength={props.maxLength} inputmode={props.inputMode}
      aria-label={props.label} aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined} aria-required={props.required || undefined} />
  )
}

/** Text of several lines; the control is as high as what it holds. */
export function LongTextControl(props: ControlProps<string>): JSX.Element {
  let area!: HTMLTextAreaElement
  const draft = asText(props)
  const fit = () => {
    if (globalThis.CSS?.supports?.('field-sizing', 'content')) return
    area.style.height = 'auto'
    area.style.height = `${area.scrollHeight + 2}px`
  }
  onMount(() => createEffect(() => { void props.value; fit() }))
  return (
    <textarea ref={(element) => { area = element; draft.attach(element) }} id={props.id} class={`${styles.input} ${styles.area}`} rows={2} onInput={fit}
      aria-label={props.label} aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined} aria-required={props.required || undefined} />
  )
}
