import type { LocalStore, Mark } from '@hebu/web/platform/local-store.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'

const notes = 'w1/notes/g-all'
const plans = 'w1/notes/g-east'

/** One device's storage: stores opened on it in turn see the same. */
export interface StoreUnderTest {
  open(): LocalStore
  /** Whether another store sees what was kept, as after a reload; or only the same one, as long as its window lives. */
  readonly outlivesWindow: boolean
}

const aMark = (over: Partial<Mark> = {}): Mark => ({ volume: notes, session: 's1', count: 1, seq: 1, clientId: 7, fromClock: 0, ...over })

/** What every local store must do. */
export function localStoreContract(name: string, make: () => StoreUnderTest): void {
  describe(name, () => {
    let device: StoreUnderTest
    let store: LocalStore

    const reload = async (): Promise<LocalStore> => {
      if (!device.outlivesWindow) return store
      await store.close()
      store = device.open()
      await store.ready
      return store
    }
    const kept = async (volume: string) => {
      const doc = new Y.Doc()
      const copy = store.keep(volume, doc)
      await copy.loaded
      return { doc, copy, words: doc.getMap('words') }
    }

    beforeEach(async () => {
      device = make()
      store = device.open()
      await store.ready
    })

    test('[LOC4] what was kept is there when the volume is opened again, deletions included', async () => {
      const first = await kept(notes)
      first.words.set('a', 1)
      first.words.set('b', 2)
      first.words.delete('a')
      await first.copy.close()
      await reload()
      const again = await kept(notes)
      expect(again.words.toJSON()).toEqual({ b: 2 })
      expect(again.copy.complete()).toBe(true)
      await again.copy.close()
    })

    test('[LOC4] what was written before the copy was loaded is kept as well', async () => {
      const first = await kept(notes)
      first.words.set('a', 1)
      await first.copy.close()
      const doc = new Y.Doc()
      doc.getMap('words').set('early', 1)
      const copy = store.keep(notes, doc)
      doc.getMap('words').set('loading', 1)
      await copy.loaded
      await copy.close()
      await reload()
      const again = await kept(notes)
      expect(again.words.toJSON()).toEqual({ a: 1, early: 1, loading: 1 })
      await again.copy.close()
    })

    test('[LOC4] volumes are kept apart', async () => {
      const first = await kept(notes)
      first.words.set('a', 1)
      const other = await kept(plans)
      expect(other.words.size).toBe(0)
      await Promise.all([first.copy.close(), other.copy.close()])
    })

    test('[LOC4] loading is told from editing by the origin of its transaction', async () => {
      const first = await kept(notes)
      first.words.set('a', 1)
      await first.copy.close()
      const doc = new Y.Doc()
      const origins: unknown[] = []
      doc.on('update', (_: Uint8Array, origin: unknown) => origins.push(origin))
      const copy = store.keep(notes, doc)
      await copy.loaded
      doc.getMap('words').set('b', 1)
      expect(origins.map((origin) => copy.wrote(origin))).toEqual([true, false])
      await copy.close()
    })

    test('[SYN8] a mark is remembered until it is cleared as the one that was proven', async () => {
      store.writeMark(aMark())
      store.writeMark(aMark({ seq: 2, count: 2 }))
      store.writeMark(aMark({ volume: plans }))
      store.clearMark(notes, 's1', 1)
      store.clearMark(plans, 's1', 1)
      await reload()
      if (device.outlivesWindow) expect((await store.ready).marks).toEqual([aMark({ seq: 2, count: 2 })])
    })

    test('[LOC6] after a copy was set aside another is begun, with an epoch of its own', async () => {
      const first = await kept(notes)
      first.words.set('a', 1)
      store.setEpoch(notes, 3)
      await first.copy.close()
      await store.setAside(notes)
      expect(store.facts(notes)).toMatchObject({ epoch: 0, generation: 1 })
      const next = await kept(notes)
      expect(next.words.size).toBe(0)
      next.words.set('b', 1)
      store.setEpoch(notes, 4)
      await next.copy.close()
      await reload()
      expect(store.facts(notes)).toEqual({ name: notes, epoch: 4, generation: 1 })
      const again = await kept(notes)
      expect(again.words.toJSON()).toEqual({ b: 1 })
      await again.copy.close()
    })

    test('[LOC8] an erased volume leaves nothing but what lies in quarantine', async () => {
      const first = await kept(notes)
      first.words.set('a', 1)
      store.writeMark(aMark())
      store.setEpoch(notes, 3)
      await first.copy.close()
      const work = { volume: notes, because: 'forbidden', atMs: 1, count: 1, update: Uint8Array.of(0, 0) } as const
      await store.quarantine(work)
      await store.erase(notes)
      await reload()
      if (device.outlivesWindow) expect(await store.ready).toEqual({ marks: [], facts: [] })
      expect(store.facts(notes)).toEqual({ name: notes, epoch: 0, generation: 0 })
      const again = await kept(notes)
      expect(again.words.size).toBe(0)
      await again.copy.close()
      expect(await store.quarantined()).toEqual([work])
    })

    test('[UI75] of quarantined work one piece is released and the others stay', async () => {
      const work = (over: object = {}) => ({ volume: notes, because: 'forbidden', atMs: 1, count: 1, update: Uint8Array.of(0, 0), ...over }) as const
      const others = [work({ volume: plans }), work({ atMs: 2 }), work({ update: Uint8Array.of(0, 1) })]
      for (const one of [work(), ...others]) await store.quarantine(one)
      await reload()
      await store.release(work())
      expect(await store.quarantined()).toEqual(others)
      if (!device.outlivesWindow) return
      await store.close()
      store = device.open()
      // Asked for at once, before anything has been read.
      expect(await store.quarantined()).toEqual(others)
    })
  })
}
