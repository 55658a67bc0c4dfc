import { safeFileName } from '@hebu/shared/vocabulary/file-names.ts'
import type { JSX } from 'solid-js'
import { createSignal, onMount, untrack } from 'solid-js'

import { Button } from '../../../../../ui/Button.tsx'
import { Dialog } from '../../../../../ui/Dialog.tsx'
import { endingOf } from '../../../../../ui/preview/file-kind.ts'
import { TextInput } from '../../../../../ui/TextInput.tsx'
import { fileWords } from '../../../../../words/files.ts'
import { useWords } from '../../../../../words/language.tsx'

export interface RenameDialogProps {
  readonly name: string
  readonly onRename: (name: string) => void
  readonly onClose: () => void
}

const longest = 255

/** The name as it will be: never empty, and with the ending that says what it is. */
export function renamedTo(typed: string, before: string): string | undefined {
  const name = safeFileName(typed)
  if (name === '') return undefined
  const ending = endingOf(before)
  return ending === '' || endingOf(name) === ending ? name : `${name.slice(0, longest - ending.length - 1)}.${ending}`
}

/** Asks for another name; the ending stays. */
export function RenameDialog(props: RenameDialogProps): JSX.Element {
  const { say } = useWords()
  const [name, setName] = createSignal(untrack(() => props.name))
  let input: HTMLInputElement | undefined
  const stem = untrack(() => props.name.length - (endingOf(props.name) === '' ? 0 : endingOf(props.name).length + 1))
  onMount(() => queueMicrotask(() => input?.setSelectionRange(0, stem)))
  const submit = () => {
    const renamed = renamedTo(name(), props.name)
    if (renamed !== undefined && renamed !== props.name) props.onRename(renamed)
    props.onClose()
  }
  return (
    <Dialog open width="narrow" title={say(fileWords.rename)} onClose={() => props.onClose()}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{say(fileWords.cancel)}</Button>
          <Button variant="primary" onClick={submit}>{say(fileWords.save)}</Button>
        </>
      }>
      <form onSubmit={(event) => { event.preventDefault(); submit() }} onKeyDown={(event) => { if (event.isComposing && event.key === 'Enter') event.preventDefault() }}>
        <TextInput label={say(fileWords.newName)} value={name()} maxLength={longest} onInput={setName} ref={(element) => (input = element)} />
      </form>
    </Dialog>
  )
}
