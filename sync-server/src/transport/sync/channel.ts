import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Frame } from '@hebu/shared/wire/frames.ts'
import { initialCreditBytes } from '@hebu/shared/wire/frames.ts'
import { yMessage, ySync } from '@hebu/shared/wire/y-messages.ts'

import type { Room } from '../../room/room.ts'
import type { Seat, Session } from '../../room/session.ts'
import type { SocketLimits } from './limits.ts'

type Data = Extract<Frame, { type: 'data' }>

/** What a channel needs of the socket that it is part of, and the room of the channel. */
export interface ChannelHost extends Seat {
  /** Whoever grants credit by what was dealt with. */
  countedBy: { dealtWith(bytes: number): void } | undefined
  readonly limits: SocketLimits
  /** Counts bytes of unfinished messages over all channels; false when they are too many. */
  hold(bytes: number): boolean
  /** Tells the device that it may send more on the channel. */
  grant(bytes: number): void
  /** Ends the whole socket: the device broke the rules. */
  end(code: CloseCode): void
  /** Runs at once, or later when much is waiting to be sent: a large answer may follow. */
  answer(work: () => Promise<void> | undefined): void
}

interface Arrived {
  readonly n: number
  readonly message: Uint8Array
  /** Of its last fragment. They count as used when the message is dealt with: what waits for the disk is bounded so. */
  readonly creditBytes: number
}

/** A device gets new credit when it has used this much. */
const grantFromBytes = initialCreditBytes / 4

/** One volume on a device's socket: puts messages together from fragments and hands them to the room. */
export class Channel {
  readonly volume: string
  /** One object for the room and the socket: there is one for each channel of each socket. */
  readonly seat: ChannelHost
  #room: Room | undefined
  #session: Session | undefined
  #isClosed = false
  #fragments: Uint8Array[] = []
  #fragmentBytes = 0
  #lastN = 0
  #openN: number | undefined
  #credit = initialCreditBytes
  #toGrant = 0
  /** Messages that came before the room was open. */
  #early: Arrived[] = []

  constructor(volume: string, seat: ChannelHost) {
    this.volume = volume
    this.seat = seat
    seat.countedBy = this
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  get isOpen(): boolean {
    return this.#session !== undefined && !this.#isClosed
  }

  get epoch(): number | undefined {
    return this.#room?.volume.epoch
  }

  enter(room: Room): void {
    this.#room = room
    this.#session = room.join(this.seat)
  }

  /** Hands on what came early. Apart from {@link enter}, so that the device hears of the opening first. */
  start(): void {
    const early = this.#early
    this.#early = []
    for (const { n, message, creditBytes } of early) this.#handOn(n, message, creditBytes)
  }

  receive({ n, last, bytes }: Data): void {
    if (this.#isClosed) return
    this.#credit -= bytes.length
    if (this.#credit < 0) return this.seat.end(closeCodes.overloaded)
    if (this.#openN !== undefined ? n !== this.#openN : n > 0 && n <= this.#lastN) return this.seat.end(closeCodes.malformed)
    if (last && this.#fragments.length === 0) return this.#complete(n, bytes, bytes.length)
    if (this.#fragmentBytes + bytes.length > this.seat.limits.maxAssembledBytes) return this.seat.close(closeCodes.tooLarge)
    if (!this.seat.hold(bytes.length)) return this.seat.end(closeCodes.overloaded)
    this.#openN = n
    this.#fragments.push(bytes.slice())
    this.#fragmentBytes += bytes.length
    if (last) this.#complete(n, this.#takeFragments(), bytes.length)
    else this.dealtWith(bytes.length)
  }

  #complete(n: number, message: Uint8Array, creditBytes: number): void {
    this.#openN = undefined
    if (n > 0) this.#lastN = n
    if (this.#session === undefined || this.#early.length > 0) this.#early.push({ n, message: message.slice(), creditBytes })
    else this.#handOn(n, message, creditBytes)
  }

  #handOn(n: number, message: Uint8Array, creditBytes: number): void {
    if (message[0] !== yMessage.sync || message[1] !== ySync.step1) return void this.#take(n, message, creditBytes)
    this.#putOff(n, message.slice(), creditBytes)
  }

  /** With a copy: a view of the socket's buffer does not last until later. */
  #putOff(n: number, message: Uint8Array, creditBytes: number): void {
    this.seat.answer(() => this.#take(n, message, creditBytes))
  }

  #take(n: number, message: Uint8Array, creditBytes: number): Promise<void> | undefined {
    return this.#isClosed ? undefined : this.#room!.receive(this.#session!, n, message, creditBytes)
  }

  /** A message, or a part of one, needs no more memory. */
  dealtWith(bytes: number): void {
    this.#toGrant += bytes
    if (this.#isClosed || this.#toGrant < grantFromBytes) return
    this.#credit += this.#toGrant
    this.seat.grant(this.#toGrant)
    this.#toGrant = 0
  }

  #takeFragments(): Uint8Array {
    const message = joined(this.#fragments, this.#fragmentBytes)
    this.#dropFragments()
    return message
  }

  #dropFragments(): void {
    this.seat.hold(-this.#fragmentBytes)
    this.#fragments = []
    this.#fragmentBytes = 0
  }

  /** Lets go of everything; the room hears of it where it has not ended the session itself. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#dropFragments()
    this.#early = []
    if (this.#session !== undefined) this.#room?.leave(this.#session)
  }
}
