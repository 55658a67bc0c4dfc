import type { JSX } from 'solid-js'
import { createEffect, createSignal, on, Show } from 'solid-js'

import { Button } from '../../../../ui/Button.tsx'
import { Checkbox } from '../../../../ui/Checkbox.tsx'
import { Dialog } from '../../../../ui/Dialog.tsx'
import { TextInput } from '../../../../ui/TextInput.tsx'
import { useWords } from '../../../../words/language.tsx'
import { savedWords } from '../../../../words/saved-views.ts'

export interface NameDialogProps {
  readonly open: boolean
  /** The name it has; absent for a new one. */
  readonly name: string | undefined
  readonly onClose: () => void
  readonly onName: (name: string, shared: boolean) => void
}

/** Asks for the name of a view, and of a new one for whom it is. */
export function NameDialog(props: NameDialogProps): JSX.Element {
  const words = useWords()
  const [name, setName] = createSignal('')
  const [shared, setShared] = createSignal(false)
  const [problem, setProblem] = createSignal<string>()
  let form!: HTMLFormElement
  createEffect(on(() => props.open, (open) => {
    if (!open) return
    setName(props.name ?? '')
    setShared(false)
    setProblem(undefined)
  }))
  const finish = (event: Event) => {
    event.preventDefault()
    if (name().trim() === '') return void setProblem(words.say(savedWords.nameMissing))
    props.onName(name(), shared())
  }
  return (
    <Dialog open={props.open} onClose={() => props.onClose()} title={words.say(props.name === undefined ? savedWords.nameTitle : savedWords.renameTitle)} width="narrow"
      actions={<>
        <Button onClick={() => props.onClose()}>{words.say(savedWords.cancel)}</Button>
        <Button variant="primary" onClick={() => form.requestSubmit()}>{words.say(savedWords.keep)}</Button>
      </>}>
      <form ref={form} onSubmit={finish} style={{ display: 'grid', gap: '12px' }}>
        <TextInput label={words.say(savedWords.name)} hint={words.say(savedWords.nameHint)} error={problem()} value={name()} maxLength={60} onInput={(typed) => { setName(typed); setProblem(undefined) }} />
        <Show when={props.name === undefined}><Checkbox label={words.say(savedWords.forAll)} checked={shared()} onChange={setShared} /></Show>
      </form>
    </Dialog>
  )
}
