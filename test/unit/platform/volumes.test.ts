import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { createMemoryStore } from '@hebu/web/platform/memory-store.ts'
import type { RelayApi, RelayRefusal } from '@hebu/web/platform/relay-api.ts'
import type { OpenVolumesOptions } from '@hebu/web/workspace/open-volumes.ts'
import { toSyncState } from '@hebu/web/workspace/sync-state.ts'
import { createSignal } from 'solid-js'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { aDevice, closeWindows, says, toRelay, word, write } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'
const secret = 'w1/notes-secret/g-all'
const refused = (refusal: RelayRefusal) => Promise.resolve({ ok: false as const, refusal })
const relayApi = (me: RelayApi['me']): OpenVolumesOptions['relay'] => ({ me, volumes: () => refused('offline') })

describe('access', () => {
  test('[SYN12] offline it is what the directory on this device says, connected what the relay says', async () => {
    const relay = aPaperRelay()
    relay.rules.access = () => 'read'
    const [byDirectory, setByDirectory] = createSignal<'read' | 'write'>('write')
    const window = aDevice().window({ socketFactory: relay.connect, accessOf: byDirectory })
    const volume = window.open(notes)
    expect(volume.access()).toBe('write')
    setByDirectory('read')
    expect(volume.access()).toBe('read')
    setByDirectory('write')
    await says(window, 'synced')
    expect(volume.access()).toBe('read')
    relay.rules.down = true
    relay.drop()
    await says(window, 'offline')
    expect(volume.access()).toBe('write')
  })

  test('[LOC8] a volume that may no longer be read leaves the device; unsent edits, and nothing of others, stay in quarantine', async () => {
    const relay = aPaperRelay()
    const theirs = new Y.Doc()
    theirs.getMap('words').set('theirs', 'confidential')
    Y.applyUpdate(relay.doc(notes), Y.encodeStateAsUpdate(theirs))
    const device = aDevice()
    const store = device.store()
    const window = device.window({ socketFactory: relay.connect, store })
    const volume = window.open(notes)
    await says(window, 'synced')
    relay.rules.down = true
    relay.drop()
    await says(window, 'offline')
    write(volume, 'mine')
    relay.rules.down = false
    relay.rules.access = () => closeCodes.forbidden
    window.retryNow()
    await eventually(() => expect(window.all()).toEqual([]))
    expect(volume.access()).toBe('none')
    expect(window.sync()).toMatchObject({ kind: 'problem', problem: 'refused', waiting: 0 })
    const [work] = await eventually(async () => {
      const all = await store.quarantined()
      expect(all).toHaveLength(1)
      return all
    })
    expect(work).toMatchObject({ volume: notes, because: 'forbidden', count: 1 })
    expect(new TextDecoder().decode(work!.update)).toContain('mine')
    expect(new TextDecoder().decode(work!.update)).not.toContain('confidential')
    await eventually(async () => expect((await device.factory.databases()).map(({ name }) => name)).toEqual(['hebu-sync:w1:zhou']))
    await window.safety.dismiss(work!)
    expect([await window.safety.quarantined(), window.sync().problem]).toEqual([[], undefined])
  })

  test('[LOC8] without unsent edits it leaves without a word', async () => {
    const relay = await aRelay()
    const window = aDevice().window({ socketFactory: toRelay(relay) })
    window.open(secret)
    window.open(notes)
    await eventually(() => expect(window.all().map(({ name }) => name)).toEqual([notes]))
    await says(window, 'synced')
  })
})

describe('another epoch', () => {
  test('[LOC6] the old copy is set aside, a fresh one comes from the relay, and unsent edits are kept and told', async () => {
    const relay = aPaperRelay()
    const device = aDevice()
    const store = device.store()
    const window = device.window({ socketFactory: relay.connect, store })
    const old = window.open(notes)
    await says(window, 'synced')
    write(old, 'sent')
    await says(window, 'synced')
    relay.rules.down = true
    relay.drop()
    write(old, 'unsent')
    relay.rules.epoch = () => 2
    relay.rules.down = false
    relay.doc(notes).getMap('words').set('restored', 1)
    window.retryNow()
    // Whoever opens it while the copies change hands gets the old or the new one, never a mixture.
    await eventually(() => expect([window.open(notes), window.all().length].map((one) => (typeof one === 'number' ? one : word(one)))).toEqual([{ restored: 1 }, 1]))
    expect(window.all()[0]).not.toBe(old)
    await eventually(() => expect(window.sync()).toMatchObject({ problem: 'refused', waiting: 0 }))
    expect(await store.quarantined()).toMatchObject([{ volume: notes, because: 'otherEpoch', count: 1 }])
    expect((await device.factory.databases()).map(({ name }) => name)).toContain(`hebu:w1:zhou:${notes}`)
    await closeWindows()

    const after = device.window({ socketFactory: relay.connect })
    const volume = after.open(notes)
    await volume.loaded
    expect(word(volume)).toEqual({ restored: 1 })
    await says(after, 'synced')
  })
})

