import type { Fields, RichTextField, Row } from '@hebu/shared/books/field-kinds.ts'
import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, onCleanup, Show, untrack } from 'solid-js'

import { isEmptyText } from '../../../../ui/editor/plain-text.ts'
import type { BoundText } from '../../../../ui/editor/rich-text-props.ts'
import { personColour } from '../../../../ui/person.ts'
import { fieldWords } from '../../../../words/field-words.ts'
import { useWords } from '../../../../words/language.tsx'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { useNames } from '../../values/use-names.ts'
import { Editor } from './Editor.tsx'
import { useOpenPage } from '../page-context.ts'
import styles from '../page.module.css'
import { Strays } from './Strays.tsx'

export interface TextFieldProps {
  readonly name: string
  readonly field: RichTextField
  readonly label: string
}

/** A co-edited text, or one for each member who attends. The editor comes when it is first needed. */
export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Show when={props.field.per === 'member'} fallback={<OneText name={props.name} label={props.label} member={undefined} />}>
      <MemberTexts name={props.name} label={props.label} />
    </Show>
  )
}

function OneText(props: { readonly name: string; readonly label: string; readonly member: string | undefined }): JSX.Element {
  const workspace = useWorkspace()
  const open = useOpenPage()
  // The binding belongs to the page's document, not to what is written on the page.
  const binding = createMemo(() => workspace.text(open.address, props.name, props.member), undefined, { equals: (a, b) => a?.fragment === b?.fragment })
  return (
    <Show when={binding()} keyed>
      {(text) => <WrittenText binding={text} {...props} />}
    </Show>
  )
}

/** A text whose history says who edited it: noted on leaving it, once it was written in here ([REC4]). */
function WrittenText(props: { readonly binding: BoundText; readonly name: string; readonly label: string; readonly member: string | undefined }): JSX.Element {
  const workspace = useWorkspace()
  const open = useOpenPage()
  const { fragment } = untrack(() => props.binding)
  let isWritten = false
  const [isBlank, setBlank] = createSignal(isEmptyText(fragment))
  const hear = (_: unknown, { local }: { readonly local: boolean }): void => {
    isWritten ||= local
    setBlank(isEmptyText(fragment))
  }
  const note = (): void => {
    if (isWritten) workspace.commands.noteEdit(open.address, props.name, props.member)
    isWritten = false
  }
  fragment.observeDeep(hear)
  onCleanup(() => {
    fragment.unobserveDeep(hear)
    note()
  })
  return (
    <Show when={props.binding.editable() || !isBlank()} fallback={<><Strays label={props.label} field={props.name} member={props.member} editable={false} /><NotWritten /></>}>
      <div class={styles.text} onFocusOut={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node | null)) note() }}>
        <Editor binding={props.binding} label={props.label} field={props.name} member={props.member} />
      </div>
    </Show>
  )
}

/** An empty sheet that nobody may write on says nothing; this does. */
function NotWritten(): JSX.Element {
  const words = useWords()
  return <p class={styles.none}>{words.say(fieldWords.empty)}</p>
}

function MemberTexts(props: { readonly name: string; readonly label: string }): JSX.Element {
  const workspace = useWorkspace()
  const names = useNames()
  const open = useOpenPage()
  const me = () => workspace.me().id
  const hasText = (member: string) => untrack(() => (workspace.text(open.address, props.name, member)?.fragment.length ?? 0) > 0)
  /** Those who attend by the page's own rows, and whoever has written; oneself first. */
  const members = createMemo(() => {
    const fields: Fields = open.book.fields
    const attending = Object.entries(fields).flatMap(([name, field]) => (field.kind === 'rows' && field.keyedBy === 'member' && field.annotates === undefined ? ((open.page().values[name] as readonly Row[] | undefined) ?? []).map(({ id }) => id) : []))
    const written = untrack(() => workspace.directory().members).map(({ id }) => id).filter(hasText)
    // Where nothing more is written, only those who wrote have something to show.
    return open.rights().mayEditField(props.name) ? [...new Set([me(), ...attending, ...written])] : written
  }, undefined, { equals: (a, b) => a.length === b.length && a.every((id, index) => id === b[index]) })
  return (
    <div class={styles.texts}>
      <For each={members()} fallback={<NotWritten />}>
        {(member) => (
          <details open={member === me()}>
            <summary style={{ '--hue': personColour(joiningPlace(workspace.directory(), member)) }}>{names.member(member)}</summary>
            <OneText name={props.name} label={`${props.label} · ${names.member(member)}`} member={member} />
          </details>
        )}
      </For>
    </div>
  )
}
