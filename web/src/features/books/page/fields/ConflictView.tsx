import IconSplit from '~icons/lucide/git-compare'
import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import type { Candidate } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { noticeWords } from '../../../../words/page-notices.ts'
import { useWords } from '../../../../words/language.tsx'
import { useNames } from '../../values/use-names.ts'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'
import { ShownValue } from './ShownValue.tsx'

export interface ConflictViewProps {
  readonly name: string
  readonly field: Field
  readonly label: string
  /** The shown one first. */
  readonly candidates: readonly Candidate[]
  readonly editable: boolean
  readonly onChoose: (value: unknown) => void
}

/**
 * Who made each of the writes that stand side by side, the latest first as they do: the last entries of the field in the
 * page's history, where there is one of another member for each. Nobody is named on a guess.
 */
export function writersOf(field: string, count: number, changes: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const last = changes.filter((change) => change.field === field && change.act === 'write' && change.row === undefined).slice(-count)
  const isCertain = last.length === count && last.every(({ next }) => next.is === 'unknown') && new Set(last.map(({ by }) => by)).size === count
  return isCertain ? last.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at)) : []
}

/** Values that several wrote at once, side by side with who wrote them, until someone chooses ([UI47], [FLD30]). */
export function ConflictView(props: ConflictViewProps): JSX.Element {
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const writers = createMemo(() => writersOf(props.name, props.candidates.length, open.record().changes))
  return (
    <div class={styles.conflict} role="group" aria-label={`${props.label}: ${words.say(noticeWords.conflict)}`}>
      <p role="status"><IconSplit />{words.say(noticeWords.conflict)}</p>
      <ul>
        <For each={props.candidates}>
          {(candidate, index) => (
            <li data-shown={index() === 0 ? '' : undefined}>
              <ShownValue book={open.book} name={props.name} field={props.field} value={candidate.value} label={props.label} />
              <Show when={writers()[index()]}>{(writer) => <small>{words.say(noticeWords.writtenBy, { name: names.member(writer().by), when: words.format().dateTime(writer().at) })}</small>}</Show>
              <Show when={index() === 0}><small>{words.say(noticeWords.shown)}</small></Show>
              <Show when={props.editable}><Button size="small" onClick={() => props.onChoose(candidate.value)}>{words.say(noticeWords.choose)}</Button></Show>
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
