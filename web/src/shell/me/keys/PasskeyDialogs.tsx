import type { PasskeyFacts } from '@hebu/shared/wire/sign-in-keys.ts'
import type { JSX } from 'solid-js'
import { createSignal, onMount, Show } from 'solid-js'

import type { SignInKeys } from '../../../platform/sign-in-keys.ts'
import { PasswordInput, TextInput } from '../../../ui/TextInput.tsx'
import { showToast } from '../../../ui/toast.ts'
import { entryWords } from '../../../words/entry.ts'
import { useWords } from '../../../words/language.tsx'
import { signInKeyWords } from '../../../words/sign-in-keys.ts'
import { signInSafetyWords } from '../../../words/sign-in-safety.ts'
import { createAsking } from '../../asking.ts'
import places from '../../Place.module.css'
import { useRelay } from '../../session-context.tsx'
import { CredentialDialog } from '../CredentialDialog.tsx'
import { deviceName } from '../device-name.ts'

export interface PasskeyDialogProps {
  readonly keys: SignInKeys
  readonly onClose: () => void
}

/** A name for the key and the password, where there is one; then the device asks for itself. */
export function AddPasskeyDialog(props: PasskeyDialogProps & { readonly hasPassword: boolean }): JSX.Element {
  const words = useWords()
  const { say } = words
  const api = useRelay()
  const asking = createAsking()
  const [name, setName] = createSignal('')
  const [password, setPassword] = createSignal('')
  const [checked, setChecked] = createSignal(false)
  const [device, setDevice] = createSignal<'cancelled' | 'already'>()
  // What the relay calls this device will mostly do.
  onMount(async () => {
    const sessions = await api.sessions.list()
    const own = sessions.ok ? sessions.value.find(({ current }) => current) : undefined
    if (own !== undefined) setName((typed) => (typed === '' ? deviceName(own, words) : typed))
  })
  const add = (): void => {
    setChecked(true)
    setDevice(undefined)
    if (name().trim() === '' || (password() === '' && props.hasPassword)) return
    void asking.ask(async () => {
      const answer = await props.keys.addPasskey(password(), name().trim())
      if (answer.ok || (answer.refusal !== 'device-cancelled' && answer.refusal !== 'device-has-one')) return answer as Awaited<ReturnType<SignInKeys['removePasskey']>>
      setDevice(answer.refusal === 'device-has-one' ? 'already' : 'cancelled')
      return { ok: true, value: undefined }
    }, () => {
      if (device() !== undefined) return
      showToast(say(signInKeyWords.added))
      props.onClose()
    })
  }
  return (
    <CredentialDialog title={say(signInKeyWords.add)} act={say(signInKeyWords.addAct)} asking={asking} onSubmit={add} onClose={props.onClose}>
      <p class={places.prose}>{say(props.hasPassword ? signInKeyWords.addMeans : signInKeyWords.freshAddMeans)}</p>
      <TextInput label={say(signInKeyWords.keyName)} hint={say(signInKeyWords.keyNameHint)} value={name()} onInput={setName} error={checked() && name().trim() === '' ? say(signInKeyWords.keyNameMissing) : undefined} maxLength={60} />
      <Show when={props.hasPassword}>
        <PasswordInput label={say(signInSafetyWords.yourPassword)} value={password()} onInput={setPassword} error={checked() && password() === '' ? say(entryWords.passwordMissing) : undefined} autocomplete="current-password" maxLength={200} />
      </Show>
      <p role="alert" class={places.refusal} hidden={device() === undefined}>
        <Show when={device()}>{(why) => say(signInKeyWords[why()])}</Show>
      </p>
    </CredentialDialog>
  )
}

export interface OnePasskeyDialogProps extends PasskeyDialogProps {
  readonly passkey: PasskeyFacts
}

export function RenamePasskeyDialog(props: OnePasskeyDialogProps): JSX.Element {
  const { say } = useWords()
  const asking = createAsking()
  const [name, setName] = createSignal(props.passkey.name)
  const [checked, setChecked] = createSignal(false)
  const rename = (): void => {
    setChecked(true)
    if (name().trim() === '') return
    void asking.ask(() => props.keys.renamePasskey(props.passkey.id, name().trim()), () => {
      showToast(say(signInKeyWords.renamed))
      props.onClose()
    })
  }
  return (
    <CredentialDialog title={say(signInKeyWords.renameKey, { name: props.passkey.name })} act={say(signInKeyWords.rename)} asking={asking} onSubmit={rename} onClose={props.onClose}>
      <TextInput label={say(signInKeyWords.keyName)} value={name()} onInput={setName} error={checked() && name().trim() === '' ? say(signInKeyWords.keyNameMissing) : undefined} maxLength={60} />
    </CredentialDialog>
  )
}

export function RemovePasskeyDialog(props: OnePasskeyDialogProps): JSX.Element {
  const { say } = useWords()
  const asking = createAsking()
  const remove = (): void =>
    void asking.ask(() => props.keys.removePasskey(props.passkey.id), () => {
      showToast(say(signInKeyWords.removed))
      props.onClose()
    })
  return (
    <CredentialDialog title={say(signInKeyWords.removeTitle, { name: props.passkey.name })} act={say(signInKeyWords.remove)} asking={asking} onSubmit={remove} onClose={props.onClose}>
      <p class={places.prose}>{say(signInKeyWords.removeMeans)}</p>
    </CredentialDialog>
  )
}
