import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, createSignal, on, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import { useWorkspace } from '../../../../workspace/context.tsx'
import { KindControl } from '../../page/fields/KindControl.tsx'
import { bulkFields } from './bulk.ts'
import styles from './bulk.module.css'

export interface EditDialogProps {
  readonly open: boolean
  readonly book: Book
  readonly pages: readonly Page[]
  readonly onWrite: (field: string, value: unknown) => void
  readonly onClose: () => void
}

/** One field, one value, for all the chosen pages. */
export function EditDialog(props: EditDialogProps): JSX.Element {
  const workspace = useWorkspace()
  const words = useWords()
  const [name, setName] = createSignal<string>()
  const [value, setValue] = createSignal<unknown>()
  const [problem, setProblem] = createSignal<string>()
  createEffect(on(() => props.open, () => { setName(undefined); setValue(undefined); setProblem(undefined) }))
  // What none of the pages lets this member write is not offered.
  const fields = createMemo(() => {
    if (!props.open) return []
    const table = workspace.table(props.book.id)
    const { pages } = props
    const known: ReturnType<typeof table.rights>[] = []
    // Mostly the first one lets them all be written: the others are not asked.
    return bulkFields(props.book).filter(([id]) => pages.some((page, at) => (known[at] ??= table.rights(page)).mayEditField(id)))
  })
  const field = () => (name() === undefined ? undefined : (props.book.fields as Fields)[name()!])
  const count = () => words.format().number(props.pages.length)
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={words.say(bulkWords.editTitle, { count: count() })} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(bulkWords.cancel)}</Button>
        <Button variant="primary" disabled={name() === undefined || problem() !== undefined} onClick={() => props.onWrite(name()!, value() === '' ? undefined : value())}>{words.say(bulkWords.write, { count: count() })}</Button>
      </>}>
      <div class={styles.form}>
        <Select label={words.say(bulkWords.field)} value={name()} options={fields().map(([id, each]) => ({ value: id, label: words.say(each.label) }))} onChange={(next) => { setValue(undefined); setProblem(undefined); setName(next) }} />
        <Show when={name()} keyed>
          {(id) => (
            <div class={styles.value}>
              <label for={`bulk-${id}`}>{words.say(bulkWords.value)}</label>
              <KindControl id={`bulk-${id}`} field={field()!} label={words.say(field()!.label)} value={value()} onChange={setValue} onProblem={setProblem} invalid={problem() !== undefined} describedBy="bulk-hint" />
              <p id="bulk-hint" role={problem() === undefined ? undefined : 'alert'}>{problem() ?? words.say(bulkWords.emptyHint)}</p>
            </div>
          )}
        </Show>
      </div>
    </Dialog>
  )
}
