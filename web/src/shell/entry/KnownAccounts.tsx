import { joiningPlace } from '@hebu/shared/vocabulary/directory.ts'
import type { JSX } from 'solid-js'
import { For, Show } from 'solid-js'

import type { DeviceAccount } from '../../platform/device-accounts.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { entryWords } from '../../words/entry.ts'
import { useWords } from '../../words/language.tsx'
import styles from './KnownAccounts.module.css'

export interface KnownAccountsProps {
  readonly accounts: readonly DeviceAccount[]
  /** The name that is typed now. */
  readonly chosen: string
  readonly onChoose: (account: DeviceAccount) => void
}

/** Who has used this device before. */
export function KnownAccounts(props: KnownAccountsProps): JSX.Element {
  const { say } = useWords()
  return (
    <Show when={props.accounts.length > 0}>
      <section class={styles.accounts}>
        <h2>{say(entryWords.onThisDevice)}</h2>
        <ul>
          <For each={props.accounts}>
            {(account) => (
              <li>
                <button type="button" class={styles.account} aria-pressed={account.name === props.chosen} onClick={() => props.onChoose(account)}>
                  <Avatar place={account.directory === undefined ? undefined : joiningPlace(account.directory, account.member)} name={account.name} decorative />
                  <span>
                    <b>{account.name}</b>
                    <small>{account.department}</small>
                  </span>
                </button>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
