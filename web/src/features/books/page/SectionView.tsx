import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { joiningWords, pageWords } from '../../../words/books.ts'
import { useWords } from '../../../words/language.tsx'
import { Facts } from './Facts.tsx'
import { FieldControl } from './fields/FieldControl.tsx'
import { useOpenPage } from './page-context.ts'
import styles from './page.module.css'
import type { PageSection, SectionField } from './sections.ts'

const isEmpty = (value: unknown): boolean => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** A section of the open page: its heading and fields. What is empty and cannot be filled in is only named. */
export function SectionView(props: { readonly section: PageSection }): JSX.Element {
  const words = useWords()
  const open = useOpenPage()
  const isMute = ({ name, field }: SectionField): boolean => {
    if (field.kind === 'computed' || field.kind === 'richText' || open.rights().mayEditField(name)) return false
    return isEmpty(open.page().values[name]) && !(name in open.page().conflicts) && !open.presence().some((other) => other.field?.split('/')[0] === name)
  }
  const mute = createMemo(() => props.section.runs.flatMap((run) => run.fields.filter(isMute)).map(({ field }) => words.say(field.label)))
  return (
    <section class={styles.section} aria-label={props.section.label === undefined ? undefined : words.say(props.section.label)}>
      <Show when={props.section.label}>{(label) => <h2>{words.say(label())}</h2>}</Show>
      <For each={props.section.runs}>
        {(run) => (
          <Show when={run.kind === 'fields'} fallback={<Facts fields={run.fields} />}>
            <div class={styles.fields}>
              <For each={run.fields}>{(each) => <Show when={!isMute(each)}><FieldControl name={each.name} field={each.field} /></Show>}</For>
            </div>
          </Show>
        )}
      </For>
      <Show when={mute().length > 0}>
        <p class={styles.mute}>{words.say(pageWords.empty, { fields: mute().join(words.say(joiningWords.comma)) })}</p>
      </Show>
    </section>
  )
}
