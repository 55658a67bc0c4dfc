import { carriesEdits, yMessage, ySync } from '@hebu/shared/wire/y-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import type { Channel, SyncSocket } from './sync-socket.ts'

/** What a volume is told of its channel, and what the channel asks it. */
export interface ChannelPort {
  epoch(): number
  /** The client id under which this device writes in the volume now. */
  clientId(): number
  onOpened(access: 'read' | 'write', epoch: number): void
  /** What the member may do has changed while the channel stands. */
  onAccess(access: 'read' | 'write'): void
  /** Edits come in; `apply` merges them. */
  onEdits(update: Uint8Array, apply: () => void): void
  /** A numbered message left; `whole` when it was a Step2, which carries everything that the relay lacked. */
  onSent(n: number, whole: boolean): void
  onAck(n: number): void
  onRefused(n: number, code: number): void
  onClosed(code: number): void
}

type Handler<Event> = ((event: Event) => void) | null

/**
 * A class of the shape that y-websocket's provider wants for a WebSocket, whose instances are channels of the one socket.
 * It stays CONNECTING while the line is down, so that the back-off is the line's and volumes do not starve each other ([SYN3]).
 */
export function channelSocketClass(socket: SyncSocket, volume: string, port: ChannelPort): typeof WebSocket {
  class ChannelSocket {
    static readonly CONNECTING = 0
    static readonly OPEN = 1
    static readonly CLOSING = 2
    static readonly CLOSED = 3
    readonly CONNECTING = 0
    readonly OPEN = 1
    readonly CLOSING = 2
    readonly CLOSED = 3
    binaryType = 'arraybuffer'
    readyState = 0
    onopen: Handler<object> = null
    onmessage: Handler<{ readonly data: ArrayBuffer }> = null
    onclose: Handler<{ readonly code: number; readonly reason: string }> = null
    onerror: Handler<object> = null
    readonly #channel: Channel
    #sent = 0

    constructor() {
      this.#channel = socket.attach(volume, {
        epoch: () => port.epoch(),
        onOpened: (access, epoch) => {
          if (this.readyState === 1) {
            port.onAccess(access)
            // Another round of sync, so that what was refused while reading only is offered again.
            if (access === 'write') this.onopen?.({})
            return
          }
          this.readyState = 1
          port.onOpened(access, epoch)
          this.onopen?.({})
        },
        onMessage: (message) => {
          const deliver = (): void => this.onmessage?.({ data: message.slice().buffer as ArrayBuffer })
          if (carriesEdits(message)) port.onEdits(decoding.readVarUint8Array(decoding.createDecoder(message.subarray(2))), deliver)
          else deliver()
        },
        onAck: (n) => port.onAck(n),
        onRefused: (n, code) => port.onRefused(n, code),
        onClosed: (code, reason) => {
          this.readyState = 3
          this.onclose?.({ code, reason })
          port.onClosed(code)
        },
      })
    }

    send(message: Uint8Array): void {
      if (this.readyState !== 1) return
      if (!carriesEdits(message)) {
        const own = message[0] === yMessage.awareness ? ownPresence(message, port.clientId()) : message
        if (own !== undefined) this.#channel.send(own, 0)
        return
      }
      // Others never see the letters of an unfinished word, and so cannot move or keep them ([SYN6]).
      if (message[1] === ySync.update) socket.gate.pass(() => this.#sendEdits(message))
      else this.#sendEdits(message)
    }

    #sendEdits(message: Uint8Array): void {
      if (this.readyState !== 1) return
      const n = ++this.#sent
      this.#channel.send(message, n)
      port.onSent(n, message[1] === ySync.step2)
    }

    close(): void {
      if (this.readyState === 3) return
      this.readyState = 3
      this.#channel.close()
    }
  }
  return ChannelSocket as unknown as typeof WebSocket
}

/**
 * The provider sends every presence change back, also those it was told of. The relay knows these already and takes
 * presence only from whose it is, so only the own entry travels.
 */
function ownPresence(message: Uint8Array, clientId: number): Uint8Array | undefined {
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(decoding.createDecoder(message.subarray(1))))
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const state = decoding.readVarString(decoder)
    if (client !== clientId) continue
    const entry = encoding.createEncoder()
    encoding.writeVarUint(entry, 1)
    encoding.writeVarUint(entry, client)
    encoding.writeVarUint(entry, clock)
    encoding.writeVarString(entry, state)
    const own = encoding.createEncoder()
    encoding.writeVarUint(own, yMessage.awareness)
    encoding.writeVarUint8Array(own, encoding.toUint8Array(entry))
    return encoding.toUint8Array(own)
  }
  return undefined
}
