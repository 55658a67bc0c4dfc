import { tierNow } from '@hebu/shared/charters/tiers.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, Show } from 'solid-js'

import { Select } from '../../ui/Select.tsx'
import { charterWords, tierWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { intervalInWords } from './charter-names.ts'
import { SettleDialog } from './SettleDialog.tsx'

interface TierActProps {
  readonly book: CharterBook
  readonly name: string
  readonly onClose: () => void
}

/** How many customers of this device count as of a tier; unknown while their book is not here. */
function countIn({ book, name }: TierActProps): number | undefined {
  const { workspace, charter } = book
  if (workspace.bookById('customers') === undefined) return undefined
  return workspace.table('customers').pages().filter(({ state, values }) => state !== 'merged' && typeof values['tier'] === 'string' && tierNow(charter(), values['tier']) === name).length
}

/** Gives a tier up, and says which one its customers belong to from then on ([SET20]). */
export function GiveUpTier(props: TierActProps): JSX.Element {
  const words = useWords()
  const { say } = words
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const [tiers, label, given] = [props.book.charter().tiers, props.book.charter().tiers[props.name]!.label, givenOf(props)]
  const others = Object.keys(tiers).filter((each) => each !== props.name)
  const next = others[Object.keys(tiers).indexOf(props.name)] ?? others.at(-1)
  const [into, setInto] = createSignal(next)
  const count = createMemo(() => countIn(props))
  return (
    <SettleDialog book={props.book} title={say(tierWords.giveUp, { name: say(label) })} saved={say(tierWords.givenUp)} changes={() => ({ [`tiers.${props.name}`]: { ...given, into: into() ?? '' } })} onClose={props.onClose}>
      <p class={places.prose}><Show when={count() !== undefined} fallback={say(tierWords.giveUpMeans)}>{say(tierWords.giveUpCount, { n: words.format().number(count()!) })}</Show></p>
      <Select label={say(tierWords.into)} options={others.map((each) => ({ value: each, label: say(tiers[each]!.label) }))} value={into()} onChange={setInto} required />
      <Show when={into()}>{(to) => <p class={places.hint}>{say(charterWords.interval)}: {intervalInWords(tiers[to()]!, words)}</p>}</Show>
    </SettleDialog>
  )
}

/** Takes a tier that was given up back into use; customers that were in it are in it again. */
export function RestoreTier(props: TierActProps): JSX.Element {
  const { say } = useWords()
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const [label, { into: _, ...given }] = [props.book.charter().formerTiers![props.name]!.label, givenOf(props)]
  const isDeclared = () => props.book.base().tiers[props.name] !== undefined
  return (
    <SettleDialog book={props.book} title={say(tierWords.restore, { name: say(label) })} changes={() => ({ [`tiers.${props.name}`]: Object.keys(given).length === 0 && isDeclared() ? null : given })} onClose={props.onClose}>
      <p class={places.prose}>{say(tierWords.restoreMeans)}</p>
    </SettleDialog>
  )
}

/** What was settled of a tier before. */
function givenOf({ book, name }: TierActProps): Readonly<Record<string, unknown>> {
  const key = `tiers.${name}`
  const value: unknown = book.settledBy(key)?.changes[key]
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
