import { Knowledge } from '@hebu/sync-server/room/update/knowledge.ts'
import { validateUpdate } from '@hebu/sync-server/room/update/validate-update.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { composeAtRandom } from '../../kit/random-structs.ts'
import { aHistory, contentOf, dice, docOf, isPending } from '../../kit/random-edits.ts'

const anybody = () => true

/** What a relay keeps of updates in this order: those that bring something and refer to nothing unknown. */
function kept(updates: readonly Uint8Array[], known = new Knowledge()): Uint8Array[] {
  return updates.flatMap((update) => {
    const verdict = validateUpdate(update, known, anybody)
    if (verdict.kind !== 'news' || verdict.bytes === undefined) return []
    known.add(verdict.effects)
    return [verdict.bytes]
  })
}

const shuffled = <T>(things: readonly T[], seed: number): T[] => {
  const roll = dice(seed)
  return things.map((thing) => ({ thing, at: roll() })).sort((a, b) => a.at - b.at).map(({ thing }) => thing)
}

test('[RLY5] what is kept of honest updates, in whatever order and however often, applies cleanly to an empty document', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), (seed, order) => {
      const { docs, updates } = aHistory(seed)
      const bytes = updates.map((update) => update.bytes)
      const step2s = docs.map((doc) => Y.encodeStateAsUpdate(doc))
      const doc = docOf(...kept([...shuffled([...bytes, ...bytes], order), ...step2s]))
      expect(isPending(doc)).toBe(false)
      expect(contentOf(doc)).toEqual(contentOf(docOf(...bytes)))
    }),
    { numRuns: 60 },
  )
})

test('[RLY4] an update that was kept brings nothing when it comes again, alone or inside of a whole document', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { updates } = aHistory(seed)
      const known = new Knowledge()
      const bytes = updates.map((update) => update.bytes)
      // Deletions that integration implies are in no update: a whole document tells them once.
      const whole = Y.encodeStateAsUpdate(docOf(...bytes))
      kept([...bytes, whole], known)
      for (const again of [...bytes, whole, Y.mergeUpdates(bytes)]) expect(validateUpdate(again, known, anybody)).toEqual({ kind: 'nothing' })
    }),
    { numRuns: 40 },
  )
})

test('[RLY5] whatever is done to the bytes of an update, what is kept of it applies cleanly', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }), (seed, changes) => {
      const { updates } = aHistory(seed, { docs: 2, edits: 12 })
      const bytes = updates.map((update) => update.bytes)
      const before = kept(bytes.slice(0, -1))
      const last = bytes.at(-1)!.slice()
      for (const [at, value] of changes) last[at % last.length] = value
      const after = kept([...before, last])
      const doc = docOf(...after)
      expect(isPending(doc)).toBe(false)
      docOf(Y.mergeUpdates(after))
    }),
    { numRuns: 800 },
  )
})

test('[RLY5] whatever a stranger composes, what is kept of it never makes a document throw or wait', () => {
  let taken = 0
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const roll = dice(seed)
      const known = new Knowledge()
      const after: Uint8Array[] = []
      const live = new Y.Doc()
      for (let i = 0; i < 14; i++) {
        const news = kept([composeAtRandom(roll, known.clocks)], known)
        taken += news.length
        for (const bytes of news) Y.applyUpdate(live, bytes)
        after.push(...news)
        expect(isPending(live)).toBe(false)
      }
      if (after.length === 0) return
      const late = docOf(Y.mergeUpdates(after))
      expect(isPending(late)).toBe(false)
      expect(Y.decodeStateVector(Y.encodeStateVector(late))).toEqual(known.clocks)
      contentOf(late)
    }),
    { numRuns: 600 },
  )
  expect(taken).toBeGreaterThan(3000)
})

test('[RLY5] structs in another order than Yjs writes them are kept in its order, as merging would lose them', () => {
  const [low, high] = [new Y.Doc(), new Y.Doc()]
  ;[low.clientID, high.clientID] = [5, 9]
  low.getArray('rows').push(['low'])
  high.getArray('rows').push(['high'])
  const rising = Uint8Array.of(2, ...Y.encodeStateAsUpdate(low).slice(1, -1), ...Y.encodeStateAsUpdate(high).slice(1, -1), 0)
  const third = docOf()
  third.clientID = 10
  third.getArray('rows').push(['third'])
  const other = Y.encodeStateAsUpdate(third)
  expect(docOf(Y.mergeUpdates([rising, other])).getArray('rows').length).toBe(2)
  expect(docOf(Y.mergeUpdates([...kept([rising]), other])).getArray('rows').length).toBe(3)
})

test('[ROOM4] an update that refers to what is not known says so, and the part that stands alone is told apart', () => {
  const { updates } = aHistory(3, { docs: 1, edits: 10 })
  const [, second] = updates
  const gap = validateUpdate(second!.bytes, new Knowledge(), anybody)
  expect(gap).toMatchObject({ kind: 'news', bytes: undefined, isRest: true })
})
