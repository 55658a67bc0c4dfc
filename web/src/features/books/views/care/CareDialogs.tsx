import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { CareDue } from '@hebu/shared/rules/care/care-due.ts'
import type { PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { isPlainDate } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, For, Show, untrack } from 'solid-js'

import { keptDraft } from '../../../../platform/kept-draft.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { careWords } from '../../../../words/care.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { KindControl } from '../../page/fields/KindControl.tsx'
import styles from './care.module.css'

interface AskedProps {
  readonly fields: Fields
  readonly name: string
  readonly value: unknown
  readonly error?: string | undefined
  readonly onChange: (value: unknown) => void
  /** Why what was typed is no value; nothing is entered without it. */
  readonly onProblem: (problem: string | undefined) => void
}

/** One field of the book in a form of its own. */
function Asked(props: AskedProps): JSX.Element {
  const words = useWords()
  const id = createUniqueId()
  const [problem, setProblem] = createSignal<string>()
  const field = () => props.fields[props.name]!
  const tell = (said: string | undefined) => {
    setProblem(said)
    props.onProblem(said)
  }
  return (
    <div class={styles.asked} data-ask={props.name}>
      <label for={id}>{words.say(field().label)}</label>
      <KindControl id={id} field={field()} label={words.say(field().label)} value={props.value} onChange={props.onChange} onProblem={tell} invalid={(props.error ?? problem()) !== undefined} describedBy={`${id}-problem`} />
      <p id={`${id}-problem`} role="alert">{problem() ?? props.error}</p>
    </div>
  )
}

type Heard = Readonly<Record<string, unknown>>

export interface LogDialogProps {
  readonly fields: Fields
  readonly care: CareDue
  readonly customer: string
  /** No day is agreed on, or moved to, before this one. */
  readonly today: PlainDate
  /** Answers whether it was logged. */
  readonly onDone: (heard: Heard) => boolean
  readonly onClose: () => void
}

/** What was heard, and when to be in touch again; what is typed is there again when it is opened anew ([CUS13]). */
export function LogDialog(props: LogDialogProps): JSX.Element {
  const words = useWords()
  const workspace = useWorkspace()
  const customer = untrack(() => props.care.customer.id)
  const kept = keptDraft<Heard>(() => globalThis.localStorage, workspace.directory().workspace.id, workspace.me().id, 'followUp')
  const [heard, setHeard] = createSignal<Heard>(untrack(() => ({ method: 'phone', ...Object.fromEntries(Object.entries(props.care.plan?.values ?? {}).filter(([name]) => asked.includes(name as (typeof asked)[number]))), ...kept.read(customer) })))
  const hear = (name: string, value: unknown) => {
    setHeard({ ...heard(), [name]: value })
    kept.keep(customer, heard())
  }
  const [tried, setTried] = createSignal(false)
  const [typos, setTypos] = createSignal<Readonly<Record<string, string | undefined>>>({})
  const isEmpty = (name: string) => heard()[name] === undefined || String(heard()[name]).trim() === ''
  const errorOf = (name: string) => {
    if (!tried()) return undefined
    if (typos()[name] !== undefined) return typos()[name]
    if (name === 'nextAt' && String(heard()['nextAt'] ?? props.today) < props.today) return words.say(careWords.dayOver)
    if (name === 'usage' && isEmpty('usage')) return words.say(careWords.heardMissing)
    return name === 'score' && isEmpty('score') && isEmpty('noScore') ? words.say(careWords.scoreMissing) : undefined
  }
  const finish = () => {
    setTried(true)
    if (asked.some((name) => errorOf(name) !== undefined)) return
    const isLogged = props.onDone(Object.fromEntries(Object.entries(heard()).filter(([name, value]) => value !== undefined && props.care.plan?.values[name] !== value)))
    if (isLogged) kept.keep(customer, undefined)
  }
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(careWords.logOf, { customer: props.customer })} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(careWords.notNow)}</Button>
        <Button variant="primary" onClick={finish}>{words.say(careWords.log)}</Button>
      </>}>
      <div class={styles.form}>
        <For each={asked}>
          {(name) => (
            // Why there is no score is asked for only where there is none.
            <Show when={name !== 'noScore' || (tried() && isEmpty('score')) || !isEmpty('noScore')}>
              <Asked fields={props.fields} name={name} value={heard()[name]} error={errorOf(name)} onChange={(value) => hear(name, value)} onProblem={(typo) => setTypos((before) => ({ ...before, [name]: typo }))} />
            </Show>
          )}
        </For>
      </div>
    </Dialog>
  )
}

const asked = ['method', 'usage', 'score', 'noScore', 'newNeeds', 'opinions', 'nextAt'] as const

export interface MoveDialogProps {
  readonly fields: Fields
  readonly care: CareDue
  readonly customer: string
  readonly today: PlainDate
  readonly onDone: (to: string, reason: string) => void
  readonly onClose: () => void
}

/** Another day, and why. */
export function MoveDialog(props: MoveDialogProps): JSX.Element {
  const words = useWords()
  const [to, setTo] = createSignal<unknown>()
  const [reason, setReason] = createSignal('')
  const [tried, setTried] = createSignal(false)
  const [typo, setTypo] = createSignal<string>()
  const lack = () => typo() ?? (isPlainDate(to()) ? (String(to()) < props.today ? words.say(careWords.dayOver) : undefined) : words.say(careWords.dayMissing))
  const finish = () => {
    setTried(true)
    const day = to()
    if (isPlainDate(day) && lack() === undefined && reason().trim() !== '') props.onDone(day, reason().trim())
  }
  return (
    <Dialog open onClose={() => props.onClose()} title={words.say(careWords.moveOf, { customer: props.customer })} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(careWords.notNow)}</Button>
        <Button variant="primary" onClick={finish}>{words.say(careWords.move)}</Button>
      </>}>
      <div class={styles.form}>
        <Asked fields={props.fields} name="dueAt" value={to()} error={tried() ? lack() : undefined} onChange={setTo} onProblem={setTypo} />
        <TextInput label={words.say(careWords.reason)} hint={words.say(careWords.reasonHint)} required value={reason()} error={tried() && reason().trim() === '' ? words.say(careWords.reasonMissing) : undefined} onInput={setReason} />
      </div>
    </Dialog>
  )
}
