import { decodeUpdate } from '@hebu/sync-server/room/update/decode-update.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { aHistory } from '../../kit/random-edits.ts'

const limits = { maxParts: 100_000 }

/** Structs and deletions as Yjs decodes them. */
function asYjsSays(update: Uint8Array) {
  const { structs, ds } = Y.decodeUpdate(update)
  return {
    structs: structs.map(({ id, length }) => ({ client: id.client, clock: id.clock, length })),
    deletes: [...ds.clients].map(([client, items]) => [client, items.reduce((sum, { len }) => sum + len, 0)]),
  }
}

function asWeSay(update: Uint8Array) {
  const decoded = decodeUpdate(update, limits)
  if (!decoded.ok) throw new Error(decoded.refusal)
  return {
    structs: decoded.value.sections.flatMap(({ client, structs }) => Array.from({ length: structs.count }, (_, i) => ({ client, clock: structs.clock(i), length: structs.endClock(i) - structs.clock(i) }))),
    deletes: [...decoded.value.deletes].map(([client, ranges]) => [client, ranges.reduce((sum, end, i) => (i % 2 === 1 ? sum + end - ranges[i - 1]! : sum), 0)]),
  }
}

test('[SEC3] reads every update that Yjs writes, and reads in it what Yjs reads', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { docs, updates } = aHistory(seed)
      const all = [...updates.map(({ bytes }) => bytes), ...docs.map((doc) => Y.encodeStateAsUpdate(doc)), Y.mergeUpdates(updates.map(({ bytes }) => bytes))]
      for (const update of all) expect(asWeSay(update)).toEqual(asYjsSays(update))
    }),
    { numRuns: 40 },
  )
})

test('[SEC3] any bytes are decoded or refused, and never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => typeof decodeUpdate(bytes, limits).ok === 'boolean'), { numRuns: 3000 })
})

test('[SEC3] what follows the end of an update is refused', () => {
  const [update] = aHistory(1).updates
  expect(decodeUpdate(update!.bytes, limits).ok).toBe(true)
  expect(decodeUpdate(Uint8Array.of(...update!.bytes, 0), limits)).toEqual({ ok: false, refusal: 'malformed' })
})

test('[SEC3] updates of format V2 are refused', () => {
  for (const { bytes } of aHistory(5).updates) expect(decodeUpdate(Y.convertUpdateFormatV1ToV2(bytes), limits).ok).toBe(false)
})

test('[SEC3] an update of more parts than a message may have is refused as too large', () => {
  const doc = new Y.Doc()
  for (let i = 0; i < 20; i++) doc.getArray('rows').insert(0, [i])
  expect(decodeUpdate(Y.encodeStateAsUpdate(doc), { maxParts: 19 })).toEqual({ ok: false, refusal: 'too-large' })
  expect(decodeUpdate(Y.encodeStateAsUpdate(doc), { maxParts: 20 }).ok).toBe(true)
})
