import { maxAssembledBytes, maxMessageBytes } from '@hebu/shared/wire/frames.ts'

import type { Rate } from './allowance.ts'

/** Bounds of what one socket may make the relay hold; tests set their own. */
export interface SocketLimits {
  /** A websocket message of a device's socket. */
  readonly maxMessageBytes: number
  /** A y-websocket message, and a websocket message of a plain socket. */
  readonly maxAssembledBytes: number
  /** Unfinished messages of all channels together. */
  readonly maxUnfinishedBytes: number
  readonly maxChannels: number
  /** Messages of a socket: frames of a device, messages of a plain client. Bytes are bounded by credit. */
  readonly messages: Rate
  /** Volumes that a device opens. */
  readonly opens: Rate
  /** What waits to be sent; beyond it the socket is closed with `overloaded` ([RLY9]). */
  readonly maxQueuedBytes: number
  /** While more than this waits, answers to Step1 are put off: they are the large ones. */
  readonly answersWaitAboveBytes: number
  /** What is handed to the operating system before waiting for it. */
  readonly maxBufferedBytes: number
}

export const socketLimits: SocketLimits = {
  maxMessageBytes,
  maxAssembledBytes,
  maxUnfinishedBytes: 2 * maxAssembledBytes,
  maxChannels: 4096,
  messages: { atOnce: 20_000, perSecond: 2_000 },
  opens: { atOnce: 8_192, perSecond: 50 },
  maxQueuedBytes: 3 * maxAssembledBytes,
  answersWaitAboveBytes: 4 * 1024 * 1024,
  maxBufferedBytes: 1024 * 1024,
}
