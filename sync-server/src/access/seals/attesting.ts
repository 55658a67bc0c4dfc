import { writeNames } from '@hebu/shared/codec/sealing/proof.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Witness } from '@hebu/shared/vocabulary/sealing.ts'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { Caller } from '../gate.ts'
import type { RelayKey } from './relay-key.ts'

/** Signs for proofs who the members behind seals are, as the directory has them ([WIT12]). Unknown ones are left out. */
export function createAttesting({ accounts, relayKey, clock }: { readonly accounts: Accounts; readonly relayKey: RelayKey; readonly clock: Clock }) {
  return {
    names({ workspace: id }: Caller, members: readonly string[]): Witness {
      const { workspace, members: all } = accounts.directory(id)!
      const named = all.filter(({ id }) => members.includes(id)).map(({ id, name, post }) => ({ id, name, post }))
      const statement = writeNames({ hebu: 'names/1', workspace, at: new Date(clock.now()).toISOString(), members: named })
      return { statement, signature: relayKey.sign(statement) }
    },

    /** The public half, for whoever compares it with a proof's. */
    key: () => ({ key: relayKey.key, earlier: [...relayKey.earlier] }),
  }
}

export type Attesting = ReturnType<typeof createAttesting>
