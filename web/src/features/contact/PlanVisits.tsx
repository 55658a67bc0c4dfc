import type { ChoiceField } from '@hebu/shared/books/field-kinds.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { calendarOf } from '@hebu/shared/charters/settled.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Instant, PlainDate } from '@hebu/shared/vocabulary/dates.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'
import { addWorkingDays } from '@hebu/shared/vocabulary/working-calendar.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, createUniqueId, For, Show, untrack } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DateControl, DateTimeControl } from '../../ui/fields/DateControl.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { joiningWords } from '../../words/joining.ts'
import { useWords } from '../../words/language.tsx'
import { visitPlanWords } from '../../words/visit-plan.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { CommandRefusal, Step } from '../../workspace/workspace.ts'
import type { VisitsAsked } from './asking-visits.ts'
import styles from './contact.module.css'
import { otherVisitors, plannable, planVisits, visitTimes } from './plan-visits.ts'

export interface PlanVisitsProps {
  readonly asked: VisitsAsked
  readonly onClose: () => void
  /** Said with a way to take it back. */
  readonly onPlanned: (step: Step, said: string) => void
  readonly reasonOf: (refusal: CommandRefusal) => string
  /** Shows how far it has come, with a way to call it off. */
  readonly working: (label: string, done: () => number, total: () => number, onStop: () => void) => JSX.Element
}

const kindField = visits.fields.kind as ChoiceField
const aDayOptions = [1, 2, 3, 4, 5, 8, 10] as const
/** What somebody manages on most days. */
const usualADay = 3
const usualHour = '09:30'
/** So many visitors are named. */
const mostNamed = 6

