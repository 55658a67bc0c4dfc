import type { Dossier } from '@hebu/shared/books/dossier.ts'
import { expectedOf, missingIn } from '@hebu/shared/books/customer-file.ts'
import type { Field, Fields } from '@hebu/shared/books/field-kinds.ts'
import { tierOf } from '@hebu/shared/charters/tiers.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import IconCheck from '~icons/lucide/check'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { showToast } from '../../../../ui/toast.ts'
import { joiningWords } from '../../../../words/joining.ts'
import { dossierWords } from '../../../../words/dossier.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { dueOf } from '../../list/due.ts'
import { useTakeBack } from '../../undo/take-back.ts'
import { rawValue, useNames } from '../../values/use-names.ts'
import { isLacking } from '../moves/lacking.ts'
import { useOpenPage } from '../page-context.ts'
import { fieldLabel, refusalText } from '../refusal-text.ts'
import styles from './dossier.module.css'

const mostNamed = 3

/** Whose file it is, under its title: rank, who looks after it, since when. */
export function DossierLine(props: { readonly dossier: Dossier; readonly state: JSX.Element }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  /** How customers of its tier are served, where the charter says it (S0-4.2c). */
  const service = () => {
    const text = tierOf(workspace.charter(), open.page().values[props.dossier.rank])?.service
    return text === undefined ? undefined : words.say(text)
  }
  const shown = (name: string | undefined) => (name === undefined ? '' : names.value(open.book, open.page(), name, (open.book.fields as Fields)[name]!))
  return (
    <>
      <Show when={shown(props.dossier.rank)}>{(rank) => <span class={styles.rank} title={service()} data-rank={String(rawValue(workspace, open.page(), props.dossier.rank, (open.book.fields as Fields)[props.dossier.rank]!))}>{rank()}</span>}</Show>
      {props.state}
      <Show when={shown(props.dossier.owner)}>{(name) => <span>{words.say(dossierWords.owner, { name: name() })}</span>}</Show>
      <Show when={shown(props.dossier.beside)}>{(beside) => <span>{words.say(dossierWords.beside, { names: beside() })}</span>}</Show>
      <Show when={open.page().made}>{(made) => <span>{words.say(dossierWords.since, { date: words.format().date(made().at) })}</span>}</Show>
    </>
  )
}

/** How complete the file is, with a way to each thing that is missing, and when it was last checked, with a press to check it ([CUS4], [CUS5]). */
export function DossierCare(props: { readonly dossier: Dossier }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const [all, setAll] = createSignal(false)
  const field = (name: string): Field => (open.book.fields as Fields)[name]!
  const percent = createMemo(() => workspace.computedValue(open.page(), props.dossier.complete))
  const missing = createMemo(() => missingIn(open.page().values, expectedOf(props.dossier.expects, { expects: workspace.charter().fileExpects ?? [] })).filter((name) => field(name) !== undefined))
  // What the next move wants is named above it already.
  const further = createMemo(() => missing().filter((name) => !isLacking(open.lacking(), name)))
  const named = () => (all() || further().length <= mostNamed + 1 ? further() : further().slice(0, mostNamed))
  const zone = () => workspace.directory().workspace.timeZone
  const today = () => dateOf(Date.now(), zone())
  const verified = () => open.page().values[props.dossier.verified]
  const verifyBy = createMemo(() => workspace.computedValue(open.page(), props.dossier.verifyBy))
  const isLate = () => dueOf(open.book, props.dossier.verifyBy, open.page().state, verifyBy(), Date.now(), zone())?.is === 'late'
  const standing = () => {
    const on = verified()
    if (isLate()) return words.say(dossierWords.verifyLate, { date: words.format().date(String(verifyBy())) })
    if (typeof on !== 'string') return words.say(dossierWords.neverVerified)
    return on === today() ? words.say(dossierWords.verifiedToday) : words.say(dossierWords.verified, { date: words.format().date(on) })
  }
  const verify = () => {
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.set(open.address, props.dossier.verified, today()))
    if (done.ok) takeBack.offer(step, words.say(dossierWords.verifiedNow))
    else showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  return (
    <div class={styles.care}>
      <Show when={typeof percent() === 'number'}>
        <p class={styles.lacks}>
          <span class={styles.meter} style={{ '--share': `${percent() as number}%` }} aria-hidden="true" />
          <b>{missing().length === 0 ? words.say(dossierWords.whole) : words.say(dossierWords.complete, { percent: words.format().percent(percent() as number) })}</b>
          <Show when={further().length > 0 && open.rights().edit}>
            <span>{words.say(dossierWords.lacks)}</span>
            <For each={named()}>{(name) => <button type="button" onClick={() => open.focusField(name)}>{fieldLabel(open.book, name, words)}</button>}</For>
            <Show when={named().length < further().length}><button type="button" onClick={() => setAll(true)}>{words.say(dossierWords.lacksMore, { count: further().length - named().length })}</button></Show>
          </Show>
          <Show when={missing().length > 0 && !open.rights().edit}><span>{words.say(dossierWords.lacks)} {missing().map((name) => fieldLabel(open.book, name, words)).join(words.say(joiningWords.comma))}</span></Show>
        </p>
      </Show>
      <p class={styles.verified}>
        <span data-late={isLate() ? '' : undefined}>{standing()}</span>
        <Show when={open.rights().mayEditField(props.dossier.verified) && verified() !== today()}>
          <Button size="small" icon={<IconCheck />} title={words.say(dossierWords.verifyHint)} onClick={verify}>{words.say(dossierWords.verify)}</Button>
        </Show>
      </p>
    </div>
  )
}
