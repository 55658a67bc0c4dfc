import IconCheck from '~icons/lucide/check'
import IconMissing from '~icons/lucide/circle-dashed'
import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { hasWords } from '@hebu/shared/codec/texts.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import type { JSX } from 'solid-js'
import { createMemo, For, Show } from 'solid-js'

import { contractWords } from '../../words/contracts.ts'
import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import desk from '../../ui/Desk.module.css'
import styles from './contracts.module.css'

/** The clauses that the charter wants, each there or missing; one press leads to it ([CON1], S3-2.2.3b). */
export function ClausesPart(props: { readonly page: Page; readonly focusField: (field: string) => void }): JSX.Element {
  const workspace = useWorkspace()
  const { say } = useWords()
  const asked = () => workspace.charter().needs?.['contracts.submit'] ?? []
  const fields = () => [...new Set(asked().map((name) => name.split('/')[0]!))]
  const missing = createMemo<ReadonlySet<string>>(() => {
    // Also follows what is typed into the texts.
    const may = workspace.commands.mayMove(props.page, 'submit')
    const names = !may.ok && may.refusal.because === 'missing' ? may.refusal.fields : may.ok ? [] : missingFor(contracts, 'submit', { ...props.page, state: contracts.initial }, (field) => {
      const text = workspace.text({ book: 'contracts', id: props.page.id }, field)
      return text !== undefined && hasWords(text.doc, props.page.id, field)
    }, asked())
    return new Set(names.map((name) => name.split('/')[0]!))
  })
  const open = () => fields().filter((name) => missing().has(name)).length
  const labelOf = (name: string) => say((contracts.fields as Fields)[name]?.label ?? contractWords.clauses)
  return (
    <Show when={fields().length > 0}>
      <section class={desk.part}>
        <header>
          <h2>{say(contractWords.clauses)} <small>{say(contractWords.clausesDone, { done: fields().length - open(), all: fields().length })}</small></h2>
          <Show when={open() === 0}><small data-tone="done">{say(contractWords.clausesWhole)}</small></Show>
        </header>
        <ul class={styles.clauses}>
          <For each={fields()}>
            {(name) => (
              <li data-missing={missing().has(name) ? '' : undefined}>
                <button type="button" onClick={() => props.focusField(name)}>
                  <Show when={missing().has(name)} fallback={<IconCheck aria-hidden="true" />}><IconMissing aria-hidden="true" /></Show>
                  <span>{labelOf(name)}</span>
                  <span class="spoken-only">{say(missing().has(name) ? contractWords.clauseMissing : contractWords.clauseDone)}</span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
