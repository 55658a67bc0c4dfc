import { type Frame, decodeFrames, encodeFrames, fragmentBytes, initialCreditBytes } from '@hebu/shared/wire/frames.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import { WebSocket } from 'ws'

import { inbox, type Inbox } from './inbox.ts'

export interface Ended {
  readonly code: number
  readonly reason: string
}

/** A scripted device: speaks the frames of the wire and nothing else, so that it can also lie. */
export interface Peer {
  readonly frames: Inbox<Frame>
  /** Settles when the relay ends the socket. */
  readonly ended: Promise<Ended>
  send(...frames: Frame[]): void
  /** Any bytes as one websocket message. */
  sendRaw(bytes: Uint8Array | string): void
  /** Whether everything sent before was looked at: pings, and waits for the pong. */
  answered(): Promise<void>
  /** Opens a volume and waits for the answer: OPENED or CLOSE. */
  open(volume: string, epoch?: number): Promise<PeerChannel>
  /** Stops reading from the network, and begins again. */
  pause(): void
  resume(): void
  /** Says nothing more and is gone. */
  terminate(): void
  close(): void
}

/** A volume that was opened. Messages are y-websocket's, whole. */
export interface PeerChannel {
  readonly channel: number
  /** OPENED or CLOSE. */
  readonly answer: Extract<Frame, { type: 'opened' | 'close' }>
  /** Whole messages that the relay sent; credit is given back by itself. */
  readonly messages: Inbox<Uint8Array>
  /** ACK, REFUSED, CLOSE and further OPENED of this channel. */
  readonly told: Inbox<Frame>
  /** Sends in fragments, numbered if `numbered`; gives the number. */
  send(message: Uint8Array, numbered?: boolean): number
}

export interface PeerOptions {
  readonly token?: string | undefined
  readonly version?: number | string
  readonly headers?: Readonly<Record<string, string>>
  /** Whether credit is given back for what is received, as devices do. */
  readonly givesCredit?: boolean
  /** Whether it answers the pings of the websocket protocol, as all do that live. */
  readonly answersPings?: boolean
}

/** Connects to a relay; resolves when the socket is open. */
export async function aPeer(syncUrl: string, { token, version = wireVersion, headers = {}, givesCredit = true, answersPings = true }: PeerOptions = {}): Promise<Peer> {
  const query = token === undefined ? '' : `&token=${encodeURIComponent(token)}`
  const socket = new WebSocket(`${syncUrl}?v=${version}${query}`, { headers, perMessageDeflate: false, autoPong: answersPings })
  socket.binaryType = 'arraybuffer'
  const frames = inbox<Frame>()
  const channels = new Map<number, (frame: Frame) => void>()
  const pings = new Map<number, () => void>()
  let lastChannel = 0

  const ended = new Promise<Ended>((resolve) => socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })))
  void ended.then(({ code, reason }) => frames.close(`the socket ended with ${code} ${reason}`))
  socket.on('message', (data) => {
    const decoded = decodeFrames(new Uint8Array(data as ArrayBuffer))
    if (!decoded.ok) throw new Error('the relay sent what is not of the grammar')
    for (const frame of decoded.value) {
      const asked = frame.type === 'pong' ? pings.get(frame.at) : undefined
      if (asked === undefined) frames.put(frame)
      else asked()
      channels.get(frame.channel)?.(frame)
    }
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })

  const send = (...content: Frame[]): void => socket.send(encodeFrames(content))

  return {
    frames,
    ended,
    send,
    answered: () =>
      new Promise((resolve, reject) => {
        const at = 1_000_000 + pings.size
        pings.set(at, resolve)
        void ended.then(({ code }) => reject(new Error(`the socket ended with ${code}`)))
        send({ type: 'ping', channel: 0, at })
      }),
    sendRaw: (bytes) => socket.send(bytes),
    async open(volume, epoch = 0) {
      const channel = ++lastChannel
      const messages = inbox<Uint8Array>()
      const told = inbox<Frame>()
      void ended.then(({ code, reason }) => {
        messages.close(`the socket ended with ${code} ${reason}`)
        told.close(`the socket ended with ${code} ${reason}`)
      })
      let fragments: Uint8Array[] = []
      let used = 0
      channels.set(channel, (frame) => {
        if (frame.type !== 'data') return void told.put(frame)
        fragments.push(frame.bytes)
        if (frame.last) {
          messages.put(concat(fragments))
          fragments = []
        }
        used += frame.bytes.length
        if (!givesCredit || used < initialCreditBytes / 4) return
        send({ type: 'credit', channel, bytes: used })
        used = 0
      })
      send({ type: 'open', channel, volume, epoch })
      const answer = await told.next((frame) => frame.type === 'opened' || frame.type === 'close')
      let lastN = 0
      return {
        channel,
        answer: answer as PeerChannel['answer'],
        messages,
        told,
        send(message, numbered = true) {
          const n = numbered ? ++lastN : 0
          for (let at = 0; at === 0 || at < message.length; at += fragmentBytes) {
            send({ type: 'data', channel, n, last: at + fragmentBytes >= message.length, bytes: message.subarray(at, at + fragmentBytes) })
          }
          return n
        },
      }
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    terminate: () => socket.terminate(),
    close: () => socket.close(),
  }
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
