import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Frame, Notice } from '@hebu/shared/wire/frames.ts'
import { decodeFrames, encodeFrames } from '@hebu/shared/wire/frames.ts'
import { yMessage, ySync } from '@hebu/shared/wire/y-messages.ts'

import type { BackOff } from './socket/back-off.ts'
import { createBackOff } from './socket/back-off.ts'
import type { Inbox } from './socket/inbox.ts'
import { createInbox } from './socket/inbox.ts'
import type { IncomingGate } from './socket/incoming-gate.ts'
import { createOutbox } from './socket/outbox.ts'
import type { SocketLike } from './socket/relay-line.ts'
import { createRelayLine, lineLost } from './socket/relay-line.ts'
import type { WakeUps } from './wake-ups.ts'

export type { SocketLike } from './socket/relay-line.ts'

/** The side of a channel that its volume listens on. */
export interface ChannelEnd {
  /** Which epoch the device holds, asked when the channel is opened; 0 when it holds none. */
  epoch(): number
  onOpened(access: 'read' | 'write', epoch: number): void
  onMessage(message: Uint8Array): void
  onAck(n: number): void
  onRefused(n: number, code: number): void
  /** The channel is over; 1006 when the line went down. */
  onClosed(code: number, reason: string): void
}

export interface Channel {
  /** `n` as in the DATA frame. Ignored unless the channel is open. */
  send(message: Uint8Array, n: number): void
  close(): void
}

export interface SyncSocketListener {
  /** The line came up, or went down and why. */
  onLine(line: 'up' | 'down', code: number, reason: string): void
  onNotice(notice: Notice): void
  /** The relay was heard of. */
  onContact(): void
}

/** One socket to the workspace, shared by its volumes. It connects by itself and comes back by itself. */
export interface SyncSocket {
  /** Asks for a channel; it opens when the line is up and the relay grants it. */
  attach(volume: string, end: ChannelEnd): Channel
  readonly gate: IncomingGate
  retryNow(): void
  close(): void
}

export interface SyncSocketOptions {
  readonly connect: () => SocketLike
  readonly gate: IncomingGate
  readonly listener: SyncSocketListener
  readonly wakeUps?: WakeUps | undefined
  readonly clock?: Clock | undefined
  /** In [0, 1); for the jitter. */
  readonly random?: (() => number) | undefined
}

interface Attached {
  readonly volume: string
  readonly end: ChannelEnd
  readonly inbox: Inbox
  state: 'waiting' | 'asked' | 'open'
  openedAtMs: number
  timer?: ReturnType<typeof setTimeout> | undefined
}

/** Beyond this much unsent, a message of another volume would wait too long behind it. */
const highWaterBytes = 128 * 1024
const drainPollMs = 25
/** Small enough for the largest message that the relay reads. */
const controlFramesAtOnce = 500

