import type { Book } from '@hebu/shared/books/define-book.ts'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import fieldStyles from '../../../../ui/fields/fields.module.css'
import { moveWords } from '../../../../words/moves.ts'
import { useWords } from '../../../../words/language.tsx'
import { bulkWords } from '../../../../words/view-parts.ts'
import { refusalText } from '../../page/refusal-text.ts'
import type { Names } from '../../values/use-names.ts'
import type { OfferedMove } from './bulk.ts'
import styles from './bulk.module.css'

export interface MoveDialogProps {
  readonly offered: OfferedMove | undefined
  readonly book: Book
  readonly names: Names
  readonly onMove: (offered: OfferedMove, note: string | undefined) => void
  readonly onClose: () => void
}

/** Refusals are listed up to here; the rest is counted. */
const listed = 8

/** Says for which pages a step can be made, and for which not and why, before it is made; asks for words where it wants them. */
export function MoveDialog(props: MoveDialogProps): JSX.Element {
  const words = useWords()
  const noteId = createUniqueId()
  const [note, setNote] = createSignal('')
  createEffect(on(() => props.offered, () => setNote('')))
  const label = () => (props.offered === undefined ? '' : words.say(props.offered.move.label))
  const count = (of: readonly unknown[] | undefined) => words.format().number(of?.length ?? 0)
  const isReady = () => (props.offered?.able.length ?? 0) > 0 && (props.offered?.move.note !== 'required' || note().trim() !== '')
  return (
    <Dialog open={props.offered !== undefined} onClose={() => props.onClose()} title={words.say(bulkWords.moveTitle, { move: label(), count: count(props.offered?.able) })} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(bulkWords.cancel)}</Button>
        <Button variant="primary" disabled={!isReady()} onClick={() => props.onMove(props.offered!, note().trim() === '' ? undefined : note().trim())}>{label()}</Button>
      </>}>
      <div class={styles.form}>
        <p>{words.say(bulkWords.willMove, { count: count(props.offered?.able) })}</p>
        <Show when={(props.offered?.refused.length ?? 0) > 0}>
          <div class={styles.refused}>
            <p>{words.say(bulkWords.willNot, { count: count(props.offered?.refused) })}</p>
            <ul>
              <For each={props.offered!.refused.slice(0, listed)}>
                {({ page, refusal }) => <li>{words.say(bulkWords.reason, { title: props.names.title(props.book, page), reason: refusalText(props.book, refusal, words) })}</li>}
              </For>
              <Show when={props.offered!.refused.length > listed}><li>{words.say(bulkWords.more, { count: words.format().number(props.offered!.refused.length - listed) })}</li></Show>
            </ul>
          </div>
        </Show>
        <Show when={props.offered?.move.note !== undefined && props.offered.able.length > 0}>
          <div class={styles.value}>
            <label for={noteId}>{words.say(moveWords.note)}</label>
            <textarea id={noteId} class={`${fieldStyles.input} ${fieldStyles.area}`} rows={3} aria-required={props.offered?.move.note === 'required'} value={note()} onInput={(event) => setNote(event.currentTarget.value)} />
            <p>{words.say(moveWords.noteHint)}</p>
          </div>
        </Show>
      </div>
    </Dialog>
  )
}
