import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createDeferred, createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { useWords } from '../../../../../words/language.tsx'
import { recordWords, timelineWords } from '../../../../../words/record.ts'
import { useWorkspace } from '../../../../../workspace/context.tsx'
import { useOpenPage } from '../../page-context.ts'
import { toldChanges } from '../history/changes.ts'
import { useRecord } from '../record-context.ts'
import styles from '../record.module.css'
import type { Narrowed } from './timeline.ts'
import { byDay, narrowTimeline, teller, timelineOf } from './timeline.ts'
import { TimelineEntry } from './TimelineEntry.tsx'
import { TimelineFilter } from './TimelineFilter.tsx'
import { useEntryWords } from './use-entry-words.ts'

const atFirst = 30

/** A short stream is read, not narrowed. */
const fromFilter = 6

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((key, index) => key === b[index])

/** Everything that happened with the page in one stream, the newest first, under its days ([REC8]). */
export function Timeline(): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const record = useRecord()
  const [most, setMost] = createSignal(atFirst)
  const tellers = createMemo(() => teller(workspace.books(), open.book.id))
  const linked = createMemo(() => tellers().flatMap(({ book, field, idOf }) => workspace.linked(book.id, field, idOf(open.address.id)).map((page) => ({ book, page }))))
  // Not at each key that is typed into a field.
  const page = createDeferred(open.page, { timeoutMs: 300 })
  const items = createMemo(() => timelineOf({ page: page(), comments: open.record().comments, changes: toldChanges(open.book, page(), open.record().changes), linked: linked() }))
  const zone = () => workspace.directory().workspace.timeZone
  const said = useEntryWords()
  const [narrowed, setNarrowed] = createSignal<Narrowed>({})
  const told = createMemo(() => narrowTimeline(items(), narrowed(), zone(), said))
  const narrow = (to: Narrowed) => {
    setMost(atFirst)
    setNarrowed(to)
  }
  const byKey = createMemo(() => new Map(told().slice(0, most()).map((item) => [item.key, item])))
  const days = createMemo(() => byDay(told().slice(0, most()), zone()))
  const dayKeys = createMemo(() => days().map(({ day }) => day), [], { equals: same })
  const keysOf = (day: string) => createMemo(() => days().find((known) => known.day === day)?.items.map(({ key }) => key) ?? [], [], { equals: same })
  const dayName = (day: string): string => {
    record.minute()
    if (day === '') return ''
    const date = `${words.format().date(day)} ${words.format().weekday(day)}`
    if (day > dateOf(Date.now(), zone())) return `${words.say(timelineWords.ahead)} · ${date}`
    if (day === dateOf(Date.now(), zone())) return `${words.say(recordWords.today)} · ${date}`
    return day === dateOf(Date.now() - 86_400_000, zone()) ? `${words.say(recordWords.yesterday)} · ${date}` : date
  }
  const older = createMemo(() => tellers().filter(({ book }) => workspace.table(book.id).older() > 0))
  return (
    <>
      <Show when={items().length >= fromFilter}><TimelineFilter items={items()} narrowed={narrowed()} onNarrow={narrow} /></Show>
      <Show when={told().length === 0}><p class={styles.none}>{words.say(items().length === 0 ? timelineWords.empty : timelineWords.noneSo)}</p></Show>
      <For each={dayKeys()}>
        {(day) => {
          const keys = keysOf(day)
          return (
            <section class={styles.day} aria-label={dayName(day)}>
              <h3>{dayName(day)}</h3>
              <ol class={styles.stream} role="list">
                <For each={keys()}>{(key) => <Show when={byKey().get(key)}>{(item) => <TimelineEntry item={item()} />}</Show>}</For>
              </ol>
            </section>
          )
        }}
      </For>
      <div class={styles.more}>
        <Show when={told().length > most()}><Button size="small" onClick={() => setMost((count) => count + 100)}>{words.say(recordWords.older, { count: told().length - most() })}</Button></Show>
        <Show when={told().length <= most() && older().length > 0}><Button size="small" onClick={() => older().forEach(({ book }) => workspace.table(book.id).openOlder())}>{words.say(recordWords.olderPeriods)}</Button></Show>
      </div>
    </>
  )
}
