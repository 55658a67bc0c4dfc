import type { KeptVolume, LocalStore } from '@hebu/web/platform/local-store.ts'
import { IDBDatabase as Database, IDBObjectStore as Rows } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import * as Y from 'yjs'

import type { Device } from './device.ts'
import { aDevice } from './device.ts'
import { eventually } from './eventually.ts'

export const notes = 'w1/notes/g-all'
export const nameOfNotes = `hebu:w1:zhou:${notes}`

export interface Kept {
  readonly doc: Y.Doc
  readonly copy: KeptVolume
}

/** A device whose storage fails when told, with time standing still between steps. */
export interface FaultyStorage {
  readonly device: Device
  store: LocalStore
  /** What a transaction that adds a row ends with instead of being written. */
  failWith: string | undefined
  /** Connections to the volume's database that were used, newest last. */
  readonly connections: readonly IDBDatabase[]
  /** Opens the volume and waits until its copy is in the document. */
  kept(): Promise<Kept>
  /** What a reload would find in a copy; throws when something of it is stranded. */
  reloaded(generation?: number): Promise<Record<string, unknown>>
  /** Puts a record that is no update where the first edit lay. */
  spoil(): Promise<void>
}

export const words = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('words')

/** Lets the fake database work, and the fake clock by a step each time, until it no longer throws. */
export const settle = (holds: () => void, stepMs = 0): Promise<void> =>
  eventually(async () => {
    await vi.advanceTimersByTimeAsync(stepMs)
    holds()
  })

/** For use at the top of a test file: every test finds it anew. */
export function withFaultyStorage(): FaultyStorage {
  let device: Device
  let connections: IDBDatabase[] = []

  const storage: FaultyStorage = {
    get device() {
      return device
    },
    get connections() {
      return connections
    },
    store: undefined as unknown as LocalStore,
    failWith: undefined,
    kept: async () => {
      const doc = new Y.Doc()
      const copy = storage.store.keep(notes, doc)
      await settle(() => expect(copy.complete()).toBe(true))
      return { doc, copy }
    },
    reloaded: async (generation = 0) => {
      const doc = new Y.Doc()
      for (const row of await device.rows(notes, generation)) Y.applyUpdate(doc, row)
      expect(doc.store.pendingStructs).toBe(null)
      return words(doc).toJSON()
    },
    spoil: async () => {
      const opening = device.factory.open(nameOfNotes)
      await settle(() => expect(opening.readyState).toBe('done'))
      const transaction = opening.result.transaction('updates', 'readwrite')
      transaction.objectStore('updates').put(Uint8Array.of(1, 200, 200), 1)
      await new Promise((resolve) => (transaction.oncomplete = resolve))
      opening.result.close()
    },
  }

  beforeEach(async () => {
    storage.failWith = undefined
    connections = []
    const { transaction } = Database.prototype
    vi.spyOn(Database.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      if (this.name.startsWith(nameOfNotes) && connections.at(-1) !== this) connections.push(this)
      return transaction.apply(this, args)
    })
    const { add } = Rows.prototype
    vi.spyOn(Rows.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = add.apply(this, args)
      const { transaction: begun } = this as unknown as { transaction: { _abort(name: string): void; _state: string } }
      const reason = storage.failWith
      // A browser finds out when it writes, and takes the whole transaction back.
      if (reason !== undefined) setImmediate(() => begun._state !== 'finished' && begun._abort(reason))
      return request
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    device = aDevice()
    storage.store = device.store()
    await storage.store.ready
  })

  afterEach(async () => {
    storage.failWith = undefined
    vi.useRealTimers()
    vi.restoreAllMocks()
    await storage.store.close()
  })
  return storage
}
