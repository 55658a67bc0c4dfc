import { forceCloseDatabase, IDBDatabase as Database, IDBFactory as Factory } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { eventually } from '../../kit/eventually.ts'
import { nameOfNotes, notes, settle, withFaultyStorage, words } from '../../kit/faulty-storage.ts'

const storage = withFaultyStorage()

describe('a full device', () => {
  test('[LOC5] is told, loses nothing of the document, and when there is room again the whole is written: no later edit is stranded', async () => {
    const { doc, copy } = await storage.kept()
    words(doc).set('a', 1)
    await settle(() => expect(copy.settled()).toBe(true))
    storage.failWith = 'QuotaExceededError'
    words(doc).set('b', 2)
    await settle(() => expect(copy.problem()).toBe('deviceFull'))
    expect(copy.settled()).toBe(false)
    expect(words(doc).toJSON()).toEqual({ a: 1, b: 2 })
    storage.failWith = undefined
    words(doc).set('c', 3)
    await settle(() => expect(copy.problem()).toBeUndefined(), 500)
    expect(copy.settled()).toBe(true)
    expect(await storage.reloaded()).toEqual({ a: 1, b: 2, c: 3 })
    await copy.close()
  })

  test('[LOC5] is tried again while the person goes on writing, ever more seldom', async () => {
    const { doc, copy } = await storage.kept()
    storage.failWith = 'QuotaExceededError'
    const attempts = vi.mocked(Database.prototype.transaction).mock.calls
    const before = attempts.length
    for (let at = 0; at < 60; at += 1) {
      words(doc).set(`k${at}`, at)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    const whole = attempts.length - before - 60
    expect(whole).toBeGreaterThan(2)
    expect(whole).toBeLessThan(12)
    storage.failWith = undefined
    await settle(() => expect(copy.problem()).toBeUndefined(), 5_000)
    expect(Object.keys(await storage.reloaded())).toHaveLength(60)
    await copy.close()
  })

  test('[LOC5] from the beginning: the copy is loaded all the same', async () => {
    const first = await storage.kept()
    words(first.doc).set('a', 1)
    await first.copy.close()
    storage.failWith = 'QuotaExceededError'
    const { doc, copy } = await storage.kept()
    expect(words(doc).toJSON()).toEqual({ a: 1 })
    await settle(() => expect(copy.problem()).toBe('deviceFull'))
    storage.failWith = undefined
    await settle(() => expect(copy.settled()).toBe(true), 1_000)
    await copy.close()
  })
})

describe('a database that goes', () => {
  test('[LOC7] when the browser closes it: told, nothing is thrown into the editor, opened again and written whole', async () => {
    const { doc, copy } = await storage.kept()
    words(doc).set('a', 1)
    await settle(() => expect(copy.settled()).toBe(true))
    forceCloseDatabase(storage.connections.at(-1) as never)
    await settle(() => expect(copy.problem()).toBe('storeLost'))
    expect(() => words(doc).set('b', 2)).not.toThrow()
    await settle(() => expect(copy.settled()).toBe(true), 500)
    expect(copy.problem()).toBeUndefined()
    words(doc).set('c', 3)
    await settle(() => expect(copy.settled()).toBe(true))
    expect(await storage.reloaded()).toEqual({ a: 1, b: 2, c: 3 })
    await copy.close()
  })

  test('[LOC7] closed in the very moment of an edit: nothing is thrown', async () => {
    const { doc, copy } = await storage.kept()
    storage.connections.at(-1)!.close()
    expect(() => words(doc).set('a', 1)).not.toThrow()
    await settle(() => expect(copy.problem()).toBe('storeLost'))
    await settle(() => expect(copy.settled()).toBe(true), 500)
    expect(await storage.reloaded()).toEqual({ a: 1 })
    await copy.close()
  })

  test('[LOC7] when it is removed under us: what the document holds is written again', async () => {
    const { doc, copy } = await storage.kept()
    words(doc).set('a', 1)
    await settle(() => expect(copy.settled()).toBe(true))
    const removing = storage.device.factory.deleteDatabase(nameOfNotes)
    await settle(() => expect(removing.readyState).toBe('done'))
    expect(copy.problem()).toBe('storeLost')
    await settle(() => expect(copy.settled()).toBe(true), 500)
    expect(await storage.reloaded()).toEqual({ a: 1 })
    await copy.close()
  })
})

describe('a copy that does not load', () => {
  test('[LOC6] after eight seconds work goes on without it, told; when it comes after all, it is taken', async () => {
    const before = await storage.kept()
    words(before.doc).set('kept', 1)
    await before.copy.close()
    const open = Factory.prototype.open
    let late: () => void = () => undefined
    const opening = vi.spyOn(Factory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
      if (!args[0].startsWith(nameOfNotes)) return open.apply(this, args)
      const request = { onsuccess: undefined } as unknown as IDBOpenDBRequest
      late = () => {
        const real = open.apply(this, args)
        real.onsuccess = () => request.onsuccess?.({ target: real } as unknown as Event)
      }
      return request
    })
    const doc = new Y.Doc()
    const copy = storage.store.keep(notes, doc)
    let isLoaded = false
    void copy.loaded.then(() => (isLoaded = true))
    await vi.advanceTimersByTimeAsync(7_900)
    expect(isLoaded).toBe(false)
    await vi.advanceTimersByTimeAsync(200)
    expect(isLoaded).toBe(true)
    expect(copy.problem()).toBe('storeBlocked')
    expect(copy.complete()).toBe(false)
    words(doc).set('meanwhile', 1)
    opening.mockRestore()
    late()
    await settle(() => expect(copy.settled()).toBe(true))
    expect(copy.problem()).toBeUndefined()
    expect(words(doc).toJSON()).toEqual({ kept: 1, meanwhile: 1 })
    expect(await storage.reloaded()).toEqual({ kept: 1, meanwhile: 1 })
    await copy.close()
  })

  test('[LOC6] with a damaged record: the rest is saved, the damaged copy stays as it is, and another is begun', async () => {
    const before = await storage.kept()
    words(before.doc).set('a', 1)
    words(before.doc).set('b', 2)
    await before.copy.close()
    await storage.spoil()
    const damaged = await storage.device.rows(notes)
    // y-indexeddb leaves the rejection to nobody.
    const listeners = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection')
    process.on('unhandledRejection', () => undefined)
    const { doc, copy } = await storage.kept()
    await settle(() => expect(copy.settled()).toBe(true))
    process.removeAllListeners('unhandledRejection')
    for (const listener of listeners) process.on('unhandledRejection', listener)
    expect(words(doc).toJSON()).toMatchObject({ b: 2 })
    words(doc).set('c', 3)
    await settle(() => expect(copy.settled()).toBe(true))
    expect(storage.store.facts(notes).generation).toBe(1)
    expect(await storage.reloaded(1)).toMatchObject({ b: 2, c: 3 })
    expect((await storage.device.rows(notes)).slice(0, damaged.length)).toEqual(damaged)
    await copy.close()
  })
})

