import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { JSX } from 'solid-js'
import { createDeferred, createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { Select } from '../../../../../ui/Select.tsx'
import { useWords } from '../../../../../words/language.tsx'
import { historyWords, recordWords } from '../../../../../words/record.ts'
import { useNames } from '../../../values/use-names.ts'
import { useOpenPage } from '../../page-context.ts'
import { fieldLabel } from '../../refusal-text.ts'
import { Moment } from '../Moment.tsx'
import styles from '../record.module.css'
import { toldChanges } from './changes.ts'
import { ChangeView } from './ChangeView.tsx'

const atFirst = 40

/** Who changed which field when, from what to what: the newest first, of all fields or of one ([REC12]). */
export function History(props: { readonly field: string | undefined; readonly onField: (field: string | undefined) => void }): JSX.Element {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const [most, setMost] = createSignal(atFirst)
  // Not at each key that is typed into a field.
  const page = createDeferred(open.page, { timeoutMs: 300 })
  const told = createMemo(() => toldChanges(open.book, page(), open.record().changes).toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)))
  const fields = createMemo(() => [...new Set([...told().map(({ field }) => field), ...(props.field === undefined ? [] : [props.field])])])
  const shown = createMemo(() => told().filter(({ field }) => props.field === undefined || field === props.field))
  const keyOf = (entry: HistoryEntry): string => `${entry.by} ${entry.at} ${entry.act} ${entry.field} ${entry.row ?? ''} ${entry.item ?? ''}`
  const byKey = createMemo(() => new Map(shown().map((entry) => [keyOf(entry), entry])))
  const keys = createMemo(() => [...byKey().keys()].slice(0, most()), [], { equals: (a, b) => a.length === b.length && a.every((key, index) => key === b[index]) })
  const label = (field: string) => fieldLabel(open.book, field, words)
  return (
    <>
      <Show when={fields().length > 1}>
        <div class={styles.filter}>
          <Select label={words.say(historyWords.field)} hideLabel none={words.say(historyWords.allFields)} value={props.field} onChange={props.onField} options={fields().map((field) => ({ value: field, label: label(field) }))} />
        </div>
      </Show>
      <Show when={keys().length > 0} fallback={<p class={styles.none}>{props.field === undefined ? words.say(historyWords.none) : words.say(historyWords.noneOf, { field: label(props.field) })}</p>}>
        <ol class={styles.changes} role="list">
          <For each={keys()}>
            {(key) => (
              <Show when={byKey().get(key)}>
                {(entry) => (
                  <li>
                    <p class={styles.who}><b>{names.member(entry().by)}</b> <Moment at={entry().at} full /></p>
                    <ChangeView entry={entry()} />
                  </li>
                )}
              </Show>
            )}
          </For>
        </ol>
        <Show when={byKey().size > most()}><Button variant="quiet" size="small" onClick={() => setMost((count) => count + 100)}>{words.say(recordWords.older, { count: byKey().size - most() })}</Button></Show>
      </Show>
    </>
  )
}
