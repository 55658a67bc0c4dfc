import { addDays, dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, For } from 'solid-js'

import { Select } from '../../../../../ui/Select.tsx'
import { TextInput } from '../../../../../ui/TextInput.tsx'
import { useWords } from '../../../../../words/language.tsx'
import { recordWords, timelineWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useNames } from '../../../values/use-names.ts'
import styles from '../record.module.css'
import type { Narrowed, TimelineItem } from './timeline.ts'
import { kindsIn } from './timeline.ts'

export interface TimelineFilterProps {
  readonly items: readonly TimelineItem[]
  readonly narrowed: Narrowed
  readonly onNarrow: (to: Narrowed) => void
}

const spans = [30, 90, 365] as const

/** Narrows a timeline to one kind of entry, one person, the last days, or what it says ([CUS3]). */
export function TimelineFilter(props: TimelineFilterProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const kinds = createMemo(() => kindsIn(props.items))
  const people = createMemo(() => [...new Set(props.items.flatMap(({ by }) => by ?? []))].map((value) => ({ value, label: names.member(value) })))
  const today = () => dateOf(Date.now(), workspace.directory().workspace.timeZone)
  const kindName = (kind: string): string => {
    if (kind === 'comments') return words.say(recordWords.comments)
    const book = workspace.bookById(kind)
    return kind === 'page' || book === undefined ? words.say(timelineWords.ofPage) : words.say(book.one)
  }
  const span = () => spans.find((days) => addDays(today(), -days) === props.narrowed.since)
  const set = (to: Narrowed) => props.onNarrow({ ...props.narrowed, ...to })
  return (
    <div class={styles.narrow} role="group" aria-label={words.say(timelineWords.filter)}>
      <div class={styles.kinds} role="group" aria-label={words.say(timelineWords.kinds)}>
        <button type="button" aria-pressed={props.narrowed.kind === undefined} onClick={() => set({ kind: undefined })}>{words.say(timelineWords.all)}</button>
        <For each={kinds().map(({ kind }) => kind)}>
          {(kind) => (
            <button type="button" aria-pressed={props.narrowed.kind === kind} onClick={() => set({ kind: props.narrowed.kind === kind ? undefined : kind })}>
              {kindName(kind)}<small>{words.format().number(kinds().find((each) => each.kind === kind)?.count ?? 0)}</small>
            </button>
          )}
        </For>
      </div>
      <div class={styles.selects}>
        <TextInput hideLabel type="search" label={words.say(timelineWords.words)} placeholder={words.say(timelineWords.words)} autocomplete="off" value={props.narrowed.words ?? ''} onInput={(typed) => set({ words: typed || undefined })} />
        <Select hideLabel label={words.say(timelineWords.person)} none={words.say(timelineWords.anybody)} options={people()} value={props.narrowed.by} onChange={(by) => set({ by })} />
        <Select hideLabel label={words.say(timelineWords.time)} none={words.say(timelineWords.anytime)} options={spans.map((days) => ({ value: String(days), label: words.say(timelineWords.days, { count: days }) }))}
          value={span() === undefined ? undefined : String(span())} onChange={(days) => set({ since: days === undefined ? undefined : addDays(today(), -Number(days)) })} />
      </div>
    </div>
  )
}
