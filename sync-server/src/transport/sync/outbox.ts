import { lengthOf } from '@hebu/shared/vocabulary/bytes.ts'
import type { Frame } from '@hebu/shared/wire/frames.ts'
import { fragmentBytes, initialCreditBytes, maxMessageBytes } from '@hebu/shared/wire/frames.ts'

import { cutOut, type Pieces } from '../../room/update/pieces.ts'
import type { Framed } from './framed.ts'
import { ackFrame, dataHead, frame, frameBatch, frameMessage, joinFrames, piecesWithout } from './framed.ts'
import type { SocketLimits } from './limits.ts'

/** What an outbox needs of a socket. */
export interface OutSocket {
  readonly bufferedAmount: number
  /** A whole message of the websocket protocol, in pieces that are shared with other sockets. */
  send(pieces: readonly Uint8Array[]): void
}

/** With one more frame it still fits. */
const mostBytes = maxMessageBytes - 2 * fragmentBytes

interface Waiting {
  readonly pieces: Pieces
  readonly length: number
  /** Whole, where it fits a frame: made while the room hands the same message to the other sockets, and shared with them. */
  readonly framed: Framed | undefined
}

interface Queue {
  readonly channel: number
  readonly messages: Waiting[]
  /** How much of the first message has left. */
  sentOfFirst: number
  credit: number
  ackedUpto: number | undefined
  isReady: boolean
}

/**
 * What is due to a device's socket. Everything of one tick leaves as one websocket message; large messages
 * in fragments, channels taking turns, each within the credit that the device gave.
 */
export class Outbox {
  readonly #socket: OutSocket
  readonly #limits: SocketLimits
  readonly #onOverflow: () => void
  readonly #onRoom: () => void
  readonly #queues = new Map<number, Queue>()
  /** Channels with something to send and credit for it, whose turn it is first. */
  #ready: Queue[] = []
  #acks: Queue[] = []
  /** Frames that wait for nothing: of control, and small messages within their credit. */
  #control: Framed[] = []
  #queuedBytes = 0
  #isScheduled = false
  #isClosed = false

  /** `onRoom` is told when enough has left for another large answer. */
  constructor(socket: OutSocket, limits: SocketLimits, onOverflow: () => void, onRoom: () => void) {
    this.#socket = socket
    this.#limits = limits
    this.#onOverflow = onOverflow
    this.#onRoom = onRoom
  }

  get queuedBytes(): number {
    return this.#queuedBytes
  }

  openChannel(channel: number): void {
    this.#queues.set(channel, { channel, messages: [], sentOfFirst: 0, credit: initialCreditBytes, ackedUpto: undefined, isReady: false })
  }

  closeChannel(channel: number, told?: Frame): void {
    const queue = this.#queues.get(channel)
    if (queue !== undefined) {
      this.#takeAck(queue)
      for (const { length } of queue.messages) this.#queuedBytes -= length
      this.#queuedBytes += queue.sentOfFirst
      queue.messages.length = 0
      this.#queues.delete(channel)
    }
    if (told !== undefined) this.control(told)
  }

  control(content: Frame): void {
    this.framed(frame(content))
  }

  /** A control frame that several sockets share. */
  framed(framed: Framed): void {
    this.#control.push(framed)
    this.#grow(framed.length)
  }

  /** Acknowledgements are cumulative: only the last of a tick is sent. */
  ack(channel: number, n: number): void {
    const queue = this.#queues.get(channel)
    if (queue === undefined) return
    if (queue.ackedUpto === undefined) this.#acks.push(queue)
    queue.ackedUpto = n
    this.#schedule()
  }

  data(channel: number, message: Uint8Array): void {
    const queue = this.#queues.get(channel)
    if (queue === undefined) return
    const framed = message.length <= fragmentBytes ? frameMessage(channel, message) : undefined
    if (framed !== undefined && queue.messages.length === 0 && message.length <= queue.credit) {
      queue.credit -= message.length
      return this.framed(framed)
    }
    this.#queue(queue, { pieces: [message], length: message.length, framed })
  }

  /** A large message, from where it lies. */
  dataInPieces(channel: number, pieces: Pieces): void {
    const queue = this.#queues.get(channel)
    if (queue !== undefined) this.#queue(queue, { pieces, length: lengthOf(pieces), framed: undefined })
  }

