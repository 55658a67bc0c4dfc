import { zstdDecompressSync } from 'node:zlib'

import { Content } from '@hebu/sync-server/room/content.ts'
import { encodeUpdate } from '@hebu/sync-server/room/update/encode-update.ts'
import { createCollector } from '@hebu/sync-server/transport/collector-process.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { docOf } from '../../kit/random-edits.ts'

test('[STO5] another process collects what it is given in pieces, and gives it back read and packed; what waits for something it leaves', async () => {
  const collect = createCollector()
  const docs = [1, 2, 3].map((clientID) => Object.assign(new Y.Doc({ gc: false }), { clientID }))
  for (const doc of docs) doc.getText(`of ${doc.clientID}`).insert(0, '字'.repeat(60_000))
  docs[0]!.getText('of 1').delete(10, 50_000)
  const update = Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)))
  const collected = (await collect([update.subarray(0, 300_001), update.subarray(300_001)]))!
  // Alone in its memory, which goes on to the thread of the store.
  expect(collected.zstd!.buffer.byteLength).toBe(collected.zstd!.length)
  expect(new Uint8Array(zstdDecompressSync(collected.zstd!))).toEqual(collected.bytes)
  expect(collected.bytes.length).toBeLessThan(update.length)
  const again = docOf(encodeUpdate(Content.of(collected.bytes, collected.runs).since(new Map()), collected.deletes))
  for (const doc of docs) expect(again.getText(`of ${doc.clientID}`).length).toBe(doc.clientID === 1 ? 10_000 : 60_000)

  const [first] = docs as [Y.Doc]
  const known = Y.encodeStateVector(first)
  first.getText('of 1').insert(5, 'x')
  expect(await collect([Y.encodeStateAsUpdate(first, known)])).toBeUndefined()
  expect((await collect([update]))?.bytes.length).toBe(collected.bytes.length)
})
