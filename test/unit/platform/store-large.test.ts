import type { KeptVolume } from '@hebu/web/platform/local-store.ts'
import { trimDatabase } from '@hebu/web/platform/store/trim-database.ts'
import { forceCloseDatabase } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { eventually } from '../../kit/eventually.ts'
import { nameOfNotes, notes, settle, withFaultyStorage, words } from '../../kit/faulty-storage.ts'

const storage = withFaultyStorage()

const count = 1_600
const textOf = (at: number): string => `${at} ${'字'.repeat(600)}`

/** Adds records to the copy, as another window does. */
async function addRows(write: (add: (update: Uint8Array) => void) => void): Promise<void> {
  const opening = storage.device.factory.open(nameOfNotes)
  await settle(() => expect(opening.readyState).toBe('done'))
  const transaction = opening.result.transaction('updates', 'readwrite')
  write((update) => void transaction.objectStore('updates').add(update))
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  opening.result.close()
}

/** A copy of some three megabytes, rewritten at rest. */
async function largeCopy(): Promise<Record<string, unknown>> {
  await (await storage.kept()).copy.close()
  const doc = new Y.Doc()
  for (let at = 0; at < count; at++) words(doc).set(`k${at}`, textOf(at))
  await addRows((add) => add(Y.encodeStateAsUpdate(doc)))
  let isTrimmed = false
  void trimDatabase(storage.device.factory, nameOfNotes).then(() => (isTrimmed = true))
  await settle(() => expect(isTrimmed).toBe(true))
  return words(doc).toJSON()
}

/** Opens it and waits until something of it is there, and not all. */
async function halfOpen(): Promise<{ readonly doc: Y.Doc; readonly copy: KeptVolume }> {
  const doc = new Y.Doc()
  const copy = storage.store.keep(notes, doc)
  // With the clock standing still nothing follows on the first part.
  await eventually(() => expect(words(doc).size).toBeGreaterThan(0))
  expect(words(doc).size).toBeLessThan(count)
  expect([copy.complete(), copy.settled()]).toEqual([false, false])
  return { doc, copy }
}

describe('a large copy', () => {
  test('[LOC10] [LOC11] it is rewritten in a few parts and comes in part by part; what is written meanwhile stays', async () => {
    const before = await largeCopy()
    const rows = await storage.device.rows(notes)
    expect(rows.length).toBeGreaterThan(4)
    expect(rows.length).toBeLessThan(30)
    expect(Math.max(...rows.map(({ length }) => length))).toBeLessThan(1_000_000)
    const { doc, copy } = await halfOpen()
    let isLoaded = false
    void copy.loaded.then(() => (isLoaded = true))
    words(doc).set('meanwhile', 1)
    await new Promise((resolve) => setImmediate(resolve))
    expect(isLoaded).toBe(false)
    await settle(() => expect(copy.settled()).toBe(true), 1)
    expect(words(doc).toJSON()).toEqual({ ...before, meanwhile: 1 })
    expect(copy.problem()).toBeUndefined()
    expect(await storage.reloaded()).toEqual({ ...before, meanwhile: 1 })
    await copy.close()
  })

  test('[LOC11] an edit on the way in never has a part of it written for the whole, however many records there are', async () => {
    const before = await largeCopy()
    const others: Record<string, unknown> = {}
    await addRows((add) => {
      const other = new Y.Doc()
      other.on('update', add)
      for (let at = 0; at < 600; at++) words(other).set(`o${at % 20}`, (others[`o${at % 20}`] = at))
    })
    // A window that stands still between two parts.
    vi.stubGlobal('document', { visibilityState: 'hidden' })
    vi.stubGlobal(
      'MessageChannel',
      class {
        port1 = {}
        port2 = { postMessage: () => undefined }
      },
    )
    const { doc, copy } = await halfOpen()
    words(doc).set('meanwhile', 1)
    await storage.device.rows(notes)
    words(doc).set('meanwhile', 2)
    // By itself y-indexeddb would do so a second after an edit, once it has counted five hundred.
    for (let waited = 0; waited < 5; waited++) {
      await vi.advanceTimersByTimeAsync(500)
      await storage.device.rows(notes)
    }
    expect(words(doc).size).toBeLessThan(count)
    expect(await storage.reloaded()).toEqual({ ...before, ...others, meanwhile: 2 })
    vi.unstubAllGlobals()
    await copy.close()
  })

  test('[LOC6] [LOC11] with a record that cannot be read it is set aside as it is, and what can be read goes on', async () => {
    const before = await largeCopy()
    await storage.spoil()
    const rows = await storage.device.rows(notes)
    const doc = new Y.Doc()
    const copy = storage.store.keep(notes, doc)
    await settle(() => expect(copy.settled()).toBe(true), 1)
    expect(words(doc).toJSON()).toEqual(before)
    expect((await storage.device.rows(notes)).slice(0, rows.length)).toEqual(rows)
    expect(await storage.reloaded(1)).toEqual(before)
    await copy.close()
  })

  test('[LOC7] [LOC11] a database that the browser closes on the way is told, opened again and brought in whole', async () => {
    const before = await largeCopy()
    const { doc, copy } = await halfOpen()
    words(doc).set('meanwhile', 1)
    forceCloseDatabase(storage.connections.at(-1) as never)
    await settle(() => expect(copy.problem()).toBe('storeLost'))
    words(doc).set('later', 1)
    await settle(() => expect(copy.settled()).toBe(true), 500)
    expect(words(doc).toJSON()).toEqual({ ...before, meanwhile: 1, later: 1 })
    expect(await storage.reloaded()).toEqual({ ...before, meanwhile: 1, later: 1 })
    await copy.close()
  })

  test('[LOC11] one that is closed on the way is left as it is, with what was written meanwhile', async () => {
    const before = await largeCopy()
    const { doc, copy } = await halfOpen()
    words(doc).set('meanwhile', 1)
    await copy.close()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(words(doc).size).toBeLessThan(count)
    expect(await storage.reloaded()).toEqual({ ...before, meanwhile: 1 })
  })
})
