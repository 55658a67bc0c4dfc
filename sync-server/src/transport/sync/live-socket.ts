import type { Duplex } from 'node:stream'

import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { WebSocket } from 'ws'

import type { Caller, Gate } from '../../access/gate.ts'
import type { Rooms } from '../../room/rooms.ts'
import type { SocketLimits } from './limits.ts'

/** What sockets of both kinds work with. */
export interface SocketPorts {
  readonly rooms: Rooms
  readonly gate: Gate
  readonly clock: Clock
  readonly limits: SocketLimits
  /** Told when somebody has opened a volume. */
  readonly onOpened?: ((caller: Caller, volume: string) => void) | undefined
}

/** Beats without a sign of life after which a socket is taken for dead. */
const mostMissedBeats = 3
/** How long the other side may take to answer a close. */
const closingMs = 5_000

/** A websocket with the writes of one tick gathered into one, and a sense of whether the other side lives. */
export class LiveSocket {
  readonly #webSocket: WebSocket
  readonly #stream: Duplex
  #missedBeats = 0
  #isCorked = false
  #isClosing = false

  /** `undefined` for a message of text, which nobody sends. Bytes are valid during the call only. */
  onMessage: (message: Uint8Array | undefined) => void = () => {}
  onDrain: () => void = () => {}
  onClosed: () => void = () => {}

  constructor(webSocket: WebSocket, stream: Duplex) {
    this.#webSocket = webSocket
    this.#stream = stream
    webSocket.binaryType = 'nodebuffer'
    webSocket.on('message', (data, isBinary) => {
      this.#missedBeats = 0
      if (!this.#isClosing) this.onMessage(isBinary ? (data as Buffer) : undefined)
    })
    webSocket.on('pong', () => (this.#missedBeats = 0))
    // Too large a frame and the like: `ws` closes with the code of the websocket protocol by itself.
    webSocket.on('error', () => {})
    webSocket.on('close', () => this.onClosed())
    stream.on('drain', () => this.onDrain())
  }

  get bufferedAmount(): number {
    return this.#webSocket.bufferedAmount
  }

  /** Writes a whole message of the websocket protocol: framed once, its pieces are shared by all sockets that get them. */
  send(pieces: readonly Uint8Array[]): void {
    if (this.#webSocket.readyState !== this.#webSocket.OPEN) return
    if (pieces.length === 1) return void this.#stream.write(pieces[0])
    this.#stream.cork()
    for (const piece of pieces) this.#stream.write(piece)
    this.#stream.uncork()
  }

  /** The same, many times in one tick: that costs one system call. */
  sendSoon(pieces: readonly Uint8Array[]): void {
    this.#cork()
    this.send(pieces)
  }

  pause(): void {
    this.#webSocket.pause()
  }

  resume(): void {
    this.#webSocket.resume()
  }

  beat(): void {
    if (++this.#missedBeats > mostMissedBeats) this.#webSocket.terminate()
    else this.#webSocket.ping()
  }

  close(code: number, reason: string): void {
    this.#isClosing = true
    this.#webSocket.close(code, reason)
    const timer = setTimeout(() => this.#webSocket.terminate(), closingMs)
    timer.unref()
    this.#webSocket.once('close', () => clearTimeout(timer))
  }

  #cork(): void {
    if (this.#isCorked) return
    this.#isCorked = true
    this.#stream.cork()
    setImmediate(() => {
      this.#isCorked = false
      this.#stream.uncork()
    })
  }
}
