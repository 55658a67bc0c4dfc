import type { Cadence, DueRule } from '@hebu/shared/charters/define-charter.ts'
import { escalations } from '@hebu/shared/charters/settings-shape.ts'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import { Checkbox } from '../../ui/Checkbox.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { charterWords } from '../../words/charter.ts'
import { useWords } from '../../words/language.tsx'
import places from '../Place.module.css'
import type { CharterBook } from './charter-book.tsx'
import { dueInWords, postsWith } from './charter-names.ts'
import { DueFields } from './DueFields.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import { typedNumber, typedTime } from './typed-number.ts'

/** Whether a duty is on, when it falls due, when it is told of, and who hears of it when it is late. */
export function DutyDialog(props: { readonly book: CharterBook; readonly name: string; readonly onClose: () => void }): JSX.Element {
  const words = useWords()
  const { say } = words
  const { charter, base, settledBy } = props.book
  const key = `cadences.${props.name}`
  // eslint-disable-next-line solid/reactivity -- the form starts with what was when it was opened
  const was: Cadence = charter().cadences[props.name]!
  const [on, setOn] = createSignal(was.on)
  const [typed, setTyped] = createSignal<DueRule>(was.due)
  const due = (): DueRule => {
    const rule = typed()
    return 'time' in rule && rule.time !== undefined ? { ...rule, time: typedTime(rule.time) } : rule
  }
  const [lead, setLead] = createSignal(String(was.leadDays ?? 0))
  const [grace, setGrace] = createSignal(String(was.graceDays ?? 0))
  const [escalates, setEscalates] = createSignal<string | undefined>(was.escalates)

  const declared = (): Cadence => base().cadences[props.name]!
  const wanted = (): Readonly<Record<string, unknown>> => {
    const leadDays = typedNumber(lead()) ?? 0
    const graceDays = typedNumber(grace()) ?? 0
    return {
      ...(on() === declared().on ? {} : { on: on() }),
      ...(JSON.stringify(due()) === JSON.stringify(declared().due) ? {} : { due: due() }),
      ...(leadDays === (declared().leadDays ?? 0) ? {} : { leadDays }),
      ...(graceDays === (declared().graceDays ?? 0) ? {} : { graceDays }),
      ...(escalates() === declared().escalates ? {} : { escalates: escalates() ?? null }),
    }
  }
  const touched = (): boolean =>
    on() !== was.on || JSON.stringify(due()) !== JSON.stringify(was.due) || typedNumber(lead()) !== (was.leadDays ?? 0) || typedNumber(grace()) !== (was.graceDays ?? 0) || escalates() !== was.escalates
  const changes = (): Readonly<Record<string, unknown>> => (touched() ? { [key]: Object.keys(wanted()).length === 0 ? null : wanted() } : {})
  const tellable = () => [...new Set([...escalations, ...(was.escalates === undefined ? [] : [was.escalates])])]
    .map((name) => ({ value: name, label: postsWith(name, charter(), words) }))
    .filter(({ label }) => label !== '')
  return (
    <SettleDialog
      book={props.book}
      title={say(was.label)}
      changes={changes}
      saved={say(charterWords.savedFrom)}
      back={settledBy(key) === undefined ? undefined : { keys: [key], was: declared().on ? dueInWords(declared().due, words) : say(charterWords.off) }}
      onClose={props.onClose}
    >
      <Checkbox label={say(charterWords.isOn)} checked={on()} onChange={setOn} />
      <Show when={on()}>
        <DueFields declared={declared().due} value={typed()} onChange={setTyped} />
        <div class={places.pair}>
          <TextInput label={say(charterWords.leadField)} value={lead()} onInput={setLead} maxLength={4} autocomplete="off" />
          <TextInput label={say(charterWords.graceField)} value={grace()} onInput={setGrace} maxLength={4} autocomplete="off" />
        </div>
        <Select label={say(charterWords.escalates)} options={tellable()} value={escalates()} onChange={setEscalates} none={say(charterWords.noEscalation)} />
      </Show>
    </SettleDialog>
  )
}
