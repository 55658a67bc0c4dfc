import type { Accounts } from '../store/accounts/accounts.ts'
import type { Bell } from '../store/bell.ts'
import type { Logger } from '../store/logger.ts'
import type { AccountsGate } from './accounts-gate.ts'
import type { StandingChange } from './gate.ts'

export interface SharedStandingDeps {
  readonly gate: AccountsGate
  readonly accounts: Accounts
  readonly bell: Bell
  readonly logger: Logger
  /** Finds out what other relays have committed. */
  look(): Promise<void>
}

const topic = 'standing'

/**
 * Tells other relays of every change of standing, and hears theirs ([NOD8]). What is heard is looked up before anybody is
 * sent away for it; what is not heard is found out a moment later.
 */
export function shareStanding({ gate, accounts, bell, logger, look }: SharedStandingDeps) {
  let isOurs = true

  /** Without telling the others: they find out as this relay has. */
  function announceHere(change: StandingChange): void {
    isOurs = false
    try {
      gate.announce(change)
    } finally {
      isOurs = true
    }
  }

  const everywhere = (): void => {
    for (const workspace of accounts.workspaces()) announceHere({ kind: 'directory', workspace, revision: accounts.directory(workspace)?.revision ?? 0 })
  }

  /** The database is away: whoever looks for changes again finds them. */
  const unreached = (error: unknown): void => logger.warn({ error: String(error) }, 'What other relays changed could not be looked up; it is looked for again.')

  const stops = [
    gate.onChange((change) => {
      if (isOurs) bell.tell(topic, new TextEncoder().encode(JSON.stringify(change)))
    }),
    bell.hear(topic, (message) => {
      const change = JSON.parse(new TextDecoder().decode(message)) as StandingChange
      void look().then(() => {
        accounts.changedOutside()
        announceHere(change)
      }).catch(unreached)
    }),
    bell.onBack(() => void look().then(everywhere).catch(unreached)),
  ]
  return {
    announceHere,
    stop() {
      for (const stop of stops) stop()
    },
  }
}
