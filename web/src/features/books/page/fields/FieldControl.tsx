import type { Field } from '@hebu/shared/books/field-kinds.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, lazy, Match, Show, Suspense, Switch } from 'solid-js'

import type { Onlooker } from '../../../../ui/fields/FieldFrame.tsx'
import { FieldFrame } from '../../../../ui/fields/FieldFrame.tsx'
import { ChecklistControl } from '../../../../ui/fields/list/ChecklistControl.tsx'
import { personHue } from '../../../../ui/person.ts'
import { fieldWords } from '../../../../words/field-words.ts'
import { moveWords } from '../../../../words/moves.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { ConflictView } from './ConflictView.tsx'
import { Explained } from './Explained.tsx'
import { isLacking } from '../moves/lacking.ts'
import { KindControl } from './KindControl.tsx'
import { controlId, FieldNameContext, useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'
import { FieldActs } from '../record/FieldActs.tsx'
import { refusalText } from '../refusal-text.ts'
import { RowsField } from './rows/RowsField.tsx'
import { ShownValue } from './ShownValue.tsx'
import { TextField } from './TextField.tsx'

const AlikeHint = lazy(async () => ({ default: (await import('../../merging/AlikeHint.tsx')).AlikeHint }))

export interface FieldControlProps {
  readonly name: string
  readonly field: Field
}

const wideKinds = new Set(['longText', 'richText', 'rows', 'checklist', 'file', 'links', 'customers'])

/** Whether a field takes the whole width of its section. */
export const isWide = (field: Field): boolean => wideKinds.has(field.kind) || (field.kind === 'computed' && (field.shownAs === 'links' || field.shownAs === 'list'))

/** One field of the open page: its control where it may be edited, its value where it may be read. */
export function FieldControl(props: FieldControlProps): JSX.Element {
  return <FieldNameContext.Provider value={props.name}><OneField {...props} /></FieldNameContext.Provider>
}

function OneField(props: FieldControlProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const [refusal, setRefusal] = createSignal<string>()
  const [typo, setTypo] = createSignal<string>()

  const id = () => controlId(open.address, props.name)
  const label = () => words.say(props.field.label)
  const value = () => open.page().values[props.name]
  const editable = createMemo(() => props.field.kind !== 'computed' && open.rights().mayEditField(props.name))
  const problem = () => typo() ?? refusal()
  const candidates = () => open.page().conflicts[props.name]
  const hint = () => (props.field.hint && editable() ? words.say(props.field.hint) : undefined)
  const describedBy = () => [hint() && `${id()}-hint`, problem() && `${id()}-problem`].filter(Boolean).join(' ') || undefined
  const onlookers = createMemo<readonly Onlooker[]>(() =>
    open.presence().filter(({ field }) => field?.split('/')[0] === props.name).map(({ member }) => ({ name: memberById(workspace.directory(), member)?.name ?? member, hue: personHue(joiningPlace(workspace.directory(), member)) })))

  /** The mark of a field that the main move waits for; before there is one, of those that are required. */
  const needed = () => {
    const lacking = open.lacking()
    if (!editable()) return undefined
    if (isLacking(lacking, props.name)) return words.say(moveWords.neededFor, { move: words.say(lacking!.move.label) })
    return lacking === undefined && props.field.required && value() === undefined && open.page().state === open.book.initial ? words.say(fieldWords.required) : undefined
  }
  const write = (next: unknown) => {
    const done = workspace.commands.set(open.address, props.name, next)
    setRefusal(done.ok ? undefined : refusalText(open.book, done.refusal, words))
  }
  /** Where in the field somebody is: in a table, which cell. */
  const placeOf = (target: EventTarget): string => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]')?.dataset['cell'] : undefined
    return cell === undefined ? props.name : `${props.name}/${cell}`
  }
  const computed = () => (props.field.kind === 'computed' ? props.field : undefined)
  const checklist = () => (props.field.kind === 'checklist' ? props.field : undefined)
  const rows = () => (props.field.kind === 'rows' ? props.field : undefined)
  const richText = () => (props.field.kind === 'richText' ? props.field : undefined)
  /** A new page that others may be about. */
  const isNamedHere = () => open.book.identity?.name === props.name && open.page().state === open.book.initial && editable()
  const isGroup = () => !editable() || ['rows', 'richText', 'checklist', 'computed', 'file'].includes(props.field.kind)
  return (
    <div class={styles.field} data-field={props.name} data-read={!editable() && !candidates() && !isWide(props.field) ? '' : undefined} data-wide={isWide(props.field) ? '' : undefined} onFocusIn={(event) => workspace.announce(open.address, placeOf(event.target))} onFocusOut={() => workspace.announce(open.address)}>
      <FieldFrame id={id()} label={label()} hint={hint()} problem={problem()} onlookers={onlookers()} group={isGroup()} extra={<><Show when={computed()}>{(field) => <Explained name={props.name} field={field()} />}</Show><FieldActs name={props.name} label={label()} always={!editable()} /></>}
        required={needed()}>
        <Show when={candidates()} fallback={
          <Switch fallback={
            <KindControl id={id()} field={props.field} value={value()} onChange={write} label={label()} describedBy={describedBy()} invalid={problem() !== undefined} onProblem={setTypo} />
          }>
            <Match when={richText()}>{(field) => <TextField name={props.name} field={field()} label={label()} />}</Match>
            <Match when={rows()}>{(field) => <RowsField name={props.name} field={field()} label={label()} editable={editable()} onProblem={setRefusal} />}</Match>
            <Match when={checklist()}>
              {(field) => (
                <ChecklistControl id={id()} label={label()} words={words} items={Object.entries(field().items).map(([item, wording]) => ({ id: item, label: words.say(wording) }))} value={value() as Readonly<Record<string, boolean>> | undefined}
                  disabled={!editable()} describedBy={describedBy()} onTick={(item, done) => {
                    const ticked = workspace.commands.tick(open.address, props.name, item, done)
                    setRefusal(ticked.ok ? undefined : refusalText(open.book, ticked.refusal, words))
                  }} />
              )}
            </Match>
            <Match when={!editable()}>
              <ShownValue id={id()} book={open.book} name={props.name} field={props.field} label={label()} value={props.field.kind === 'computed' ? workspace.computedValue(open.page(), props.name) : value()} />
            </Match>
          </Switch>
        }>
          {(both) => <ConflictView name={props.name} field={props.field} label={label()} candidates={both()} editable={editable()} onChoose={write} />}
        </Show>
      </FieldFrame>
      <Show when={isNamedHere()}><Suspense><AlikeHint /></Suspense></Show>
    </div>
  )
}
