import IconCompany from '~icons/lucide/building-2'
import IconKey from '~icons/lucide/key-round'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, Show } from 'solid-js'

import { companyOutcomeIn, createSignInKeys, hasPasskeys, type InvitedOrder } from '../../platform/sign-in-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { problemWords } from '../../words/problems.ts'
import { signInKeyWords } from '../../words/sign-in-keys.ts'
import { useRelay } from '../session-context.tsx'
import styles from './EntryForm.module.css'
import { keepSecret } from './link-secret.ts'
import type { NewAccount } from './new-account.ts'

export interface JoinOtherWaysProps {
  /** Of the invitation. */
  readonly token: string
  /** Its name alone is needed. */
  readonly account: NewAccount
  readonly onEntered: (me: Me) => Promise<void>
}

/** Joining without a password: with a passkey, or with the company's account ([ACC28]). */
export function JoinOtherWays(props: JoinOtherWaysProps): JSX.Element {
  const { say, language } = useWords()
  const keys = createSignInKeys(useRelay())
  const [ways] = createResource(() => keys.ways())
  const company = (): string | undefined => {
    const answer = ways.latest
    return answer?.ok === true ? answer.value.company : undefined
  }
  const outcome = companyOutcomeIn(location.hash)
  const outcomes: Readonly<Partial<Record<string, Text>>> = { taken: problemWords['key-taken'], refused: signInKeyWords.notJoined, unreachable: signInKeyWords.unreachableToJoin }
  const [said, setSaid] = createSignal(outcome === undefined ? undefined : outcomes[outcome])
  const [busy, setBusy] = createSignal<'passkey' | 'company'>()
  const order = (): InvitedOrder => ({ token: props.token, name: props.account.name().trim(), language: language() })

  const begin = (way: 'passkey' | 'company', work: () => Promise<void>) => async (): Promise<void> => {
    setSaid(undefined)
    if (!props.account.checkName() || busy() !== undefined) return
    setBusy(way)
    await work()
    setBusy(undefined)
  }
  const withPasskey = begin('passkey', async () => {
    const answer = await keys.joinWithPasskey({ ...order(), keyName: say(signInKeyWords.firstKey) })
    if (answer.ok) return props.onEntered(answer.value)
    setSaid(answer.refusal === 'device-cancelled' || answer.refusal === 'device-has-one' ? signInKeyWords.keyNotMade : problemWords[answer.refusal])
  })
  const withCompany = begin('company', async () => {
    const answer = await keys.joinWithCompany(order())
    if (!answer.ok) return void setSaid(problemWords[answer.refusal])
    keepSecret(props.token)
    location.assign(answer.value)
  })
  return (
    <Show when={hasPasskeys() || company() !== undefined}>
      <div class={styles.ways}>
        <div role="alert" hidden={said() === undefined} class={styles.refusal}>
          <p>{said() === undefined ? '' : say(said()!)}</p>
        </div>
        <p class={styles.else}>{say(signInKeyWords.orWithout)}</p>
        <Show when={hasPasskeys()}>
          <Button size="large" wide icon={<IconKey />} busy={busy() === 'passkey'} onClick={() => void withPasskey()}>
            {say(signInKeyWords.joinWithPasskey)}
          </Button>
        </Show>
        <Show when={company()}>
          {(label) => (
            <Button size="large" wide icon={<IconCompany />} busy={busy() === 'company'} onClick={() => void withCompany()}>
              {say(signInKeyWords.joinWithCompany, { label: label() })}
            </Button>
          )}
        </Show>
      </div>
    </Show>
  )
}
