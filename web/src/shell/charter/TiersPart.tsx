import IconPencil from '~icons/lucide/pencil'
import type { Tier } from '@hebu/shared/charters/define-charter.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { IconButton } from '../../ui/IconButton.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { postsWith } from './charter-names.ts'
import styles from './charter.module.css'
import { ChangedMark } from './ChangedMark.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { typedNumber } from './typed-number.ts'

/** The classes of customers, and how often each is contacted. */
export function TiersPart(props: { readonly book: CharterBook }): JSX.Element {
  const words = useWords()
  const { say } = words
  const [changing, setChanging] = createSignal<string>()
  const names = createMemo(() => Object.keys(props.book.base().tiers))
  const tier = (name: string): Tier => props.book.charter().tiers[name]!
  return (
    <>
      <table class={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say(charterWords.tier)}</th>
            <th scope="col">{say(charterWords.interval)}</th>
            <Show when={props.book.may('tiers.x')}><td class={styles.act} /></Show>
          </tr>
        </thead>
        <tbody>
          <For each={names()}>
            {(name) => (
              <tr data-key={`tiers.${name}`}>
                <th scope="row">
                  <b>{say(tier(name).label)}</b> <ChangedMark book={props.book} key={`tiers.${name}`} />
                  <Show when={tier(name).ownedBy}>{(owner) => <small>{postsWith(owner(), props.book.charter(), words)}</small>}</Show>
                </th>
                <td>{intervalInWords(tier(name), words)}</td>
                <Show when={props.book.may('tiers.x')}>
                  <td class={styles.act}>
                    <IconButton icon={<IconPencil />} label={say(charterWords.edit, { name: say(tier(name).label) })} onClick={() => setChanging(name)} />
                  </td>
                </Show>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class={places.hint}>{say(charterWords.tierMeans)}</p>
      <Show when={changing()} keyed>
        {(name) => <TierDialog book={props.book} name={name} onClose={() => setChanging(undefined)} />}
      </Show>
    </>
  )
}

const intervalInWords = ({ followUpDays }: Tier, { say, format }: ReturnType<typeof useWords>): string =>
  followUpDays === undefined ? say(charterWords.noInterval) : say(charterWords.everyDays, { n: format().number(followUpDays) })

function TierDialog(props: { readonly book: CharterBook; readonly name: string; readonly onClose: () => void }): JSX.Element {
  const words = useWords()
  const { say } = words
  const { charter, base, settledBy } = props.book
  const key = `tiers.${props.name}`
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const was = charter().tiers[props.name]!
  const declared = (): Tier => base().tiers[props.name]!
  const [days, setDays] = createSignal(was.followUpDays === undefined ? '' : String(was.followUpDays))
  const [label, setLabel] = createSignal(say(was.label))
  const changes = (): Readonly<Record<string, unknown>> => {
    const followUpDays = typedNumber(days())
    if (followUpDays === was.followUpDays && label().trim() === say(was.label)) return {}
    const wanted = {
      ...(followUpDays === declared().followUpDays ? {} : { followUpDays: followUpDays ?? null }),
      ...(label().trim() === say(declared().label) ? {} : { label: label() }),
    }
    return { [key]: Object.keys(wanted).length === 0 ? null : wanted }
  }
  return (
    <SettleDialog
      book={props.book}
      title={say(was.label)}
      changes={changes}
      back={settledBy(key) === undefined ? undefined : { keys: [key], was: `${say(declared().label)}, ${intervalInWords(declared(), words)}` }}
      onClose={props.onClose}
    >
      <TextInput label={say(charterWords.intervalField)} hint={say(charterWords.tierMeans)} value={days()} onInput={setDays} maxLength={4} autocomplete="off" />
      <TextInput label={say(charterWords.tierName)} value={label()} onInput={setLabel} maxLength={30} autocomplete="off" />
    </SettleDialog>
  )
}
