import type { Field } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createMemo, createSignal, For, Show, untrack } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import type { ListModel } from '../../list/list-model.ts'
import { KindControl } from '../../page/fields/KindControl.tsx'
import { isWritten } from '../cells/cell-edit.tsx'
import styles from './bulk.module.css'

export interface QuickSheetProps {
  readonly model: ListModel
  /** Absent while no sheet is open. */
  readonly page: Page | undefined
  /** Only what is otherwise now, by field. */
  readonly onSave: (page: Page, changes: readonly (readonly [field: string, value: unknown])[]) => void
  readonly onClose: () => void
}

/** What a list shows of one page, to be changed without opening it: where there is no room for cells, and elsewhere ([UI175]). */
export function QuickSheet(props: QuickSheetProps): JSX.Element {
  const id = () => props.page?.id
  return <Show when={id()} keyed>{(_opened) => <Sheet model={props.model} page={untrack(() => props.page!)} onSave={props.onSave} onClose={props.onClose} />}</Show>
}

function Sheet(props: QuickSheetProps & { readonly page: Page }): JSX.Element {
  const words = useWords()
  const [changes, setChanges] = createSignal<ReadonlyMap<string, unknown>>(new Map())
  const [problems, setProblems] = createSignal<ReadonlyMap<string, string>>(new Map())
  // As it was when the sheet was opened; what others write meanwhile to other fields stays.
  const { page, model } = untrack(() => ({ page: props.page, model: props.model }))
  const rights = model.table.rights(page)
  const fields = createMemo(() => model.declared().flatMap(({ id, field }): (readonly [string, Field])[] =>
    field !== undefined && isWritten(field) && page.conflicts[id] === undefined && rights.mayEditField(id) ? [[id, field]] : []))
  const change = (name: string, value: unknown) => setChanges((before) => new Map(before).set(name, value === '' ? undefined : value))
  const tell = (name: string, problem: string | undefined) => setProblems((before) => {
    const next = new Map(before)
    if (problem === undefined) next.delete(name)
    else next.set(name, problem)
    return next
  })
  const spelt = (value: unknown): string => JSON.stringify(value) ?? ''
  const changed = () => [...changes()].filter(([name, value]) => spelt(value) !== spelt(page.values[name]))
  return (
    <Dialog open onClose={() => props.onClose()} title={model.names.title(model.book, page)} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(bulkWords.cancel)}</Button>
        <Button variant="primary" disabled={problems().size > 0 || changed().length === 0} onClick={() => props.onSave(page, changed())}>{words.say(bulkWords.save)}</Button>
      </>}>
      <div class={styles.form}>
        <For each={fields()} fallback={<p>{words.say(bulkWords.nothingToEdit)}</p>}>
          {([name, field]) => {
            const id = `quick-${name}`
            return (
              <div class={styles.value}>
                <label for={id}>{words.say(field.label)}</label>
                <KindControl id={id} field={field} label={words.say(field.label)} value={changes().has(name) ? changes().get(name) : page.values[name]} compact describedBy={`${id}-hint`}
                  invalid={problems().has(name)} onProblem={(problem) => tell(name, problem)} onChange={(value) => { tell(name, undefined); change(name, value) }} />
                <p id={`${id}-hint`} role={problems().has(name) ? 'alert' : undefined}>{problems().get(name)}</p>
              </div>
            )
          }}
        </For>
      </div>
    </Dialog>
  )
}
