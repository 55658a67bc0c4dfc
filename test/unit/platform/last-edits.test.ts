import { describe, expect, test } from 'vitest'
import { keepLastEdits, type SmallStorage, whenWindowGoes } from '@hebu/web/platform/store/last-edits.ts'

import { aDevice, closeWindows, says, toRelay, word, write } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'

/** What a browser keeps for a site at once; its own keys are the names, as there. */
function aStorage(room = Infinity): SmallStorage & Record<string, unknown> {
  const storage: SmallStorage & Record<string, unknown> = Object.create({
    getItem: (name: string) => storage[name] ?? null,
    setItem: (name: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError')
      storage[name] = value
    },
    removeItem: (name: string) => void delete storage[name],
  }) as never
  return storage
}

describe('the last edits of a window', () => {
  test('[LOC12] are in the next window and go to the relay, though its databases never opened', async () => {
    const relay = await aRelay()
    const device = aDevice()
    const storage = aStorage()
    const before = device.window({ storage: () => storage })
    write(before.open(notes), 'said')
    // Gone in the same task: not even the name of the copy was known.
    expect(before.leave()).toBe(true)
    const elsewhere = aDevice()
    const after = elsewhere.window({ storage: () => storage, socketFactory: toRelay(relay) })
    await eventually(() => expect(after.all().map(({ name }) => name)).toEqual([notes]))
    const volume = after.open(notes)
    expect(word(volume)).toEqual({ said: 'said' })
    await says(after, 'synced')
    expect(Object.keys(storage)).toEqual([])
    const other = aDevice('chen').window({ socketFactory: toRelay(relay, 'lin'), member: 'lin' })
    other.open(notes)
    await eventually(() => expect(word(other.open(notes))).toEqual({ said: 'said' }))
  })

  test('[LOC12] stay kept until the copy has them, and count as waiting meanwhile', async () => {
    const storage = aStorage()
    const before = aDevice().window({ storage: () => storage })
    write(before.open(notes), 'said')
    before.leave()
    const device = aDevice()
    const after = device.window({ storage: () => storage })
    await eventually(() => expect(after.sync()).toMatchObject({ kind: 'offline', waiting: 1 }))
    await eventually(() => expect(Object.keys(storage)).toEqual([]))
    await closeWindows()
    const last = device.window()
    const volume = last.open(notes)
    await volume.loaded
    expect(word(volume)).toEqual({ said: 'said' })
    await eventually(() => expect(last.sync().waiting).toBe(1))
  })

  test('[LOC12] nothing is kept of what the databases have, and what was kept before goes', async () => {
    const storage = aStorage()
    const window = aDevice().window({ storage: () => storage })
    const volume = window.open(notes)
    write(volume, 'said')
    window.leave()
    expect(Object.keys(storage)).toHaveLength(1)
    await volume.loaded
    await eventually(() => {
      window.leave()
      expect(Object.keys(storage)).toEqual([])
    })
  })

  test('[LOC12] a window that was closed leaves nothing more', async () => {
    const storage = aStorage()
    const window = aDevice().window({ storage: () => storage })
    write(window.open(notes), 'said')
    await closeWindows()
    expect([window.leave(), Object.keys(storage)]).toEqual([true, []])
  })

  test('[LOC12] [LOC8] made in a copy of another epoch, they wait for a person', async () => {
    const storage = aStorage()
    const device = aDevice()
    const first = device.window({ storage: () => storage })
    const { doc, loaded } = first.open(notes)
    await loaded
    const store = device.store()
    await store.ready
    store.setEpoch(notes, 7)
    await store.close()
    await closeWindows()
    const kept = keepLastEdits({ workspace: 'w1', member: 'zhou', session: 'gone', storage: () => storage })
    kept.keep([{ volume: notes, epoch: 6, mark: { volume: notes, session: 'gone', count: 2, seq: 2, clientId: doc.clientID, fromClock: 0 }, update: new Uint8Array([0, 0]) }])
    const after = device.window({ storage: () => storage })
    await eventually(async () => expect(await after.safety.quarantined()).toMatchObject([{ volume: notes, because: 'otherEpoch', count: 2 }]))
    expect(after.waitingByVolume()).toEqual({})
    await eventually(() => expect(Object.keys(storage)).toEqual([]))
  })

  test('[LOC12] where there is no room the person is asked; where nothing is left nobody is', () => {
    const window = new EventTarget() as unknown as Parameters<typeof whenWindowGoes>[0] & EventTarget
    let fits = false
    const stop = whenWindowGoes(window, () => fits)
    const asked = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(asked()).toBe(true)
    fits = true
    expect(asked()).toBe(false)
    fits = false
    stop()
    expect(asked()).toBe(false)
    const edits = [{ volume: notes, epoch: 0, mark: { volume: notes, session: 's', count: 1, seq: 1, clientId: 1, fromClock: 0 }, update: new Uint8Array(100) }]
    const narrow = keepLastEdits({ workspace: 'w1', member: 'zhou', session: 's', storage: () => aStorage(50) })
    expect([narrow.keep(edits), narrow.keep([])]).toEqual([false, true])
  })

  test('[LOC12] what cannot be read there, or is of somebody else, changes nothing', () => {
    const storage = aStorage()
    storage.setItem('hebu.last-edits.w1.zhou.a', 'no words')
    storage.setItem('hebu.last-edits.w1.zhou.b', JSON.stringify([{ volume: notes, epoch: 0, mark: {}, length: 9, words: '!' }, 3]))
    storage.setItem('hebu.last-edits.w1.chen.c', '[]')
    const kept = keepLastEdits({ workspace: 'w1', member: 'zhou', session: 's', storage: () => storage })
    expect(kept.left().map(({ name, edits }) => [name.slice(-1), edits.length])).toEqual([['a', 0], ['b', 0]])
    const denied = keepLastEdits({ workspace: 'w1', member: 'zhou', session: 's', storage: () => { throw new DOMException('denied', 'SecurityError') } })
    expect([denied.left(), denied.keep([])]).toEqual([[], true])
  })
})
