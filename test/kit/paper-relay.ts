import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Frame } from '@hebu/shared/wire/frames.ts'
import { decodeFrames, encodeFrames } from '@hebu/shared/wire/frames.ts'
import { carriesEdits } from '@hebu/shared/wire/y-messages.ts'
import type { SocketLike } from '@hebu/web/platform/sync-socket.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/**
 * A relay of paper: it speaks the wire as the real one does, without sockets or a disk, and does as a test tells it.
 * What the real relay decides is tested with the real relay.
 */
export interface PaperRelay {
  /** For `socketFactory`. */
  connect(): SocketLike
  doc(volume: string): Y.Doc
  /** Frames that came from devices, in order. */
  readonly received: Frame[]
  /** How many sockets stand. */
  readonly sockets: number
  /** Ends all sockets with this code, and takes no others while `down`. */
  drop(code?: number, reason?: string): void
  send(frame: Frame): void
  /** Sends to every channel of a volume. */
  tell(volume: string, make: (channel: number) => Frame): void
  readonly rules: PaperRules
}

export interface PaperRules {
  down: boolean
  /** Acknowledgements wait until this is false and {@link PaperRelay.send} or a new message comes. */
  withholdAcks: boolean
  /** Pings are not answered either. */
  deaf: boolean
  access: (volume: string) => 'read' | 'write' | number
  epoch: (volume: string) => number
  refuse: (volume: string, update: Uint8Array) => number | undefined
}

interface PaperChannel {
  readonly volume: string
  readonly socket: PaperSocket
  readonly number: number
  parts: Uint8Array[]
}

interface PaperSocket extends SocketLike {
  open: boolean
  give(frames: readonly Frame[]): void
}

export function aPaperRelay(): PaperRelay {
  const docs = new Map<string, Y.Doc>()
  const sockets = new Set<PaperSocket>()
  const channels = new Map<string, PaperChannel>()
  const numbers = new Map<PaperSocket, number>()
  const received: Frame[] = []
  const rules: PaperRules = { down: false, withholdAcks: false, deaf: false, access: () => 'write', epoch: () => 1, refuse: () => undefined }

  const docOf = (volume: string): Y.Doc => {
    const known = docs.get(`${volume}~${rules.epoch(volume)}`)
    if (known !== undefined) return known
    const doc = new Y.Doc()
    docs.set(`${volume}~${rules.epoch(volume)}`, doc)
    return doc
  }
  const keyOf = (socket: PaperSocket, channel: number): string => `${numbers.get(socket)}/${channel}`

  const sync = (channel: number, step: number, bytes: Uint8Array): Frame => {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, bytes)
    return { type: 'data', channel, n: 0, last: true, bytes: encoding.toUint8Array(encoder) }
  }

  const pass = (from: PaperChannel, make: (channel: number) => Frame): void => {
    for (const one of channels.values()) if (one !== from && one.volume === from.volume) one.socket.give([make(one.number)])
  }

  const message = (channel: PaperChannel, n: number, bytes: Uint8Array): void => {
    const { socket, number, volume } = channel
    if (bytes[0] === 1) return pass(channel, (to) => ({ type: 'data', channel: to, n: 0, last: true, bytes }))
    if (bytes[0] !== 0) return
    const payload = decoding.readVarUint8Array(decoding.createDecoder(bytes.subarray(2)))
    const doc = docOf(volume)
    if (!carriesEdits(bytes)) return socket.give([sync(number, 0, Y.encodeStateVector(doc)), sync(number, 1, Y.encodeStateAsUpdate(doc, payload))])
    const code = rules.refuse(volume, payload)
    if (code === undefined) {
      Y.applyUpdate(doc, payload)
      pass(channel, (to) => sync(to, 2, payload))
    } else socket.give([{ type: 'refused', channel: number, n, code }])
    if (!rules.withholdAcks) socket.give([{ type: 'ack', channel: number, n }])
  }

  const take = (socket: PaperSocket, frame: Frame): void => {
    received.push(frame)
    if (rules.deaf) return
    const channel = channels.get(keyOf(socket, frame.channel))
    if (frame.type === 'ping') return socket.give([{ type: 'pong', channel: 0, at: frame.at, nowMs: frame.at }])
    if (frame.type === 'open') {
      const access = rules.access(frame.volume)
      const epoch = rules.epoch(frame.volume)
      if (typeof access === 'number') return socket.give([{ type: 'close', channel: frame.channel, code: access, reason: '' }])
      if (frame.epoch !== 0 && frame.epoch !== epoch) return socket.give([{ type: 'close', channel: frame.channel, code: closeCodes.otherEpoch, reason: '' }])
      channels.set(keyOf(socket, frame.channel), { volume: frame.volume, socket, number: frame.channel, parts: [] })
      return socket.give([{ type: 'opened', channel: frame.channel, access, epoch }])
    }
    if (frame.type === 'close') return void channels.delete(keyOf(socket, frame.channel))
    if (frame.type !== 'data' || channel === undefined) return
    channel.parts.push(frame.bytes.slice())
    socket.give([{ type: 'credit', channel: frame.channel, bytes: frame.bytes.length }])
    if (!frame.last) return
    const whole = Uint8Array.from(channel.parts.flatMap((part) => [...part]))
    channel.parts = []
    message(channel, frame.n, whole)
  }

  const end = (socket: PaperSocket, code: number, reason: string): void => {
    if (!sockets.delete(socket)) return
    socket.open = false
    for (const [key, channel] of channels) if (channel.socket === socket) channels.delete(key)
    queueMicrotask(() => socket.onclose?.({ code, reason } as never))
  }

  let made = 0
  return {
    received,
    rules,
    doc: docOf,
    get sockets() {
      return sockets.size
    },
    connect: () => {
      const socket: PaperSocket = {
        open: false,
        binaryType: 'arraybuffer',
        bufferedAmount: 0,
        onopen: null,
        onmessage: null,
        onclose: null,
        onerror: null,
        send: (bytes) => {
          const frames = decodeFrames(bytes.slice())
          if (!frames.ok) throw new Error('malformed frames')
          queueMicrotask(() => socket.open && frames.value.forEach((frame) => take(socket, frame)))
        },
        close: () => end(socket, 1000, ''),
        give: (frames) => {
          const bytes = encodeFrames(frames)
          queueMicrotask(() => socket.open && socket.onmessage?.({ data: bytes.buffer } as never))
        },
      }
      numbers.set(socket, ++made)
      if (rules.down) queueMicrotask(() => socket.onclose?.({ code: 1006, reason: '' } as never))
      else {
        sockets.add(socket)
        queueMicrotask(() => {
          if (!sockets.has(socket)) return
          socket.open = true
          socket.onopen?.({} as never)
        })
      }
      return socket
    },
    drop: (code = 1006, reason = '') => {
      for (const socket of sockets) end(socket, code, reason)
    },
    send: (frame) => {
      for (const socket of sockets) socket.give([frame])
    },
    tell: (volume, make) => {
      for (const channel of channels.values()) if (channel.volume === volume) channel.socket.give([make(channel.number)])
    },
  }
}
