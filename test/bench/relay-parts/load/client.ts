import { connect, type Socket } from 'node:net'

import { type Dialect, type DialectName, dialects } from './dialects.ts'
import { FrameReader } from './frame-reader.ts'
import { marker, nowUs, sentAtUs, syncMessage, Writer } from './writer.ts'

export interface ClientOptions {
  readonly port: number
  readonly dialect: DialectName
  readonly room: string
  /** Numbers the client: its member and what it writes as. */
  readonly id: number
}

/** What a client has of the volume already; nothing unless given. */
export interface Holding {
  readonly vector: Uint8Array
  /** What it sends to a server that knows nothing. */
  readonly whole: Uint8Array
  /** What it sends to one that knows it all: the delete set. */
  readonly deletes: Uint8Array
}

/** What a process of the load has seen; shared by its clients. */
export interface Tally {
  received: number
  acknowledged: number
  closed: number
  step2Bytes: number
  /** Microseconds from sending to hearing, and to acknowledgement. */
  readonly heardUs: number[]
  readonly acknowledgedUs: number[]
}

const mask = Buffer.of(0x37, 0xfa, 0x21, 0x3d)
const nothing: Holding = { vector: Uint8Array.of(0), whole: Uint8Array.of(0, 0), deletes: Uint8Array.of(0, 0) }

/** A client made of a bare socket, so that thousands of them cost less than the server that they burden. */
export class Client {
  readonly #options: ClientOptions
  readonly #dialect: Dialect
  readonly #tally: Tally
  readonly #writer: Writer
  readonly #holding: Holding
  readonly #reader: FrameReader
  #socket: Socket | undefined
  #isUpgraded = false
  #tail = Buffer.alloc(0)
  #serverKnows = false
  #hasBrought = false
  #hasAskedAgain = false
  #sync = Promise.withResolvers<void>()
  #step = -1
  #n = 0
  #ackedN = 0
  #sentAt: number[] = []
  onAcknowledged: () => void = () => {}

  constructor(options: ClientOptions, tally: Tally, holding: Holding = nothing) {
    this.#options = options
    this.#dialect = dialects[options.dialect]
    this.#reader = new FrameReader(this.#dialect.hearing(this))
    this.#tally = tally
    this.#holding = holding
    this.#writer = new Writer(10_000_000 + options.id)
  }

  /** Connects and syncs: resolves when the server has said everything it knows. */
  open(): Promise<void> {
    const { port, room, id } = this.#options
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket = socket
    socket.on('connect', () =>
      socket.write(`GET ${this.#dialect.path(room, `m${id}`)} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`),
    )
    socket.on('data', (chunk: Buffer) => (this.#isUpgraded ? this.#read(chunk) : this.#upgrade(chunk)))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.#tally.closed++
      this.#sync.reject(new Error(`closed before it was level: ${room}`))
    })
    return this.#sync.promise
  }

  #upgrade(chunk: Buffer): void {
    const end = chunk.indexOf('\r\n\r\n')
    if (end < 0 || !chunk.toString('latin1', 0, 12).endsWith('101')) throw new Error(`not upgraded: ${chunk.toString('latin1', 0, 80)}`)
    this.#isUpgraded = true
    const { room } = this.#options
    const opening = this.#dialect.opening?.(room)
    if (opening !== undefined) this.#send(opening)
    if (this.#dialect.answers === 'nothing') this.#sync.resolve()
    else this.#send(this.#dialect.open(room, syncMessage(0, this.#holding.vector)))
    if (end + 4 < chunk.length) this.#read(chunk.subarray(end + 4))
  }

  #read(chunk: Buffer): void {
    const seam = this.#tail.length === 0 ? 0 : count(Buffer.concat([this.#tail, chunk.subarray(0, marker.length - 1)]), undefined)
    this.#tally.received += seam + count(chunk, this.#tally.heardUs)
    this.#tail = Buffer.from(chunk.subarray(Math.max(0, chunk.length - marker.length + 1)))
    this.#reader.read(chunk)
  }

  sync(bytes: Uint8Array, isFirst: boolean, isLast: boolean): void {
    if (isFirst) this.#step = bytes[1]!
    if (this.#step === 0) return this.#answer(bytes)
    if (this.#step !== 1) return
    this.#tally.step2Bytes += bytes.length
    if (!isLast) return
    this.#step = -1
    if (this.#dialect.answers === 'step2' && this.#hasAskedAgain) this.#serverKnows = true
    // What a server answers after it was brought everything shows that it has it; Hebu's asks again until it is durable.
    if (this.#holding === nothing || this.#serverKnows) this.#sync.resolve()
    else setTimeout(() => this.#ask(), 20)
  }

  #ask(): void {
    this.#hasAskedAgain = this.#hasBrought
    this.#send(this.#dialect.wrap(this.#options.room, syncMessage(0, this.#holding.vector), 0))
  }

  #answer(step1: Uint8Array): void {
    const knowsNothing = step1[2] === 1 && step1[3] === 0
    this.#serverKnows = !knowsNothing
    if (knowsNothing && this.#hasBrought) return
    this.#hasBrought = knowsNothing
    this.#n++
    this.#sentAt.push(nowUs())
    this.#send(this.#dialect.wrap(this.#options.room, syncMessage(1, knowsNothing ? this.#holding.whole : this.#holding.deletes), this.#n))
  }

  acknowledged(upto: number | 'one more'): void {
    const now = nowUs()
    const last = upto === 'one more' ? this.#ackedN + 1 : upto
    for (; this.#ackedN < last; this.#ackedN++) this.#tally.acknowledgedUs.push(now - this.#sentAt[this.#ackedN]!)
    this.#tally.acknowledged = this.#tally.acknowledgedUs.length
    this.onAcknowledged()
  }

  get unacknowledged(): number {
    return this.#n - this.#ackedN
  }

  write(): void {
    this.#n++
    this.#sentAt.push(nowUs())
    this.#send(this.#dialect.wrap(this.#options.room, this.#writer.next(), this.#n))
  }

  #send(message: Uint8Array): void {
    const { length } = message
    const head = length < 126 ? 6 : length < 65_536 ? 8 : 14
    const frame = Buffer.allocUnsafe(head + length)
    frame[0] = 0x82
    frame[1] = 0x80 | (length < 126 ? length : length < 65_536 ? 126 : 127)
    if (head === 8) frame.writeUInt16BE(length, 2)
    if (head === 14) frame.writeBigUInt64BE(BigInt(length), 2)
    frame.set(mask, head - 4)
    for (let i = 0; i < length; i++) frame[head + i] = message[i]! ^ mask[i & 3]!
    this.#socket?.write(frame)
  }

  close(): void {
    this.#socket?.destroy()
  }
}

/** Markers in the bytes; their ages are added to `agesUs` where given. */
function count(bytes: Buffer, agesUs: number[] | undefined): number {
  let found = 0
  for (let at = bytes.indexOf(marker); at >= 0; at = bytes.indexOf(marker, at + marker.length)) {
    found++
    if (agesUs === undefined || agesUs.length >= mostAges) continue
    const sentAt = sentAtUs(bytes, at)
    if (sentAt !== undefined) agesUs.push(nowUs() - sentAt)
  }
  return found
}

const mostAges = 200_000
