/**
 * Frames of the one socket that a device keeps to its workspace. A websocket message holds one or more
 * frames, each length-prefixed; a frame reads `varUint channel · varUint type · fields`. Channel 0 is the
 * socket itself, channels from 1 are volumes, numbered by the client. Data are y-websocket messages.
 *
 *   client → relay   OPEN  DATA  CLOSE  CREDIT  PING
 *   relay → client   OPENED  DATA  ACK  REFUSED  CLOSE  CREDIT  NOTICE  PONG
 *
 * Everything that can be is varUint; strings and byte arrays are length-prefixed (lib0 encoding).
 */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

import type { Result } from '../vocabulary/result.ts'
import { granted, refused } from '../vocabulary/result.ts'

/** Bytes of a y-websocket message that one frame carries at most. */
export const fragmentBytes = 64 * 1024

/** Bytes that a side may send on a channel before the other has granted more. */
export const initialCreditBytes = 1024 * 1024

/** A websocket message beyond this is refused unread. */
export const maxMessageBytes = 1024 * 1024

/** A y-websocket message, put together from its fragments, beyond this is refused. */
export const maxAssembledBytes = 16 * 1024 * 1024

const frameType = { open: 0, opened: 1, data: 2, ack: 3, refused: 4, close: 5, credit: 6, notice: 7, ping: 8, pong: 9 } as const

/** What the relay tells about the workspace, beside the volumes. */
export type Notice =
  /** The directory changed; fetch it again. */
  | { readonly kind: 'directory'; readonly revision: number }
  /** A volume that this member may open was begun. */
  | { readonly kind: 'volume'; readonly name: string; readonly access: 'read' | 'write' }

export type Frame =
  | { readonly type: 'open'; readonly channel: number; readonly volume: string; readonly epoch: number }
  | { readonly type: 'opened'; readonly channel: number; readonly access: 'read' | 'write'; readonly epoch: number }
  /** `n` numbers the messages of a channel and direction from 1; 0 marks those that need no acknowledgement. */
  | { readonly type: 'data'; readonly channel: number; readonly n: number; readonly last: boolean; readonly bytes: Uint8Array }
  /** Everything on this channel up to `n` is durable on the relay, or was refused. */
  | { readonly type: 'ack'; readonly channel: number; readonly n: number }
  /** Message `n` was not taken, and why. */
  | { readonly type: 'refused'; readonly channel: number; readonly n: number; readonly code: number }
  | { readonly type: 'close'; readonly channel: number; readonly code: number; readonly reason: string }
  | { readonly type: 'credit'; readonly channel: number; readonly bytes: number }
  | { readonly type: 'notice'; readonly channel: 0; readonly notice: Notice }
  | { readonly type: 'ping'; readonly channel: 0; readonly at: number }
  /** `at` is the ping's; `nowMs` the relay's clock. */
  | { readonly type: 'pong'; readonly channel: 0; readonly at: number; readonly nowMs: number }

export function writeFrame(encoder: encoding.Encoder, frame: Frame): void {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, frame.channel)
  encoding.writeVarUint(inner, frameType[frame.type])
  switch (frame.type) {
    case 'open':
      encoding.writeVarString(inner, frame.volume)
      encoding.writeVarUint(inner, frame.epoch)
      break
    case 'opened':
      encoding.writeVarUint(inner, frame.access === 'write' ? 2 : 1)
      encoding.writeVarUint(inner, frame.epoch)
      break
    case 'data':
      encoding.writeVarUint(inner, frame.n)
      encoding.writeUint8(inner, frame.last ? 1 : 0)
      encoding.writeUint8Array(inner, frame.bytes)
      break
    case 'ack':
      encoding.writeVarUint(inner, frame.n)
      break
    case 'refused':
      encoding.writeVarUint(inner, frame.n)
      encoding.writeVarUint(inner, frame.code)
      break
    case 'close':
      encoding.writeVarUint(inner, frame.code)
      encoding.writeVarString(inner, frame.reason)
      break
    case 'credit':
      encoding.writeVarUint(inner, frame.bytes)
      break
    case 'notice':
      encoding.writeVarString(inner, JSON.stringify(frame.notice))
      break
    case 'ping':
      encoding.writeVarUint(inner, frame.at)
      break
    case 'pong':
      encoding.writeVarUint(inner, frame.at)
      encoding.writeVarUint(inner, frame.nowMs)
      break
  }
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
}

