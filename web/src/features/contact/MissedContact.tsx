import type { Page } from '@hebu/shared/codec/page.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import IconMissed from '~icons/lucide/calendar-x'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateTimeControl } from '../../ui/fields/DateControl.tsx'
import fieldStyles from '../../ui/fields/fields.module.css'
import { missedWords } from '../../words/contact.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import { whole } from '../../workspace/whole.ts'
import type { CommandRefusal, Step } from '../../workspace/workspace.ts'
import { askContact } from './asking.ts'
import styles from './contact.module.css'

export interface MissedContactProps {
  readonly page: Page
  readonly onDone: (step: Step, said: string) => void
  readonly onRefused: (refusal: CommandRefusal) => void
}

const mayReplan = new Set(['planned', 'missed'])

/** A planned contact that did not take place: it is logged after all, or moved to another time with the reason ([CUS11]). */
export function MissedContact(props: MissedContactProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const [open, setOpen] = createSignal(false)
  const mine = () => workspace.table('visits').rights(props.page).edit
  // Those above plan it anew; what was said is known to who took part.
  const mayLog = () => {
    const may = workspace.commands.mayMove(props.page, 'log')
    return may.ok || may.refusal.because !== 'not-actor'
  }
  return (
    <Show when={mayReplan.has(props.page.state) && mine()}>
      <Show when={props.page.state === 'missed'} fallback={<p class={styles.replan}><Button size="small" onClick={() => setOpen(true)}>{words.say(missedWords.replan)}</Button></p>}>
        <div class={styles.missed} role="status">
          <IconMissed />
          <p>{words.say(missedWords.missed, { date: words.format().dateTime(String(props.page.values['plannedAt'] ?? props.page.made?.at ?? '')) })}</p>
          <Show when={mayLog()}><Button size="small" variant="primary" onClick={() => askContact({ visit: props.page.id })}>{words.say(missedWords.log)}</Button></Show>
          <Button size="small" onClick={() => setOpen(true)}>{words.say(missedWords.replan)}</Button>
        </div>
      </Show>
      <Show when={open()}><ReplanDialog page={props.page} onClose={() => setOpen(false)} onDone={(...done) => { setOpen(false); props.onDone(...done) }} onRefused={props.onRefused} /></Show>
    </Show>
  )
}

function ReplanDialog(props: MissedContactProps & { readonly onClose: () => void }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const id = createUniqueId()
  const [at, setAt] = createSignal<string>()
  const [typo, setTypo] = createSignal<string>()
  const [reason, setReason] = createSignal('')
  const zone = () => workspace.directory().workspace.timeZone
  const isPast = () => at() !== undefined && Date.parse(at()!) <= Date.now()
  const isReady = () => at() !== undefined && typo() === undefined && !isPast() && reason().trim() !== ''
  const save = () => {
    if (!isReady()) return
    const step = {}
    const address = { book: 'visits', id: props.page.id }
    const done = whole(workspace, step, () => {
      const set = workspace.commands.set(address, 'plannedAt', at())
      return set.ok ? workspace.commands.move(address, 'replan', reason()) : set
    })
    if (done.ok) props.onDone(step, words.say(missedWords.replanned, { date: words.format().dateTime(at()!) }))
    else props.onRefused(done.refusal)
  }
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(missedWords.replanTitle)} width="narrow"
      actions={<Button variant="primary" disabled={!isReady()} onClick={save}>{words.say(missedWords.replan)}</Button>}>
      <div class={styles.sheet}>
        <div>
          <label class={styles.label} for={`${id}-at`}>{words.say(missedWords.to)}</label>
          <DateTimeControl id={`${id}-at`} label={words.say(missedWords.to)} value={at()} onChange={setAt} onProblem={setTypo} words={words} today={dateOf(Date.now(), zone())} timeZone={zone()} />
          <Show when={typo() ?? (isPast() ? words.say(missedWords.past) : undefined)}>{(what) => <p class={styles.hint} role="alert">{what()}</p>}</Show>
        </div>
        <div>
          <label class={styles.label} for={`${id}-why`}>{words.say(missedWords.reason)}</label>
          <textarea id={`${id}-why`} class={`${fieldStyles.input} ${fieldStyles.area}`} rows={2} aria-describedby={`${id}-hint`} value={reason()} onInput={(event) => setReason(event.currentTarget.value)} />
          <p class={styles.hint} id={`${id}-hint`}>{words.say(missedWords.reasonHint)}</p>
        </div>
      </div>
    </Dialog>
  )
}
