import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'

import type { Caller } from '../../access/gate.ts'
import type { Seat } from '../../room/session.ts'
import type { Pieces } from '../../room/update/pieces.ts'
import type { ChannelHost } from './channel.ts'
import type { SocketLimits } from './limits.ts'
import type { Outbox } from './outbox.ts'

/** A device's socket as its channels see it. */
export interface ChannelSocket {
  readonly caller: Caller
  readonly limits: SocketLimits
  readonly outbox: Outbox
  hold(bytes: number): boolean
  drop(channel: number, code?: CloseCode): void
  end(code: CloseCode): void
  answer(work: () => Promise<void> | undefined): void
}

/** A channel's place in its room, and its side of the socket: as small as may be, as most devices hold many and use few. */
export class ChannelSeat implements ChannelHost {
  access: Seat['access']
  countedBy: ChannelHost['countedBy']
  readonly #channel: number
  readonly #socket: ChannelSocket

  constructor(channel: number, access: Seat['access'], socket: ChannelSocket) {
    this.#channel = channel
    this.access = access
    this.#socket = socket
  }

  get caller(): Caller {
    return this.#socket.caller
  }

  get limits(): SocketLimits {
    return this.#socket.limits
  }

  send(message: Uint8Array): void {
    this.#socket.outbox.data(this.#channel, message)
  }

  sendInPieces(message: Pieces): void {
    this.#socket.outbox.dataInPieces(this.#channel, message)
  }

  sendAll(messages: readonly Uint8Array[], own: readonly number[]): void {
    this.#socket.outbox.dataAll(this.#channel, messages, own)
  }

  ack(n: number): void {
    this.#socket.outbox.ack(this.#channel, n)
  }

  refuse(n: number, code: CloseCode): void {
    this.#socket.outbox.control({ type: 'refused', channel: this.#channel, n, code })
  }

  dealtWith(bytes: number): void {
    this.countedBy?.dealtWith(bytes)
  }

  grant(bytes: number): void {
    this.#socket.outbox.control({ type: 'credit', channel: this.#channel, bytes })
  }

  hold(bytes: number): boolean {
    return this.#socket.hold(bytes)
  }

  close(code: CloseCode): void {
    this.#socket.drop(this.#channel, code)
  }

  end(code: CloseCode): void {
    this.#socket.end(code)
  }

  answer(work: () => Promise<void> | undefined): void {
    this.#socket.answer(work)
  }
}
