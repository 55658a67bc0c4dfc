import type { Move } from '@hebu/shared/books/define-book.ts'
import type { JSX } from 'solid-js'
import { createEffect, createSignal, on } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import fieldStyles from '../../../../ui/fields/fields.module.css'
import { moveWords } from '../../../../words/moves.ts'
import { useWords } from '../../../../words/language.tsx'

export interface NoteDialogProps {
  /** The move that asks for words; absent while none does. */
  readonly move: Move | undefined
  readonly onDone: (note: string | undefined) => void
  readonly onClose: () => void
}

/** Asks for the words that go with a move. */
export function NoteDialog(props: NoteDialogProps): JSX.Element {
  const words = useWords()
  const [note, setNote] = createSignal('')
  createEffect(on(() => props.move, () => setNote('')))
  const isRequired = () => props.move?.note === 'required'
  const isReady = () => !isRequired() || note().trim() !== ''
  const finish = () => {
    if (isReady()) props.onDone(note().trim() === '' ? undefined : note().trim())
  }
  const label = () => (props.move === undefined ? '' : words.say(props.move.label))
  return (
    <Dialog open={props.move !== undefined} onClose={() => props.onClose()} title={words.say(isRequired() ? moveWords.noteTitle : moveWords.noteOptionalTitle, { move: label() })} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(moveWords.notNow)}</Button>
        <Button variant="primary" disabled={!isReady()} onClick={finish}>{label()}</Button>
      </>}>
      <textarea class={`${fieldStyles.input} ${fieldStyles.area}`} rows={4} autofocus aria-label={words.say(moveWords.note)} aria-describedby="note-hint" aria-required={isRequired()} value={note()}
        onInput={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
            event.preventDefault()
            finish()
          }
        }} />
      <p id="note-hint" class={fieldStyles.hint}>{words.say(moveWords.noteHint)}</p>
    </Dialog>
  )
}
