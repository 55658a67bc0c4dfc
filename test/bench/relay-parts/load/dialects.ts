import { encodeFrames } from '@hebu/shared/wire/frames.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** How a client speaks to a server. `device` is what Hebu's app speaks, `plain` y-websocket's protocol. */
export type DialectName = 'device' | 'hebu-plain' | 'plain' | 'hocuspocus' | 'bare'

/** What a client is told: a y-websocket sync message, in pieces where it is large, or that what it sent up to `n` is dealt with. */
export interface Listener {
  sync(bytes: Uint8Array, isFirst: boolean, isLast: boolean): void
  acknowledged(upto: number | 'one more'): void
}

export interface Dialect {
  path(room: string, member: string): string
  /** The messages that open a room, before and with the first Step1. */
  open(room: string, step1: Uint8Array): Uint8Array
  opening?(room: string): Uint8Array
  wrap(room: string, message: Uint8Array, n: number): Uint8Array
  /** Takes the messages of one socket. */
  hearing(listener: Listener): (message: Buffer) => void
  /** Whether a Step1 is answered at all, and whether with a Step1 too. */
  readonly answers: 'nothing' | 'step2' | 'both'
  /** Whether senders hear what they sent themselves. */
  readonly echoes: boolean
}

const enormousCredit = 2 ** 40

const hearSync = (listener: Listener) => (message: Buffer): void => {
  if (message[0] === 0) listener.sync(message, true, true)
}

const plain: Dialect = {
  path: (room) => `/${room}`,
  open: (_room, step1) => step1,
  wrap: (_room, message) => message,
  hearing: hearSync,
  answers: 'step2',
  echoes: true,
}

const device: Dialect = {
  path: (_room, member) => `/sync?v=${wireVersion}&token=${member}`,
  open: (room, step1) =>
    encodeFrames([
      { type: 'open', channel: 1, volume: room, epoch: 0 },
      { type: 'credit', channel: 1, bytes: enormousCredit },
      { type: 'data', channel: 1, n: 0, last: true, bytes: step1 },
    ]),
  wrap: (_room, bytes, n) => encodeFrames([{ type: 'data', channel: 1, n, last: true, bytes }]),
  hearing: hearFrames,
  answers: 'both',
  echoes: false,
}

/** The frames of a device, read by hand: the load must not be the limit. Edits of others are counted elsewhere. */
function hearFrames(listener: Listener): (message: Buffer) => void {
  let isInside = false

  function hearData(frame: Buffer): void {
    const isLast = frame[3] === 1
    const bytes = frame.subarray(4)
    if (isInside || (bytes[0] === 0 && bytes[1] !== 2)) listener.sync(bytes, !isInside, isLast)
    isInside = !isLast
  }

  return (message) => {
    for (let at = 0; at < message.length; ) {
      let length = 0
      for (let factor = 1; ; factor *= 128) {
        const byte = message[at++]!
        length += (byte & 0x7f) * factor
        if (byte < 0x80) break
      }
      // Channel 1, and the relay numbers nothing that it sends: each a byte.
      if (message[at + 1] === 2) hearData(message.subarray(at, at + length))
      else if (message[at + 1] === 3) listener.acknowledged(decoding.readVarUint(decoding.createDecoder(message.subarray(at + 2, at + length))))
      else if (message[at + 1] === 4 || message[at + 1] === 5) throw new Error(`refused: ${message.subarray(at, at + length).toString('latin1')}`)
      at += length
    }
  }
}

const hocuspocus: Dialect = {
  path: () => '/',
  opening(room) {
    const encoder = encoding.createEncoder()
    encoding.writeVarString(encoder, room)
    for (const part of [2, 0]) encoding.writeVarUint(encoder, part)
    encoding.writeVarString(encoder, 'token')
    encoding.writeVarString(encoder, '4.7.0')
    return encoding.toUint8Array(encoder)
  },
  open: (room, step1) => prefixed(room, step1),
  wrap: (room, message) => prefixed(room, message),
  hearing: (listener) => (message) => {
    const at = 1 + message[0]!
    if (message[at] === 0 || message[at] === 4) listener.sync(message.subarray(at), true, true)
    else if (message[at] === 8) listener.acknowledged('one more')
  },
  answers: 'both',
  echoes: true,
}

function prefixed(room: string, message: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, room)
  encoding.writeUint8Array(encoder, message)
  return encoding.toUint8Array(encoder)
}

export const dialects: Readonly<Record<DialectName, Dialect>> = {
  device,
  'hebu-plain': { ...plain, path: (room, member) => `/sync/${room}?token=${member}`, answers: 'both', echoes: false },
  plain,
  hocuspocus,
  bare: { ...plain, answers: 'nothing', echoes: false },
}
