import IconPencil from '~icons/lucide/pencil'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { charterWords } from '../../words/charter.ts'
import type { Words } from '../../words/language.tsx'
import { useWords } from '../../words/language.tsx'
import { limitGroups, limitsOfBooks, limitUnits, limitWords } from '../../words/limits.ts'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import styles from './charter.module.css'
import { ChangedMark } from './ChangedMark.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { typedNumber } from './typed-number.ts'

const isMoney = (name: string): boolean => name.endsWith('Cents')

/** A limit with its unit, in words. */
export function limitInWords(name: string, value: number, { say, format }: Pick<Words, 'say' | 'format'>): string {
  if (isMoney(name)) return format().money({ amountCents: value, currency: 'CNY' })
  if (/Percent(For[A-Z])?$/.test(name)) return format().percent(value)
  return `${format().number(value)} ${unitOf(name, { say })}`.trim()
}

function unitOf(name: string, { say }: Pick<Words, 'say'>): string {
  const unit = limitUnits.find(([ending]) => name.endsWith(ending))?.[1]
  return unit === undefined ? '' : say(unit)
}

/** What a limit is called; its own name where a newer charter brings one. */
export const limitLabel = (name: string, { say }: Pick<Words, 'say'>): string => (Object.hasOwn(limitWords, name) ? say(limitWords[name]!) : name)

/** Time limits, thresholds and amounts, in groups. */
export function LimitsPart(props: { readonly book: CharterBook }): JSX.Element {
  const words = useWords()
  const { say } = words
  const [changing, setChanging] = createSignal<string>()
  const limits = (): Charter['limits'] => props.book.charter().limits
  const groups = createMemo(() => {
    const names = Object.keys(props.book.base().limits).filter((name) => { const of = limitsOfBooks[name]; return of === undefined || props.book.workspace.bookById(of) !== undefined })
    const grouped = new Set(limitGroups.flatMap((group) => group.names))
    return limitGroups.map((group, index) => ({ label: group.label, names: [...group.names, ...(index === limitGroups.length - 1 ? names.filter((name) => !grouped.has(name)) : [])].filter((name) => names.includes(name)) })).filter((group) => group.names.length > 0)
  })
  return (
    <>
      <For each={groups()}>
        {(group) => (
          <section class={places.section}>
            <h2>{say(group.label)}</h2>
            <ul class={places.rows}>
              <For each={group.names}>
                {(name) => (
                  <li data-key={`limits.${name}`} class={styles.limit}>
                    <span>
                      {limitLabel(name, words)} <ChangedMark book={props.book} key={`limits.${name}`} />
                    </span>
                    <span class={styles.figure}>{limitInWords(name, limits()[name] ?? 0, words)}</span>
                    <Show when={props.book.may('limits.x')}>
                      <IconButton icon={<IconPencil />} label={say(charterWords.edit, { name: limitLabel(name, words) })} onClick={() => setChanging(name)} />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
      <Show when={changing()} keyed>
        {(name) => <LimitDialog book={props.book} name={name} onClose={() => setChanging(undefined)} />}
      </Show>
    </>
  )
}

function LimitDialog(props: { readonly book: CharterBook; readonly name: string; readonly onClose: () => void }): JSX.Element {
  const words = useWords()
  const { charter, base, settledBy } = props.book
  const key = `limits.${props.name}`
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const [factor, was] = [isMoney(props.name) ? 100 : 1, charter().limits[props.name]!]
  const [typed, setTyped] = createSignal(String(was / factor))
  const declared = (): number => base().limits[props.name]!
  const changes = (): Readonly<Record<string, unknown>> => {
    const read = typedNumber(typed())
    const value = typeof read === 'number' ? Math.round(read * factor * 1000) / 1000 : read
    return value === was ? {} : { [key]: value === declared() ? null : (value ?? '') }
  }
  return (
    <SettleDialog book={props.book} title={limitLabel(props.name, words)} changes={changes} back={settledBy(key) === undefined ? undefined : { keys: [key], was: limitInWords(props.name, declared(), words) }} onClose={props.onClose}>
      <TextInput label={`${limitLabel(props.name, words)} (${unitOf(props.name, words)})`} value={typed()} onInput={setTyped} maxLength={14} autocomplete="off" />
    </SettleDialog>
  )
}
