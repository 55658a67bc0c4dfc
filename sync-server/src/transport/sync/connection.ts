import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'

import type { Caller } from '../../access/gate.ts'
import type { Framed } from './framed.ts'

/** A socket as the transport keeps it, of whatever kind. */
export interface Connection {
  readonly caller: Caller
  /** Sent away; the other side may take a moment to go. */
  readonly isEnded: boolean
  /** The directory changed: what may no longer be open is closed, what changed is applied. */
  recheck(): void
  /** Sockets of devices are given the notice; plain ones have no words for it. */
  tell(notice: Framed): void
  /** Called every few seconds: gives a sign of life and looks for one. */
  beat(): void
  end(code: CloseCode): void
}
