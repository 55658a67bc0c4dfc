import IconOut from '~icons/lucide/arrow-up-right'
import type { JSX } from 'solid-js'
import { createEffect, onMount, Show } from 'solid-js'

import type { ControlProps } from './control.ts'
import { createDraft } from './draft.ts'
import styles from './fields.module.css'

export interface TextControlProps extends ControlProps<string> {
  readonly maxLength?: number | undefined
  readonly inputMode?: 'text' | 'tel' | 'email' | 'url' | undefined
  /** Where the text leads: to call, to write, to open. */
  readonly link?: string | undefined
}

const asText = (props: ControlProps<string>) =>
  createDraft<string>({
    value: () => props.value,
    show: (value) => value ?? '',
    read: (typed) => ({ value: typed === '' ? undefined : typed }),
    write: (value) => props.onChange(value),
  })

/** One line of text; a number, address or link also leads where it says. */
export function TextControl(props: TextControlProps): JSX.Element {
  const draft = asText(props)
  const line = (look: string | undefined) => (
    <input ref={draft.attach} id={props.id} class={look} type="text" autocomplete="off" maxlength={props.maxLength} inputmode={props.inputMode}
      aria-label={props.label} aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined} aria-required={props.required || undefined} />
  )
  return (
    <Show when={props.inputMode !== undefined} fallback={line(styles.input)}>
      <span class={`${styles.input} ${styles.affixed}`}>
        {line(styles.bare)}
        <Show when={props.link}>{(href) => <a class={styles.choose} href={href()} target={href().startsWith('http') ? '_blank' : undefined} rel="noreferrer" aria-label={`${props.label}: ${props.value}`} tabindex="-1"><IconOut /></a>}</Show>
      </span>
    </Show>
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
    <textarea ref={(element) => { area = element; draft.attach(element) }} id={props.id} class={`${styles.input} ${styles.area}`} rows={1} onInput={fit}
      aria-label={props.label} aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined} aria-required={props.required || undefined} />
  )
}
