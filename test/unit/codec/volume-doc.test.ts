import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
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

  test('[VOL5] a search that goes through all roots finds each of them once', () => {
    const doc = createVolumeDoc()
    for (let number = 0; number < 9; number++) doc.getMap(`p${number}`).set('k', number)
    Y.encodeStateAsUpdate(doc)
    const seen = [...doc.share.entries()].map(([name]) => name)
    expect(seen.toSorted()).toEqual([...doc.share.keys()])
  })
})
