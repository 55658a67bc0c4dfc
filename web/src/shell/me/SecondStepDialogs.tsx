import type { SecondStepBegun } from '@hebu/shared/wire/own-credentials.ts'
import type { JSX } from 'solid-js'
import { createSignal, For, Match, Switch } from 'solid-js'

import type { OwnCredentials } from '../../platform/own-credentials.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyField } from '../../ui/CopyField.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { PasswordInput, TextInput } from '../../ui/TextInput.tsx'
import { showToast } from '../../ui/toast.ts'
import { useWords } from '../../words/language.tsx'
import { signInSafetyWords } from '../../words/sign-in-safety.ts'
import { createAsking } from '../asking.ts'
import places from '../Place.module.css'
import { CredentialDialog } from './CredentialDialog.tsx'
import { ScanCode } from './ScanCode.tsx'
import styles from './SignInSafety.module.css'

export interface SecondStepDialogProps {
  readonly own: OwnCredentials
  readonly onClose: () => void
}

/** The password, then what the authenticator scans and a code of it, then the recovery codes: shown this once. */
export function SecondStepDialog(props: SecondStepDialogProps): JSX.Element {
  const { say } = useWords()
  const asking = createAsking()
  const [password, setPassword] = createSignal('')
  const [code, setCode] = createSignal('')
  const [begun, setBegun] = createSignal<SecondStepBegun>()
  const [codes, setCodes] = createSignal<readonly string[]>()
  const begin = (): void => void asking.ask(() => props.own.begin(password()), setBegun)
  const confirm = (): void => void asking.ask(() => props.own.confirm(code()), setCodes)
  return (
    <Switch>
      <Match when={codes()}>{(list) => <RecoveryDialog codes={list()} onClose={props.onClose} />}</Match>
      <Match when={begun()}>
        {(secret) => (
          <CredentialDialog title={say(signInSafetyWords.turnOn)} act={say(signInSafetyWords.turnOn)} asking={asking} onSubmit={confirm} onClose={props.onClose}>
            <p class={places.prose}>{say(signInSafetyWords.scan)}</p>
            <ScanCode says={secret().address} label={say(signInSafetyWords.picture)} />
            <div>
              <p class={places.hint}>{say(signInSafetyWords.byHand)}</p>
              <CopyField quiet label={say(signInSafetyWords.byHand)} value={secret().secret} act={say(signInSafetyWords.copyKey)} />
            </div>
            <TextInput label={say(signInSafetyWords.code)} value={code()} onInput={setCode} autocomplete="one-time-code" maxLength={20} />
          </CredentialDialog>
        )}
      </Match>
      <Match when>
        <CredentialDialog title={say(signInSafetyWords.turnOn)} act={say(signInSafetyWords.goOn)} asking={asking} onSubmit={begin} onClose={props.onClose}>
          <PasswordInput label={say(signInSafetyWords.yourPassword)} value={password()} onInput={setPassword} autocomplete="current-password" maxLength={200} />
        </CredentialDialog>
      </Match>
    </Switch>
  )
}

function RecoveryDialog(props: { readonly codes: readonly string[]; readonly onClose: () => void }): JSX.Element {
  const { say } = useWords()
  const save = (): void => saveFile(new Blob([`${props.codes.join('\n')}\n`], { type: 'text/plain' }), `${say(signInSafetyWords.codesFile)}.txt`)
  return (
    <Dialog
      open
      width="narrow"
      onClose={props.onClose}
      title={say(signInSafetyWords.recovery)}
      actions={
        <>
          <Button onClick={save}>{say(signInSafetyWords.saveCodes)}</Button>
          <Button variant="primary" onClick={() => props.onClose()}>
            {say(signInSafetyWords.kept)}
          </Button>
        </>
      }
    >
      <div class={places.form}>
        <p class={places.prose}>{say(signInSafetyWords.recoveryMeans)}</p>
        <ul class={styles.codes}>
          <For each={props.codes}>{(each) => <li>{each}</li>}</For>
        </ul>
      </div>
    </Dialog>
  )
}

/** Asks for the password before the second step is turned off. */
export function SecondStepEndDialog(props: SecondStepDialogProps): JSX.Element {
  const { say } = useWords()
  const asking = createAsking()
  const [password, setPassword] = createSignal('')
  const end = (): void =>
    void asking.ask(
      () => props.own.end(password()),
      () => {
        showToast(say(signInSafetyWords.turnedOff))
        props.onClose()
      },
    )
  return (
    <CredentialDialog title={say(signInSafetyWords.turnOff)} act={say(signInSafetyWords.turnOff)} asking={asking} onSubmit={end} onClose={props.onClose}>
      <p class={places.prose}>{say(signInSafetyWords.turnOffMeans)}</p>
      <PasswordInput label={say(signInSafetyWords.yourPassword)} value={password()} onInput={setPassword} autocomplete="current-password" maxLength={200} />
    </CredentialDialog>
  )
}
