import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { fieldWords } from '../../words/field-words.ts'
import type { SelectOption } from '../SelectButton.tsx'
import { SelectButton } from '../SelectButton.tsx'
import type { ControlProps } from './control.ts'
import styles from './fields.module.css'
import { labelWidth } from './label-width.ts'

export interface ChoiceOption {
  readonly id: string
  readonly label: string
}

export interface ChoiceControlProps extends ControlProps<string> {
  readonly options: readonly ChoiceOption[]
  /** Shown as a list that opens, whatever the number of options. */
  readonly compact?: boolean | undefined
}

const fitsSideBySide = (options: readonly ChoiceOption[]) =>
  options.length <= 5 && options.reduce((width, { label }) => width + 4 + labelWidth(label, 1, 2), 0) <= 46

const isStray = (props: ChoiceControlProps): boolean => props.value !== undefined && !props.options.some((option) => option.id === props.value)

/** One of a few: side by side where they fit, else a list. A value that is no option (any more) stays visible. */
export function ChoiceControl(props: ChoiceControlProps): JSX.Element {
  return (
    <Show when={!props.compact && fitsSideBySide(props.options)} fallback={<ListControl {...props} />}>
      <SegmentsControl {...props} />
    </Show>
  )
}

/** The browser's own radios: arrows, Tab and Space are theirs. */
function SegmentsControl(props: ChoiceControlProps): JSX.Element {
  let group!: HTMLDivElement
  const write = (value: string | undefined) => {
    props.onChange(value)
    // Where it was refused, what stands is what counts.
    for (const radio of group.querySelectorAll('input')) radio.checked = radio.value === props.value
  }
  return (
    <div ref={group} id={props.id} class={styles.segments} role="radiogroup" tabindex="-1" aria-label={props.label} aria-describedby={props.describedBy} aria-required={props.required || undefined} data-invalid={props.invalid ? '' : undefined}>
      <For each={props.options}>
        {(option) => (
          <div class={styles.segment}>
            {/* A second press on the chosen one empties the field, where it may be empty. */}
            <input type="radio" id={`${props.id}-${option.id}`} class={styles.press} name={props.id} value={option.id} checked={props.value === option.id}
              onClick={() => { if (!props.required && props.value === option.id) write(undefined) }}
              onChange={(event) => { if (event.currentTarget.checked && props.value !== option.id) write(option.id) }} />
            <label for={`${props.id}-${option.id}`}>{option.label}</label>
          </div>
        )}
      </For>
      <Show when={isStray(props)}><span class={styles.stray}>{props.value}</span></Show>
    </div>
  )
}

function ListControl(props: ChoiceControlProps): JSX.Element {
  const none = () => props.words.say(fieldWords.none)
  const options = (): readonly SelectOption[] => [
    { value: '', label: none() },
    ...props.options.map(({ id, label }) => ({ value: id, label })),
    ...(isStray(props) ? [{ value: props.value!, label: props.value! }] : []),
  ]
  return (
    <SelectButton id={props.id} label={props.label} describedBy={props.describedBy} invalid={props.invalid} required={props.required} empty={props.value === undefined} class={`${styles.input} ${styles.select}`}
      options={options()} value={props.value ?? ''} shown={options().find(({ value }) => value === (props.value ?? ''))?.label ?? ''} onChange={(value) => props.onChange(value === '' ? undefined : value)} />
  )
}
