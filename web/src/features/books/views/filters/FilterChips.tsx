import IconX from '~icons/lucide/x'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, Index, Show, untrack } from 'solid-js'

import { Popover } from '../../../../ui/Popover.tsx'
import { useWords } from '../../../../words/language.tsx'
import { filterWords } from '../../../../words/view-parts.ts'
import type { ListModel } from '../../list/list-model.ts'
import type { Filter } from './filter.ts'
import { decodeFilters, encodeFilters, isWhole } from './filter.ts'
import { filterText } from './filter-words.ts'
import { FilterForm } from './FilterForm.tsx'
import styles from './filters.module.css'

/** The filters in use: pressed, one can be changed; its cross takes it away. */
export function FilterChips(props: { readonly model: ListModel }): JSX.Element {
  const words = useWords()
  const filters = createMemo(() => decodeFilters(props.model.book, props.model.state.filters()))
  const write = (next: readonly Filter[]) => props.model.state.set({ f: encodeFilters(next) })
  const named = (filter: Filter) => filterText(props.model.book, filter, words, props.model.names)
  return (
    <ul class={styles.chips} aria-label={words.say(filterWords.filter)}>
      <Index each={filters()}>
        {(filter, at) => (
          <li class={styles.chip}>
            <Popover label={words.say(filterWords.edit, { filter: named(filter()) })} trigger={named(filter())} class={styles.edit}>
              <ChipForm model={props.model} filter={filter()} onChange={(next) => write(filters().with(at, next))} />
            </Popover>
            <button type="button" class={styles.cross} aria-label={words.say(filterWords.remove, { filter: named(filter()) })} onClick={() => write(filters().toSpliced(at, 1))}><IconX /></button>
          </li>
        )}
      </Index>
      <Show when={filters().length > 1}>
        <li><button type="button" class={styles.clear} onClick={() => write([])}>{words.say(filterWords.removeAll)}</button></li>
      </Show>
    </ul>
  )
}

/** Keeps what is not yet whole to itself, so that the chip stays while it is being changed. */
function ChipForm(props: { readonly model: ListModel; readonly filter: Filter; readonly onChange: (filter: Filter) => void }): JSX.Element {
  const [draft, setDraft] = createSignal(untrack(() => props.filter))
  return <FilterForm model={props.model} filter={draft()} onChange={(next) => { setDraft(next); if (isWhole(next)) props.onChange(next) }} />
}
