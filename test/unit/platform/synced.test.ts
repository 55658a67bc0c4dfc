import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { describe, expect, test, vi } from 'vitest'

import { aDevice, closeWindows, says, toRelay, word, write } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'
const bulletins = 'w1/bulletins/g-all'

describe('with the real relay', () => {
  test('[SYN1] an edit is synced once it is on the relay, and another device has it', async () => {
    const relay = await aRelay()
    const window = aDevice().window({ socketFactory: toRelay(relay) })
    const volume = window.open(notes)
    await says(window, 'synced')
    write(volume, 'here')
    expect(window.sync()).toMatchObject({ kind: 'waiting', waiting: 1 })
    expect(window.waitingByVolume()).toEqual({ [notes]: 1 })
    await says(window, 'synced')
    expect(window.waitingByVolume()).toEqual({})

    const other = aDevice().window({ socketFactory: toRelay(relay) })
    const there = other.open(notes)
    await eventually(() => expect(word(there)).toEqual({ here: 'here' }))
  })

  test('[SYN1] a relay that was killed and comes back has everything that was called synced, and gets the rest', async () => {
    const relay = await aRelay()
    const window = aDevice().window({ socketFactory: toRelay(relay) })
    const volume = window.open(notes)
    write(volume, 'before')
    await says(window, 'synced')
    await relay.kill()
    await says(window, 'offline')
    write(volume, 'while')
    expect(window.sync().waiting).toBe(1)
    await relay.restart()
    window.retryNow()
    await says(window, 'synced')
    const other = aDevice().window({ socketFactory: toRelay(relay) })
    const there = other.open(notes)
    await eventually(() => expect(word(there)).toEqual({ before: 'before', while: 'while' }))
  })

  test('[SYN1] a state with nothing new counts as sent: a volume that was only read is synced', async () => {
    const relay = await aRelay()
    const writing = aDevice('chen').window({ socketFactory: toRelay(relay) })
    write(writing.open(notes), 'theirs')
    await says(writing, 'synced')
    await closeWindows()

    const device = aDevice()
    const first = device.window({ socketFactory: toRelay(relay) })
    const volume = first.open(notes)
    await eventually(() => expect(word(volume)).toEqual({ theirs: 'theirs' }))
    await says(first, 'synced')
    await closeWindows()
    const again = device.window({ socketFactory: toRelay(relay) })
    again.open(notes)
    await says(again, 'synced')
  })

  test('[SYN3] many volumes open over one socket', async () => {
    const relay = await aRelay()
    const sockets = vi.fn(toRelay(relay))
    const window = aDevice().window({ socketFactory: sockets })
    const volumes = Array.from({ length: 40 }, (_, at) => window.open(`w1/notes/g-all/${2000 + at}`))
    for (const volume of volumes) write(volume, volume.name)
    await says(window, 'synced')
    expect(sockets).toHaveBeenCalledTimes(1)
    expect(window.known()).toHaveLength(40)
  })

  test('[SYN2] a volume of five megabytes travels both ways', async () => {
    const relay = await aRelay()
    const window = aDevice().window({ socketFactory: toRelay(relay) })
    const volume = window.open(notes)
    volume.doc.transact(() => {
      for (let at = 0; at < 50; at += 1) volume.doc.getMap('words').set(`k${at}`, String(at).repeat(50_000))
    })
    await says(window, 'synced')
    await closeWindows()
    const other = aDevice().window({ socketFactory: toRelay(relay) })
    const there = other.open(notes)
    await eventually(() => expect(there.doc.getMap('words').size).toBe(50))
    await says(other, 'synced')
  }, 30_000)

  test('[SYN10] what a reader writes stays on the device and is told; with the right to write it goes up', async () => {
    const relay = await aRelay()
    const window = aDevice().window({ socketFactory: toRelay(relay) })
    const volume = window.open(bulletins)
    await says(window, 'synced')
    expect(volume.access()).toBe('read')
    write(volume, 'mine')
    await eventually(() => expect(window.sync()).toMatchObject({ kind: 'problem', problem: 'refused', waiting: 1 }))
    expect(word(volume)).toEqual({ mine: 'mine' })
    relay.gate.changeMember('zhou', { post: 'manager' })
    await eventually(() => expect(volume.access()).toBe('write'))
    await says(window, 'synced')
  })
})

describe('with a relay of paper', () => {
  test('[SYN1] connected and sent is not synced: only the acknowledgement makes it so', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect })
    const volume = window.open(notes)
    await says(window, 'synced')
    relay.rules.withholdAcks = true
    write(volume, 'a')
    await eventually(() => expect(relay.doc(notes).getMap('words').size).toBe(1))
    expect(window.sync()).toMatchObject({ kind: 'waiting', waiting: 1 })
    relay.rules.withholdAcks = false
    write(volume, 'b')
    await says(window, 'synced')
  })

  test('[SYN1] one volume that waits keeps the whole from being called synced', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect })
    window.open(notes)
    relay.rules.access = (name) => (name === bulletins ? closeCodes.storeUnavailable : 'write')
    window.open(bulletins)
    await eventually(() => expect(window.sync()).toMatchObject({ kind: 'problem', problem: 'relayFull' }))
    relay.rules.access = () => 'write'
    await says(window, 'synced')
  })

  test('[SYN7] an edit acknowledged before the state was sent proves nothing', async () => {
    const relay = aPaperRelay()
    relay.rules.down = true
    const window = aDevice().window({ socketFactory: relay.connect })
    const volume = window.open(notes)
    write(volume, 'offline')
    await volume.loaded
    relay.rules.down = false
    relay.rules.withholdAcks = true
    window.retryNow()
    await eventually(() => expect(relay.doc(notes).getMap('words').size).toBe(1))
    expect(window.sync().waiting).toBe(1)
  })
})
