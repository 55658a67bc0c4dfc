import * as KobalteSelect from '@kobalte/core/select'
import IconCheck from '~icons/lucide/check'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import floats from '../Popover.module.css'
import type { SelectOption } from '../SelectButton.tsx'
import { Adopted } from './Adopted.tsx'
import { Bare } from './Bare.tsx'
import styles from './choices.module.css'
import { onTop } from './on-top.ts'

export interface SelectPanelProps {
  readonly id: string
  readonly label: string
  readonly describedBy?: string | undefined
  readonly options: readonly SelectOption[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly disabled?: boolean | undefined
  readonly button: HTMLElement
  readonly openAtOnce: boolean
}

/** The options below a select button. Arrow keys and first letters move, also while it is closed. */
export function SelectPanel(props: SelectPanelProps): JSX.Element {
  // eslint-disable-next-line solid/reactivity -- how it begins
  const [open, setOpen] = createSignal(props.openAtOnce)
  // Made anew with whatever they follow from; Kobalte closes when they are others ([UI179]).
  const options = createMemo(() => [...props.options], undefined, { equals: (a, b) => a.length === b.length && a.every(({ value, label }, at) => value === b[at]?.value && label === b[at]?.label) })
  return (
    <KobalteSelect.Root<SelectOption, never, typeof Bare>
      as={Bare}
      open={open()}
      onOpenChange={setOpen}
      options={options()}
      optionValue="value"
      optionTextValue="label"
      value={options().find(({ value }) => value === props.value) ?? null}
      onChange={(option) => {
        // Kobalte also tells when the options themselves change.
        if (option !== null && option.value !== props.value) props.onChange(option.value)
      }}
      disallowEmptySelection
      disabled={props.disabled}
      gutter={4}
      itemComponent={(given) => (
        <KobalteSelect.Item item={given.item} class={styles.option}>
          <span class={styles.text}>{given.item.rawValue.label}</span>
          <Show when={given.item.rawValue.value === props.value}>
            <IconCheck />
          </Show>
        </KobalteSelect.Item>
      )}
    >
      <KobalteSelect.Trigger
        as={Adopted}
        element={props.button}
        id={props.id}
        role="combobox"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        onClick={(event: MouseEvent) => {
          // Pressed by a program or a reading aid, without pointer or key.
          if (event.detail === 0 && props.disabled !== true) setOpen(!open())
        }}
      />
      <KobalteSelect.Portal ref={(place: Element) => onTop(place, props.label)}>
        <KobalteSelect.Content class={`${floats.float} ${styles.popup}`} data-layer="select">
          <KobalteSelect.Listbox class={styles.list} aria-label={props.label} />
        </KobalteSelect.Content>
      </KobalteSelect.Portal>
    </KobalteSelect.Root>
  )
}
