import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import { boundTier, mayCareFor } from '@hebu/shared/rules/care/bound.ts'
import type { CareBand, CareDue } from '@hebu/shared/rules/care/care-due.ts'
import { careDue } from '@hebu/shared/rules/care/care-due.ts'
import { calendarOf } from '@hebu/shared/charters/settled.ts'
import { tierOf } from '@hebu/shared/charters/tiers.ts'
import { A } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js'

import { Badge } from '../../../../ui/Badge.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { EmptyPlace } from '../../../../ui/EmptyPlace.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { joiningWords } from '../../../../words/joining.ts'
import { careWords } from '../../../../words/care.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Done } from '../../../../workspace/workspace.ts'
import { fold } from '../../list/fold.ts'
import type { ListModel } from '../../list/list-model.ts'
import { refusalText } from '../../page/refusal-text.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { logContact, moveContact } from './care-acts.ts'
import styles from './care.module.css'
import { LogDialog, MoveDialog } from './CareDialogs.tsx'

const bands: readonly CareBand[] = ['overdue', 'today', 'thisWeek', 'later']

/** So many of a band are drawn before somebody asks for more. */
const atOnce = 30

/** Who is to be contacted by when, the longest overdue first; a press logs the contact or moves it ([CUS24]). */
export function CareView(props: { readonly model: ListModel }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const takeBack = useTakeBack()
  const all = createMemo(() => careDue({ world: workspace.world, standing: { directory: workspace.directory(), charter: workspace.charter() }, calendar: calendarOf(workspace.charter()) }))
  const mine = createMemo(() => all().filter(({ member }) => member === workspace.me().id))
  const [chosen, setWhose] = createSignal<'mine' | 'everybody'>()
  // Who cares for nobody sees everybody's.
  const whose = () => chosen() ?? (mine().length > 0 ? 'mine' : 'everybody')
  const nameOf = ({ customer }: CareDue) => String(customer.values['name'] ?? customer.id)
  const isNamed = (care: CareDue): boolean => fold(nameOf(care)).includes(fold(props.model.state.filter()))
  const shown = createMemo(() => Map.groupBy((whose() === 'mine' ? mine() : all()).filter(isNamed), ({ band }) => band))
  const [opened, setOpened] = createSignal<ReadonlySet<CareBand>>(new Set())
  const [open, setOpen] = createSignal<{ readonly care: CareDue; readonly act: 'log' | 'move' }>()
  const fields = (): Fields => props.model.book.fields

  const finish = (run: (step: object) => Done, wording: string): boolean => {
    const step = {}
    const done = run(step)
    if (done.ok) {
      setOpen(undefined)
      takeBack.offer(step, wording)
    } else showToast(refusalText(props.model.book, done.refusal, words), { tone: 'problem' })
    return done.ok
  }
  return (
    <div class={styles.care} data-view="care">
      <div class={styles.whose} role="group" aria-label={words.say(careWords.whose)}>
        <For each={['mine', 'everybody'] as const}>
          {(each) => <button type="button" aria-pressed={whose() === each} onClick={() => setWhose(each)}>{words.say(careWords[each])} <small>{words.format().number(each === 'mine' ? mine().length : all().length)}</small></button>}
        </For>
      </div>
      <Show when={shown().size > 0} fallback={<EmptyPlace title={words.say(careWords.nobodyTitle)}>{words.say(careWords.nobody)}</EmptyPlace>}>
        <For each={bands.filter((band) => shown().has(band))}>
          {(band) => {
            const rows = () => shown().get(band) ?? []
            const drawn = () => (opened().has(band) ? rows() : rows().slice(0, atOnce))
            return (
              <section class={styles.band} data-band={band} aria-label={words.say(careWords.band, { band: words.say(careWords[band]), count: rows().length })}>
                <h2>{words.say(careWords[band])} <small>{words.format().number(rows().length)}</small></h2>
                <ul>
                  <For each={drawn().map(({ customer }) => customer.id)}>
                    {(id) => <Show when={rows().find(({ customer }) => customer.id === id)}>{(care) => <CareRow model={props.model} care={care()} onAct={(act) => setOpen({ care: care(), act })} />}</Show>}
                  </For>
                </ul>
                <Show when={rows().length > drawn().length}>
                  <Button variant="quiet" onClick={() => setOpened(new Set([...opened(), band]))}>{words.say(careWords.more, { count: rows().length - drawn().length })}</Button>
                </Show>
              </section>
            )
          }}
        </For>
      </Show>
      <Show when={open()} keyed>
        {({ care, act }) => (
          <Show when={act === 'log'} fallback={<MoveDialog fields={fields()} care={care} customer={nameOf(care)} today={workspace.world.today} onClose={() => setOpen(undefined)}
            onDone={(to, reason) => void finish((step) => moveContact(workspace, care, to, reason, step), words.say(careWords.moved, { customer: nameOf(care), date: words.format().date(to) }))} />}>
            <LogDialog fields={fields()} care={care} customer={nameOf(care)} today={workspace.world.today} onClose={() => setOpen(undefined)}
              onDone={(heard) => finish((step) => logContact(workspace, care, heard, step), words.say(careWords.done, { customer: nameOf(care) }))} />
          </Show>
        )}
      </Show>
    </div>
  )
}

