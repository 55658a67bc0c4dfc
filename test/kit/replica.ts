import { carriesEdits } from '@hebu/shared/wire/y-messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as syncProtocol from 'y-protocols/sync'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import type { Peer, PeerChannel } from './peer.ts'
import type { Relay } from './relay.ts'

export const step1 = (doc: Y.Doc): Uint8Array => message((encoder) => syncProtocol.writeSyncStep1(encoder, doc))
export const step2 = (update: Uint8Array): Uint8Array => syncMessage(syncProtocol.messageYjsSyncStep2, update)
export const update = (bytes: Uint8Array): Uint8Array => syncMessage(syncProtocol.messageYjsUpdate, bytes)

export const awarenessMessage = (states: Uint8Array): Uint8Array => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, states)
  return encoding.toUint8Array(encoder)
}

/** A sync message of any step. */
export const syncMessage = (type: number, payload: Uint8Array): Uint8Array =>
  message((encoder) => {
    encoding.writeVarUint(encoder, type)
    encoding.writeVarUint8Array(encoder, payload)
  })

function message(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 0)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export interface Read {
  readonly kind: 'step1' | 'step2' | 'update' | 'awareness' | 'other'
  readonly payload: Uint8Array
}

export function readMessage(bytes: Uint8Array): Read {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  if (type === 1) return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) }
  if (type !== 0) return { kind: 'other', payload: bytes }
  const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)] ?? 'other'
  return { kind, payload: decoding.readVarUint8Array(decoder) }
}

/** A document on a channel of a device's socket, kept in step with the relay. */
export interface Replica {
  readonly doc: Y.Doc
  readonly channel: PeerChannel
  readonly awareness: Awareness
  /** When the relay has answered the first Step1. */
  readonly synced: Promise<void>
  /** When everything sent so far is acknowledged. */
  saved(): Promise<void>
  /** Refusals of own messages, by code. */
  readonly refusals: readonly number[]
  /** When `holds` does, asked after every change of the document or of presence. */
  until(holds: () => boolean): Promise<void>
  /** The code with which the relay closed the channel. */
  readonly closed: Promise<number>
}

/** Opens the volume on the peer's socket and keeps a document in step with it. */
export async function aReplica(peer: Peer, volume: string, doc = new Y.Doc(), epoch = 0): Promise<Replica> {
  const channel = await peer.open(volume, epoch)
  const awareness = new Awareness(doc)
  const refusals: number[] = []
  const watchers = new Set<() => void>()
  const look = (): void => watchers.forEach((watcher) => watcher())
  let sent = 0
  let acked = 0
  let tellSynced = (): void => {}
  const synced = new Promise<void>((resolve) => (tellSynced = resolve))
  const closed = Promise.withResolvers<number>()
  if (channel.answer.type === 'close') throw new Error(`${volume} was refused: ${channel.answer.reason}`)

  const put = (bytes: Uint8Array): void => {
    const n = channel.send(bytes, carriesEdits(bytes))
    if (n > 0) sent = n
  }
  const receive = (bytes: Uint8Array): void => {
    const { kind, payload } = readMessage(bytes)
    if (kind === 'step1') put(step2(Y.encodeStateAsUpdate(doc, payload)))
    if (kind === 'step2' || kind === 'update') Y.applyUpdate(doc, payload, 'relay')
    if (kind === 'awareness') applyAwarenessUpdate(awareness, payload, 'relay')
    if (kind === 'step2') tellSynced()
    look()
  }
  const sendUpdate = (bytes: Uint8Array, origin: unknown): void => {
    if (origin !== 'relay') put(update(bytes))
  }
  const sendPresence = (change: { added: number[]; updated: number[]; removed: number[] }): void =>
    put(awarenessMessage(encodeAwarenessUpdate(awareness, [...change.added, ...change.updated, ...change.removed])))
  doc.on('update', sendUpdate)
  awareness.on('update', sendPresence)
  const end = (code: number): void => {
    doc.off('update', sendUpdate)
    awareness.off('update', sendPresence)
    closed.resolve(code)
  }
  void peer.ended.then(({ code }) => end(code))
  void pump(channel.messages, receive)
  void pump(channel.told, (frame) => {
    if (frame.type === 'ack') acked = frame.n
    if (frame.type === 'refused') refusals.push(frame.code)
    if (frame.type === 'close') end(frame.code)
    look()
  })
  onTestFinished(() => awareness.destroy())
  put(step1(doc))

  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const watcher = (): void => {
        if (!holds()) return
        watchers.delete(watcher)
        resolve()
      }
      watchers.add(watcher)
      void peer.ended.then(({ code }) => reject(new Error(`the socket ended with ${code}`)))
      watcher()
    })

  return { doc, channel, awareness, synced, closed: closed.promise, refusals, until, saved: () => until(() => acked >= sent) }
}

async function pump<T>(from: { next(): Promise<T> }, to: (thing: T) => void): Promise<void> {
  for (;;) {
    try {
      to(await from.next())
    } catch {
      return
    }
  }
}

export interface PlainClient {
  readonly provider: WebsocketProvider
  readonly doc: Y.Doc
  /** When the provider calls itself synced. */
  readonly synced: Promise<void>
  /** The code with which the relay sent it away for good. */
  readonly closed: Promise<number>
  until(holds: () => boolean): Promise<void>
}

/** y-websocket's own client, as anybody may use it. */
export function aPlainClient(relay: Relay, volume: string, token: string, doc = new Y.Doc()): PlainClient {
  const provider = new WebsocketProvider(relay.syncUrl, volume, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { token },
  })
  onTestFinished(() => provider.destroy())
  return {
    provider,
    doc,
    synced: new Promise((resolve) => provider.on('sync', (isSynced: boolean) => isSynced && resolve())),
    closed: new Promise((resolve) => provider.on('closed', ({ code }: { code: number }) => resolve(code))),
    until: (holds) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (!holds()) return
          doc.off('update', watch)
          provider.awareness.off('change', watch)
          resolve()
        }
        doc.on('update', watch)
        provider.awareness.on('change', watch)
        watch()
      }),
  }
}

/** An update that a client of that id would send: two words in a text of its own. */
export const anEdit = (clientId: number): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.getText('note').insert(0, '越权')
  return Y.encodeStateAsUpdate(doc)
}
