import IconPlus from '~icons/lucide/plus'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show } from 'solid-js'

import { joiningWords } from '../../../words/joining.ts'
import { pageWords } from '../../../words/page.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { Facts } from './Facts.tsx'
import { FieldControl } from './fields/FieldControl.tsx'
import { isLacking } from './moves/lacking.ts'
import { useOpenPage } from './page-context.ts'
import styles from './page.module.css'
import type { PageSection, SectionField } from './sections.ts'
import { isUntold } from './sections.ts'

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** So many are drawn before the window has been painted: what is seen first. */
const firstFields = 6

/** A section of the open page: its heading and fields. What is empty and cannot be filled in is only named. */
export function SectionView(props: { readonly section: PageSection }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const open = useOpenPage()
  const told = (fields: readonly SectionField[]) => fields.filter(({ name, field }) => !isUntold(workspace, open.page(), name, field))
  const isMute = ({ name, field }: SectionField): boolean => {
    if (field.kind === 'computed' || field.kind === 'richText' || open.rights().mayEditField(name)) return false
    return isEmpty(open.page().values[name]) && !(name in open.page().conflicts) && !open.presence().some((other) => other.field?.split('/')[0] === name)
  }
  // What was shown stays: a field that is emptied does not go from under the hands.
  const held = new Set<string>()
  const [unfolded, setUnfolded] = createSignal(false)
  /** Empty ones that nothing asks for, on a page that is past its beginning: they are only named until they are wanted ([FLD21]). */
  const isFolded = ({ name, field }: SectionField): boolean => {
    if (field.kind === 'computed' || field.kind === 'richText' || open.page().state === open.book.initial || !open.rights().mayEditField(name)) return false
    const stays = held.has(name) || unfolded() || open.wanted() === name || field.required === true || !isEmpty(open.page().values[name]) || name in open.page().conflicts || name in open.page().repairs || isLacking(open.lacking(), name) || open.presence().some((other) => other.field?.split('/')[0] === name)
    if (stays) held.add(name)
    return !stays
  }
  const folded = createMemo(() => props.section.runs.flatMap((run) => run.fields.filter(isFolded)))
  const unfold = () => {
    const first = folded()[0]?.name
    setUnfolded(true)
    if (first !== undefined) open.focusField(first)
  }
  const mute = createMemo(() => props.section.runs.flatMap((run) => run.fields.filter(isMute)).map(({ field }) => words.say(field.label)))
  return (
    <section class={styles.section} aria-label={props.section.label === undefined ? undefined : words.say(props.section.label)}>
      <Show when={props.section.label}>{(label) => <h2>{words.say(label())}</h2>}</Show>
      <For each={open.whole() ? props.section.runs : props.section.runs.slice(0, 1)}>
        {(run) => (
          <Show when={run.kind === 'fields'} fallback={<Show when={told(run.fields).length > 0}><Facts fields={told(run.fields)} /></Show>}>
            <div class={styles.fields}>
              <For each={open.whole() ? run.fields : run.fields.slice(0, firstFields)}>{(each) => <Show when={!isMute(each) && !folded().includes(each) && !isUntold(workspace, open.page(), each.name, each.field)}><FieldControl name={each.name} field={each.field} /></Show>}</For>
            </div>
          </Show>
        )}
      </For>
      <Show when={open.whole() && folded().length > 0}>
        <button type="button" class={styles.more} onClick={unfold}><IconPlus />{words.say(pageWords.moreFields, { fields: folded().map(({ field }) => words.say(field.label)).join(words.say(joiningWords.comma)) })}</button>
      </Show>
      <Show when={open.whole() && mute().length > 0}>
        <p class={styles.mute}>{words.say(pageWords.empty, { fields: mute().join(words.say(joiningWords.comma)) })}</p>
      </Show>
    </section>
  )
}
