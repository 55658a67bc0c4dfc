import { carriesEdits } from '@hebu/shared/wire/y-messages.ts'
import * as Y from 'yjs'

import { aPeer } from '../../kit/peer.ts'
import { readMessage, step1, step2, update } from '../../kit/replica.ts'

/** Somebody who comes and goes, and counts what was acknowledged. */
export interface Typist {
  readonly name: string
  readonly volume: string
  readonly written: number
  /** Edits up to this number are acknowledged. */
  readonly acknowledged: number
  /** Comes, brings what was done meanwhile, types until then, and leaves once everything is acknowledged. Rejects when the relay dies. */
  sitAt(syncUrl: string, untilMs: number): Promise<void>
}

interface Sitting {
  saved(): Promise<void>
  leave(): void
}

/** Brings a document level, and what it has to the relay. */
export async function join(syncUrl: string, token: string, volume: string, doc: Y.Doc): Promise<Sitting> {
  const peer = await aPeer(syncUrl, { token })
  const channel = await peer.open(volume)
  if (channel.answer.type === 'close') {
    peer.terminate()
    throw new Error(`not opened: ${channel.answer.code}`)
  }
  const synced = Promise.withResolvers<void>()
  const waiting = new Set<{ readonly n: number; resolve(): void; reject(error: Error): void }>()
  let sent = 0
  let acked = 0
  const put = (bytes: Uint8Array): void => {
    const n = channel.send(bytes, carriesEdits(bytes))
    if (n > 0) sent = n
  }
  const send = (bytes: Uint8Array, origin: unknown): void => {
    if (origin !== 'relay') put(update(bytes))
  }
  const hear = async (): Promise<void> => {
    for (;;) {
      const { kind, payload } = readMessage(await channel.messages.next())
      if (kind === 'step1') put(step2(Y.encodeStateAsUpdate(doc, payload)))
      if (kind === 'step2' || kind === 'update') Y.applyUpdate(doc, payload, 'relay')
      if (kind === 'step2') synced.resolve()
    }
  }
  const heed = async (): Promise<void> => {
    for (;;) {
      const frame = await channel.told.next()
      if (frame.type === 'refused') throw new Error(`refused with ${frame.code}`)
      if (frame.type === 'close') throw new Error(`closed with ${frame.code}`)
      if (frame.type !== 'ack') continue
      acked = frame.n
      for (const each of waiting) if (each.n <= acked) each.resolve()
    }
  }
  const end = (error: Error): void => {
    doc.off('update', send)
    synced.reject(error)
    for (const each of waiting) each.reject(error)
    peer.terminate()
  }
  doc.on('update', send)
  void hear().catch(end)
  void heed().catch(end)
  put(step1(doc))
  await synced.promise
  return {
    saved: () =>
      new Promise((resolve, reject) => {
        if (acked >= sent) return resolve()
        waiting.add({ n: sent, resolve, reject })
      }),
    leave: () => end(new Error('left')),
  }
}

const betweenEditsMs = 40

/** A person with a document of their own, kept over all comings and goings. */
export function aTypist(name: string, token: string, volume: string, roll: () => number): Typist {
  const doc = new Y.Doc()
  let written = 0
  let acknowledged = 0
  return {
    name,
    volume,
    get written() {
      return written
    },
    get acknowledged() {
      return acknowledged
    },
    async sitAt(syncUrl, untilMs) {
      const sitting = await join(syncUrl, token, volume, doc)
      try {
        for (;;) {
          const edit = written
          await sitting.saved()
          acknowledged = Math.max(acknowledged, edit)
          if (performance.now() >= untilMs) return
          await new Promise((resolve) => setTimeout(resolve, roll() * betweenEditsMs))
          written += 1
          doc.getMap(name).set(String(written), written)
        }
      } finally {
        sitting.leave()
      }
    },
  }
}