test('[LOC6] without the records of what is of which epoch no copy is opened; work goes on, and the copy comes when they do', async () => {
  const before = await storage.kept()
  words(before.doc).set('kept', 1)
  await before.copy.close()
  storage.store.setEpoch(notes, 4)
  storage.store.writeMark({ volume: notes, session: 's', count: 1, seq: 1, clientId: 1, fromClock: 0 })
  await storage.store.close()
  const open = Factory.prototype.open
  const opening = vi.spyOn(Factory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    return args[0].startsWith('hebu-sync') ? ({} as IDBOpenDBRequest) : open.apply(this, args)
  })
  storage.store = storage.device.store()
  const doc = new Y.Doc()
  const copy = storage.store.keep(notes, doc)
  let isLoaded = false
  void copy.loaded.then(() => (isLoaded = true))
  await settle(() => expect(isLoaded).toBe(true), 1_000)
  expect(storage.store.problem()).toBe('storeBlocked')
  expect(copy.problem()).toBe('storeBlocked')
  storage.store.setEpoch(notes, 4)
  opening.mockRestore()
  await settle(() => expect(copy.settled()).toBe(true), 1_000)
  expect(words(doc).toJSON()).toEqual({ kept: 1 })
  expect((await storage.store.ready).marks).toHaveLength(1)
  await copy.close()
})

test('[LOC6] a copy whose epoch turns out to be another than the relay said meanwhile is left as it is', async () => {
  const before = await storage.kept()
  words(before.doc).set('old', 1)
  await before.copy.close()
  storage.store.setEpoch(notes, 4)
  await storage.store.close()
  storage.store = storage.device.store()
  storage.store.setEpoch(notes, 5)
  const { doc, copy } = await storage.kept()
  expect(words(doc).toJSON()).toEqual({})
  expect(storage.store.facts(notes)).toEqual({ name: notes, epoch: 5, generation: 1 })
  await copy.close()
})

test('[LOC8] quarantined work that a full device does not take is there all the same, and is written once there is room', async () => {
  const work = { volume: notes, because: 'forbidden', atMs: 1, count: 2, update: Uint8Array.of(0, 0) } as const
  storage.failWith = 'QuotaExceededError'
  await storage.store.quarantine(work)
  expect(await storage.store.quarantined()).toEqual([work])
  storage.failWith = undefined
  await settle(() => expect(storage.store.problem()).toBeUndefined(), 5_000)
  const later = storage.device.store()
  await later.ready
  await eventually(async () => expect(await later.quarantined()).toEqual([work]))
  expect(await storage.store.quarantined()).toEqual([work])
  await later.close()
})
