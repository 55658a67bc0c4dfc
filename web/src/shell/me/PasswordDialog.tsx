import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { JSX } from 'solid-js'
import { createSignal, Show } from 'solid-js'

import type { OwnCredentials } from '../../platform/own-credentials.ts'
import { PasswordInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toast.ts'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import { signInSafetyWords } from '../../words/sign-in-safety.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { createAsking } from '../asking.ts'
import { createNewAccount, passwordLength } from '../entry/new-account.ts'
import { passwordStrength } from '../entry/password-strength.ts'
import places from '../Place.module.css'
import { CredentialDialog } from './CredentialDialog.tsx'

/** The current password, where there is one, and a new one, typed twice. */
export function PasswordDialog(props: { readonly own: OwnCredentials; readonly isFirst: boolean; readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const asking = createAsking()
  const next = createNewAccount(useWorkspace().me().name)
  const [current, setCurrent] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const title = (): string => say(props.isFirst ? signInSafetyWords.setFirst : signInSafetyWords.change)
  const said = (problem: Text | undefined): string | undefined => (problem === undefined ? undefined : say(problem))
  const change = (): void => {
    setChecked(true)
    if (!next.check() || (current() === '' && !props.isFirst)) return
    void asking.ask(
      () => props.own.changePassword({ current: current(), password: next.password() }),
      () => {
        showToast(say(props.isFirst ? signInSafetyWords.firstSet : signInSafetyWords.changed))
        props.onClose()
      },
    )
  }
  return (
    <CredentialDialog title={title()} act={title()} asking={asking} onSubmit={change} onClose={props.onClose}>
      <Show when={!props.isFirst} fallback={<p class={places.prose}>{say(signInSafetyWords.setFirstMeans)}</p>}>
        <PasswordInput
          label={say(signInSafetyWords.current)}
          value={current()}
          onInput={setCurrent}
          error={checked() && current() === '' ? say(entryWords.passwordMissing) : undefined}
          autocomplete="current-password"
          maxLength={passwordLength.most}
        />
      </Show>
      <PasswordInput
        label={say(signInSafetyWords.next)}
        hint={say(passwordStrength(next.password(), next.name())?.words ?? entryWords.passwordHint)}
        value={next.password()}
        onInput={next.setPassword}
        error={said(next.passwordProblem())}
        autocomplete="new-password"
        maxLength={passwordLength.most}
      />
      <PasswordInput label={say(entryWords.passwordAgain)} value={next.again()} onInput={next.setAgain} error={said(next.againProblem())} autocomplete="new-password" maxLength={passwordLength.most} />
    </CredentialDialog>
  )
}