export function createSyncSocket({ connect, gate, listener, wakeUps, clock = systemClock, random = Math.random }: SyncSocketOptions): SyncSocket {
  const channels = new Map<number, Attached>()
  /** Channels that the relay closed for now: when to ask again. */
  const waits = new Map<string, { readonly backOff: BackOff; notBeforeMs: number }>()
  let nextChannel = 1
  let outbox = createOutbox()
  let control: Frame[] = []
  let flushDue = false
  let drainTimer: ReturnType<typeof setTimeout> | undefined

  const flush = (): void => {
    flushDue = false
    clearTimeout(drainTimer)
    if (!line.isUp) return
    while (control.length > 0) line.send(encodeFrames(control.splice(0, controlFramesAtOnce)))
    while (line.bufferedBytes < highWaterBytes) {
      const frames = outbox.take(highWaterBytes - line.bufferedBytes)
      if (frames.length === 0) return
      line.send(encodeFrames(frames))
    }
    // A browser does not say when its buffer has drained.
    drainTimer = setTimeout(flush, drainPollMs)
  }

  /** Frames that fall due in one turn of the event loop travel in one message. */
  const flushSoon = (frame?: Frame): void => {
    if (frame !== undefined) control.push(frame)
    if (flushDue) return
    flushDue = true
    queueMicrotask(flush)
  }

  const ask = (number: number, attached: Attached): void => {
    clearTimeout(attached.timer)
    if (!line.isUp || attached.state !== 'waiting' || channels.get(number) !== attached) return
    attached.state = 'asked'
    outbox.addLane(number)
    flushSoon({ type: 'open', channel: number, volume: attached.volume, epoch: attached.end.epoch() })
  }

  const forget = (number: number, attached: Attached): void => {
    clearTimeout(attached.timer)
    channels.delete(number)
    outbox.dropLane(number)
  }

  const onUp = (): void => {
    listener.onLine('up', 0, '')
    for (const wait of waits.values()) wait.notBeforeMs = 0
    // All volumes ask in one round.
    for (const [number, attached] of channels) ask(number, attached)
  }

  const onDown = (code: number, reason: string): void => {
    control = []
    outbox = createOutbox()
    clearTimeout(drainTimer)
    const over = [...channels].filter(([, { state }]) => state === 'open')
    for (const [number] of over) channels.delete(number)
    for (const attached of channels.values()) attached.state = 'waiting'
    listener.onLine('down', code, reason)
    for (const [, { end }] of over) end.onClosed(lineLost, '')
  }

  const onMessage = (message: Uint8Array): void => {
    const frames = decodeFrames(message)
    if (!frames.ok) return line.drop(closeCodes.malformed, 'malformed')
    for (const frame of frames.value) {
      if (!line.isUp) return
      if (frame.type === 'close' && frame.channel === 0) return line.drop(frame.code, frame.reason)
      listener.onContact()
      take(frame)
    }
  }

  const take = (frame: Frame): void => {
    if (frame.type === 'notice') return listener.onNotice(frame.notice)
    const attached = channels.get(frame.channel)
    if (attached === undefined) return
    switch (frame.type) {
      case 'opened':
        attached.state = 'open'
        attached.openedAtMs = clock.now()
        return attached.end.onOpened(frame.access, frame.epoch)
      case 'data':
        return receive(frame.channel, attached, frame.bytes, frame.last)
      case 'ack':
        return attached.end.onAck(frame.n)
      case 'refused':
        return attached.end.onRefused(frame.n, frame.code)
      case 'credit':
        outbox.credit(frame.channel, frame.bytes)
        return flushSoon()
      case 'close':
        forget(frame.channel, attached)
        putOff(attached)
        return attached.end.onClosed(frame.code, frame.reason)
    }
  }

  const putOff = (attached: Attached): void => {
    const wait = waits.get(attached.volume) ?? { backOff: createBackOff(random), notBeforeMs: 0 }
    waits.set(attached.volume, wait)
    const stoodMs = attached.state === 'open' ? clock.now() - attached.openedAtMs : 0
    wait.notBeforeMs = clock.now() + wait.backOff.delayAfterMs(stoodMs)
  }

  const receive = (number: number, attached: Attached, fragment: Uint8Array, last: boolean): void => {
    const message = attached.inbox.take(fragment, last)
    if (message === 'too-large') return line.drop(closeCodes.malformed, 'too large')
    // Parts of an unfinished message are granted at once: one that is larger than the credit would never end.
    if (message === undefined) return grant(number, attached, fragment.length)
    const deliver = (): void => {
      if (channels.get(number) !== attached) return
      grant(number, attached, fragment.length)
      if (message.length > 0) attached.end.onMessage(message)
    }
    // Answering what the relay lacks changes nothing here, so it need not wait for a composition.
    if (message[0] === yMessage.sync && message[1] === ySync.step1) deliver()
    else gate.pass(deliver)
  }

  const grant = (number: number, attached: Attached, bytes: number): void => {
    const credit = attached.inbox.used(bytes)
    if (credit > 0) flushSoon({ type: 'credit', channel: number, bytes: credit })
  }

  const line = createRelayLine({
    connect, clock, random, wakeUps, onUp, onDown, onMessage,
    onQuiet: () => flushSoon({ type: 'ping', channel: 0, at: clock.now() }),
  })

  return {
    attach: (volume, end) => {
      const number = nextChannel++
      const attached: Attached = { volume, end, inbox: createInbox(), state: 'waiting', openedAtMs: 0 }
      channels.set(number, attached)
      const waitMs = (waits.get(volume)?.notBeforeMs ?? 0) - clock.now()
      if (waitMs > 0) attached.timer = setTimeout(() => ask(number, attached), waitMs)
      else ask(number, attached)
      return {
        send: (message, n) => {
          if (attached.state !== 'open') return
          outbox.push(number, n, message)
          flushSoon()
        },
        close: () => {
          if (channels.get(number) !== attached) return
          // What it said last, its leave-taking among it, still goes if the line takes it.
          flush()
          forget(number, attached)
          if (attached.state !== 'waiting') flushSoon({ type: 'close', channel: number, code: closeCodes.normal, reason: '' })
        },
      }
    },
    gate,
    retryNow: line.retryNow,
    close: () => {
      flush()
      line.close()
    },
  }
}
