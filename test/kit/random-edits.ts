import * as Y from 'yjs'

/** A seeded source of numbers in [0, 1). */
export type Dice = () => number

export function dice(seed: number): Dice {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words = ['合同', '回访', 'plan', '🀄', 'é', '客户档案', 'x', '第三季度 target']

/** Yjs parts a pair of surrogates for good where a range ends within it, on the device that only looked there too; editors never ask for that. */
const unpaired = words.filter((word) => word !== '🀄')

/** One edit of any kind that books make: fields, nested rows, rich text with marks, arrays, and all ways of taking away. */
export function editAtRandom(doc: Y.Doc, roll: Dice): void {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!
  const upTo = (most: number): number => Math.floor(roll() * (most + 1))
  const map = doc.getMap('fields')
  const list = doc.getArray('rows')
  const text = doc.getText('note')
  const xml = doc.getXmlFragment('body')
  const edits: readonly (() => void)[] = [
    () => map.set(pick(words), pick<unknown>([1, -2.5, true, null, 'text', { deep: [1, { er: 'x' }] }, [1, 2], new Uint8Array([1, 2])])),
    () => map.delete(pick(words)),
    () => map.set('nested', new Y.Map([[pick(words), pick(words)]])),
    () => void (map.get('nested') instanceof Y.Map && (map.get('nested') as Y.Map<unknown>).set(pick(words), upTo(9))),
    () => list.insert(upTo(list.length), [pick(words), upTo(99)]),
    () => void (list.length > 0 && list.delete(upTo(list.length - 1), 1)),
    () => list.push([new Y.Array()]),
    () => text.insert(upTo(text.length), pick(unpaired)),
    () => text.insert(upTo(text.length), pick(unpaired), { bold: pick<unknown>([true, null, { style: 'x' }]) }),
    () => void (text.length > 2 && text.delete(upTo(text.length - 2), 1 + upTo(1))),
    () => void (text.length > 2 && text.format(0, 2, { mark: upTo(3) })),
    () => text.insertEmbed(upTo(text.length), { image: 'a.png' }),
    () => xml.insert(upTo(xml.length), [pick([new Y.XmlElement('paragraph'), new Y.XmlText('行')])]),
    () => void (xml.length > 0 && xml.delete(upTo(xml.length - 1), 1)),
    () => {
      const first = xml.length > 0 ? xml.get(0) : undefined
      if (first instanceof Y.XmlElement) first.setAttribute('level', String(upTo(6)))
      if (first instanceof Y.XmlElement) first.insert(first.length, [new Y.XmlText(pick(words))])
    },
  ]
  doc.transact(() => {
    for (let i = upTo(3); i >= 0; i--) pick(edits)()
  })
}

/** The updates of several documents that edit at random and hear of each other now and then. */
export function aHistory(seed: number, { docs: docCount = 3, edits = 40 } = {}): { readonly docs: readonly Y.Doc[]; readonly updates: readonly { readonly by: number; readonly bytes: Uint8Array }[] } {
  const roll = dice(seed)
  const updates: { by: number; bytes: Uint8Array }[] = []
  const docs = Array.from({ length: docCount }, (_, by) => {
    const doc = new Y.Doc()
    doc.clientID = 1 + Math.floor(roll() * 0xffff_fffe)
    doc.on('update', (bytes: Uint8Array, origin: unknown) => origin !== 'heard' && updates.push({ by, bytes }))
    return doc
  })
  const heard = docs.map(() => 0)
  for (let i = 0; i < edits; i++) {
    const at = Math.floor(roll() * docCount)
    const doc = docs[at]!
    if (roll() < 0.5) {
      for (const { bytes } of updates.slice(heard[at])) Y.applyUpdate(doc, bytes, 'heard')
      heard[at] = updates.length
    }
    editAtRandom(doc, roll)
  }
  return { docs, updates }
}

/** A document out of updates. */
export function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const bytes of updates) Y.applyUpdate(doc, bytes)
  return doc
}

/** Everything that can be read of the document that {@link editAtRandom} edits. */
export const contentOf = (doc: Y.Doc): unknown => ({
  fields: doc.getMap('fields').toJSON(),
  rows: doc.getArray('rows').toJSON(),
  note: doc.getText('note').toDelta(),
  body: doc.getXmlFragment('body').toString(),
})

/** Whether the document waits for structs or deletions that it was promised. */
export const isPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null
