import type { JSX } from 'solid-js'
import { Show } from 'solid-js'

import { lateChoosers } from './overlays/late-choosers.ts'
import { createSummons } from './overlays/summons.ts'

export interface SelectOption {
  readonly value: string
  readonly label: string
}

export interface SelectButtonProps {
  readonly id: string
  readonly label: string
  readonly options: readonly SelectOption[]
  /** One of the options'; what the button shows where it is none of theirs is up to `shown`. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly shown: string
  readonly class?: string | undefined
  readonly describedBy?: string | undefined
  readonly invalid?: boolean | undefined
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** Nothing is chosen. */
  readonly empty?: boolean | undefined
}

/** A button that shows what is chosen and opens the options. */
export function SelectButton(props: SelectButtonProps): JSX.Element {
  const summons = createSummons(lateChoosers, 'down')
  let button!: HTMLButtonElement
  return (
    <>
      <button
        ref={(element) => {
          button = element
          summons.attach(element)
        }}
        type="button"
        id={props.id}
        class={props.class}
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded="false"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={props.invalid === true ? 'true' : undefined}
        aria-required={props.required === true ? 'true' : undefined}
        disabled={props.disabled}
        data-empty={props.empty === true ? '' : undefined}
      >
        {props.shown}
      </button>
      <Show when={summons.part()} keyed>
        {({ SelectPanel }) => (
          <SelectPanel
            id={props.id}
            label={props.label}
            describedBy={props.describedBy}
            options={props.options}
            value={props.value}
            onChange={props.onChange}
            disabled={props.disabled}
            button={button}
            openAtOnce={summons.wasPressed()}
          />
        )}
      </Show>
    </>
  )
}
