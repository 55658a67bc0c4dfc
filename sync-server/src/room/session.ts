import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'

import type { Caller } from '../access/gate.ts'
import type { Pieces } from './update/pieces.ts'

/** What a room needs of whoever sits in it. */
export interface Seat {
  readonly caller: Caller
  /** May change while the session lasts. */
  access: 'read' | 'write'
  /** The message may be shared with other seats: it must not be written to. */
  send(message: Uint8Array): void
  /** One message, however large, whose pieces may be shared likewise. */
  sendInPieces(message: Pieces): void
  /** Messages of at most a fragment together, but those at `own`, in rising order. The array is shared with other seats. */
  sendAll(messages: readonly Uint8Array[], own: readonly number[]): void
  /** Everything numbered up to `n` is durable or was refused. */
  ack(n: number): void
  /** Message `n` was not taken. */
  refuse(n: number, code: CloseCode): void
  /** A message of so many bytes needs no more memory: it is durable, was refused, or brought nothing. */
  dealtWith?(bytes: number): void
  /** The room has ended the session; `leave` need not be called. */
  close(code: CloseCode): void
}

interface Entry {
  readonly n: number
  state: 'open' | 'held-back' | 'done'
}

/** A client that never answers what it is asked could else be owed without end. */
const maxOwed = 10_000

/** A seat in a room and what it is owed. Acknowledgements leave in the order in which messages came ([RLY2]). */
export class Session {
  readonly seat: Seat
  /** Its first Step1 was answered: what is made durable afterwards is passed on to it. */
  isStarted = false
  /** A Step1 was sent that no Step2 has come for yet. */
  isAsked = false
  #entries: Entry[] = []
  /** Which of the messages that are being passed on are its own. */
  own: number[] | undefined

  constructor(seat: Seat) {
    this.seat = seat
  }

  get isOwedTooMuch(): boolean {
    return this.#entries.length > maxOwed
  }

  /** Begins to owe an answer to message `n`. */
  owe(n: number): Entry {
    const entry: Entry = { n, state: 'open' }
    this.#entries.push(entry)
    return entry
  }

  /**
   * The message refers to what is not known; the client was asked for everything. Any Step2 that comes later
   * holds it, as the document had it before.
   */
  holdBack(entry: Entry): void {
    entry.state = 'held-back'
  }

  /** The message is durable, or brought nothing. A Step2 settles those held back before it. */
  settle(entry: Entry, isStep2: boolean): void {
    if (isStep2) for (const earlier of this.#before(entry)) if (earlier.state === 'held-back') earlier.state = 'done'
    entry.state = 'done'
    this.#acknowledge()
  }

  refuse(entry: Entry, code: CloseCode, isStep2: boolean): void {
    const refused = isStep2 ? this.#before(entry).filter((earlier) => earlier.state === 'held-back') : []
    for (const each of [...refused, entry]) {
      each.state = 'done'
      this.seat.refuse(each.n, code)
    }
    this.#acknowledge()
  }

  #before(entry: Entry): Entry[] {
    return this.#entries.slice(0, this.#entries.indexOf(entry))
  }

  #acknowledge(): void {
    let upto = 0
    while (this.#entries.length > 0 && this.#entries[0]!.state === 'done') {
      const { n } = this.#entries.shift()!
      if (n > 0) upto = n
    }
    if (upto > 0) this.seat.ack(upto)
  }
}

export type Owed = Entry
