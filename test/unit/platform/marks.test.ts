import { IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, test, vi } from 'vitest'

import { aDevice, closeWindows, noRelay, says, toRelay, word, write } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'
const plans = 'w1/notes/g-east'

describe('over reloads', () => {
  test('[SYN8] the number of edits that the relay does not have survives a reload, and its volumes open by themselves', async () => {
    const device = aDevice()
    const before = device.window()
    const volume = before.open(notes)
    await volume.loaded
    for (const key of ['a', 'b', 'c']) write(volume, key)
    write(before.open(plans), 'd')
    expect(before.waitingByVolume()).toEqual({ [notes]: 3, [plans]: 1 })
    await closeWindows()

    const after = device.window()
    await eventually(() => expect(after.waitingByVolume()).toEqual({ [notes]: 3, [plans]: 1 }))
    expect(after.sync()).toMatchObject({ kind: 'offline', waiting: 4 })
    expect(after.all().map(({ name }) => name).sort()).toEqual([notes, plans].sort())
  })

  test('[SYN8] edits of several windows and reloads go up together and nothing stays counted', async () => {
    const relay = await aRelay()
    const device = aDevice()
    for (const key of ['first', 'second', 'third']) {
      const window = device.window()
      const volume = window.open(notes)
      await volume.loaded
      write(volume, key)
      await closeWindows()
    }
    const window = device.window({ socketFactory: toRelay(relay) })
    await eventually(() => expect(window.sync().waiting).toBe(3))
    await says(window, 'synced')
    expect(window.sync().waiting).toBe(0)
    await closeWindows()
    const last = device.window()
    last.open(notes)
    await last.open(notes).loaded
    expect(last.sync()).toMatchObject({ kind: 'offline', waiting: 0 })
  })

  test('[SYN8] an edit is marked on disk before it is there itself: a crash may count too much, never too little', async () => {
    const device = aDevice()
    const window = device.window()
    const volume = window.open(notes)
    await volume.loaded
    const order: string[] = []
    const put = IDBObjectStore.prototype.put
    const add = IDBObjectStore.prototype.add
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      order.push(this.name)
      return put.apply(this, args)
    })
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...args) {
      order.push(this.name)
      return add.apply(this, args)
    })
    write(volume, 'a')
    vi.restoreAllMocks()
    expect(order).toEqual(['marks', 'updates'])
  })

  test('[SYN8] nothing is called synced before it is known what earlier windows left', async () => {
    const relay = aPaperRelay()
    const device = aDevice()
    const store = device.store()
    let tell: () => void = () => undefined
    const ready = new Promise<void>((resolve) => (tell = resolve)).then(() => store.ready)
    const window = device.window({ socketFactory: relay.connect, store: { ...store, ready } })
    await eventually(() => expect(window.sync().kind).toBe('waiting'))
    tell()
    await says(window, 'synced')
  })

  test('[SYN8] a mark without its edit does not stay for ever', async () => {
    const relay = await aRelay()
    const device = aDevice()
    const store = device.store()
    await store.ready
    store.writeMark({ volume: notes, session: 'crashed', count: 2, seq: 2, clientId: 5, fromClock: 0 })
    await store.close()
    const window = device.window({ socketFactory: toRelay(relay) })
    await eventually(() => expect(window.sync().waiting).toBe(2))
    await says(window, 'synced')
    expect(window.sync().waiting).toBe(0)
  })
})

describe('between windows', () => {
  test('[TAB4] both windows say waiting while either has unsent edits, and both say synced after', async () => {
    const relay = await aRelay()
    const device = aDevice()
    const offline = device.window({ socketFactory: noRelay })
    const volume = offline.open(notes)
    await volume.loaded
    const online = device.window({ socketFactory: toRelay(relay) })
    const same = online.open(notes)
    await says(online, 'synced')
    write(volume, 'theirs')
    await eventually(() => expect(word(same)).toEqual({ theirs: 'theirs' }))
    await says(online, 'synced')
    await eventually(() => expect(offline.sync()).toMatchObject({ kind: 'offline', waiting: 0 }))
    await closeWindows()
    const again = device.window()
    await again.open(notes).loaded
    expect(again.sync().waiting).toBe(0)
  })

  test('[TAB4] a window that is not acknowledged itself does not clear what another wrote', async () => {
    const relay = aPaperRelay()
    const device = aDevice()
    const offline = device.window()
    const volume = offline.open(notes)
    await volume.loaded
    const online = device.window({ socketFactory: relay.connect })
    online.open(notes)
    await says(online, 'synced')
    relay.rules.withholdAcks = true
    write(volume, 'a')
    await eventually(() => expect(relay.doc(notes).getMap('words').size).toBe(1))
    expect(online.sync()).toMatchObject({ kind: 'waiting', waiting: 1 })
    expect(offline.sync()).toMatchObject({ kind: 'offline', waiting: 1 })
    relay.drop()
    await eventually(() => expect(online.sync().kind).toBe('offline'))
    relay.rules.withholdAcks = false
    online.retryNow()
    await says(online, 'synced')
    await eventually(() => expect(offline.sync().waiting).toBe(0))
  })

  test('[TAB4] an edit made after another was proven stays counted', async () => {
    const relay = aPaperRelay()
    const device = aDevice()
    const offline = device.window()
    const volume = offline.open(notes)
    const online = device.window({ socketFactory: relay.connect })
    online.open(notes)
    await says(online, 'synced')
    relay.rules.withholdAcks = true
    write(volume, 'a')
    await eventually(() => expect(relay.doc(notes).getMap('words').size).toBe(1))
    relay.rules.down = true
    relay.drop()
    await says(online, 'offline')
    write(volume, 'b')
    await eventually(() => expect(online.sync().waiting).toBe(2))
    expect(offline.sync().waiting).toBe(2)
  })
})
