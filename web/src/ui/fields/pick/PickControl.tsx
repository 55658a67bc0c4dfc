import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, onMount, Show } from 'solid-js'

import { fieldWords } from '../../../words/field-words.ts'
import { lateChoosers } from '../../overlays/late-choosers.ts'
import { createSummons } from '../../overlays/summons.ts'
import type { ControlProps } from '../control.ts'
import fieldStyles from '../fields.module.css'
import type { PickOption } from './options.ts'
import styles from './pick.module.css'

export interface PickControlProps extends Omit<ControlProps<never>, 'value' | 'onChange'> {
  /** What is picked now, in order. */
  readonly picked: readonly PickOption[]
  readonly many?: boolean | undefined
  /** The options that fit what was typed; asked only while the list is open. */
  readonly search: (typed: string) => readonly PickOption[]
  readonly onPick: (id: string) => void
  readonly onUnpick: (id: string) => void
  /** Takes the focus as it appears. */
  readonly autofocus?: boolean | undefined
  /** Makes what was typed, where nothing is called so; absent where nothing can be made here. */
  readonly onCreate?: ((typed: string) => void) | undefined
  /** What making it is called: `新建客戶「青禾」`. */
  readonly createLabel?: ((typed: string) => string) | undefined
  /** What it begins with, as if it had been typed here. */
  readonly typed?: string | undefined
  /** Where a picked one leads. */
  readonly hrefOf?: ((option: PickOption) => string | undefined) | undefined
}

/** Picks one or several from many by typing a part of the name. A combobox: arrows move, Enter picks, Escape closes, Backspace takes the last one out. */
export function PickControl(props: PickControlProps): JSX.Element {
  const summons = createSummons(lateChoosers, 'click')
  const [composing, setComposing] = createSignal(false)
  // What comes while an input method composes would take the letters away from it.
  const part = createMemo((before: ReturnType<typeof summons.part>) => before ?? (composing() ? undefined : summons.part()))
  let box!: HTMLDivElement
  let input!: HTMLInputElement
  onMount(() => {
    if (props.typed) input.value = props.typed
    if (props.autofocus) input.focus()
  })
  return (
    <div ref={box} class={`${fieldStyles.input} ${styles.box}`} data-invalid={props.invalid ? '' : undefined} onClick={(event) => { if (event.target === box) input.focus() }}>
      <For each={props.picked}>
        {(option) => (
          <span class={styles.chip} data-hue={option.hue} style={option.hue === undefined ? undefined : { '--hue': `var(--person-${option.hue})` }}>
            <Show when={props.hrefOf?.(option)} fallback={<span class={styles.chipText}>{option.label}</span>}>
              {(href) => <a class={styles.chipText} href={href()}>{option.label}</a>}
            </Show>
            <button type="button" class={styles.unpick} aria-label={props.words.say(fieldWords.unpick, { name: option.label })} onClick={() => { props.onUnpick(option.id); input.focus() }}><IconX /></button>
          </span>
        )}
      </For>
      <input ref={(element) => { input = element; summons.attach(element) }} id={props.id} class={styles.search} type="text" role="combobox" autocomplete="off" aria-label={props.label} aria-autocomplete="list" aria-expanded="false"
        aria-haspopup="listbox" aria-describedby={props.describedBy} aria-invalid={props.invalid || undefined} aria-required={props.required || undefined}
        placeholder={props.picked.length === 0 ? props.words.say(fieldWords.searchAndPick) : undefined}
        onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)} />
      <Show when={part()} keyed>
        {({ ComboboxPanel }) => <ComboboxPanel {...props} box={box} input={input} />}
      </Show>
    </div>
  )
}