  #queue(queue: Queue, waiting: Waiting): void {
    queue.messages.push(waiting)
    this.#makeReady(queue)
    this.#grow(waiting.length)
  }

  /** Small messages together, but those at `own`. All sockets are handed the same array. */
  dataAll(channel: number, messages: readonly Uint8Array[], own: readonly number[]): void {
    const queue = this.#queues.get(channel)
    if (queue === undefined) return
    const batch = frameBatch(channel, messages)
    if (queue.messages.length > 0 || batch.messageBytes > queue.credit) {
      messages.forEach((message, i) => own.includes(i) || this.data(channel, message))
      return
    }
    queue.credit -= batch.messageBytes
    if (own.length === 0) return this.framed(batch.bytes)
    for (const i of own) queue.credit += messages[i]!.length
    for (const piece of piecesWithout(batch, own)) this.framed(piece)
  }

  grant(channel: number, bytes: number): void {
    const queue = this.#queues.get(channel)
    if (queue === undefined) return
    queue.credit += bytes
    this.#makeReady(queue)
    this.#schedule()
  }

  /** Sends what the socket will hold; called again when it has drained. */
  flush(): void {
    this.#isScheduled = false
    while (!this.#isClosed && this.#hasSomething && this.#socket.bufferedAmount < this.#limits.maxBufferedBytes) {
      const frames = this.#takeFrames()
      if (frames.length > 0) this.#socket.send(joinFrames(frames))
    }
    if (!this.#isClosed && this.#queuedBytes <= this.#limits.answersWaitAboveBytes) this.#onRoom()
  }

  close(): void {
    this.#isClosed = true
    this.#queues.clear()
    this.#ready = []
    this.#acks = []
    this.#control = []
    this.#queuedBytes = 0
  }

  get #hasSomething(): boolean {
    return this.#control.length > 0 || this.#acks.length > 0 || this.#ready.length > 0
  }

  #takeFrames(): readonly Uint8Array[] {
    // A refusal must be read before the acknowledgement that counts its message as dealt with.
    if (this.#acks.length > 0) this.#takeAcks()
    const frames: Uint8Array[] = this.#control
    let size = 0
    let count = 0
    while (count < frames.length && size < mostBytes) size += frames[count++]!.length
    this.#control = count === frames.length ? [] : this.#control.splice(count)
    this.#queuedBytes -= size
    while (this.#ready.length > 0 && size < mostBytes) {
      const queue = this.#ready.shift()!
      size += this.#takeFragment(queue, frames)
      queue.isReady = false
      this.#makeReady(queue)
    }
    return frames
  }

  #takeAcks(): void {
    for (const queue of this.#acks) this.#takeAck(queue)
    this.#acks = []
  }

  #takeAck(queue: Queue): void {
    if (queue.ackedUpto === undefined) return
    const framed = ackFrame(queue.channel, queue.ackedUpto)
    queue.ackedUpto = undefined
    this.#control.push(framed)
    this.#queuedBytes += framed.length
  }

  /** Gives how many bytes it added to the frames. */
  #takeFragment(queue: Queue, frames: Uint8Array[]): number {
    const [first] = queue.messages
    if (first === undefined) return 0
    const { pieces, length, framed } = first
    const from = queue.sentOfFirst
    const size = Math.min(length - from, fragmentBytes, queue.credit)
    queue.credit -= size
    this.#queuedBytes -= size
    queue.sentOfFirst += size
    const isLast = queue.sentOfFirst === length
    if (isLast) {
      queue.messages.shift()
      queue.sentOfFirst = 0
    }
    if (framed !== undefined && size === length) {
      frames.push(framed)
      return framed.length
    }
    const head = dataHead(queue.channel, isLast, size)
    frames.push(head, ...cutOut(pieces, from, size))
    return head.length + size
  }

  #makeReady(queue: Queue): void {
    if (queue.isReady || queue.messages.length === 0 || queue.credit <= 0) return
    queue.isReady = true
    this.#ready.push(queue)
  }

  #grow(bytes: number): void {
    this.#queuedBytes += bytes
    if (this.#queuedBytes > this.#limits.maxQueuedBytes) this.#onOverflow()
    else this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled || this.#isClosed) return
    this.#isScheduled = true
    flushSoon(this)
  }
}

let due: Outbox[] = []

/** All that are due in a tick share one call: one for each of thousands of sockets costs more than what it does. */
function flushSoon(outbox: Outbox): void {
  if (due.length === 0) setImmediate(flushDue)
  due.push(outbox)
}

function flushDue(): void {
  const outboxes = due
  due = []
  for (const outbox of outboxes) outbox.flush()
}
