import IconPencil from '~icons/lucide/pencil'
import type { Cadence } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { IconButton } from '../../ui/IconButton.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { besideInWords, dueInWords, postsWith, whoInWords } from './charter-names.ts'
import styles from './charter.module.css'
import { ChangedMark } from './ChangedMark.tsx'
import { DutyDialog } from './DutyDialog.tsx'

/** What the charter asks of whom and when, in the order of how often it comes. */
export function DutiesPart(props: { readonly book: CharterBook }): JSX.Element {
  const { say, format } = useWords()
  const [changing, setChanging] = createSignal<string>()
  const all = createMemo(() => {
    const { cadences, without } = props.book.charter()
    return Object.entries(cadences).filter(([, { book }]) => !without.includes(book)).toSorted(([, a], [, b]) => frequency(a) - frequency(b))
  })
  const names = (on: boolean): readonly string[] => all().filter(([, cadence]) => cadence.on === on).map(([name]) => name)
  const off = createMemo(() => names(false), [], { equals: sameNames })
  const on = createMemo(() => names(true), [], { equals: sameNames })
  return (
    <>
      <Duties book={props.book} names={on()} onChange={setChanging} />
      <Show when={off().length > 0}>
        <details class={styles.more}>
          <summary>{say(charterWords.offOnes, { n: format().number(off().length) })}</summary>
          <p class={places.hint}>{say(charterWords.offMeans)}</p>
          <Duties book={props.book} names={off()} onChange={setChanging} />
        </details>
      </Show>
      <Show when={changing()} keyed>
        {(name) => <DutyDialog book={props.book} name={name} onClose={() => setChanging(undefined)} />}
      </Show>
    </>
  )
}

const order = ['day', 'week', 'fortnight', 'month', 'quarter', 'halfYear', 'year', 'event', undefined]
const frequency = ({ every }: Cadence): number => order.indexOf(every)

const sameNames = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, index) => name === b[index])

function Duties(props: { readonly book: CharterBook; readonly names: readonly string[]; readonly onChange: (name: string) => void }): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const cadence = (name: string): Cadence => props.book.charter().cadences[name]!
  const days = (n: number | undefined, wording: typeof charterWords.days): string => (n === undefined || n === 0 ? say(charterWords.none) : say(wording, { n: format().number(n) }))
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          <th scope="col">{say(charterWords.duty)}</th>
          <th scope="col">{say(charterWords.due)}</th>
          <th scope="col" class={styles.aside}>{say(charterWords.lead)}</th>
          <th scope="col" class={styles.aside}>{say(charterWords.grace)}</th>
          <th scope="col" class={styles.aside}>{say(charterWords.escalates)}</th>
          <Show when={props.book.may('cadences.x')}><td class={styles.act} /></Show>
        </tr>
      </thead>
      <tbody>
        <For each={props.names}>
          {(name) => (
            <tr data-key={`cadences.${name}`}>
              <th scope="row">
                <b>{say(cadence(name).label)}</b> <ChangedMark book={props.book} key={`cadences.${name}`} />
                <small>{whoInWords(cadence(name), props.book.charter(), words)}</small>
                <small class={styles.phone}>{besideInWords(cadence(name), props.book.charter(), words)}</small>
              </th>
              <td>{dueInWords(cadence(name).due, words)}</td>
              <td class={`${styles.aside} ${styles.figures}`}>{days(cadence(name).leadDays, charterWords.days)}</td>
              <td class={`${styles.aside} ${styles.figures}`}>{days(cadence(name).graceDays, charterWords.workingDays)}</td>
              <td class={styles.aside}>{cadence(name).escalates === undefined ? say(charterWords.noEscalation) : postsWith(cadence(name).escalates!, props.book.charter(), words)}</td>
              <Show when={props.book.may('cadences.x')}>
                <td class={styles.act}>
                  <IconButton icon={<IconPencil />} label={say(charterWords.edit, { name: say(cadence(name).label) })} onClick={() => props.onChange(name)} />
                </td>
              </Show>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}
