import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { isConfidential } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import { isStoreTrouble } from '../store/store-trouble.ts'
import type { Audit } from './audit.ts'
import type { Caller } from './gate.ts'

export interface ConfidentialOpeningsDeps {
  readonly accounts: Accounts
  readonly audit: Audit
  readonly clock: Clock
}

/** Those that come at once, as at a restart, are entered together. */
const gatherMs = 50
const againMs = 5_000

/** Enters who opened what not every reader of the book may: once for a member, a volume and a day, on whichever relay ([OPS13]). */
export function createConfidentialOpenings({ accounts, audit, clock }: ConfidentialOpeningsDeps) {
  let day = ''
  const known = new Set<string>()
  let waiting: (Caller & { readonly volume: string })[] = []
  let gathering: NodeJS.Timeout | undefined
  let isClosed = false

  function enter(): void {
    clearTimeout(gathering)
    gathering = undefined
    const opened = waiting
    try {
      const fresh = opened.filter(({ workspace, member, volume }) => !audit.wasOpened(workspace, member, volume, dayStartMs(workspace)))
      waiting = []
      if (fresh.length > 0) audit.noteAll(fresh.map(({ workspace, member, volume }) => ({ workspace, member, kind: 'volume-opened', subject: volume })))
    } catch (error) {
      // The accounts cannot be asked: it is entered once they can be.
      if (!isStoreTrouble(error)) throw error
      if (!isClosed) gathering = setTimeout(enter, againMs)
    }
  }

  /** The earliest instant that is today where the department is. */
  function dayStartMs(workspace: string): number {
    const nowMs = clock.now()
    const zone = accounts.directory(workspace)?.workspace.timeZone
    const today = dateOf(nowMs, zone)
    let startMs = nowMs - (nowMs % quarterMs)
    while (dateOf(startMs - quarterMs, zone) === today) startMs -= quarterMs
    return startMs
  }

  return {
    opened(caller: Caller, volume: string): void {
      const address = parseAddress(volume)
      const book = books.find(({ id }) => id === address?.book)
      if (address === undefined || book === undefined || !isConfidential(address, book, caller.member)) return
      const today = dateOf(clock.now(), accounts.directory(caller.workspace)?.workspace.timeZone)
      if (today !== day) known.clear()
      day = today
      const key = `${caller.member} ${volume}`
      if (known.has(key)) return
      known.add(key)
      waiting.push({ ...caller, volume })
      gathering ??= setTimeout(enter, gatherMs)
    },

    /** Enters what waits. */
    close(): void {
      isClosed = true
      enter()
    },
  }
}

const quarterMs = 15 * 60_000

export type ConfidentialOpenings = ReturnType<typeof createConfidentialOpenings>
