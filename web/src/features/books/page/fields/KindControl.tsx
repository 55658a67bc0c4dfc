import type { Field, FileRef, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Component, JSX } from 'solid-js'
import { createMemo } from 'solid-js'
import { Dynamic } from 'solid-js/web'

import { ChoiceControl } from '../../../../ui/fields/ChoiceControl.tsx'
import type { ControlProps } from '../../../../ui/fields/control.ts'
import { DateControl, DateTimeControl } from '../../../../ui/fields/DateControl.tsx'
import { FlagControl } from '../../../../ui/fields/FlagControl.tsx'
import { MoneyControl, NumberControl, PercentControl } from '../../../../ui/fields/NumberControl.tsx'
import { PickControl } from '../../../../ui/fields/pick/PickControl.tsx'
import { LongTextControl, TextControl } from '../../../../ui/fields/TextControl.tsx'
import type { Words } from '../../../../words/language.tsx'
import { useWords } from '../../../../words/language.tsx'
import { refusalWords } from '../../../../words/refusals.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
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

/** The control for a value of one of the kinds that may stand in a cell, and of lists of members and pages. */
export function KindControl(props: KindControlProps): JSX.Element {
  return <Dynamic component={controls[props.field.kind]} {...props} />
}

/** What every control is given, its value taken for one of its kind: the codec has checked it. */
const given = <V,>(props: KindControlProps, words: Words): ControlProps<V> => ({
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

/** The declaration of a field whose kind is known by the control that was chosen for it. */
type Declared<Kind extends Field['kind']> = Extract<Field, { readonly kind: Kind }>

function OfText(props: KindControlProps): JSX.Element {
  const field = () => props.field as Declared<'text'>
  return <TextControl {...given<string>(props, useWords())} maxLength={field().maxLength} inputMode={inputModes[field().format ?? '']} link={textLink(field(), props.value)} />
}

const OfLongText: Component<KindControlProps> = (props) => <LongTextControl {...given<string>(props, useWords())} />

function OfNumber(props: KindControlProps): JSX.Element {
  const words = useWords()
  const field = () => props.field as Declared<'number'>
  return <NumberControl {...given<number>(props, words)} min={field().min} max={field().max} unit={field().unit && words.say(field().unit!)} />
}

const OfPercent: Component<KindControlProps> = (props) => <PercentControl {...given<number>(props, useWords())} />

const OfMoney: Component<KindControlProps> = (props) => <MoneyControl {...given<Money>(props, useWords())} />

function OfDate(props: KindControlProps): JSX.Element {
  const workspace = useWorkspace()
  return <DateControl {...given<string>(props, useWords())} today={todayIn(workspace)} calendar={workspace.world.calendar} />
}

function OfDateTime(props: KindControlProps): JSX.Element {
  const workspace = useWorkspace()
  return <DateTimeControl {...given<string>(props, useWords())} today={todayIn(workspace)} calendar={workspace.world.calendar} timeZone={workspace.directory().workspace.timeZone} />
}

const todayIn = (workspace: Workspace) => dateOf(Date.now(), workspace.directory().workspace.timeZone)

function OfChoice(props: KindControlProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const field = () => props.field as Declared<'choice'>
  const options = createMemo(() => Object.entries(choicesOf(field(), workspace.charter())).map(([id, wording]) => ({ id, label: words.say(wording) })))
  const chosen = () => (typeof props.value === 'string' ? chosenNow(field(), props.value, workspace.charter()) : undefined)
  return <ChoiceControl {...given<string>(props, words)} value={chosen()} options={options()} compact={props.compact} />
}

const OfFlag: Component<KindControlProps> = (props) => <FlagControl {...given<boolean>(props, useWords())} bare={props.compact} />

function OfMembers(props: KindControlProps): JSX.Element {
  const words = useWords()
  const picks = createPicks(useWorkspace(), words, useNames())
  const ids = () => (Array.isArray(props.value) ? (props.value as readonly string[]) : typeof props.value === 'string' ? [props.value] : [])
  const isMany = () => props.field.kind === 'members'
  const add = (id: string) => {
    picks.remember(id, memberKind)
    props.onChange(isMany() ? [...ids(), id] : id)
  }
  const drop = (id: string) => {
    const left = ids().filter((each) => each !== id)
    props.onChange(left.length === 0 ? undefined : left)
  }
  return <PickControl {...given<never>(props, words)} picked={ids().map(picks.member)} many={isMany()} search={picks.members} autofocus={props.autofocus} typed={props.typed} onPick={add} onUnpick={drop} />
}

function OfPages(props: KindControlProps): JSX.Element {
  const words = useWords()
  const picks = createPicks(useWorkspace(), words, useNames())
  const to = () => linkedBook(props.field)
  const links = () => (Array.isArray(props.value) ? (props.value as readonly PageLink[]) : props.value === undefined ? [] : [props.value as PageLink])
  const isMany = () => props.field.kind === 'customers' || props.field.kind === 'links'
  const take = (link: PageLink) => props.onChange(isMany() ? [...links(), link] : link)
  const add = (option: string) => {
    const link = picks.linkOf(option, to())
    if (link === undefined) return
    picks.remember(option, to())
    take(link)
  }
  const drop = (option: string) => {
    const left = links().filter(({ id }) => id !== option)
    props.onChange(left.length === 0 ? undefined : left)
  }
  const creator = createMemo(() => picks.creator(to()))
  const create = (typed: string) => {
    const made = creator()?.create(typed)
    if (made?.ok === true) take(made.value)
    else if (made !== undefined) props.onProblem?.(words.say(refusalWords[made.refusal.because === 'missing' || made.refusal.because === 'bound' ? 'not-allowed' : made.refusal.because]))
  }
  return (
    <PickControl {...given<never>(props, words)} picked={links().map((link) => picks.page(link, to()))} many={isMany()} search={(typed) => picks.pages(to(), typed)} autofocus={props.autofocus} typed={props.typed}
      onPick={add} onUnpick={drop} onCreate={creator() && create} createLabel={creator()?.label} hrefOf={(option) => picks.hrefOf(option, to())} />
  )
}

const OfFiles: Component<KindControlProps> = (props) => <FilesField id={props.id} label={props.label} describedBy={props.describedBy} value={props.value as readonly FileRef[] | undefined} onChange={props.onChange} onProblem={props.onProblem} />

const controls: Partial<Readonly<Record<Field['kind'], Component<KindControlProps>>>> = {
  text: OfText, longText: OfLongText, number: OfNumber, percent: OfPercent, money: OfMoney, date: OfDate, dateTime: OfDateTime, choice: OfChoice, flag: OfFlag,
  member: OfMembers, members: OfMembers, customer: OfPages, customers: OfPages, link: OfPages, links: OfPages, file: OfFiles,
}