/** Plans a visit to each of the chosen customers: when, by whom and what for, after saying what comes of it ([CUS57], [CUS58]). */
export function PlanVisits(props: PlanVisitsProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const id = createUniqueId()
  const nowMs = Date.now()
  const zone = () => workspace.directory().workspace.timeZone
  const calendar = () => calendarOf(workspace.charter())
  const today = dateOf(nowMs, untrack(zone))
  const next = untrack(() => addWorkingDays(today, 1, calendar()))
  // Those that were chosen as it was opened, as they were then.
  const customers = untrack(() => props.asked.customers.flatMap((customer): Page | readonly Page[] => workspace.table('customers').page(customer) ?? []))
  const only = customers.length === 1 ? customers[0] : undefined
  const nameOf = (page: Page) => String(page.values['name'] ?? '')
  const count = (figure: number) => words.format().number(figure)

  const [kind, setKind] = createSignal('visit')
  /** A member; the owner of each while there is none. */
  const [by, setBy] = createSignal<string>()
  const visitors = untrack(() => [{ value: workspace.me().id, label: words.say(visitPlanWords.byMe, { name: workspace.me().name }) }, ...otherVisitors(workspace, nowMs).map((member) => ({ value: member.id, label: member.name }))])
  const [again, setAgain] = createSignal(false)
  const [from, setFrom] = createSignal<PlainDate | undefined>(next)
  const [at, setAt] = createSignal<Instant | undefined>(untrack(() => instantAt(`${next} ${usualHour}`, zone())))
  const [aDay, setADay] = createSignal<number | undefined>(usualADay)
  /** Why what was typed is no day. */
  const [problem, setProblem] = createSignal<string>()
  const [purpose, setPurpose] = createSignal('')
  const [progress, setProgress] = createSignal<number>()
  const isWorking = createMemo(() => progress() !== undefined)
  const calling = new AbortController()

  // What was found as it began is not reckoned anew with every visit that is planned.
  const found = createMemo<ReturnType<typeof plannable>>((before) => (isWorking() ? before : plannable(workspace, customers, by() === undefined ? 'owner' : { member: by()! }, again(), nowMs)), { able: [], left: { planned: 0, closed: 0, nobody: 0, beyond: 0 } })
  const lack = () => {
    const day = only === undefined ? from() : at() === undefined ? undefined : dateOf(Date.parse(at()!), zone())
    return problem() ?? (day === undefined ? words.say(visitPlanWords.noDay) : day < today ? words.say(visitPlanWords.past) : undefined)
  }
  const times = createMemo<readonly Instant[]>((before) => {
    if (isWorking()) return before
    if (lack() !== undefined) return []
    return visitTimes(workspace, found().able, only === undefined ? { from: from()!, aDay: aDay() } : { at: at()! })
  }, [])
  const when = () => {
    const sorted = times().toSorted()
    const dayOf = (moment: Instant) => words.format().date(dateOf(Date.parse(moment), zone()))
    const [first, last] = [sorted[0], sorted.at(-1)]
    if (first === undefined || last === undefined) return ''
    if (only !== undefined) return words.format().dateTime(first)
    return dayOf(first) === dayOf(last) ? dayOf(first) : words.say(visitPlanWords.span, { from: dayOf(first), to: dayOf(last) })
  }
  const shares = createMemo(() => {
    const all = [...Map.groupBy(found().able, ({ visitor }) => visitor)].toSorted((one, other) => other[1].length - one[1].length)
    const named = all.slice(0, mostNamed).map(([visitor, theirs]) => words.say(visitPlanWords.share, { name: memberById(workspace.directory(), visitor)?.name ?? visitor, count: count(theirs.length) }))
    return all.length > mostNamed ? [...named, '…'] : named
  })
  const isReady = () => found().able.length > 0 && lack() === undefined
  const plan = async () => {
    const { able } = found()
    const [moments, said] = [times(), when()]
    const step = {}
    setProgress(0)
    const done = await planVisits(workspace, able, moments, { kind: kind(), purpose: purpose() }, step, { tell: (reached) => void setProgress(reached), signal: calling.signal })
    setProgress(undefined)
    const told = done.left.length > 0 ? words.say(visitPlanWords.stopped, { count: count(done.made), left: count(done.left.length) })
      : only === undefined ? words.say(visitPlanWords.done, { count: count(done.made), when: said }) : words.say(visitPlanWords.doneOne, { name: nameOf(only), when: said })
    const reason = done.refused[0]
    props.asked.onPlanned?.(done.left.map((customer) => customer.id))
    props.onPlanned(step, reason === undefined ? told : words.say(visitPlanWords.refused, { done: told, count: count(done.refused.length), reason: props.reasonOf(reason) }))
  }
  return (
    <Dialog open onClose={() => (isWorking() ? calling.abort() : props.onClose())} title={only === undefined ? words.say(visitPlanWords.title, { count: count(customers.length) }) : words.say(visitPlanWords.titleOne, { name: nameOf(only) })}
      actions={isWorking() ? undefined : <>
        <Button onClick={() => props.onClose()}>{words.say(visitPlanWords.cancel)}</Button>
        <Button variant="primary" disabled={!isReady()} onClick={() => void plan()}>{words.say(visitPlanWords.confirm, { count: count(found().able.length) })}</Button>
      </>}>
      <Show when={isWorking()}>{props.working(words.say(visitPlanWords.working), () => progress() ?? 0, () => found().able.length, () => calling.abort())}</Show>
      <div class={styles.sheet} hidden={isWorking()}>
        <fieldset class={styles.row}>
          <legend>{words.say(visitPlanWords.kind)}</legend>
          <For each={Object.entries(kindField.options)}>{([value, label]) => <label class={styles.chip}><input type="radio" name={`${id}-kind`} checked={kind() === value} onChange={() => setKind(value)} />{words.say(label)}</label>}</For>
        </fieldset>
        <Select label={words.say(visitPlanWords.by)} value={by()} onChange={(member) => setBy(member === '' ? undefined : member)} none={words.say(visitPlanWords.byOwner)} options={visitors} />
        <Show when={only === undefined} fallback={
          <div>
            <label class={styles.label} for={`${id}-at`}>{words.say(visitPlanWords.at)}</label>
            <DateTimeControl id={`${id}-at`} label={words.say(visitPlanWords.at)} value={at()} onChange={setAt} onProblem={setProblem} invalid={problem() !== undefined} words={words} today={today} calendar={calendar()} timeZone={zone()} />
          </div>
        }>
          <div class={styles.pair}>
            <div>
              <label class={styles.label} for={`${id}-from`}>{words.say(visitPlanWords.from)}</label>
              <DateControl id={`${id}-from`} label={words.say(visitPlanWords.from)} value={from()} onChange={setFrom} onProblem={setProblem} invalid={problem() !== undefined} words={words} today={today} calendar={calendar()} />
            </div>
            <Select label={words.say(visitPlanWords.aDay)} value={String(aDay() ?? '')} onChange={(value) => setADay(value === undefined || value === '' ? undefined : Number(value))} none={words.say(visitPlanWords.oneDay)}
              options={aDayOptions.map((each) => ({ value: String(each), label: words.say(visitPlanWords.aDayCount, { count: count(each) }) }))} />
          </div>
          <Show when={aDay() !== undefined}><p class={styles.hint}>{words.say(visitPlanWords.spread)}</p></Show>
        </Show>
        <TextInput label={words.say(visitPlanWords.purpose)} value={purpose()} onInput={setPurpose} placeholder={words.say(visitPlanWords.purposeHint)} maxLength={200} autocomplete="off" />
        <div class={styles.outcome} role="status">
          <Show when={found().able.length > 0} fallback={<p>{words.say(visitPlanWords.nothing)}</p>}>
            <Show when={lack()} fallback={<>
              <p><b>{words.say(visitPlanWords.will, { count: count(found().able.length), when: when() })}</b></p>
              <p>{shares().join(words.say(joiningWords.comma))}</p>
            </>}>{(what) => <p>{what()}</p>}</Show>
            <p>{words.say(visitPlanWords.prep, { items: Object.values(visits.fields.prep.items).map((item) => words.say(item)).join(words.say(joiningWords.comma)) })}</p>
          </Show>
          <For each={(['closed', 'nobody', 'beyond'] as const).filter((why) => found().left[why] > 0)}>{(why) => <p>{words.say(visitPlanWords[why], { count: count(found().left[why]) })}</p>}</For>
        </div>
        <Show when={found().left.planned > 0}>
          <label class={styles.check}><input type="checkbox" checked={again()} onChange={(event) => setAgain(event.currentTarget.checked)} />{words.say(visitPlanWords.planned, { count: count(found().left.planned) })}</label>
        </Show>
      </div>
    </Dialog>
  )
}
