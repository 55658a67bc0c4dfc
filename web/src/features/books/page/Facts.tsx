import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { Button } from '../../../ui/Button.tsx'
import { showToast } from '../../../ui/toast.ts'
import { fieldWords } from '../../../words/field-words.ts'
import { useWords } from '../../../words/language.tsx'
import { dueOf } from '../list/due.ts'
import { encodeFilters } from '../views/filters/filter.ts'
import { useWorkspace } from '../../../workspace/context.tsx'
import { useTakeBack } from '../undo/take-back.ts'
import { useNames } from '../values/use-names.ts'
import { Explained } from './fields/Explained.tsx'
import { adoptable } from './adoptable.ts'
import { useOpenPage } from './page-context.ts'
import styles from './page.module.css'
import { fieldLabel, refusalText } from './refusal-text.ts'
import type { SectionField } from './sections.ts'

/** Derived figures side by side, each with a sign that tells how it comes about. */
export function Facts(props: { readonly fields: readonly SectionField[] }): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const open = useOpenPage()
  const takeBack = useTakeBack()
  const due = ({ name }: SectionField) => dueOf(open.book, name, open.page().state, workspace.computedValue(open.page(), name), Date.now(), workspace.directory().workspace.timeZone)?.is
  /** The list of the records that a figure adds up. */
  const recordsOf = ({ field }: SectionField): string | undefined => {
    const records = field.kind === 'computed' ? field.records?.(open.page(), workspace.world) : undefined
    return records === undefined || workspace.bookById(records.book) === undefined ? undefined : `/${records.book}?view=table&f=${encodeURIComponent(encodeFilters(records.filters) ?? '')}`
  }
  const adopt = ({ into, value }: { readonly into: string; readonly value: unknown }) => {
    const step = {}
    const done = workspace.commands.asOne(step, () => workspace.commands.set(open.address, into, value))
    if (done.ok) takeBack.offer(step, words.say(fieldWords.adopted, { label: fieldLabel(open.book, into, words) }))
    else showToast(refusalText(open.book, done.refusal, words), { tone: 'problem' })
  }
  return (
    <dl class={styles.facts}>
      <For each={props.fields}>
        {(each) => (
          <div data-field={each.field.kind === 'computed' ? each.name : undefined}>
            <dt>{words.say(each.field.label)}<Show when={each.field.kind === 'computed' && each.field}>{(field) => <Explained name={each.name} field={field()} />}</Show></dt>
            <dd data-due={due(each)}>
              <Show when={recordsOf(each)} fallback={names.value(open.book, open.page(), each.name, each.field) || '—'}>
                {(href) => <a class={styles.records} href={href()} title={words.say(fieldWords.openRecords)}>{names.value(open.book, open.page(), each.name, each.field)}</a>}
              </Show>
              <Show when={adoptable(workspace, open.book, open.page(), each)}>
                {(one) => <Button size="small" class={styles.adopt} aria-label={words.say(fieldWords.adoptOf, { label: words.say(each.field.label), value: names.value(open.book, open.page(), each.name, each.field) })} onClick={() => adopt(one())}>{words.say(fieldWords.adopt)}</Button>}
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  )
}
