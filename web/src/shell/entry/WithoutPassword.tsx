import IconCompany from '~icons/lucide/building-2'
import IconKey from '~icons/lucide/key-round'
import type { Text } from '@hebu/shared/vocabulary/text.ts'
import type { Me } from '@hebu/shared/wire/http.ts'
import type { JSX } from 'solid-js'
import { createResource, createSignal, Show, untrack } from 'solid-js'

import { companyOutcomeIn, createSignInKeys, type FoundingChoice, hasPasskeys, type LinkOrder } from '../../platform/sign-in-keys.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../words/language.tsx'
import { problemWords } from '../../words/problems.ts'
import { signInKeyWords } from '../../words/sign-in-keys.ts'
import { useRelay } from '../session-context.tsx'
import styles from './EntryForm.module.css'
import { keepEntry } from './link-secret.ts'
import type { NewAccount } from './new-account.ts'

export interface WithoutPasswordProps {
  /** Of the link. */
  readonly token: string
  /** Its name alone is needed. */
  readonly account: NewAccount
  /** What is founded; absent where the link is an invitation. */
  readonly founding?: FoundingChoice | undefined
  readonly onEntered: (me: Me) => Promise<void>
}

/** Joining or founding without a password: with a passkey, or with the company's account ([ACC28], [ACC31]). */
export function WithoutPassword(props: WithoutPasswordProps): JSX.Element {
  const { say, language } = useWords()
  const keys = createSignInKeys(useRelay())
  const [ways] = createResource(() => keys.ways())
  const company = (): string | undefined => {
    const answer = ways.latest
    return answer?.ok === true ? answer.value.company : undefined
  }
  const words = () => (props.founding === undefined ? signInKeyWords.joining : signInKeyWords.founding)
  const outcome = companyOutcomeIn(location.hash)
  const [said, setSaid] = createSignal(outcome === undefined ? undefined : untrack((): Text | undefined => ({ taken: problemWords['key-taken'], refused: words().notDone, unreachable: words().unreachable } as Partial<Record<string, Text>>)[outcome]))
  const [busy, setBusy] = createSignal<'passkey' | 'company'>()
  const order = (): LinkOrder => ({ token: props.token, name: props.account.name().trim(), language: language(), founding: props.founding })

  const begin = (way: 'passkey' | 'company', work: () => Promise<void>) => async (): Promise<void> => {
    setSaid(undefined)
    if (!props.account.checkName() || busy() !== undefined) return
    setBusy(way)
    await work()
    setBusy(undefined)
  }
  const withPasskey = begin('passkey', async () => {
    const answer = await keys.enterWithPasskey({ ...order(), keyName: say(words().firstKey) })
    if (answer.ok) return props.onEntered(answer.value)
    setSaid(answer.refusal === 'device-cancelled' || answer.refusal === 'device-has-one' ? words().keyNotMade : problemWords[answer.refusal])
  })
  const withCompany = begin('company', async () => {
    const answer = await keys.enterWithCompany(order())
    if (!answer.ok) return void setSaid(problemWords[answer.refusal])
    keepEntry({ secret: props.token, name: props.account.name().trim(), ...props.founding })
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
            {say(words().withPasskey)}
          </Button>
        </Show>
        <Show when={company()}>
          {(label) => (
            <Button size="large" wide icon={<IconCompany />} busy={busy() === 'company'} onClick={() => void withCompany()}>
              {say(words().withCompany, { label: label() })}
            </Button>
          )}
        </Show>
      </div>
    </Show>
  )
}