interface CareRowProps {
  readonly model: ListModel
  readonly care: CareDue
  readonly onAct: (act: 'log' | 'move') => void
}

function CareRow(props: CareRowProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const nameId = createUniqueId()
  const standing = () => ({ directory: workspace.directory(), charter: workspace.charter() })
  const tier = () => tierOf(workspace.charter(), props.care.customer.values['tier'])
  const reason = () => {
    const { because, plan, everyDays } = props.care
    if (because === 'planned') return words.say(careWords.planned, { reason: props.model.names.naming(props.model.book).choice('reason', plan?.values['reason']) })
    return because === 'agreed' ? words.say(careWords.agreed) : words.say(careWords.every, { days: everyDays ?? 0 })
  }
  const facts = () => [
    reason(),
    props.care.last === undefined ? words.say(careWords.never) : words.say(careWords.last, { date: words.format().date(props.care.last) }),
    props.care.member === undefined ? undefined : props.model.names.member(props.care.member),
    props.care.appointment === undefined ? undefined : words.say(careWords.appointment, { date: words.format().date(props.care.appointment) }),
  ].filter((fact) => fact !== undefined && fact !== '')
  const due = () => (props.care.daysLeft < 0 ? words.say(careWords.late, { days: -props.care.daysLeft }) : props.care.daysLeft === 0 ? words.say(careWords.dueToday) : `${words.format().date(props.care.due)} ${words.format().weekday(props.care.due)}`)
  const bound = () => (mayCareFor(props.care.customer.values['tier'], workspace.me().id, standing()) ? undefined : boundTier(props.care.customer.values['tier'], standing()))
  return (
    <li class={styles.row} data-customer={props.care.customer.id}>
      <div class={styles.who}>
        <A id={nameId} href={`/customers/${encodeURIComponent(props.care.customer.id)}`}>{String(props.care.customer.values['name'] ?? props.care.customer.id)}</A>
        <Show when={tier()}>{(known) => <Badge tone={Object.values(workspace.charter().tiers).indexOf(known()) === 0 ? 'cinnabar' : 'plain'}>{words.say(known().label)}</Badge>}</Show>
        <p>{facts().join(' · ')}</p>
      </div>
      <span class={styles.due} data-band={props.care.band}>{due()}</span>
      <Show when={bound()} fallback={
        <div class={styles.acts}>
          <Button size="small" variant="quiet" aria-describedby={nameId} onClick={() => props.onAct('move')}>{words.say(careWords.move)}</Button>
          <Button size="small" aria-describedby={nameId} onClick={() => props.onAct('log')}>{words.say(careWords.log)}</Button>
        </div>
      }>
        {(rule) => <p class={styles.bound}>{words.say(careWords.bound, { tier: words.say(rule().tier), posts: rule().posts.map((post) => words.say(post)).join(words.say(joiningWords.comma)) })}</p>}
      </Show>
    </li>
  )
}