describe('what the relay refuses', () => {
  test('[SYN10] one refused edit is told until the relay takes the state; it is not counted as sent', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect })
    const volume = window.open(notes)
    await says(window, 'synced')
    relay.rules.refuse = () => closeCodes.poisoned
    write(volume, 'a')
    await eventually(() => expect(window.sync()).toMatchObject({ problem: 'refused', waiting: 1 }))
    relay.rules.refuse = () => undefined
    write(volume, 'b')
    await eventually(() => expect(relay.doc(notes).store.pendingStructs).not.toBe(null))
    expect(window.sync()).toMatchObject({ problem: 'refused', waiting: 2 })
    relay.drop()
    window.retryNow()
    await says(window, 'synced')
    expect(relay.doc(notes).getMap('words').toJSON()).toEqual({ a: 'a', b: 'b' })
  })

  test('[SYN10] a relay that cannot write at the moment is told, and work goes up when it can', async () => {
    const relay = await aRelay({ store: 'memory' })
    const window = aDevice().window({ socketFactory: toRelay(relay) })
    const volume = window.open(notes)
    await says(window, 'synced')
    relay.memory.setState('read-only')
    write(volume, 'a')
    await eventually(() => expect(window.sync()).toMatchObject({ kind: 'problem', problem: 'relayFull', waiting: 1 }))
    relay.memory.setState('writable')
    await says(window, 'synced')
  })
})

describe('the session', () => {
  test('[SYN11] an ended session is told; work waits, and goes up after signing in', async () => {
    const relay = await aRelay()
    relay.gate.addToken('zhou', 'second')
    let token = 'second'
    const window = aDevice().window({ socketFactory: () => toRelay(relay, token)(), relay: relayApi(() => refused('unauthenticated')) })
    const volume = window.open(notes)
    await says(window, 'synced')
    relay.gate.revoke('second')
    await eventually(() => expect(window.sync()).toMatchObject({ kind: 'problem', problem: 'signedOut' }))
    write(volume, 'a')
    expect(window.sync().waiting).toBe(1)
    window.retryNow()
    await eventually(() => expect(window.sync()).toMatchObject({ problem: 'signedOut' }))
    token = 'zhou'
    window.retryNow()
    await says(window, 'synced')
  })

  test('[SYN11] a removed member is told apart from an ended session', async () => {
    const relay = await aRelay()
    const window = aDevice().window({ socketFactory: toRelay(relay), relay: relayApi(() => refused('member-left')) })
    window.open(notes)
    await says(window, 'synced')
    relay.gate.removeMember('zhou')
    await eventually(() => expect(window.sync()).toMatchObject({ problem: 'removed' }))
  })

  test('[SYN11] a relay of a newer version makes the app read-only, told', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect })
    await eventually(() => expect(relay.sockets).toBe(1))
    relay.drop(closeCodes.outdated)
    await says(window, 'readOnly')
    expect(window.sync().problem).toBe('outdated')
  })
})

