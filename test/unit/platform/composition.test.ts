import { createIncomingGate } from '@hebu/web/platform/socket/incoming-gate.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

import { aDevice, says, toRelay, word, write } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'

afterEach(() => void vi.useRealTimers())

describe('the gate', () => {
  test('[SYN6] what came while held is done in its order once all holders have released', () => {
    const gate = createIncomingGate()
    const done: number[] = []
    gate.hold()
    gate.hold()
    gate.pass(() => done.push(1))
    gate.pass(() => done.push(2))
    gate.release()
    expect(done).toEqual([])
    gate.release()
    gate.pass(() => done.push(3))
    expect(done).toEqual([1, 2, 3])
  })

  test('[SYN6] one edit that cannot be taken in keeps back none of those that came after it, and is told', () => {
    const gate = createIncomingGate()
    const done: number[] = []
    gate.hold()
    gate.pass(() => {
      throw new Error('malformed')
    })
    gate.pass(() => done.push(2))
    expect(() => gate.release()).toThrow('malformed')
    expect(done).toEqual([2])
  })

  test('[SYN6] releasing once too often holds nothing open, and a forgotten hold ends by itself', () => {
    vi.useFakeTimers()
    const gate = createIncomingGate()
    gate.release()
    gate.hold()
    const work = vi.fn()
    gate.pass(work)
    vi.advanceTimersByTime(60_000)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(60_000)
    expect(work).toHaveBeenCalledTimes(1)
  })
})

describe('while composing', () => {
  test('[SYN6] edits of others wait, own ones too, and all is there after', async () => {
    const relay = await aRelay()
    const mine = aDevice('zhou').window({ socketFactory: toRelay(relay, 'zhou') })
    const here = mine.open(notes)
    await says(mine, 'synced')
    const theirs = aDevice('chen').window({ socketFactory: toRelay(relay, 'lin'), member: 'lin' })
    const there = theirs.open(notes)
    await says(theirs, 'synced')

    mine.holdIncoming()
    write(there, 'theirs')
    await says(theirs, 'synced')
    write(here, 'mine')
    await says(mine, 'waiting')
    expect([word(here), word(there)]).toEqual([{ mine: 'mine' }, { theirs: 'theirs' }])
    mine.releaseIncoming()
    await eventually(() => expect(word(here)).toEqual({ theirs: 'theirs', mine: 'mine' }))
    await eventually(() => expect(word(there)).toEqual({ theirs: 'theirs', mine: 'mine' }))
    await says(mine, 'synced')
  })

  test('[SYN6] a question of the relay for the state is answered at once', async () => {
    const relay = aPaperRelay()
    const window = aDevice().window({ socketFactory: relay.connect })
    const volume = window.open(notes)
    await says(window, 'synced')
    window.holdIncoming()
    const before = relay.received.length
    const step1 = Uint8Array.of(0, 0, 1, 0)
    relay.tell(notes, (channel) => ({ type: 'data', channel, n: 0, last: true, bytes: step1 }))
    await eventually(() => expect(relay.received.slice(before)).toMatchObject([{ type: 'data', n: 2 }]))
    const other = new Y.Doc()
    other.getMap('words').set('x', 1)
    const update = Y.encodeStateAsUpdate(other)
    relay.tell(notes, (channel) => ({ type: 'data', channel, n: 0, last: true, bytes: Uint8Array.of(0, 2, update.length, ...update) }))
    await says(window, 'synced')
    expect(word(volume)).toEqual({})
    window.releaseIncoming()
    expect(word(volume)).toEqual({ x: 1 })
  })

  test('[SYN6] edits of another window wait too', async () => {
    const device = aDevice()
    const one = device.window()
    const two = device.window()
    const here = one.open(notes)
    const there = two.open(notes)
    await Promise.all([here.loaded, there.loaded])
    write(there, 'before')
    await eventually(() => expect(word(here)).toEqual({ before: 'before' }))
    one.holdIncoming()
    write(there, 'while')
    write(here, 'own')
    // A window that opens now is answered at once: what was said before has come, and the hold is what keeps it back.
    const third = device.window().open(notes)
    await eventually(() => expect(word(third)).toMatchObject({ own: 'own' }))
    write(there, 'later')
    expect(word(here)).toEqual({ before: 'before', own: 'own' })
    one.releaseIncoming()
    await eventually(() => expect(word(there)).toMatchObject({ own: 'own' }))
    await eventually(() => expect(word(here)).toEqual({ before: 'before', while: 'while', own: 'own', later: 'later' }))
  })
})
