import { closeCodes } from '@hebu/shared/wire/close-codes.ts'

import { isStoreTrouble } from '../../store/store-trouble.ts'
import type { Connection } from './connection.ts'

/**
 * Does what rests on who somebody is. Accounts that cannot be asked decide nothing: the connection comes back later, with
 * what was not acknowledged, and all others go on ([NOD11]).
 */
export function judged(connection: Pick<Connection, 'end'>, work: () => void): void {
  try {
    work()
  } catch (error) {
    endForTrouble(connection, error)
  }
}

/** The same for what has failed already. */
export function endForTrouble(connection: Pick<Connection, 'end'>, error: unknown): void {
  if (!isStoreTrouble(error)) throw error
  connection.end(closeCodes.storeUnavailable)
}
