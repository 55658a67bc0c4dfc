import type { Tier } from '@hebu/shared/charters/define-charter.ts'
import { tierOwners } from '@hebu/shared/charters/settings-shape.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'

import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { charterWords, tierWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { postsWith, settledTierOf } from './charter-names.ts'
import { SettleDialog } from './SettleDialog.tsx'
import { typedNumber } from './typed-number.ts'

/** A tier by its parts: name, place among the others, interval, whose customers they are, how they are served. Without a name it is a new one. */
export function TierDialog(props: { readonly book: CharterBook; readonly name?: string | undefined; readonly onClose: () => void }): JSX.Element {
  const words = useWords()
  const { say } = words
  const { charter, base, settledBy } = props.book
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const name = props.name ?? `own-${newId().toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 20)}`
  const key = `tiers.${name}`
  const was: Partial<Tier> = charter().tiers[name] ?? {}
  const order = Object.keys(charter().tiers)
  const isNew = !order.includes(name)
  const declared = (): Partial<Tier> => base().tiers[name] ?? {}
  const isOwn = (): boolean => base().tiers[name] === undefined
  const textOf = (of: Tier['label'] | undefined): string => (of === undefined ? '' : say(of))
  const [label, setLabel] = createSignal(textOf(was.label))
  const [days, setDays] = createSignal(was.followUpDays === undefined ? '' : String(was.followUpDays))
  const [owner, setOwner] = createSignal<string | undefined>(was.ownedBy)
  const [service, setService] = createSignal(textOf(was.service))
  const firstPlace = String((isNew ? order.length : order.indexOf(name)) + 1)
  const [place, setPlace] = createSignal(firstPlace)
  const wanted = (): Readonly<Record<string, unknown>> => {
    const followUpDays = typedNumber(days())
    const about = {
      ...(followUpDays === declared().followUpDays ? {} : { followUpDays: followUpDays ?? null }),
      ...(owner() === declared().ownedBy ? {} : { ownedBy: owner() ?? null }),
      ...(service().trim() === textOf(declared().service) ? {} : { service: service().trim() === '' ? null : service() }),
    }
    return isOwn() ? { label: label(), ...about } : { ...(label().trim() === textOf(declared().label) ? {} : { label: label() }), ...about }
  }
  const touched = (): boolean =>
    isNew || label().trim() !== textOf(was.label) || typedNumber(days()) !== was.followUpDays || owner() !== was.ownedBy || service().trim() !== textOf(was.service)
  const changes = (): Readonly<Record<string, unknown>> => {
    const others = order.filter((each) => each !== name)
    const placed = others.toSpliced(Number(place()) - 1, 0, name)
    return {
      ...(touched() ? { [key]: Object.keys(wanted()).length === 0 ? null : wanted() } : {}),
      ...(place() === firstPlace ? {} : { 'order.tiers': placed }),
    }
  }
  const ranks = () => Array.from({ length: isNew ? order.length + 1 : order.length }, (_, at) => ({ value: String(at + 1), label: say(tierWords.nth, { n: at + 1 }) }))
  const owners = () => tierOwners.map((value) => ({ value, label: postsWith(value, charter(), words) })).filter((one, at, all) => one.label !== '' && all.findIndex((other) => other.label === one.label) === at)
  return (
    <SettleDialog
      book={props.book}
      title={isNew ? say(tierWords.add) : textOf(was.label)}
      changes={changes}
      back={settledBy(key) === undefined || isOwn() ? undefined : { keys: [key], was: settledTierOf(declared() as Tier, words) }}
      onClose={props.onClose}
    >
      <TextInput label={say(charterWords.tierName)} value={label()} onInput={setLabel} maxLength={30} autocomplete="off" required />
      <div class={places.pair}>
        <TextInput label={say(charterWords.intervalField)} value={days()} onInput={setDays} maxLength={4} autocomplete="off" />
        <Select label={say(tierWords.place)} options={ranks()} value={place()} onChange={(value) => setPlace(value ?? firstPlace)} />
      </div>
      <p class={places.hint}>{say(charterWords.tierMeans)}</p>
      <Select label={say(tierWords.owner)} hint={say(tierWords.ownerHint)} options={owners()} value={owner()} onChange={setOwner} none={say(tierWords.anybody)} />
      <TextInput label={say(tierWords.service)} hint={say(tierWords.serviceHint)} value={service()} onInput={setService} maxLength={200} autocomplete="off" />
    </SettleDialog>
  )
}
