import { Navigate, useSearchParams } from '@solidjs/router'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createSignal, lazy, Show, Suspense } from 'solid-js'

import type { DeviceAccount } from '../../platform/device-accounts.ts'
import { PasswordInput, TextInput } from '../../ui/TextInput.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import { problemWords } from '../../words/problems.ts'
import { signInSafetyWords } from '../../words/sign-in-safety.ts'
import { useRelay, useSession } from '../session-context.tsx'
import { EntryForm, EntryNote } from './EntryForm.tsx'
import styles from './EntryForm.module.css'
import { EntryPlace } from './EntryPlace.tsx'
import { KnownAccounts } from './KnownAccounts.tsx'
import { safeDestination } from './safe-destination.ts'

const OtherWays = lazy(() => import('./OtherWays.tsx').then((module) => ({ default: module.OtherWays })))
const DemoPeople = lazy(() => import('./DemoPeople.tsx').then((module) => ({ default: module.DemoPeople })))

/** Name and password; accounts that this device knows are one press away. */
export function SignInPlace(): JSX.Element {
  const { say } = useWords()
  const api = useRelay()
  const session = useSession()
  const [search] = useSearchParams()
  const destination = (): string => safeDestination(search['to'])
  const [name, setName] = createSignal(session.ended()?.name ?? (session.accounts().length === 1 ? session.accounts()[0]?.name : undefined) ?? '')
  const [password, setPassword] = createSignal('')
  const [code, setCode] = createSignal('')
  const [codeNeeded, setCodeNeeded] = createSignal(false)
  const [checked, setChecked] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [refusal, setRefusal] = createSignal<keyof typeof problemWords>()
  let passwordInput!: HTMLInputElement
  let codeInput: HTMLInputElement | undefined

  const signIn = (): void => {
    setChecked(true)
    if (name().trim() !== '' && password() !== '') void enterAs(name().trim(), password())
  }
  const enterAs = async (who: string, secret: string): Promise<void> => {
    setBusy(true)
    setRefusal(undefined)
    const me = await api.signIn({ name: who, password: secret, ...(codeNeeded() && code().trim() !== '' ? { code: code().trim() } : {}) })
    const entered = me.ok ? await session.enter(me.value) : me
    setBusy(false)
    // Where it was granted, the open session leads on.
    if (!entered.ok && entered.refusal === 'code-needed' && !codeNeeded()) {
      setCodeNeeded(true)
      codeInput?.focus()
    } else if (!entered.ok) setRefusal(entered.refusal)
  }
  const letIn = async (me: Me): Promise<void> => {
    const entered = await session.enter(me)
    if (!entered.ok) setRefusal(entered.refusal)
  }
  const choose = (account: DeviceAccount): void => {
    setName(account.name)
    passwordInput.focus()
  }
  const refusalText = (): string | undefined => {
    const code = refusal()
    if (code === undefined) return undefined
    return say(code === 'offline' && session.accounts().length === 0 ? entryWords.offlineFirst : problemWords[code])
  }
  return (
    <EntryPlace title={say(entryWords.signInTitle)}>
      <Show when={session.standing()}>
        <Navigate href={destination()} />
      </Show>
      <EntryForm onSubmit={signIn} act={say(entryWords.signIn)} busy={busy()} refusal={refusalText()}>
        <Show when={session.ended()}>{(account) => <EntryNote>{say(entryWords.signedOutKept, { name: account().name })}</EntryNote>}</Show>
        <Show when={session.demo()} fallback={<KnownAccounts accounts={session.accounts()} chosen={name()} onChoose={choose} />}>
          {(demo) => (
            <Suspense>
              <DemoPeople demo={demo()} busy={busy()} onChoose={(who, secret) => void enterAs(who, secret)} />
              <p class={styles.else}>{say(entryWords.demoElse)}</p>
            </Suspense>
          )}
        </Show>
        <TextInput
          size="large"
          label={say(entryWords.name)}
          value={name()}
          onInput={setName}
          error={checked() && name().trim() === '' ? say(entryWords.nameMissing) : undefined}
          name="username"
          autocomplete="username webauthn"
          maxLength={60}
        />
        <PasswordInput
          size="large"
          ref={(element) => (passwordInput = element)}
          label={say(entryWords.password)}
          value={password()}
          onInput={setPassword}
          error={checked() && password() === '' ? say(entryWords.passwordMissing) : undefined}
          name="password"
          autocomplete="current-password"
          maxLength={200}
        />
        <Show when={codeNeeded()}>
          <TextInput
            size="large"
            ref={(element) => (codeInput = element)}
            label={say(signInSafetyWords.codeToSignIn)}
            hint={say(signInSafetyWords.codeToSignInHint)}
            value={code()}
            onInput={setCode}
            name="one-time-code"
            autocomplete="one-time-code"
            maxLength={40}
          />
        </Show>
        <Show when={session.accounts().length === 0 && session.demo() === undefined}>
          <EntryNote>{say(entryWords.noAccount)}</EntryNote>
        </Show>
      </EntryForm>
      <Suspense>
        <OtherWays destination={destination()} onEntered={letIn} />
      </Suspense>
    </EntryPlace>
  )
}
