import type { JSX } from 'solid-js'
import { createSignal } from 'solid-js'

import { TextInput } from '../../ui/TextInput.tsx'
import { useWords } from '../../words/language.tsx'
import { meWords } from '../../words/me.ts'
import { createAsking } from '../asking.ts'
import { SecretDialog } from '../SecretDialog.tsx'
import { useRelay } from '../session-context.tsx'

/** What the token is for in, the token out: shown this once. */
export function NewTokenDialog(props: { readonly onClose: () => void; readonly onMade: () => void }): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
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
  const made = () => {
    const secret = token()
    return secret === undefined ? undefined : { secret, title: say(meWords.tokenTitle), means: say(meWords.tokenOnce), copy: say(meWords.tokenCopy) }
  }
  return (
    <SecretDialog title={say(meWords.tokenTitle)} act={say(meWords.makeToken)} asking={asking} onSubmit={make} onClose={props.onClose} made={made()}>
      <TextInput
        label={say(meWords.tokenLabel)}
        hint={say(meWords.tokenLabelHint)}
        value={label()}
        onInput={setLabel}
        error={checked() && label().trim() === '' ? say(meWords.tokenLabelMissing) : undefined}
        maxLength={60}
        autocomplete="off"
      />
    </SecretDialog>
  )
}
