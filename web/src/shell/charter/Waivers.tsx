import IconPlus from '~icons/lucide/plus'
import IconTrash from '~icons/lucide/trash-2'
import type { Waiver } from '@hebu/shared/charters/settled.ts'
import { dutiesOf } from '@hebu/shared/rules/duties/duties.ts'
import type { JudgedDuty } from '@hebu/shared/rules/duties/duty.ts'
import { dutyGround } from '@hebu/shared/rules/duties/ground.ts'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import type { Names } from '../../features/books/values/use-names.ts'
import { useNames } from '../../features/books/values/use-names.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { charterWords } from '../../words/charter.ts'
import type { Words } from '../../words/language.tsx'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import styles from './charter.module.css'
import { SettleDialog } from './SettleDialog.tsx'

/** So far back and ahead may a single duty be excused, in days. */
const aroundDays = 31

/** `weeklyReport.li.2026-W48` in words: who, what and for when. */
export function dutyInWords(id: string, book: CharterBook, { say }: Pick<Words, 'say'>, names: Names): string {
  const [cadence = '', member = '', ...rest] = id.split('.')
  const declared = Object.hasOwn(book.charter().cadences, cadence) ? book.charter().cadences[cadence] : undefined
  const asked = declared === undefined ? undefined : book.workspace.bookById(declared.book)
  const period = rest.at(-1) ?? ''
  return [book.nameOf(member), declared === undefined ? cadence : say(declared.label), asked === undefined ? period : names.naming(asked).period(period)].join(' · ')
}

/** Duties that somebody was excused from once. */
export function Waivers(props: { readonly book: CharterBook }): JSX.Element {
  const words = useWords()
  const { say, format } = words
  const names = useNames()
  const [adding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<Waiver>()
  const all = createMemo(() => [...(props.book.charter().settled?.waivers.values() ?? [])].toReversed())
  return (
    <section class={places.section}>
      <h2>{say(charterWords.waivers)}</h2>
      <Show when={all().length > 0} fallback={<p class={places.hint}>{say(charterWords.noWaivers)}</p>}>
        <ul class={places.rows}>
          <For each={all()}>
            {(waiver) => (
              <li class={styles.line} data-key={`waivers.${waiver.duty}`}>
                <span class={places.rowText}>
                  <b>{dutyInWords(waiver.duty, props.book, words, names)}</b>
                  <small>{waiver.why} · {say(charterWords.waivedBy, { name: props.book.nameOf(waiver.by), when: format().date(waiver.at) })}</small>
                </span>
                <Show when={props.book.may('waivers.x')}>
                  <IconButton icon={<IconTrash />} label={say(charterWords.removeOne, { name: dutyInWords(waiver.duty, props.book, words, names) })} onClick={() => setRemoving(waiver)} />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.book.may('waivers.x')}>
        <p class={places.padded}><Button icon={<IconPlus />} onClick={() => setAdding(true)}>{say(charterWords.addWaiver)}</Button></p>
      </Show>
      <Show when={adding()}><WaiverDialog book={props.book} onClose={() => setAdding(false)} /></Show>
      <Show when={removing()} keyed>
        {(waiver) => (
          <SettleDialog book={props.book} title={say(charterWords.removeOne, { name: dutyInWords(waiver.duty, props.book, words, names) })} changes={() => ({ [`waivers.${waiver.duty}`]: null })} onClose={() => setRemoving(undefined)}>
            <p class={places.prose}>{waiver.why}</p>
          </SettleDialog>
        )}
      </Show>
    </section>
  )
}

function WaiverDialog(props: { readonly book: CharterBook; readonly onClose: () => void }): JSX.Element {
  const { say, format } = useWords()
  const [member, setMember] = createSignal<string>()
  const [duty, setDuty] = createSignal<string>()
  const [why, setWhy] = createSignal('')
  const members = () => props.book.workspace.directory().members.filter(({ status }) => status === 'active').map(({ id: value, name }) => ({ value, label: name }))
  const open = createMemo((): readonly JudgedDuty[] => {
    const { workspace, charter } = props.book
    if (member() === undefined) return []
    const { world } = workspace
    const input = { ...dutyGround({ directory: workspace.directory(), charter: charter() }), world, book: (id: string) => workspace.bookById(id) }
    return dutiesOf({ ...input, of: member() }, addDays(world.today, -aroundDays), addDays(world.today, aroundDays)).filter((each) => each.status !== 'done' && each.status !== 'waived' && each.doneAt === undefined)
  })
  const options = () => open().map(({ id, cadence, dueAt }) => ({ value: id, label: `${say(props.book.charter().cadences[cadence]!.label)} · ${format().dateTime(dueAt)}` }))
  return (
    <SettleDialog book={props.book} title={say(charterWords.addWaiver)} changes={() => ({ [`waivers.${duty() ?? ''}`]: { why: why() } })} withoutReason onClose={props.onClose}>
      <Select label={say(charterWords.leaveMember)} options={members()} value={member()} onChange={(chosen) => { setMember(chosen); setDuty(undefined) }} required />
      <Select label={say(charterWords.waiverDuty)} options={options()} value={duty()} onChange={setDuty} disabled={options().length === 0} hint={member() !== undefined && options().length === 0 ? say(charterWords.noOpenDuties) : undefined} required />
      <TextInput label={say(charterWords.waiverWhy)} value={why()} onInput={setWhy} maxLength={200} required autocomplete="off" />
    </SettleDialog>
  )
}
