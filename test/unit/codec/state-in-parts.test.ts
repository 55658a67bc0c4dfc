import { stateInParts } from '@hebu/shared/codec/state-in-parts.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { type SeededRandom, seededRandom } from '../../kit/seeded-random.ts'

/** Fields, texts and what is taken out of them, of several devices that hear of each other now and then. */
function course(random: SeededRandom): Y.Doc {
  const docs = Array.from({ length: 4 }, (_, at) => Object.assign(createVolumeDoc(), { clientID: [900, 4, 77, 300_000][at]! }))
  const change = (doc: Y.Doc): void => {
    const page = `p${random.int(30)}`
    const text = doc.get(`t/${page}`, Y.XmlFragment)
    random.pick([
      () => doc.getMap(`f/${page}`).set(`k${random.int(3)}`, random.int(1_000)),
      () => doc.getMap(`f/${page}`).delete(`k${random.int(3)}`),
      () => {
        const line = new Y.XmlElement('paragraph')
        line.insert(0, [new Y.XmlText('一二三四五六七八')])
        text.insert(random.int(text.length + 1), [line])
      },
      () => {
        if (text.length === 0) return
        const words = (text.get(random.int(text.length)) as Y.XmlElement).get(0) as Y.XmlText
        if (random.chance(0.6)) words.insert(random.int(words.length + 1), '新')
        else if (words.length > 2) words.delete(1, random.int(words.length - 1))
      },
      () => void (text.length > 2 && text.delete(random.int(text.length - 1), 1)),
    ])()
  }
  for (let step = 0; step < 600; step++) {
    change(random.pick(docs))
    const [from, to] = [random.pick(docs), random.pick(docs)]
    if (random.chance(0.2)) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
  }
  for (const doc of docs) Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(doc))
  return docs[0]!
}

/** A root that was only looked at counts for nothing. */
const contentOf = (doc: Y.Doc): ReadonlyMap<string, unknown> =>
  new Map([...doc.share.keys()].flatMap((name) => {
    const content = name.startsWith('t/') ? doc.get(name, Y.XmlFragment).toJSON() : doc.getMap(name).toJSON()
    return Object.keys(content).length === 0 ? [] : [[name, content]]
  }))

test('[LOC10] each part of a document stands on those before it, and all of them are the document', () => {
  for (let seed = 0; seed < 6; seed++) {
    const doc = course(seededRandom(seed))
    const parts = stateInParts(doc, 2 + 2 * seed)
    expect(parts.length).toBeGreaterThan(2)
    const again = createVolumeDoc()
    for (const part of parts) {
      Y.applyUpdate(again, part)
      expect([again.store.pendingStructs, again.store.pendingDs]).toEqual([null, null])
    }
    expect(contentOf(again)).toEqual(contentOf(doc))
    expect(Y.equalSnapshots(Y.snapshot(again), Y.snapshot(doc))).toBe(true)
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThan(Y.encodeStateAsUpdate(doc).length)
  }
})

test('[LOC10] what waits for something that is not here is kept with the whole', () => {
  const [one, doc] = [new Y.Doc(), createVolumeDoc()]
  one.getText('t').insert(0, 'a')
  const before = Y.encodeStateVector(one)
  one.getText('t').insert(1, 'b')
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(one, before))
  doc.getMap('f').set('k', 1)
  const parts = stateInParts(doc, 5)
  expect(parts).toHaveLength(1)
  const again = new Y.Doc()
  for (const part of parts) Y.applyUpdate(again, part)
  Y.applyUpdate(again, Y.encodeStateAsUpdate(one))
  expect([again.getText('t').toString(), again.getMap('f').toJSON()]).toEqual(['ab', { k: 1 }])
})
