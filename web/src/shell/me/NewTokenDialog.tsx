import type { JSX } from 'solid-js'
import { createSignal, createUniqueId, Show } from 'solid-js'

import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useWords } from '../../words/language.tsx'
import { memberWords } from '../../words/members.ts'
import { meWords } from '../../words/me.ts'
import { uiWords } from '../../words/ui.ts'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'

/** What the token is for in, the token out: shown this once. */
export function NewTokenDialog(props: { readonly onClose: () => void; readonly onMade: () => void }): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
  const form = createUniqueId()
  const asking = createAsking()
  const [label, setLabel] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [token, setToken] = createSignal<string>()
  const make = (): void => {
    setChecked(true)
    if (label().trim() === '') return
    void asking.ask(
      () => api.tokens.make(label().trim()),
      (made) => {
        setToken(made.token)
        props.onMade()
      },
    )
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={say(meWords.tokenTitle)}
      actions={
        <Show when={token() === undefined} fallback={<Button onClick={() => props.onClose()}>{say(memberWords.done)}</Button>}>
          <Button onClick={() => props.onClose()}>{say(uiWords.cancel)}</Button>
          <Button type="submit" form={form} variant="primary" busy={asking.busy()}>
            {say(meWords.makeToken)}
          </Button>
        </Show>
      }
    >
      <Show
        when={token()}
        fallback={
          <form
            id={form}
            class={places.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              make()
            }}
          >
            <TextInput
              label={say(meWords.tokenLabel)}
              hint={say(meWords.tokenLabelHint)}
              value={label()}
              onInput={setLabel}
              error={checked() && label().trim() === '' ? say(meWords.tokenLabelMissing) : undefined}
              maxLength={60}
              autocomplete="off"
            />
            <Refusal code={asking.refusal()} />
          </form>
        }
      >
        {(made) => (
          <div class={places.form}>
            <p class={places.prose}>{say(meWords.tokenOnce)}</p>
            <CopyField label={say(meWords.tokenTitle)} value={made()} act={say(meWords.tokenCopy)} />
          </div>
        )}
      </Show>
    </Dialog>
  )
}
