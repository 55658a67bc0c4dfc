import { readPage } from '@hebu/shared/codec/read-page.ts'
import { createPage, setDeleted, writeField } from '@hebu/shared/codec/write-page.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import { createPageStore } from '@hebu/web/workspace/page-store.ts'
import type { Volume } from '@hebu/web/workspace/volume.ts'
import { createEffect, createRoot } from 'solid-js'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { ledger } from '../../kit/fixture-book.ts'
import { type SeededRandom, seededRandom } from '../../kit/seeded-random.ts'

const count = 1_200
const stamp = { by: 'lin', at: '2026-11-23T01:00:00.000Z' }
const nameOf = (at: number): string => `p${at}`

function volumeOf(name: string, doc = new Y.Doc()): Volume {
  return {
    name,
    address: parseAddress(name)!,
    doc,
    awareness: new Awareness(doc),
    access: () => 'write',
    loaded: Promise.resolve(),
  }
}

function write(doc: Y.Doc, part: string | undefined, at: number): void {
  createPage(doc, ledger, part, {
    id: nameOf(at),
    made: stamp,
    beginning: {},
    given: { title: `${at}`, ...(part === undefined ? {} : { secretNote: `密${at}` }) },
    shared: false,
  })
}

/** A volume of many pages, and its companion, which holds something of every third. */
function manyPages(): { readonly main: Volume; readonly secret: Volume } {
  const [main, secret] = [volumeOf('w1/ledger/g-all'), volumeOf('w1/ledger-secret/g-all')]
  main.doc.transact(() => {
    for (let at = 0; at < count; at++) write(main.doc, undefined, at)
  })
  secret.doc.transact(() => {
    for (let at = 0; at < count; at += 3) write(secret.doc, 'secret', at)
  })
  return { main, secret }
}

function edit(random: SeededRandom, { main, secret }: ReturnType<typeof manyPages>): void {
  const id = nameOf(random.int(count))
  random.pick([
    () => writeField(main.doc, ledger, id, 'note', `${random.int(1_000)}`, 0),
    () => writeField(secret.doc, ledger, id, 'secretNote', `${random.int(1_000)}`, 0),
    () => setDeleted(main.doc, id, random.pick([stamp, undefined])),
    () => write(main.doc, undefined, count + random.int(1_000)),
    () => {
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(main.doc))
      writeField(other, ledger, id, 'count', random.int(1_000), 0)
      Y.applyUpdate(main.doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(main.doc)), 'remote')
    },
  ])()
}

describe('a volume of very many pages', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    // Every fifty pages the time for a slice is over.
    let nowMs = 0
    vi.spyOn(performance, 'now').mockImplementation(() => (nowMs += 5))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  test('[PAG11] what is written while it is taken in stands in the table as if all had been read at once', async () => {
    for (let seed = 0; seed < 4; seed++) {
      const random = seededRandom(seed)
      const volumes = manyPages()
      const store = createRoot(() => createPageStore(ledger))
      let slices = 0
      store.attach(volumes.main)
      if (seed % 2 === 0) store.attach(volumes.secret)
      for (await Promise.resolve(); !store.ready(); await vi.advanceTimersByTimeAsync(1)) {
        slices++
        for (let edits = random.int(4); edits > 0; edits--) edit(random, volumes)
        if (slices === 5) store.attach(volumes.secret)
      }
      await vi.advanceTimersByTimeAsync(5_000)
      expect(slices).toBeGreaterThan(10)
      const docs = { main: volumes.main.doc, parts: { secret: volumes.secret.doc } }
      const all = [...store.pages(), ...store.bin()]
      expect(new Map(all.map((page) => [page.id, page]))).toEqual(new Map(all.map(({ id }) => [id, readPage(ledger, id, 'g-all', docs)])))
      expect(all.length).toBeGreaterThanOrEqual(count)
    }
  })

  test('[PAG11] it is there bit by bit, and at the end in whole; who asks for a page finds it at once', async () => {
    const store = createRoot(() => createPageStore(ledger))
    const seen: [pages: number, ready: boolean][] = []
    const stop = createRoot((dispose) => {
      createEffect(() => seen.push([store.pages().length, store.ready()]))
      return dispose
    })
    const { main } = manyPages()
    store.attach(main)
    await vi.advanceTimersByTimeAsync(1)
    expect(store.ready()).toBe(false)
    expect(store.pages().length).toBeLessThan(count)
    expect(store.peek(nameOf(count - 1))?.values.title).toBe(`${count - 1}`)
    expect(store.page(nameOf(count - 2))?.values.title).toBe(`${count - 2}`)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(store.pages()).toHaveLength(count)
    expect(seen.at(-1)).toEqual([count, true])
    expect(seen.filter(([, ready]) => ready).length).toBeLessThanOrEqual(2)
    stop()
  })

  test('[PAG11] one that is taken away meanwhile leaves nothing behind', async () => {
    const store = createRoot(() => createPageStore(ledger))
    const { main } = manyPages()
    store.attach(main)
    await vi.advanceTimersByTimeAsync(1)
    store.detach(main)
    expect([...store.every()]).toEqual([])
    await vi.advanceTimersByTimeAsync(5_000)
    expect([...store.every()]).toEqual([])
    expect(store.peek(nameOf(count - 1))).toBeUndefined()
    expect(store.ready()).toBe(true)
  })
})
