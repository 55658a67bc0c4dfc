import { approvingMove } from '@hebu/shared/rules/approval/waiting.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show } from 'solid-js'

import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useWords } from '../../words/language.tsx'
import { standInWords } from '../../words/stand-ins.ts'
import type { CharterBook } from '../charter/charter-book.tsx'
import { DayField } from '../charter/DayField.tsx'
import { SettleDialog } from '../charter/SettleDialog.tsx'
import places from '../Place.module.css'
import styles from './stand-ins.module.css'

/** Settles that one member approves for another: who, from when until when, in which books, and why. */
export function StandInDialog(props: { readonly book: CharterBook; readonly of?: string | undefined; readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const id = newId()
  const label = createUniqueId()
  const today = (): string => props.book.workspace.world.today
  // eslint-disable-next-line solid/reactivity -- whose page the form was opened on
  const [from, setFrom] = createSignal<string | undefined>(props.of)
  const [to, setTo] = createSignal<string>()
  const [begins, setBegins] = createSignal<string | undefined>(today())
  const [ends, setEnds] = createSignal<string | undefined>(today())
  const [isSome, setSome] = createSignal(false)
  const [scope, setScope] = createSignal<readonly string[]>([])
  const [reason, setReason] = createSignal('')
  const members = (but: string | undefined) => props.book.workspace.directory().members.filter((member) => member.status === 'active' && member.id !== but).map(({ id: value, name }) => ({ value, label: name }))
  /** Those in which anything is approved at all. */
  const books = () => props.book.workspace.books().filter((book) => approvingMove(book) !== undefined)
  const changes = () => ({ [`delegation.${from() ?? 'nobody'}.${id}`]: { from: from() ?? '', to: to() ?? '', begins: begins() ?? '', ends: ends() ?? '', ...(isSome() ? { scope: scope() } : {}), ...(reason().trim() === '' ? {} : { reason: reason() }) } })
  const pair = (): string => say(standInWords.pair, { from: props.book.nameOf(from() ?? ''), to: props.book.nameOf(to() ?? '') })
  return (
    <SettleDialog book={props.book} title={say(props.of === undefined ? standInWords.addOne : standInWords.add)} changes={changes} saved={say(standInWords.asked, { pair: pair() })} withoutReason onClose={props.onClose}>
      <Show when={props.of === undefined}>
        <Select label={say(standInWords.from)} options={members(to())} value={from()} onChange={setFrom} required />
      </Show>
      <Select label={say(standInWords.to)} hint={say(standInWords.toHint)} options={members(from())} value={to()} onChange={setTo} required />
      <div class={places.pair}>
        <DayField book={props.book} label={say(standInWords.begins)} value={begins()} onChange={setBegins} />
        <DayField book={props.book} label={say(standInWords.ends)} value={ends()} onChange={setEnds} />
      </div>
      <div class={styles.books} role="group" aria-labelledby={label}>
        <span id={label}>{say(standInWords.books)}</span>
        <Checkbox label={say(standInWords.some)} checked={isSome()} onChange={setSome} />
        <Show when={isSome()}>
          <div class={styles.choices}>
            <For each={books()}>{(book) => <Checkbox label={say(book.name)} checked={scope().includes(book.id)} onChange={(checked) => setScope((before) => (checked ? [...before, book.id] : before.filter((each) => each !== book.id)))} />}</For>
          </div>
        </Show>
      </div>
      <TextInput label={say(standInWords.reason)} hint={say(standInWords.reasonHint)} value={reason()} onInput={setReason} maxLength={200} autocomplete="off" />
    </SettleDialog>
  )
}
