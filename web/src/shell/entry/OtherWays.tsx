import IconCompany from '~icons/lucide/building-2'
import IconKey from '~icons/lucide/key-round'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, onCleanup, onMount, Show } from 'solid-js'

import { companyAddress, companyOutcomeIn, createSignInKeys, hasPasskeys, offersPasskeys } from '../../platform/sign-in-keys.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { problemWords } from '../../words/problems.ts'
import { signInKeyWords } from '../../words/sign-in-keys.ts'
import { useRelay } from '../session-context.tsx'
import styles from './EntryForm.module.css'

export interface OtherWaysProps {
  /** The page that was asked for. */
  readonly destination: string
  readonly onEntered: (me: Me) => Promise<void>
}

/** Signing in without the password: with a passkey, or at the company's own place ([ACC23], [ACC25]). */
export function OtherWays(props: OtherWaysProps): JSX.Element {
  const { say } = useWords()
  const keys = createSignInKeys(useRelay())
  const [ways] = createResource(() => keys.ways())
  const company = (): string | undefined => {
    const answer = ways.latest
    return answer?.ok === true ? answer.value.company : undefined
  }
  const outcome = companyOutcomeIn(location.hash)
  const [said, setSaid] = createSignal(outcome === undefined ? undefined : signInKeyWords[outcome])
  const [busy, setBusy] = createSignal(false)
  let left = false
  onCleanup(() => (left = true))

  const enter = async (offered: boolean): Promise<void> => {
    if (!offered) setBusy(true)
    if (!offered) setSaid(undefined)
    const answer = await keys.showPasskey(offered)
    if (left) return
    if (answer.ok) await props.onEntered(answer.value)
    else if (answer.refusal === 'device-cancelled' || answer.refusal === 'device-has-one') setSaid((before) => (offered ? before : signInKeyWords.notShown))
    else if (!offered || answer.refusal === 'passkey-refused') setSaid(problemWords[answer.refusal])
    if (!offered) setBusy(false)
  }
  // Where the browser can, keys are offered in the field of the name, without a press.
  onMount(async () => {
    if ((await offersPasskeys()) && !left) await enter(true)
  })
  return (
    <Show when={hasPasskeys() || company() !== undefined || said() !== undefined}>
      <div class={styles.ways}>
        <div role="alert" hidden={said() === undefined} class={styles.refusal}>
          <p>{said() === undefined ? '' : say(said()!)}</p>
        </div>
        <Show when={hasPasskeys() || company() !== undefined}>
          <p class={styles.else}>{say(signInKeyWords.or)}</p>
        </Show>
        <Show when={hasPasskeys()}>
          <Button size="large" wide icon={<IconKey />} busy={busy()} onClick={() => void enter(false)}>
            {say(signInKeyWords.withPasskey)}
          </Button>
        </Show>
        <Show when={company()}>
          {(label) => (
            <ButtonLink size="large" wide icon={<IconCompany />} href={companyAddress(props.destination)} rel="external">
              {say(signInKeyWords.withCompany, { label: label() })}
            </ButtonLink>
          )}
        </Show>
      </div>
    </Show>
  )
}
