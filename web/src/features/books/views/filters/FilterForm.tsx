import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { money, parseAmountCents } from '@hebu/shared/vocabulary/money.ts'
import type { JSX } from 'solid-js'
import { createMemo, createUniqueId, For, Match, Show, Switch } from 'solid-js'

import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { DateControl } from '../../../../ui/fields/DateControl.tsx'
import { MoneyControl, NumberControl } from '../../../../ui/fields/NumberControl.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { fieldWords } from '../../../../words/field-words.ts'
import { useWords } from '../../../../words/language.tsx'
import { filterWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { ListModel } from '../../list/list-model.ts'
import { choicesOf } from '../../values/choices.ts'
import { shownKind } from '../../values/format-value.ts'
import { pageNamed } from './filter-words.ts'
import type { Filter, FilterTest } from './filter.ts'
import { spans, testsOf } from './filter.ts'
import styles from './filters.module.css'

export interface FilterFormProps {
  readonly model: ListModel
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}

/** What one filter wants of its field; every change narrows the list at once. */
export function FilterForm(props: FilterFormProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const field = () => (props.model.book.fields as Fields)[props.filter.name]
  const kind = () => (field() === undefined ? 'choice' : shownKind(field()!))
  const isLink = () => kind() === 'customer' || kind() === 'link'
  // Pages are chosen by name; those that a figure named stand to be taken away.
  const tests = createMemo(() => testsOf(field()).filter((test) => test !== 'any' || !isLink() || props.filter.test === 'any'))
  // eslint-disable-next-line solid/reactivity -- one that is unticked stays in sight
  const named = props.filter.values
  const write = (values: readonly string[]) => props.onChange({ ...props.filter, values })
  const options = createMemo<readonly { readonly value: string; readonly label: string }[]>(() => {
    const of = field()
    if (of === undefined) return Object.entries(props.model.book.states).map(([value, label]) => ({ value, label: words.say(label) }))
    if (isLink()) return named.map((id) => ({ value: id, label: pageNamed(props.model.book, props.model.names, of, id) }))
    if (of.kind === 'choice') return Object.entries(choicesOf(of, workspace.charter())).map(([value, label]) => ({ value, label: words.say(label) }))
    const { directory, me } = workspace
    const others = directory().members.filter(({ id, status }) => id !== me().id && status === 'active')
    return [{ value: 'me', label: words.say(filterWords.me) }, ...others.map(({ id, name }) => ({ value: id, label: name }))]
  })
  const setTest = (test: FilterTest) => props.onChange({ name: props.filter.name, test, values: test === 'is' ? ['yes'] : test === 'when' ? ['thisWeek'] : [] })
  const end = (at: 0 | 1): string => props.filter.values[at] ?? ''
  const setEnd = (at: 0 | 1, value: string) => write(at === 0 ? [value, end(1)] : [end(0), value])
  const idBase = createUniqueId()
  const bound = (at: 0 | 1): JSX.Element => {
    const label = words.say(at === 0 ? filterWords.from : filterWords.to)
    const id = `${idBase}-${at}`
    return (
      <div class={styles.bound}>
        <label for={id}>{label}</label>
        <Switch fallback={<NumberControl id={id} label={label} words={words} value={end(at) === '' ? undefined : Number(end(at))} onChange={(value) => setEnd(at, value === undefined ? '' : String(value))} />}>
          <Match when={kind() === 'date' || kind() === 'dateTime'}>
            <DateControl id={id} label={label} words={words} today={dateOf(props.model.nowMs, workspace.directory().workspace.timeZone)} value={end(at) || undefined} onChange={(value) => setEnd(at, value ?? '')} />
          </Match>
          <Match when={kind() === 'money'}>
            <MoneyControl id={id} label={label} words={words} value={end(at) === '' ? undefined : money(parseAmountCents(end(at)) ?? 0)} onChange={(value: Money | undefined) => setEnd(at, value === undefined ? '' : String(value.amountCents / 100))} />
          </Match>
        </Switch>
      </div>
    )
  }
  return (
    <div class={styles.form}>
      <Show when={tests().length > 1}>
        <Select label={words.say(filterWords.how)} value={props.filter.test} options={tests().map((test) => ({ value: test, label: words.say(filterWords[test]) }))} onChange={(test) => setTest((test ?? tests()[0]) as FilterTest)} />
      </Show>
      <Switch>
        <Match when={props.filter.test === 'any'}>
          <div class={styles.options} role="group" aria-label={props.model.labelOf(props.filter.name)}>
            <For each={options()}>
              {({ value, label }) => <Checkbox label={label} checked={props.filter.values.includes(value)} onChange={(checked) => write(checked ? [...props.filter.values, value] : props.filter.values.filter((each) => each !== value))} />}
            </For>
          </div>
        </Match>
        <Match when={props.filter.test === 'has'}>
          <TextInput label={words.say(filterWords.words)} value={end(0)} onInput={(typed) => write([typed])} />
        </Match>
        <Match when={props.filter.test === 'is'}>
          <Select label={props.model.labelOf(props.filter.name)} value={end(0)} options={[{ value: 'yes', label: words.say(fieldWords.yes) }, { value: 'no', label: words.say(fieldWords.no) }]} onChange={(value) => write([value ?? 'yes'])} />
        </Match>
        <Match when={props.filter.test === 'when'}>
          <Select label={props.model.labelOf(props.filter.name)} value={end(0)} options={spans.map((span) => ({ value: span, label: words.say(filterWords[span]) }))} onChange={(span) => write([span ?? 'thisWeek'])} />
        </Match>
        <Match when={props.filter.test === 'range'}><div class={styles.bounds}>{bound(0)}{bound(1)}</div></Match>
      </Switch>
    </div>
  )
}
