import { granted } from '@hebu/shared/vocabulary/result.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, Match, Show, Switch } from 'solid-js'

import type { OwnCredentials } from '../../platform/own-credentials.ts'
import type { Answer } from '../../platform/relay-api.ts'
import { hasPasskeys, type SignInKeys } from '../../platform/sign-in-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { PasswordInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toast.ts'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import { signInSafetyWords } from '../../words/sign-in-safety.ts'
import { uiWords } from '../../words/ui.ts'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { CredentialDialog } from './CredentialDialog.tsx'

export interface GiveUpPasswordDialogProps {
  readonly own: OwnCredentials
  readonly keys: SignInKeys
  readonly onClose: () => void
}

/** The password a last time; then the device shows that its passkey works, unless this session was begun by another way ([ACC32]). */
export function GiveUpPasswordDialog(props: GiveUpPasswordDialogProps): JSX.Element {
  const { say } = useWords()
  const asking = createAsking()
  const [password, setPassword] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [notShown, setNotShown] = createSignal(false)
  const [others] = createResource(async () => {
    const [passkeys, company] = await Promise.all([props.keys.passkeys(), props.keys.company()])
    if (!passkeys.ok) return passkeys
    return company.ok ? granted({ hasPasskey: passkeys.value.length > 0, isLinked: company.value.linked !== undefined }) : company
  })
  const ways = () => {
    const answer = others.latest
    return answer?.ok === true ? answer.value : undefined
  }
  const refusal = () => {
    const answer = others.latest
    return answer?.ok === false ? answer.refusal : undefined
  }

  async function giveUp(): Answer<void> {
    const first = await props.own.giveUpPassword(password())
    if (first.ok || first.refusal !== 'other-way-first' || ways()?.hasPasskey !== true || !hasPasskeys()) return first
    const proved = await props.keys.provePasskey()
    if (proved.ok) return props.own.giveUpPassword(password())
    if (proved.refusal !== 'device-cancelled' && proved.refusal !== 'device-has-one') return { ok: false, refusal: proved.refusal }
    setNotShown(true)
    return granted(undefined)
  }
  const submit = (): void => {
    setChecked(true)
    setNotShown(false)
    if (password() === '') return
    void asking.ask(giveUp, () => {
      if (notShown()) return
      showToast(say(signInSafetyWords.givenUp))
      props.onClose()
    })
  }
  const closing = (said: () => JSX.Element): JSX.Element => (
    <Dialog open width="narrow" onClose={props.onClose} title={say(signInSafetyWords.giveUp)} actions={<Button onClick={() => props.onClose()}>{say(uiWords.close)}</Button>}>
      {said()}
    </Dialog>
  )
  return (
    <Switch>
      <Match when={refusal()}>{(code) => closing(() => <Refusal code={code()} />)}</Match>
      <Match when={ways()?.hasPasskey === false && ways()?.isLinked === false}>{closing(() => <p class={places.prose}>{say(signInSafetyWords.giveUpFirst)}</p>)}</Match>
      <Match when={ways()}>
        {(there) => (
          <CredentialDialog title={say(signInSafetyWords.giveUp)} act={say(signInSafetyWords.giveUp)} asking={asking} onSubmit={submit} onClose={props.onClose}>
            <p class={places.prose}>{say(signInSafetyWords.giveUpMeans)}</p>
            <Show when={there().isLinked}>
              <p class={places.prose}>{say(signInSafetyWords.giveUpCompany)}</p>
            </Show>
            <PasswordInput
              label={say(signInSafetyWords.yourPassword)}
              value={password()}
              onInput={setPassword}
              error={checked() && password() === '' ? say(entryWords.passwordMissing) : undefined}
              autocomplete="current-password"
              maxLength={200}
            />
            <p role="alert" class={places.refusal} hidden={!notShown()}>
              <Show when={notShown()}>{say(signInSafetyWords.keyNotShown)}</Show>
            </p>
          </CredentialDialog>
        )}
      </Match>
    </Switch>
  )
}
