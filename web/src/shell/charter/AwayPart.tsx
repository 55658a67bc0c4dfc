import IconPlus from '~icons/lucide/plus'
import IconTrash from '~icons/lucide/trash-2'
import type { Absence } from '@hebu/shared/charters/settled.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Badge } from '../../ui/Badge.tsx'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import styles from './charter.module.css'
import { DayField } from './DayField.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { Waivers } from './Waivers.tsx'

const kinds = ['leave', 'travel'] as const
const kindWords = { leave: charterWords.onLeave, travel: charterWords.onTravel }

/** Who is away, and who is excused from what ([SET8]). */
export function AwayPart(props: { readonly book: CharterBook }): JSX.Element {
  const { say, format } = useWords()
  const [adding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<Absence>()
  const today = (): string => props.book.workspace.world.today
  const all = createMemo(() => (props.book.charter().settled?.absences ?? []).toSorted((a, b) => (a.from < b.from ? -1 : 1)))
  const coming = createMemo(() => all().filter(({ to }) => to >= today()))
  const past = createMemo(() => all().filter(({ to }) => to < today()).toReversed())
  return (
    <>
      <section class={places.section}>
        <h2>{say(charterWords.leave)}</h2>
        <Show when={coming().length > 0} fallback={<p class={places.hint}>{say(charterWords.noLeave)}</p>}>
          <Absences book={props.book} absences={coming()} onRemove={setRemoving} />
        </Show>
        <Show when={props.book.may('leave.x')}>
          <p class={places.padded}><Button icon={<IconPlus />} onClick={() => setAdding(true)}>{say(charterWords.addLeave)}</Button></p>
        </Show>
        <Show when={past().length > 0}>
          <details class={styles.more}>
            <summary>{say(charterWords.earlierOnes, { n: format().number(past().length) })}</summary>
            <Absences book={props.book} absences={past()} onRemove={setRemoving} />
          </details>
        </Show>
      </section>
      <Waivers book={props.book} />
      <Show when={adding()}><LeaveDialog book={props.book} onClose={() => setAdding(false)} /></Show>
      <Show when={removing()} keyed>
        {(absence) => (
          <SettleDialog book={props.book} title={say(charterWords.removeOne, { name: props.book.nameOf(absence.member) })} changes={() => ({ [`leave.${absence.id}`]: null })} onClose={() => setRemoving(undefined)}>
            <p class={places.prose}>{say(kindWords[absence.kind] ?? charterWords.onLeave)} · {say(charterWords.span, { from: format().date(absence.from), to: format().date(absence.to) })}</p>
          </SettleDialog>
        )}
      </Show>
    </>
  )
}

function Absences(props: { readonly book: CharterBook; readonly absences: readonly Absence[]; readonly onRemove: (absence: Absence) => void }): JSX.Element {
  const { say, format } = useWords()
  const isNow = ({ from, to }: Absence): boolean => from <= props.book.workspace.world.today && props.book.workspace.world.today <= to
  return (
    <ul class={places.rows}>
      <For each={props.absences}>
        {(absence) => (
          <li class={styles.line} data-key={`leave.${absence.id}`}>
            <span class={places.rowText}>
              <b>{props.book.nameOf(absence.member)}</b>
              <small>{[say(charterWords.span, { from: format().date(absence.from), to: format().date(absence.to) }), absence.why].filter((part) => part !== undefined).join(' · ')}</small>
            </span>
            <Show when={isNow(absence)}><Badge tone="amber">{say(charterWords.now)}</Badge></Show>
            <Badge>{say(kindWords[absence.kind] ?? charterWords.onLeave)}</Badge>
            <Show when={props.book.may('leave.x')}>
              <IconButton icon={<IconTrash />} label={say(charterWords.removeOne, { name: props.book.nameOf(absence.member) })} onClick={() => props.onRemove(absence)} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function LeaveDialog(props: { readonly book: CharterBook; readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const id = newId()
  const [member, setMember] = createSignal<string>()
  const [from, setFrom] = createSignal<string | undefined>(props.book.workspace.world.today)
  const [to, setTo] = createSignal<string | undefined>(props.book.workspace.world.today)
  const [kind, setKind] = createSignal<string>('leave')
  const [why, setWhy] = createSignal('')
  const members = () => props.book.workspace.directory().members.filter(({ status }) => status === 'active').map(({ id: value, name }) => ({ value, label: name }))
  const changes = () => ({ [`leave.${id}`]: { member: member() ?? '', from: from() ?? '', to: to() ?? '', kind: kind(), ...(why().trim() === '' ? {} : { why: why() }) } })
  return (
    <SettleDialog book={props.book} title={say(charterWords.addLeave)} changes={changes} withoutReason onClose={props.onClose}>
      <div class={places.pair}>
        <Select label={say(charterWords.leaveMember)} options={members()} value={member()} onChange={setMember} required />
        <Select label={say(charterWords.leaveKind)} options={kinds.map((value) => ({ value, label: say(kindWords[value]) }))} value={kind()} onChange={(chosen) => setKind(chosen ?? 'leave')} />
        <DayField book={props.book} label={say(charterWords.leaveFrom)} value={from()} onChange={setFrom} />
        <DayField book={props.book} label={say(charterWords.leaveTo)} value={to()} onChange={setTo} />
      </div>
      <TextInput label={say(charterWords.leaveWhy)} hint={say(charterWords.leaveWhyHint)} value={why()} onInput={setWhy} maxLength={100} autocomplete="off" />
    </SettleDialog>
  )
}
