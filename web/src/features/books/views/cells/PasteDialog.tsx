import type { Book } from '@hebu/shared/books/define-book.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { cellWords } from '../../../../words/cells.ts'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import bulkStyles from '../bulk/bulk.module.css'
import type { Names } from '../../values/use-names.ts'
import type { PastePlan } from './paste.ts'

export interface PasteDialogProps {
  readonly plan: PastePlan | undefined
  readonly book: Book
  readonly names: Names
  readonly labelOf: (column: string) => string
  readonly onWrite: (plan: PastePlan) => void
  readonly onClose: () => void
}

/** Refusals are listed up to here; the rest is counted. */
const listed = 8

/** Says what a pasted block would write, and what of it not and why, before anything is written. */
export function PasteDialog(props: PasteDialogProps): JSX.Element {
  const words = useWords()
  const format = (count: number) => words.format().number(count)
  const refused = () => props.plan?.refused ?? []
  const pages = () => new Set(props.plan?.cells.map(({ page }) => page.id)).size
  return (
    <Dialog open={props.plan !== undefined} onClose={() => props.onClose()} title={words.say(cellWords.pasteTitle)} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(bulkWords.cancel)}</Button>
        <Button variant="primary" disabled={(props.plan?.cells.length ?? 0) === 0} onClick={() => props.onWrite(props.plan!)}>{words.say(cellWords.paste, { count: format(props.plan?.cells.length ?? 0) })}</Button>
      </>}>
      <div class={bulkStyles.form}>
        <p>{words.say((props.plan?.cells.length ?? 0) === 0 ? cellWords.willPasteNothing : cellWords.willPaste, { count: format(props.plan?.cells.length ?? 0), pages: format(pages()) })}</p>
        <Show when={refused().length > 0}>
          <div class={bulkStyles.refused}>
            <p>{words.say(cellWords.willNotPaste, { count: format(refused().length) })}</p>
            <ul>
              <For each={refused().slice(0, listed)}>
                {({ page, name, text, reason }) => <li>{words.say(cellWords.pasteRefused, { title: props.names.title(props.book, page), field: props.labelOf(name), text: text.slice(0, 40), reason })}</li>}
              </For>
              <Show when={refused().length > listed}><li>{words.say(bulkWords.more, { count: format(refused().length - listed) })}</li></Show>
            </ul>
          </div>
        </Show>
        <Show when={(props.plan?.linesBeyond ?? 0) > 0}><p>{words.say(cellWords.linesBeyond, { count: format(props.plan!.linesBeyond) })}</p></Show>
        <Show when={(props.plan?.columnsBeyond ?? 0) > 0}><p>{words.say(cellWords.columnsBeyond, { count: format(props.plan!.columnsBeyond) })}</p></Show>
      </div>
    </Dialog>
  )
}
