import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'

describe('a volume’s document', () => {
  test('[VOL5] it holds and writes what any other document would', () => {
    const edits = fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 5 }), fc.boolean()), { maxLength: 120 })
    fc.assert(
      fc.property(edits, (steps) => {
        const docs = [createVolumeDoc(), new Y.Doc()]
        for (const doc of docs) {
          doc.clientID = 7
          for (const [root, key, deletes] of steps) {
            const map = doc.getMap(`p${root}`)
            if (deletes) map.delete(`k${key}`)
            else map.set(`k${key}`, root + key)
          }
        }
        const [ours, plain] = docs.map((doc) => Y.encodeStateAsUpdate(doc))
        expect(ours).toEqual(plain)
        const loaded = createVolumeDoc()
        Y.applyUpdate(loaded, plain!)
        for (const name of docs[1]!.share.keys()) expect(loaded.getMap(name).toJSON()).toEqual(docs[1]!.getMap(name).toJSON())
      }),
    )
  })

  test('[VOL5] a search that goes through all roots finds each of them', () => {
    const doc = createVolumeDoc()
    for (let number = 0; number < 9; number++) doc.getMap(`p${number}`).set('k', number)
    Y.encodeStateAsUpdate(doc)
    doc.getMap('never changed')
    const seen = new Set([...doc.share.entries()].map(([name, root]) => [name, root === doc.share.get(name)].join()))
    expect([...seen].toSorted()).toEqual([...doc.share.keys()].map((name) => `${name},true`).toSorted())
  })

  test('[VOL5] what was changed of pages that lie far apart is written without going through the others each time', () => {
    const doc = createVolumeDoc()
    const count = 2_000
    for (let number = 0; number < count; number++) doc.getMap(`p${number}`).set('k', number)
    const looked = vi.spyOn(doc.share, 'get')
    const scattered = (step: number): number => (step * 1_373) % count
    let changes = 0
    doc.on('update', () => changes++)
    for (let slice = 0; slice < 20; slice++) {
      doc.transact(() => {
        for (let step = slice * 50; step < (slice + 1) * 50; step++) {
          doc.getMap(`p${scattered(step)}`).set('first', step)
          doc.getArray(`h${scattered(step)}`).push([step])
        }
      })
    }
    expect(changes).toBe(20)
    expect(looked.mock.calls.length).toBeLessThan(12_000)
    looked.mockClear()
    Y.encodeStateAsUpdate(doc)
    expect(looked.mock.calls.length).toBeLessThan(30_000)
  })

  test('[VOL5] the order of changes is not kept beyond what it is needed for', () => {
    const doc = createVolumeDoc()
    for (let time = 0; time < 5_000; time++) doc.getMap(`p${time % 7}`).set('k', time)
    expect([...doc.share.entries()].length).toBeLessThan(3_000)
    expect(new Set([...doc.share.entries()].map(([name]) => name)).size).toBe(7)
  })
})
