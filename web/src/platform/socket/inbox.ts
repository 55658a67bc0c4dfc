import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import { initialCreditBytes, maxAssembledBytes } from '@hebu/shared/wire/frames.ts'

/** What comes in on one channel: messages put together from their fragments, and the credit that is owed for them. */
export interface Inbox {
  /** The whole message once its last fragment is there. */
  take(fragment: Uint8Array, last: boolean): Uint8Array | 'too-large' | undefined
  /** Bytes were dealt with. Answers how much to grant now; 0 while it is not worth a frame. */
  used(bytes: number): number
}

export function createInbox(): Inbox {
  let fragments: Uint8Array[] = []
  let length = 0
  let owedBytes = 0

  return {
    take: (fragment, last) => {
      length += fragment.length
      if (length > maxAssembledBytes) return 'too-large'
      fragments.push(fragment)
      if (!last) return undefined
      const message = fragments.length === 1 ? fragment : joined(fragments, length)
      fragments = []
      length = 0
      return message
    },
    used: (bytes) => {
      owedBytes += bytes
      if (owedBytes < initialCreditBytes / 4) return 0
      const credit = owedBytes
      owedBytes = 0
      return credit
    },
  }
}
