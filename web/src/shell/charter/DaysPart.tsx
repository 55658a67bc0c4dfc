import IconPlus from '~icons/lucide/plus'
import IconTrash from '~icons/lucide/trash-2'
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import type { OwnDay } from '@hebu/shared/vocabulary/working-calendar.ts'
import { calendarDay, holidayNames } from '@hebu/shared/vocabulary/working-calendar.ts'
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

const kinds = ['off', 'working', 'half'] as const
const kindWords = { off: charterWords.dayOff, working: charterWords.dayWorking, half: charterWords.dayHalf }
const aheadDays = 400

/** The days that the department arranges for itself, and beneath them what the state has announced. */
export function DaysPart(props: { readonly book: CharterBook }): JSX.Element {
  const { say, format } = useWords()
  const [adding, setAdding] = createSignal(false)
  const [removing, setRemoving] = createSignal<OwnDay>()
  const today = (): string => props.book.workspace.world.today
  const own = createMemo(() => [...(props.book.charter().settled?.calendar.ownDays.values() ?? [])].toSorted((a, b) => (a.date < b.date ? -1 : 1)))
  const coming = createMemo(() => own().filter(({ date }) => date >= today()))
  const past = createMemo(() => own().filter(({ date }) => date < today()).toReversed())
  const announced = createMemo(() => {
    const found: { from: string; to: string; makeUp: boolean; name: string }[] = []
    for (let ahead = 0; ahead < aheadDays; ahead++) {
      const date = addDays(today(), ahead)
      const { holiday, because } = calendarDay(date)
      if (holiday === undefined) continue
      const last = found.at(-1)
      const name = say(holidayNames[holiday])
      if (last !== undefined && last.to === addDays(date, -1) && last.makeUp === (because === 'makeUp') && last.name === name) last.to = date
      else found.push({ from: date, to: date, makeUp: because === 'makeUp', name })
    }
    return found
  })
  const may = (): boolean => props.book.may('days.x')
  return (
    <>
      <section class={places.section}>
        <h2>{say(charterWords.ownDays)}</h2>
        <Show when={coming().length > 0} fallback={<p class={places.hint}>{say(charterWords.noOwnDays)}</p>}><OwnDays book={props.book} days={coming()} onRemove={setRemoving} /></Show>
        <Show when={may()}>
          <p class={places.padded}><Button icon={<IconPlus />} onClick={() => setAdding(true)}>{say(charterWords.addDay)}</Button></p>
        </Show>
        <Show when={past().length > 0}>
          <details class={styles.more}>
            <summary>{say(charterWords.earlierOnes, { n: format().number(past().length) })}</summary>
            <OwnDays book={props.book} days={past()} onRemove={setRemoving} />
          </details>
        </Show>
      </section>
      <section class={places.section}>
        <h2>{say(charterWords.announcedDays)}</h2>
        <Show when={announced().length === 0}><p class={places.hint}>{say(charterWords.noAnnouncedDays)}</p></Show>
        <ul class={places.rows}>
          <For each={announced()}>
            {({ from, to, makeUp, name }) => (
              <li class={styles.line}>
                <span class={places.rowText}>
                  <b>{name}</b>
                  <small>{from === to ? `${format().date(from, 'always')} ${format().weekday(from)}` : say(charterWords.span, { from: format().date(from, 'always'), to: format().date(to, 'always') })}</small>
                </span>
                <Badge tone={makeUp ? 'amber' : 'jade'}>{say(makeUp ? charterWords.holidayMakeUp : charterWords.holidayOff)}</Badge>
              </li>
            )}
          </For>
        </ul>
      </section>
      <Show when={adding()}><DayDialog book={props.book} onClose={() => setAdding(false)} /></Show>
      <Show when={removing()} keyed>
        {(day) => (
          <SettleDialog book={props.book} title={say(charterWords.removeOne, { name: format().date(day.date, 'always') })} changes={() => ({ [`days.${day.date}`]: null })} onClose={() => setRemoving(undefined)}>
            <p class={places.prose}>{[say(kindWords[day.kind]), day.name].filter((part) => part !== undefined).join(' · ')}</p>
          </SettleDialog>
        )}
      </Show>
    </>
  )
}

function OwnDays(props: { readonly book: CharterBook; readonly days: readonly OwnDay[]; readonly onRemove: (day: OwnDay) => void }): JSX.Element {
  const { say, format } = useWords()
  return (
    <ul class={places.rows}>
      <For each={props.days}>
        {(day) => (
          <li class={styles.line} data-key={`days.${day.date}`}>
            <span class={places.rowText}>
              <b>{format().date(day.date, 'always')} {format().weekday(day.date)}</b>
              <Show when={day.name}><small>{day.name}</small></Show>
            </span>
            <Badge tone={day.kind === 'off' ? 'jade' : 'amber'}>{say(kindWords[day.kind])}</Badge>
            <Show when={props.book.may('days.x')}>
              <IconButton icon={<IconTrash />} label={say(charterWords.removeOne, { name: format().date(day.date, 'always') })} onClick={() => props.onRemove(day)} />
            </Show>
          </li>
        )}
      </For>
    </ul>
  )
}

function DayDialog(props: { readonly book: CharterBook; readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const [date, setDate] = createSignal<string>()
  const [kind, setKind] = createSignal<string>('off')
  const [name, setName] = createSignal('')
  return (
    <SettleDialog
      book={props.book}
      title={say(charterWords.addDay)}
      changes={() => ({ [`days.${date() ?? ''}`]: { kind: kind(), ...(name().trim() === '' ? {} : { name: name() }) } })}
      withoutReason
      onClose={props.onClose}
    >
      <DayField book={props.book} label={say(charterWords.dayDate)} value={date()} onChange={setDate} />
      <Select label={say(charterWords.dayKind)} options={kinds.map((value) => ({ value, label: say(kindWords[value]) }))} value={kind()} onChange={(chosen) => setKind(chosen ?? 'off')} />
      <TextInput label={say(charterWords.dayName)} hint={say(charterWords.dayNameHint)} value={name()} onInput={setName} maxLength={40} autocomplete="off" />
    </SettleDialog>
  )
}
