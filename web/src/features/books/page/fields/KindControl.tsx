import type { Field, FileRef, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { JSX } from 'solid-js'
import { createMemo, Match, Switch } from 'solid-js'

import { ChoiceControl } from '../../../../ui/fields/ChoiceControl.tsx'
import type { ControlProps } from '../../../../ui/fields/control.ts'
import { DateControl, DateTimeControl } from '../../../../ui/fields/DateControl.tsx'
import { FlagControl } from '../../../../ui/fields/FlagControl.tsx'
import { MoneyControl, NumberControl, PercentControl } from '../../../../ui/fields/NumberControl.tsx'
import { PickControl } from '../../../../ui/fields/pick/PickControl.tsx'
import { LongTextControl, TextControl } from '../../../../ui/fields/TextControl.tsx'
import { useWords } from '../../../../words/language.tsx'
import { refusalWords } from '../../../../words/refusals.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { choicesOf, chosenNow } from '../../values/choices.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import { textLink } from '../../values/text-link.ts'
import { useNames } from '../../values/use-names.ts'
import { FilesField } from './FilesField.tsx'
import { createPicks, memberKind } from './picks.ts'

export interface KindControlProps {
  readonly id: string
  readonly field: Field
  readonly value: unknown
  /** `undefined` empties it. */
  readonly onChange: (value: unknown) => void
  readonly label: string
  readonly describedBy?: string | undefined
  readonly invalid?: boolean | undefined
  readonly onProblem?: ((problem: string | undefined) => void) | undefined
  /** In a cell: no label beside a box, choices as a list. */
  readonly compact?: boolean | undefined
  /** A picker takes the focus as it appears, and begins with `typed`. */
  readonly autofocus?: boolean | undefined
  readonly typed?: string | undefined
}

const inputModes: Readonly<Record<string, 'tel' | 'email' | 'url'>> = { phone: 'tel', email: 'email', url: 'url' }

const linkKinds: ReadonlySet<string> = new Set(['customer', 'customers', 'link', 'links'])

/** The control for a value of one of the kinds that may stand in a cell, and of lists of members and pages. */
export function KindControl(props: KindControlProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const picks = createPicks(workspace, words, names)
  const kind = () => props.field.kind
  const today = () => dateOf(Date.now(), workspace.directory().workspace.timeZone)

  /** What every control is given, its value taken for one of its kind: the codec has checked it. */
  const control = <V,>(): ControlProps<V> => ({
    get id() { return props.id },
    get label() { return props.label },
    get value() { return props.value as V | undefined },
    onChange: (value) => props.onChange(value),
    words,
    get describedBy() { return props.describedBy },
    get invalid() { return props.invalid },
    get required() { return props.field.required },
    onProblem: (problem) => props.onProblem?.(problem),
  })
  const options = createMemo(() => (props.field.kind === 'choice' ? Object.entries(choicesOf(props.field, workspace.charter())).map(([id, wording]) => ({ id, label: words.say(wording) })) : []))
  const chosen = () => (props.field.kind === 'choice' && typeof props.value === 'string' ? chosenNow(props.field, props.value, workspace.charter()) : undefined)
  const text = () => (props.field.kind === 'text' ? props.field : undefined)
  const number = () => (props.field.kind === 'number' ? props.field : undefined)
  const ids = () => (Array.isArray(props.value) ? (props.value as readonly string[]) : typeof props.value === 'string' ? [props.value] : [])
  const links = () => (Array.isArray(props.value) ? (props.value as readonly PageLink[]) : props.value === undefined ? [] : [props.value as PageLink])
  const to = () => linkedBook(props.field)
  const isMany = () => kind() === 'customers' || kind() === 'links' || kind() === 'members'
  const take = (link: PageLink) => props.onChange(isMany() ? [...links(), link] : link)
  const addLink = (option: string) => {
    const link = picks.linkOf(option, to())
    if (link === undefined) return
    picks.remember(option, to())
    take(link)
  }
  const addMember = (id: string) => {
    picks.remember(id, memberKind)
    props.onChange(isMany() ? [...ids(), id] : id)
  }
  const creator = createMemo(() => (linkKinds.has(kind()) ? picks.creator(to()) : undefined))
  const create = (typed: string) => {
    const made = creator()?.create(typed)
    if (made?.ok === true) take(made.value)
    else if (made !== undefined) props.onProblem?.(words.say(refusalWords[made.refusal.because === 'missing' || made.refusal.because === 'bound' ? 'not-allowed' : made.refusal.because]))
  }
  const dropLink = (option: string) => {
    const left = links().filter(({ id }) => id !== option)
    props.onChange(left.length === 0 ? undefined : left)
  }
  return (
    <Switch>
      <Match when={text()}>{(field) => <TextControl {...control<string>()} maxLength={field().maxLength} inputMode={inputModes[field().format ?? '']} link={textLink(field(), props.value)} />}</Match>
      <Match when={kind() === 'longText'}><LongTextControl {...control<string>()} /></Match>
      <Match when={number()}>{(field) => <NumberControl {...control<number>()} min={field().min} max={field().max} unit={field().unit && words.say(field().unit!)} />}</Match>
      <Match when={kind() === 'percent'}><PercentControl {...control<number>()} /></Match>
      <Match when={kind() === 'money'}><MoneyControl {...control<Money>()} /></Match>
      <Match when={kind() === 'date'}><DateControl {...control<string>()} today={today()} calendar={workspace.world.calendar} /></Match>
      <Match when={kind() === 'dateTime'}><DateTimeControl {...control<string>()} today={today()} calendar={workspace.world.calendar} timeZone={workspace.directory().workspace.timeZone} /></Match>
      <Match when={kind() === 'choice'}><ChoiceControl {...control<string>()} value={chosen()} options={options()} compact={props.compact} /></Match>
      <Match when={kind() === 'flag'}><FlagControl {...control<boolean>()} bare={props.compact} /></Match>
      <Match when={kind() === 'member' || kind() === 'members'}>
        <PickControl {...control<never>()} picked={ids().map(picks.member)} many={isMany()} search={picks.members} autofocus={props.autofocus} typed={props.typed}
          onPick={addMember}
          onUnpick={(id) => { const left = ids().filter((each) => each !== id); props.onChange(left.length === 0 ? undefined : left) }} />
      </Match>
      <Match when={linkKinds.has(kind())}>
        <PickControl {...control<never>()} picked={links().map((link) => picks.page(link, to()))} many={isMany()} search={(typed) => picks.pages(to(), typed)} autofocus={props.autofocus} typed={props.typed}
          onPick={addLink} onUnpick={dropLink} onCreate={creator() && create} createLabel={creator()?.label} hrefOf={(option) => picks.hrefOf(option, to())} />
      </Match>
      <Match when={kind() === 'file'}>
        <FilesField id={props.id} label={props.label} describedBy={props.describedBy} value={props.value as readonly FileRef[] | undefined} onChange={props.onChange} onProblem={props.onProblem} />
      </Match>
    </Switch>
  )
}