describe('what the relay tells', () => {
  test('[SYN12] a volume that was begun becomes known, a changed directory is passed on', async () => {
    const relay = await aRelay()
    const onDirectory = vi.fn()
    const onKnown = vi.fn()
    const window = aDevice().window({ socketFactory: toRelay(relay), onDirectory, onKnown, known: ['w1/notes/g-old'] })
    await eventually(() => expect(window.sync().kind).toBe('synced'))
    const other = aDevice().window({ socketFactory: toRelay(relay, 'lin'), member: 'lin' })
    write(other.open(notes), 'a')
    await eventually(() => expect(window.known()).toEqual([notes, 'w1/notes/g-old']))
    expect(onKnown).toHaveBeenLastCalledWith([notes, 'w1/notes/g-old'])
    relay.gate.changeMember('he', { name: '何' })
    await eventually(() => expect(onDirectory).toHaveBeenCalledWith(relay.gate.directory().revision))
  })

  test('[SYN12] at each connection the list of the relay replaces the one that was remembered', async () => {
    const relay = aPaperRelay()
    const volumes = vi.fn<RelayApi['volumes']>(() => Promise.resolve({ ok: true, value: [{ name: notes, access: 'write' }] }))
    const window = aDevice().window({ socketFactory: relay.connect, relay: { me: () => refused('offline'), volumes }, known: ['w1/notes/g-old'] })
    expect(window.known()).toEqual(['w1/notes/g-old'])
    await eventually(() => expect(window.known()).toEqual([notes]))
  })

  test('[UI164] a new device does not say that it has everything before the relay has told what there is', async () => {
    const relay = aPaperRelay()
    const asked = Promise.withResolvers<Awaited<ReturnType<RelayApi['volumes']>>>()
    const window = aDevice().window({ socketFactory: relay.connect, relay: { me: () => refused('offline'), volumes: () => asked.promise } })
    const volume = window.open(notes)
    write(volume, 'a')
    await eventually(() => expect(window.sync()).toMatchObject({ kind: 'waiting', waiting: 0 }))
    asked.resolve({ ok: true, value: [{ name: notes, access: 'write' }] })
    await says(window, 'synced')
    expect(window.known()).toEqual([notes])
  })

  test('[SYN1] the last contact is remembered when the line is gone', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect, clock: { now: () => 1_000_000 } })
    window.open(notes)
    await says(window, 'synced')
    relay.rules.down = true
    relay.drop()
    await says(window, 'offline')
    expect(window.sync().lastContactMs).toBe(1_000_000)
  })
})

describe('presence', () => {
  test('[SYN13] nobody is present before they say where, others see it, and closing ends it', async () => {
    const relay = await aRelay()
    const mine = aDevice().window({ socketFactory: toRelay(relay) })
    const here = mine.open(notes)
    const theirs = aDevice().window({ socketFactory: toRelay(relay, 'lin'), member: 'lin' })
    const there = theirs.open(notes)
    await Promise.all([says(mine, 'synced'), says(theirs, 'synced')])
    expect([here.awareness.getStates().size, there.awareness.getStates().size]).toEqual([0, 0])
    here.awareness.setLocalState({ at: { page: 'p1' } })
    await eventually(() => expect([...there.awareness.getStates().values()]).toMatchObject([{ user: { id: 'zhou' }, at: { page: 'p1' } }]))
    await mine.close()
    await eventually(() => expect(there.awareness.getStates().size).toBe(0))
  })

  test('[SYN13] what a device hears of others it does not send back', async () => {
    const relay = aPaperRelay()
    const mine = aDevice().window({ socketFactory: relay.connect })
    const theirs = aDevice('lin').window({ socketFactory: relay.connect, member: 'lin' })
    const here = mine.open(notes)
    const there = theirs.open(notes)
    await Promise.all([says(mine, 'synced'), says(theirs, 'synced')])
    here.awareness.setLocalState({ at: 1 })
    await eventually(() => expect(there.awareness.getStates().size).toBe(1))
    there.awareness.setLocalState({ at: 2 })
    await eventually(() => expect(here.awareness.getStates().size).toBe(2))
    const presence = relay.received.filter((frame) => frame.type === 'data' && frame.bytes[0] === 1)
    expect(presence).toHaveLength(2)
  })
})

describe('a window that keeps nothing', () => {
  test('[LOC9] says so and syncs all the same', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect, store: createMemoryStore() })
    const volume = window.open(notes)
    write(volume, 'a')
    await eventually(() => expect(relay.doc(notes).getMap('words').size).toBe(1))
    await eventually(() => expect(window.sync()).toMatchObject({ kind: 'problem', problem: 'memoryOnly', waiting: 0 }))
  })
})

test('[SYN9] of several problems the one that endangers work most is told', () => {
  const facts = { up: true, allSynced: true, waiting: 0, lastContactMs: undefined }
  expect(toSyncState({ ...facts, problems: new Set(['memoryOnly', 'deviceFull', 'relayFull']) })).toMatchObject({ kind: 'problem', problem: 'deviceFull' })
  expect(toSyncState({ ...facts, problems: new Set(['refused', 'removed']) })).toMatchObject({ problem: 'removed' })
  expect(toSyncState({ ...facts, problems: new Set(['outdated']) })).toMatchObject({ kind: 'readOnly' })
  expect(toSyncState({ ...facts, problems: new Set() })).toEqual({ kind: 'synced', waiting: 0 })
  expect(toSyncState({ ...facts, up: false, problems: new Set() })).toEqual({ kind: 'offline', waiting: 0 })
  expect(toSyncState({ ...facts, allSynced: false, problems: new Set() })).toEqual({ kind: 'waiting', waiting: 0 })
})
