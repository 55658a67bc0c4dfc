import * as Combobox from '@kobalte/core/combobox'
import IconCheck from '~icons/lucide/check'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, onMount, Show } from 'solid-js'

import { fieldWords } from '../../words/field-words.ts'
import type { PickControlProps } from '../fields/pick/PickControl.tsx'
import type { PickOption } from '../fields/pick/options.ts'
import floats from '../Popover.module.css'
import { Adopted } from './Adopted.tsx'
import { Bare } from './Bare.tsx'
import styles from './choices.module.css'
import { leaveToInputMethod } from './leave-to-input-method.ts'
import { onTop } from './on-top.ts'

export interface ComboboxPanelProps extends PickControlProps {
  /** What the list stands below. */
  readonly box: HTMLElement
  readonly input: HTMLInputElement
}

/** Stands for what is made from the typed name; no id of a page or member begins so. */
const newOption = '$new'

/** The options that fit what is typed, below the input. Enter takes the one that is marked, which is the first unless arrows moved it. */
export function ComboboxPanel(props: ComboboxPanelProps): JSX.Element {
  const before = props.input.value
  const [open, setOpen] = createSignal(false)
  const [typed, setTyped] = createSignal(before)
  const found = createMemo(() => {
    if (!open()) return []
    const options = [...props.search(typed())]
    const name = typed().trim()
    const isNew = props.onCreate !== undefined && name !== '' && !options.some(({ label }) => label.trim() === name)
    return isNew ? [...options, { id: newOption, label: props.createLabel?.(name) ?? name }] : options
  })
  const isPicked = (id: string): boolean => props.picked.some((option) => option.id === id)

  leaveToInputMethod(props.input)
  const choose = (chosen: readonly PickOption[]): void => {
    const ids = new Set(chosen.map(({ id }) => id))
    const turned = found().find(({ id }) => ids.has(id) !== isPicked(id))
    if (turned === undefined) return
    if (turned.id === newOption) {
      const name = typed().trim()
      setOpen(false)
      props.onCreate?.(name)
      return
    }
    if (!isPicked(turned.id)) props.onPick(turned.id)
    else if (props.many === true) props.onUnpick(turned.id)
    if (props.many !== true) setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // Closing the list is enough: the page has an Escape of its own.
    if (event.key === 'Escape' && open()) event.stopPropagation()
    const last = props.picked.at(-1)
    if (event.key === 'Backspace' && props.input.value === '' && last !== undefined) props.onUnpick(last.id)
  }
  return (
    <Combobox.Root<PickOption, never, typeof Bare>
      as={Bare}
      multiple
      open={open()}
      onOpenChange={setOpen}
      triggerMode="focus"
      options={found()}
      optionValue="id"
      optionTextValue="label"
      optionLabel="label"
      defaultFilter={() => true}
      allowsEmptyCollection
      value={[...props.picked]}
      onChange={choose}
      onInputChange={setTyped}
      closeOnSelection={props.many !== true}
      removeOnBackspace={false}
      placeholder={props.picked.length === 0 ? props.words.say(fieldWords.searchAndPick) : undefined}
      validationState={props.invalid === true ? 'invalid' : undefined}
      gutter={4}
      translations={{
        focusAnnouncement: (text) => text,
        selectedAnnouncement: (text) => text,
        // Kobalte types it as one of its own English words.
        countAnnouncement: (count) => props.words.say(fieldWords.countFound, { count: props.words.format().number(count) }) as 'one option available',
        triggerLabel: props.label,
        listboxLabel: props.label,
      }}
      itemComponent={(given) => (
        <Combobox.Item item={given.item} class={styles.option} data-new={given.item.rawValue.id === newOption ? '' : undefined}>
          <span class={styles.text} data-hue={given.item.rawValue.hue} style={given.item.rawValue.hue === undefined ? undefined : { '--hue': `var(--person-${given.item.rawValue.hue})` }}>
            {given.item.rawValue.label}
          </span>
          <Show when={given.item.rawValue.detail}>
            <small>{given.item.rawValue.detail}</small>
          </Show>
          <Show when={isPicked(given.item.rawValue.id)}>
            <IconCheck />
          </Show>
        </Combobox.Item>
      )}
    >
      <Combobox.Control<PickOption, typeof Adopted> as={Adopted} element={props.box} />
      <Combobox.Input as={Adopted} element={props.input} id={props.id} aria-label={props.label} aria-describedby={props.describedBy} onKeyDown={onKeyDown} />
      <CatchUp input={props.input} typed={before} />
      <FirstIsMarked />
      <Combobox.Portal ref={(place: Element) => onTop(place, props.label)}>
        {/* The input keeps the focus, so that one can type on. */}
        <Combobox.Content class={`${floats.float} ${styles.popup}`} data-layer="select" onMouseDown={(event: MouseEvent) => event.preventDefault()}>
          <Combobox.Listbox class={styles.list} aria-label={props.label} />
          <Show when={found().length === 0}>
            <p class={styles.none}>{props.words.say(fieldWords.nothingFound)}</p>
          </Show>
        </Combobox.Content>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** That the input was reached, and what was typed into it, before the list was there. After Kobalte's own effects, which begin empty. */
function CatchUp(props: { readonly input: HTMLInputElement; readonly typed: string }): JSX.Element {
  onMount(() => {
    if (document.activeElement === props.input) props.input.dispatchEvent(new FocusEvent('focus'))
    if (props.typed === '') return
    props.input.value = props.typed
    props.input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  return undefined
}

/** Kobalte marks nothing until an arrow is pressed; here Enter takes the best match at once. */
function FirstIsMarked(): JSX.Element {
  const combobox = Combobox.useComboboxContext()
  createEffect(() => {
    const list = combobox.listState()
    const first = list.collection().getFirstKey()
    const marked = list.selectionManager().focusedKey()
    if (combobox.isOpen() && first !== undefined && (marked === undefined || list.collection().getItem(marked) === undefined)) list.selectionManager().setFocusedKey(first)
  })
  return undefined
}
