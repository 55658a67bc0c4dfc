import type { Frame } from '@hebu/shared/wire/frames.ts'
import { encodeFrames } from '@hebu/shared/wire/frames.ts'

/** Bytes as the wire carries them, shared between sockets: never written to. */
export type Framed = Uint8Array<ArrayBuffer>

export const frame = (content: Frame): Framed => encodeFrames([content])

const dataType = 2
const ackType = 3

/** `encodeFrames` for the frame that is sent most: written once into bytes of its size. */
export function dataFrame(channel: number, last: boolean, bytes: Uint8Array): Framed {
  const length = sizeOf(channel) + 3 + bytes.length
  const framed = new Uint8Array(sizeOf(length) + length)
  let at = write(framed, 0, length)
  at = write(framed, at, channel)
  framed[at++] = dataType
  framed[at++] = 0
  framed[at++] = last ? 1 : 0
  framed.set(bytes, at)
  return framed
}

/** `encodeFrames` for the frame that is sent second most. */
export function ackFrame(channel: number, n: number): Framed {
  const length = sizeOf(channel) + 1 + sizeOf(n)
  const framed = new Uint8Array(sizeOf(length) + length)
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
const framedByChannel = new Map<number, Framed>()

/** A whole message as one frame. Rooms hand one message to all sessions in a row; it is framed once per channel number. */
export function frameMessage(channel: number, message: Uint8Array): Framed {
  if (message !== framedMessage) {
    framedMessage = message
    framedByChannel.clear()
  }
  let framed = framedByChannel.get(channel)
  if (framed === undefined) framedByChannel.set(channel, (framed = dataFrame(channel, true, message)))
  return framed
}

interface Joined {
  readonly frames: readonly Framed[]
  readonly bytes: Framed
}

/** Of this tick; as many as rooms usually have sockets due something else. */
let recent: Joined[] = []
const maxRecent = 4

/** Frames as one websocket message. Sockets that are due the same frames in one tick get the same bytes. */
export function joinFrames(frames: readonly Framed[]): Framed {
  if (frames.length === 1) return frames[0]!
  const same = recent.find((candidate) => candidate.frames.length === frames.length && candidate.frames.every((one, i) => one === frames[i]))
  if (same !== undefined) return same.bytes
  const bytes = new Uint8Array(frames.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of frames) {
    bytes.set(one, at)
    at += one.length
  }
  if (recent.length === 0) setImmediate(() => (recent = []))
  recent.push({ frames, bytes })
  if (recent.length > maxRecent) recent.shift()
  return bytes
}
