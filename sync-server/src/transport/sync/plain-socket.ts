import { lengthOf } from '@hebu/shared/vocabulary/bytes.ts'
import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'
import { closeCodes, closeReason } from '@hebu/shared/wire/close-codes.ts'
import { initialCreditBytes } from '@hebu/shared/wire/frames.ts'

import type { Caller } from '../../access/gate.ts'
import type { Room } from '../../room/room.ts'
import type { Seat, Session } from '../../room/session.ts'
import { emptyAwareness } from '../../room/sync-messages.ts'
import type { Pieces } from '../../room/update/pieces.ts'
import { Allowance } from './allowance.ts'
import type { Connection } from './connection.ts'
import { frameBatchPlainly, framePiecesPlainly, framePlainly, piecesWithout } from './framed.ts'
import { judged } from './judged.ts'
import type { LiveSocket, SocketPorts } from './live-socket.ts'

/**
 * A socket of any y-websocket client, on one volume. The protocol has no word for a refusal, so a refused
 * edit ends the socket with the reason: dropped silently, the client would differ from all others for ever.
 */
export class PlainSocket implements Connection {
  readonly caller: Caller
  readonly #ports: SocketPorts
  readonly #socket: LiveSocket
  readonly #room: Room
  readonly #seat: Seat
  readonly #session: Session
  readonly #messages: Allowance
  #waitingBytes = 0
  #isEnded = false

  constructor(socket: LiveSocket, caller: Caller, room: Room, access: Seat['access'], ports: SocketPorts) {
    this.caller = caller
    this.#ports = ports
    this.#socket = socket
    this.#room = room
    this.#seat = {
      caller,
      access,
      send: (message) => this.#send(framePlainly(message)),
      sendInPieces: (message) => this.#send(framePiecesPlainly(message)),
      sendAll: (messages, own) => this.#send(piecesWithout(frameBatchPlainly(messages), own)),
      ack: () => {},
      refuse: (_n, code) => this.end(code),
      dealtWith: (bytes) => this.#dealtWith(bytes),
      close: (code) => this.end(code),
    }
    ports.onOpened?.(caller, room.volume.name)
    this.#session = room.join(this.#seat)
    this.#messages = new Allowance(ports.limits.messages, ports.clock)
    socket.onMessage = (message) => judged(this, () => this.#receive(message))
    socket.onClosed = () => this.#letGo()
  }

  #receive(message: Uint8Array | undefined): void {
    if (this.#isEnded) return
    if (!this.#ports.gate.stands(this.caller)) return this.end(closeCodes.revoked)
    if (message === undefined) return this.end(closeCodes.malformed)
    if (!this.#messages.spend(1)) return this.end(closeCodes.overloaded)
    this.#waitingBytes += message.length
    void this.#room.receive(this.#session, 0, message)
    // Plain clients know no credit: while much of what they sent waits for the disk, nothing more is read.
    if (this.#waitingBytes > initialCreditBytes) this.#socket.pause()
  }

  #dealtWith(bytes: number): void {
    const wasMuch = this.#waitingBytes > initialCreditBytes
    this.#waitingBytes -= bytes
    if (wasMuch && this.#waitingBytes <= initialCreditBytes) this.#socket.resume()
  }

  #send(framed: Pieces): void {
    if (this.#isEnded) return
    if (this.#socket.bufferedAmount + lengthOf(framed) > this.#ports.limits.maxQueuedBytes) this.end(closeCodes.overloaded)
    else this.#socket.sendSoon(framed)
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  recheck(): void {
    judged(this, () => this.#recheck())
  }

  #recheck(): void {
    if (this.#isEnded) return
    if (!this.#ports.gate.stands(this.caller)) return this.end(closeCodes.revoked)
    const access = this.#ports.gate.access(this.caller, this.#room.volume.name)
    if (access === 'none') this.end(closeCodes.forbidden)
    else this.#seat.access = access
  }

  tell(): void {}

  /** y-websocket's client takes half a minute of silence for a lost connection. */
  beat(): void {
    this.#send(framePlainly(emptyAwareness))
    this.#socket.beat()
  }

  end(code: CloseCode): void {
    if (this.#isEnded) return
    this.#letGo()
    this.#socket.close(code, closeReason(code) ?? '')
  }

  #letGo(): void {
    this.#isEnded = true
    this.#room.leave(this.#session)
  }
}
