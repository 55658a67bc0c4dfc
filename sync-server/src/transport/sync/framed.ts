import { joined, lengthOf } from '@hebu/shared/vocabulary/bytes.ts'
import type { Frame } from '@hebu/shared/wire/frames.ts'
import { encodeFrames } from '@hebu/shared/wire/frames.ts'

import { shortLived } from '../../room/short-lived.ts'
import type { Pieces } from '../../room/update/pieces.ts'

/** Bytes as the wire carries them, shared between sockets: never written to. */
export type Framed = Uint8Array<ArrayBuffer>

export const frame = (content: Frame): Framed => encodeFrames([content])

const dataType = 2
const ackType = 3

/** `encodeFrames` for the frame that is sent most: written once into bytes of its size. */
export function dataFrame(channel: number, last: boolean, bytes: Uint8Array): Framed {
  const framed = shortLived(dataHeadBytes(channel, bytes.length) + bytes.length)
  framed.set(bytes, writeDataHead(framed, 0, channel, last, bytes.length))
  return framed
}

/** What stands before the bytes of such a frame: large ones are sent from where they are. */
export function dataHead(channel: number, last: boolean, byteLength: number): Framed {
  const head = shortLived(dataHeadBytes(channel, byteLength))
  writeDataHead(head, 0, channel, last, byteLength)
  return head
}

function dataHeadBytes(channel: number, byteLength: number): number {
  const inner = sizeOf(channel) + 3
  return sizeOf(inner + byteLength) + inner
}

function writeDataHead(bytes: Uint8Array, from: number, channel: number, last: boolean, byteLength: number): number {
  let at = write(bytes, from, sizeOf(channel) + 3 + byteLength)
  at = write(bytes, at, channel)
  bytes[at++] = dataType
  bytes[at++] = 0
  bytes[at++] = last ? 1 : 0
  return at
}

/** `encodeFrames` for the frame that is sent second most. */
export function ackFrame(channel: number, n: number): Framed {
  const length = sizeOf(channel) + 1 + sizeOf(n)
  const framed = shortLived(sizeOf(length) + length)
  let at = write(framed, 0, length)
  at = write(framed, at, channel)
  framed[at++] = ackType
  write(framed, at, n)
  return framed
}

function sizeOf(value: number): number {
  let size = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++
  return size
}

function write(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  while (rest >= 128) {
    bytes[at++] = (rest % 128) | 128
    rest = Math.floor(rest / 128)
  }
  bytes[at++] = rest
  return at
}

let framedMessage: Uint8Array | undefined
let framedChannel = 0
let framedLast: Framed | undefined
/** Of those before the last. */
const framedByChannel = new Map<number, Framed>()

/** A whole message as one frame. Rooms hand one message to all sessions in a row; it is framed once per channel number. */
export function frameMessage(channel: number, message: Uint8Array): Framed {
  const isSame = message === framedMessage && framedLast !== undefined
  if (isSame && channel === framedChannel) return framedLast!
  if (isSame) framedByChannel.set(framedChannel, framedLast!)
  else if (framedByChannel.size > 0) framedByChannel.clear()
  framedMessage = message
  framedChannel = channel
  return (framedLast = framedByChannel.get(channel) ?? dataFrame(channel, true, message))
}

/** Messages in one piece of bytes, framed one after the other. */
export interface Batch {
  readonly bytes: Framed
  /** Where each frame ends. */
  readonly ends: readonly number[]
  /** Of the messages without their frames. */
  readonly messageBytes: number
}

let batchedMessages: readonly Uint8Array[] | undefined
const batchByChannel = new Map<number, Batch>()

/** What stands for the channel where messages are framed for plain sockets. */
const plainChannel = 0

/** Rooms hand one array of messages to all sessions: it is framed once per channel number. */
export const frameBatch = (channel: number, messages: readonly Uint8Array[]): Batch => batchedFor(channel, messages) ?? keepBatch(channel, messages, deviceFrames(channel, messages))

/** The same for plain sockets, which take each message as a message of the websocket. */
export const frameBatchPlainly = (messages: readonly Uint8Array[]): Batch => batchedFor(plainChannel, messages) ?? keepBatch(plainChannel, messages, webSocketMessages(messages))

function batchedFor(channel: number, messages: readonly Uint8Array[]): Batch | undefined {
  if (messages === batchedMessages) return batchByChannel.get(channel)
  batchedMessages = messages
  batchByChannel.clear()
  return undefined
}

