import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../words/language.tsx'
import { filterWords } from '../../../../words/view-parts.ts'
import type { ListModel } from '../../list/list-model.ts'
import type { Filter } from './filter.ts'
import { decodeFilters, encodeFilters, filterNames, isWhole, testsOf } from './filter.ts'
import { FilterForm } from './FilterForm.tsx'
import styles from './filters.module.css'

/** Makes a filter: first the field, then what is wanted of it. */
export function FilterPanel(props: { readonly model: ListModel }): JSX.Element {
  const words = useWords()
  const [draft, setDraft] = createSignal<Filter>()
  const filters = createMemo(() => decodeFilters(props.model.book, props.model.state.filters()))
  const choose = (name: string | undefined) => {
    if (name === undefined) return
    const test = testsOf((props.model.book.fields as Fields)[name])[0]!
    const known = filters().find((filter) => filter.name === name)
    write(known ?? { name, test, values: test === 'is' ? ['yes'] : test === 'when' ? ['thisWeek'] : [] })
  }
  /** The draft is written as soon as it narrows anything; a field has one filter. */
  const write = (filter: Filter) => {
    setDraft(filter)
    const at = filters().findIndex(({ name }) => name === filter.name)
    const next = !isWhole(filter) ? filters().filter(({ name }) => name !== filter.name) : at === -1 ? [...filters(), filter] : filters().with(at, filter)
    const encoded = encodeFilters(next)
    if ((encoded ?? '') !== props.model.state.filters()) props.model.state.set({ f: encoded })
  }
  return (
    <div class={styles.panel}>
      <Show when={props.model.book.list.quick}>
        {(quick) => (
          <p class={styles.quick} role="group" aria-label={words.say(filterWords.quick)}>
            <For each={quick()}>
              {(each) => <button type="button" aria-pressed={props.model.state.filters() === each.filters} onClick={() => { setDraft(undefined); props.model.state.set({ f: props.model.state.filters() === each.filters ? undefined : each.filters }) }}>{words.say(each.label)}</button>}
            </For>
          </p>
        )}
      </Show>
      <Select label={words.say(filterWords.field)} value={draft()?.name} options={filterNames(props.model.book).map((value) => ({ value, label: props.model.labelOf(value) }))} onChange={choose} />
      <Show when={draft()}>{(filter) => <FilterForm model={props.model} filter={filter()} onChange={write} />}</Show>
      <Show when={filters().length > 0}>
        <p class={styles.end}><Button size="small" variant="quiet" onClick={() => { setDraft(undefined); props.model.state.set({ f: undefined }) }}>{words.say(filterWords.removeAll)}</Button></p>
      </Show>
    </div>
  )
}