export function encodeFrames(frames: readonly Frame[]): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  for (const frame of frames) writeFrame(encoder, frame)
  return encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>
}

/** The frames of a websocket message. Bytes are views into it. Never throws: what is not of the grammar is refused whole. */
export function decodeFrames(message: Uint8Array): Result<readonly Frame[], 'malformed'> {
  const frames: Frame[] = []
  try {
    const decoder = decoding.createDecoder(message)
    while (decoding.hasContent(decoder)) {
      const frame = readFrame(decoder, decoding.readVarUint(decoder))
      if (frame === undefined) return refused('malformed')
      frames.push(frame)
    }
  } catch {
    return refused('malformed')
  }
  return granted(frames)
}

function readFrame(decoder: decoding.Decoder, length: number): Frame | undefined {
  const end = decoder.pos + length
  if (end > decoder.arr.length) return undefined
  const channel = decoding.readVarUint(decoder)
  const type = decoding.readVarUint(decoder)
  const frame = type === frameType.data ? readData(decoder, channel, end) : readFields(decoder, channel, type)
  if (frame === undefined || decoder.pos !== end) return undefined
  // A close may speak of the socket or of a channel; all others belong to one of the two.
  return frame.type === 'close' || (channel === 0) === socketTypes.has(frame.type) ? frame : undefined
}

function readData(decoder: decoding.Decoder, channel: number, end: number): Frame | undefined {
  const n = decoding.readVarUint(decoder)
  const flags = decoding.readUint8(decoder)
  if (flags > 1 || decoder.pos > end) return undefined
  return { type: 'data', channel, n, last: flags === 1, bytes: decoding.readUint8Array(decoder, end - decoder.pos) }
}

const socketTypes: ReadonlySet<Frame['type']> = new Set(['notice', 'ping', 'pong'])

function readFields(decoder: decoding.Decoder, channel: number, type: number): Frame | undefined {
  switch (type) {
    case frameType.open:
      return { type: 'open', channel, volume: decoding.readVarString(decoder), epoch: decoding.readVarUint(decoder) }
    case frameType.opened: {
      const access = decoding.readVarUint(decoder)
      if (access !== 1 && access !== 2) return undefined
      return { type: 'opened', channel, access: access === 2 ? 'write' : 'read', epoch: decoding.readVarUint(decoder) }
    }
    case frameType.ack:
      return { type: 'ack', channel, n: decoding.readVarUint(decoder) }
    case frameType.refused:
      return { type: 'refused', channel, n: decoding.readVarUint(decoder), code: decoding.readVarUint(decoder) }
    case frameType.close:
      return { type: 'close', channel, code: decoding.readVarUint(decoder), reason: decoding.readVarString(decoder) }
    case frameType.credit:
      return { type: 'credit', channel, bytes: decoding.readVarUint(decoder) }
    case frameType.notice: {
      const notice = readNotice(decoding.readVarString(decoder))
      return notice === undefined || channel !== 0 ? undefined : { type: 'notice', channel: 0, notice }
    }
    case frameType.ping:
      return channel === 0 ? { type: 'ping', channel, at: decoding.readVarUint(decoder) } : undefined
    case frameType.pong:
      return channel === 0 ? { type: 'pong', channel, at: decoding.readVarUint(decoder), nowMs: decoding.readVarUint(decoder) } : undefined
    default:
      return undefined
  }
}

function readNotice(json: string): Notice | undefined {
  const notice: unknown = JSON.parse(json)
  if (typeof notice !== 'object' || notice === null || !('kind' in notice)) return undefined
  if (notice.kind === 'directory' && 'revision' in notice && typeof notice.revision === 'number') return { kind: 'directory', revision: notice.revision }
  if (notice.kind !== 'volume' || !('name' in notice) || typeof notice.name !== 'string' || !('access' in notice)) return undefined
  return notice.access === 'read' || notice.access === 'write' ? { kind: 'volume', name: notice.name, access: notice.access } : undefined
}