function keepBatch(channel: number, messages: readonly Uint8Array[], { bytes, ends }: Pick<Batch, 'bytes' | 'ends'>): Batch {
  const batch = { bytes, ends, messageBytes: lengthOf(messages) }
  batchByChannel.set(channel, batch)
  return batch
}

function deviceFrames(channel: number, messages: readonly Uint8Array[]): Pick<Batch, 'bytes' | 'ends'> {
  let length = 0
  for (const message of messages) length += dataHeadBytes(channel, message.length) + message.length
  const bytes = new Uint8Array(length)
  let at = 0
  const ends = messages.map((message) => {
    at = writeDataHead(bytes, at, channel, true, message.length)
    bytes.set(message, at)
    return (at += message.length)
  })
  return { bytes, ends }
}

function webSocketMessages(messages: readonly Uint8Array[]): Pick<Batch, 'bytes' | 'ends'> {
  const frames = messages.map((message) => webSocketMessage([message]))
  let end = 0
  return { bytes: joined(frames), ends: frames.map((one) => (end += one.length)) }
}

/** The bytes of a batch without some of its frames, in as few pieces as may be. */
export function piecesWithout({ bytes, ends }: Batch, left: readonly number[]): Framed[] {
  if (left.length === 0) return [bytes]
  const pieces: Framed[] = []
  let from = 0
  for (const index of left) {
    const start = index === 0 ? 0 : ends[index - 1]!
    if (start > from) pieces.push(bytes.subarray(from, start))
    from = ends[index]!
  }
  if (from < bytes.length) pieces.push(bytes.subarray(from))
  return pieces
}

interface Joined {
  readonly frames: readonly Uint8Array[]
  readonly pieces: readonly Uint8Array[]
}

/** Of this tick; as many as rooms usually have sockets due something else. */
let recent: Joined[] = []
let nextRecent = 0
const maxRecent = 4

/** More is not copied together. */
const mostJoinedBytes = 16 * 1024

/**
 * Frames as one message of the websocket, in pieces to be written as they are. Sockets that are due the same frames in
 * one tick get the same bytes.
 */
export function joinFrames(frames: readonly Uint8Array[]): readonly Uint8Array[] {
  for (const candidate of recent) if (areSame(candidate.frames, frames)) return candidate.pieces
  const length = lengthOf(frames)
  if (length > mostJoinedBytes) return framePiecesPlainly(frames)
  const pieces = [webSocketMessage(frames)]
  if (recent.length === 0) setImmediate(forgetRecent)
  if (recent.length < maxRecent) recent.push({ frames, pieces })
  else recent[nextRecent++ % maxRecent] = { frames, pieces }
  return pieces
}

function forgetRecent(): void {
  recent = []
}

function areSame(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  if (some.length !== others.length) return false
  for (let i = 0; i < some.length; i++) if (some[i] !== others[i]) return false
  return true
}

const finalBinary = 0x82

/** A binary message of the websocket protocol as a server sends it: whole and unmasked. */
export function webSocketMessage(parts: readonly Uint8Array[]): Framed {
  const length = lengthOf(parts)
  const message = webSocketHead(length, length)
  let at = message.length - length
  for (const part of parts) {
    message.set(part, at)
    at += part.length
  }
  return message
}

/** The head of a message of this length, and room for so many bytes behind it, which are not zeroed. */
function webSocketHead(length: number, room: number): Buffer<ArrayBuffer> {
  const headBytes = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const head = Buffer.allocUnsafe(headBytes + room)
  head[0] = finalBinary
  head[1] = length < 126 ? length : length < 65_536 ? 126 : 127
  if (headBytes === 4) head.writeUInt16BE(length, 2)
  if (headBytes === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return head
}

let plainMessage: Uint8Array | undefined
let framedPlainly: Pieces = []

/** A message for plain sockets, in pieces to be written as they are; a small one is made once for all that are sent it in a row. */
export function framePlainly(message: Uint8Array): Pieces {
  if (message.length > mostJoinedBytes) return framePiecesPlainly([message])
  if (message !== plainMessage) {
    plainMessage = message
    framedPlainly = [webSocketMessage([message])]
  }
  return framedPlainly
}

/** A message that is there in pieces. */
export const framePiecesPlainly = (pieces: Pieces): Pieces => [webSocketHead(lengthOf(pieces), 0), ...pieces]
