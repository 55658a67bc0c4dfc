import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, Show } from 'solid-js'

import { createOwnCredentials } from '../../platform/own-credentials.ts'
import { createSignInKeys } from '../../platform/sign-in-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { signInSafetyWords } from '../../words/sign-in-safety.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import places from '../Place.module.css'
import { Refusal } from '../Refusal.tsx'
import { useRelay } from '../session-context.tsx'
import { GiveUpPasswordDialog } from './GiveUpPasswordDialog.tsx'
import { CompanyAccount } from './keys/CompanyAccount.tsx'
import { Passkeys } from './keys/Passkeys.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { SecondStepDialog, SecondStepEndDialog } from './SecondStepDialogs.tsx'

/** One's own password, a second step of signing in by choice ([ACC15], [ACC16]), passkeys, and the company's account. */
export function SignInSafety(): JSX.Element {
  const { say } = useWords()
  const workspace = useWorkspace()
  const api = useRelay()
  const own = createOwnCredentials(api)
  const keys = createSignInKeys(api)
  const [open, setOpen] = createSignal<'password' | 'give-up' | 'turn-on' | 'turn-off'>()
  const [asked, { refetch }] = createResource(
    // Asked again when the relay comes back.
    () => (workspace.sync().kind === 'offline' ? 'offline' : 'reached'),
    async () => {
      const [second, password] = await Promise.all([own.secondStep(), own.hasPassword()])
      if (!second.ok) return second
      return password.ok ? granted({ ...second.value, hasPassword: password.value }) : refused(password.refusal)
    },
  )
  const state = () => {
    const answer = asked.latest
    return answer?.ok === true ? answer.value : undefined
  }
  const refusal = () => {
    const answer = asked.latest
    return answer?.ok === false ? answer.refusal : undefined
  }
  const closed = (): void => {
    setOpen(undefined)
    void refetch()
  }
  return (
    <div class={`${places.form} ${places.padded}`}>
      <Show when={refusal() === 'offline'} fallback={<Refusal code={refusal()} />}>
        <p class={places.hint}>{say(signInSafetyWords.offline)}</p>
      </Show>
      <Show when={state()}>
        {(second) => (
          <ul class={places.rows}>
            <li>
              <div class={places.rowText}>
                <b>{say(signInSafetyWords.password)}</b>
                <small>{say(second().hasPassword ? signInSafetyWords.passwordFacts : signInSafetyWords.passwordNone)}</small>
              </div>
              <span class={places.acts}>
                <Show when={second().hasPassword}>
                  <Button size="small" variant="quiet" onClick={() => setOpen('give-up')}>
                    {say(signInSafetyWords.giveUp)}
                  </Button>
                </Show>
                <Button size="small" onClick={() => setOpen('password')}>
                  {say(second().hasPassword ? signInSafetyWords.change : signInSafetyWords.setFirst)}
                </Button>
              </span>
            </li>
            {/* It is asked for after a password, so that without one there is nothing to turn on. */}
            <Show when={second().hasPassword}>
              <li>
                <div class={places.rowText}>
                  <b>{say(signInSafetyWords.second)}</b>
                  <small>{second().on ? say(signInSafetyWords.on, { n: second().recoveryLeft }) : say(signInSafetyWords.off)}</small>
                </div>
                <Button size="small" onClick={() => setOpen(second().on ? 'turn-off' : 'turn-on')}>
                  {say(second().on ? signInSafetyWords.turnOff : signInSafetyWords.turnOn)}
                </Button>
              </li>
            </Show>
          </ul>
        )}
      </Show>
      <Show when={state()}>
        {(second) => (
          <>
            <Passkeys keys={keys} hasPassword={second().hasPassword} />
            <CompanyAccount keys={keys} hasPassword={second().hasPassword} />
          </>
        )}
      </Show>
      <Show when={open() === 'password'}>
        <PasswordDialog own={own} isFirst={state()?.hasPassword === false} onClose={closed} />
      </Show>
      <Show when={open() === 'give-up'}>
        <GiveUpPasswordDialog own={own} keys={keys} onClose={closed} />
      </Show>
      <Show when={open() === 'turn-on'}>
        <SecondStepDialog own={own} onClose={closed} />
      </Show>
      <Show when={open() === 'turn-off'}>
        <SecondStepEndDialog own={own} onClose={closed} />
      </Show>
    </div>
  )
}
