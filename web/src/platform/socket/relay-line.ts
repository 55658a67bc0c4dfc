import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'

import type { WakeUps } from '../wake-ups.ts'
import { createBackOff } from './back-off.ts'

/** The part of a browser's WebSocket that is used, so that tests may stand in for the line. */
export interface SocketLike {
  binaryType: BinaryType
  readonly bufferedAmount: number
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  send(bytes: Uint8Array<ArrayBuffer>): void
  close(code?: number, reason?: string): void
}

/** A socket that is opened again whenever it ends, and is given up when it falls silent. */
export interface RelayLine {
  readonly isUp: boolean
  readonly bufferedBytes: number
  send(bytes: Uint8Array<ArrayBuffer>): void
  /** Ends the socket that stands, for `code`; another follows. */
  drop(code: number, reason: string): void
  /** Tries at once instead of waiting out the back-off; asks a standing socket whether it still does. */
  retryNow(): void
  close(): void
}

export interface RelayLineOptions {
  readonly connect: () => SocketLike
  readonly clock: Clock
  readonly random: () => number
  readonly wakeUps?: WakeUps | undefined
  readonly onUp: () => void
  readonly onDown: (code: number, reason: string) => void
  readonly onMessage: (message: Uint8Array) => void
  /** Ask the other side for a sign of life. */
  readonly onQuiet: () => void
}

/** What a socket is closed with when nobody said why. */
export const lineLost = 1006

const connectWithinMs = 15_000
const watchEveryMs = 10_000
const quietMs = 15_000
const answerWithinMs = 10_000
const answerAfterWakeMs = 5_000
const lastingEndMs = 15_000
/** Ends that no waiting heals, only a person: ask again seldom, for they may have signed in elsewhere. */
const lastingEnds: ReadonlySet<number> = new Set([closeCodes.unauthenticated, closeCodes.revoked, closeCodes.outdated, closeCodes.malformed])

export function createRelayLine(options: RelayLineOptions): RelayLine {
  const { connect, clock, random } = options
  const backOff = createBackOff(random)
  let socket: SocketLike | undefined
  let isUp = false
  let upSinceMs = 0
  let heardMs = 0
  /** Since when a sign of life is awaited. Throttled tabs look seldom, so silence counts only after a question. */
  let askedMs: number | undefined
  let closed = false
  /** The attempt under way was begun before the reason to try at once: if it fails, it does not count. */
  let isEager = false
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  const ask = (): void => {
    askedMs ??= clock.now()
    options.onQuiet()
  }

  const start = (): void => {
    clearTimeout(retryTimer)
    retryTimer = undefined
    if (closed || socket !== undefined) return
    const fresh = connect()
    socket = fresh
    fresh.binaryType = 'arraybuffer'
    fresh.onopen = () => {
      clearTimeout(patience)
      isUp = true
      upSinceMs = heardMs = clock.now()
      options.onUp()
      ask()
    }
    fresh.onmessage = ({ data }: { readonly data: ArrayBuffer }) => {
      heardMs = clock.now()
      askedMs = undefined
      isEager = false
      clearTimeout(patience)
      options.onMessage(new Uint8Array(data))
    }
    fresh.onclose = ({ code, reason }: { readonly code: number; readonly reason: string }) => end(fresh, code, reason)
    fresh.onerror = () => undefined
    patience = setTimeout(() => end(fresh, lineLost, 'slow'), connectWithinMs)
  }

  const end = (which: SocketLike, code: number, reason: string): void => {
    if (which !== socket) return
    which.onopen = which.onmessage = which.onclose = null
    which.close()
    const stoodMs = isUp ? clock.now() - upSinceMs : 0
    socket = undefined
    isUp = false
    askedMs = undefined
    clearTimeout(patience)
    const isLasting = lastingEnds.has(code) && !isEager
    isEager = false
    if (!closed) retryTimer = setTimeout(start, isLasting ? lastingEndMs * (0.5 + random() / 2) : backOff.delayAfterMs(stoodMs))
    options.onDown(code, reason)
  }

  const watch = (): void => {
    if (socket === undefined || !isUp) return
    const nowMs = clock.now()
    if (askedMs !== undefined && nowMs - askedMs >= answerWithinMs) end(socket, lineLost, 'silent')
    else if (askedMs === undefined && nowMs - heardMs >= quietMs) ask()
  }

  const retryNow = (): void => {
    backOff.reset()
    if (socket === undefined) return start()
    isEager = true
    if (!isUp) return
    const current = socket
    ask()
    clearTimeout(patience)
    patience = setTimeout(() => end(current, lineLost, 'silent'), answerAfterWakeMs)
  }

  const stopListening = options.wakeUps?.(retryNow)
  const watcher = setInterval(watch, watchEveryMs)
  // The owner has the line in hand before the first event.
  queueMicrotask(start)

  return {
    get isUp() {
      return isUp
    },
    get bufferedBytes() {
      return socket?.bufferedAmount ?? 0
    },
    send: (bytes) => socket?.send(bytes),
    drop: (code, reason) => {
      if (socket !== undefined) end(socket, code, reason)
    },
    retryNow,
    close: () => {
      closed = true
      stopListening?.()
      clearInterval(watcher)
      clearTimeout(retryTimer)
      if (socket !== undefined) end(socket, closeCodes.normal, '')
    },
  }
}
