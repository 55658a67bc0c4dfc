import { Presence, maxStateBytes } from '@hebu/sync-server/room/presence.ts'
import fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { expect, onTestFinished, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

type Entry = readonly [client: number, clock: number, state: unknown]

function entries(...of: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, of.length)
  for (const [client, clock, state] of of) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, typeof state === 'string' ? state : JSON.stringify(state))
  }
  return encoding.toUint8Array(encoder)
}

/** What a client that hears everything shows. */
function anAudience() {
  const doc = new Y.Doc()
  doc.clientID = 999_999
  const awareness = new Awareness(doc)
  onTestFinished(() => awareness.destroy())
  return {
    hear: (told: Uint8Array | 'malformed' | undefined) => {
      if (told instanceof Uint8Array) applyAwarenessUpdate(awareness, told, 'relay')
      return told
    },
    shows: () => Object.fromEntries([...awareness.getStates()].filter(([client]) => client !== 999_999)),
  }
}

const nobody = () => undefined
const wang = { key: { of: 'wang' }, member: 'wang' }
const zhou = { key: { of: 'zhou' }, member: 'zhou' }

test('[SEC2] identity is stamped: whatever a state says of its user, it is the member of the session', () => {
  const presence = new Presence()
  const audience = anAudience()
  audience.hear(presence.receive(entries([1, 0, { user: { id: 'wang', name: 'z' }, cursor: 3 }], [2, 0, { user: 'wang' }], [3, 0, {}]), zhou, 0, nobody))
  expect(audience.shows()).toEqual({ 1: { user: { id: 'zhou', name: 'z' }, cursor: 3 }, 2: { user: { id: 'zhou' } }, 3: { user: { id: 'zhou' } } })
})

test('[SEC2] a client id that another member has shown, or written with, cannot be shown or removed', () => {
  const presence = new Presence()
  const audience = anAudience()
  audience.hear(presence.receive(entries([1, 5, { at: 'a' }]), wang, 0, nobody))
  for (const forged of [{ at: 'forged' }, null]) expect(audience.hear(presence.receive(entries([1, 90, forged]), zhou, 0, nobody))).toBeUndefined()
  expect(presence.receive(entries([7, 0, { at: 'forged' }]), zhou, 0, (client) => (client === 7 ? 'wang' : undefined))).toBeUndefined()
  audience.hear(presence.leave(wang.key))
  expect(audience.shows()).toEqual({})
  expect(presence.receive(entries([1, 91, { at: 'forged' }]), zhou, 0, nobody)).toBeUndefined()
})

test('[ROOM7] what a client echoes of others is not passed on', () => {
  const presence = new Presence()
  const told = presence.receive(entries([1, 5, { at: 'a' }]), wang, 0, nobody) as Uint8Array
  expect(presence.receive(told, zhou, 0, nobody)).toBeUndefined()
  expect(presence.receive(told, { key: { of: 'wang, another tab' }, member: 'wang' }, 0, nobody)).toBeUndefined()
  const gone = presence.leave(wang.key) as Uint8Array
  expect(presence.receive(gone, zhou, 0, nobody)).toBeUndefined()
})

test('[ROOM7] who leaves is removed for the others, and is seen again at once on coming back with the clock of before', () => {
  const presence = new Presence()
  const audience = anAudience()
  audience.hear(presence.receive(entries([1, 5, { at: 'a' }]), wang, 0, nobody))
  audience.hear(presence.leave(wang.key))
  expect(audience.shows()).toEqual({})
  expect(presence.all()).toBeUndefined()
  audience.hear(presence.receive(entries([1, 5, { at: 'b' }]), { key: { of: 'wang again' }, member: 'wang' }, 0, nobody))
  expect(audience.shows()).toMatchObject({ 1: { at: 'b' } })
  expect(presence.leave(wang.key)).toBeUndefined()
})

test('[ROOM7] who comes late is told of everybody', () => {
  const presence = new Presence()
  presence.receive(entries([1, 5, { at: 'a' }]), wang, 0, nobody)
  presence.receive(entries([2, 1, { at: 'b' }]), zhou, 0, nobody)
  presence.receive(entries([2, 2, null]), zhou, 0, nobody)
  const audience = anAudience()
  audience.hear(presence.all())
  expect(audience.shows()).toEqual({ 1: { at: 'a', user: { id: 'wang' } } })
})

test('[SEC2] a state that is too large, nested too deep, or no object is not passed on', () => {
  const presence = new Presence()
  const large = { text: 'x'.repeat(maxStateBytes) }
  for (const state of [large, '['.repeat(8000) + ']'.repeat(8000), `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 7, 'not json', [1]]) {
    expect(presence.receive(entries([1, 1, state]), wang, 0, nobody)).toBeUndefined()
  }
})

test('[SEC2] a session that sends faster than anybody moves is slowed down, and heard again later', () => {
  const presence = new Presence()
  const sent = (count: number, fromClock: number, nowMs: number) =>
    Array.from({ length: count }, (_, i) => presence.receive(entries([1, fromClock + i, { i }]), wang, nowMs, nobody)).filter((told) => told !== undefined).length
  expect(sent(500, 1, 0)).toBe(60)
  expect(sent(500, 1001, 1000)).toBe(30)
  expect(sent(10, 2001, 60_000)).toBe(10)
  expect(presence.receive(entries([2, 1, {}]), zhou, 0, nobody)).toBeInstanceOf(Uint8Array)
})

test('[SEC2] a session shows a limited number of clients', () => {
  const presence = new Presence()
  const audience = anAudience()
  for (let i = 0; i < 50; i++) audience.hear(presence.receive(entries([i + 1, 1, {}]), wang, i * 1000, nobody))
  expect(Object.keys(audience.shows()).length).toBe(32)
})

test('[WIR2] any bytes of awareness are taken or refused, and never throw', () => {
  const presence = new Presence()
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const told = presence.receive(bytes, wang, 0, nobody)
      return told === undefined || told === 'malformed' || told instanceof Uint8Array
    }),
    { numRuns: 2000 },
  )
  expect(presence.receive(Uint8Array.of(2, 1, 1, 2, 123, 125), wang, 0, nobody)).toBe('malformed')
})

test('[ROOM7] an honest client is shown as it shows itself', () => {
  const presence = new Presence()
  const audience = anAudience()
  const awareness = new Awareness(new Y.Doc())
  onTestFinished(() => awareness.destroy())
  for (let i = 0; i < 20; i++) {
    awareness.setLocalState(i % 5 === 4 ? null : { cursor: i, user: { id: 'wang', color: '#123456' } })
    audience.hear(presence.receive(encodeAwarenessUpdate(awareness, [awareness.clientID]), wang, i * 100, nobody))
    expect(audience.shows()).toEqual(i % 5 === 4 ? {} : { [awareness.clientID]: awareness.getLocalState() })
  }
})
