import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { useWords } from '../../../words/language.tsx'
import { dueOf } from '../list/due.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { useNames } from '../values/use-names.ts'
import { Explained } from './fields/Explained.tsx'
import { useOpenPage } from './page-context.ts'
import styles from './page.module.css'
import type { SectionField } from './sections.ts'

/** Derived figures side by side, each with a sign that tells how it comes about. */
export function Facts(props: { readonly fields: readonly SectionField[] }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const due = ({ name }: SectionField) => dueOf(open.book, name, open.page().state, workspace.computedValue(open.page(), name), Date.now(), workspace.directory().workspace.timeZone)?.is
  return (
    <dl class={styles.facts}>
      <For each={props.fields}>
        {(each) => (
          <div data-field={each.field.kind === 'computed' ? each.name : undefined}>
            <dt>{words.say(each.field.label)}<Show when={each.field.kind === 'computed' && each.field}>{(field) => <Explained name={each.name} field={field()} />}</Show></dt>
            <dd data-due={due(each)}>{names.value(open.book, open.page(), each.name, each.field) || '—'}</dd>
          </div>
        )}
      </For>
    </dl>
  )
}
