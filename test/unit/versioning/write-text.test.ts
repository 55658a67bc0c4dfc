import type { XmlJson } from '@hebu/shared/codec/canonical.ts'
import { canonicalJson, fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import { writeText } from '@hebu/shared/codec/versioning/write-text.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import type { SeededRandom } from '../../kit/seeded-random.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

const words = ['供货', '期限为', '二十日', '🀄', 'plan B', '，', '客户确认', 'é', '。']

function aRun(random: SeededRandom): XmlJson {
  const text = Array.from({ length: 1 + random.int(4) }, () => random.pick(words)).join('')
  return random.chance(0.3) ? { text, marks: random.pick([{ bold: {} }, { link: { href: 'https://example.com' } }]) } : { text }
}

/** Runs of one form side by side are one. */
const normal = (content: readonly XmlJson[]): readonly XmlJson[] => content.reduce<XmlJson[]>((all, json) => {
  const last = all.at(-1)
  if ('text' in json && last !== undefined && 'text' in last && canonicalJson(last.marks ?? null) === canonicalJson(json.marks ?? null)) return [...all.slice(0, -1), { ...last, text: last.text + json.text }]
  return [...all, json]
}, [])

function aLine(random: SeededRandom): XmlJson {
  const content = normal(Array.from({ length: random.int(4) }, () => (random.chance(0.25) ? { node: 'mention', attributes: { kind: 'member', id: random.pick(['lin', 'zhou']), label: '林' } } : aRun(random))))
  const line = random.chance(0.2) ? { node: 'heading', attributes: { level: 1 + random.int(3) } } : { node: 'paragraph' }
  return content.length === 0 ? line : { ...line, content }
}

const aText = (random: SeededRandom): readonly XmlJson[] =>
  Array.from({ length: random.int(7) }, () => (random.chance(0.2) ? { node: 'bullet_list', content: Array.from({ length: 1 + random.int(3) }, () => ({ node: 'list_item', content: [aLine(random)] })) } : aLine(random)))

const said = (fragment: Y.XmlFragment): string => canonicalJson(fragmentToJson(fragment))

/** A text that came about by writing on, with parts of one that others keep. */
function writtenOn(random: SeededRandom, text: readonly XmlJson[]): readonly XmlJson[] {
  return text.flatMap((line) => (random.chance(0.2) ? [] : random.chance(0.3) ? [aLine(random)] : random.chance(0.2) ? [line, aLine(random)] : [line]))
}

test('[VER6] a text that is restored says exactly what it said, whatever it became meanwhile, and taking it back is exact too', () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seededRandom(seed)
    const doc = new Y.Doc()
    const fragment = doc.getXmlFragment('t')
    const then = aText(random)
    doc.transact(() => writeText(fragment, then))
    expect(said(fragment), `seed ${seed}`).toBe(canonicalJson(then))
    const later = random.chance(0.3) ? aText(random) : writtenOn(random, then)
    doc.transact(() => writeText(fragment, later))
    expect(said(fragment), `seed ${seed}`).toBe(canonicalJson(later))
    doc.transact(() => writeText(fragment, then))
    expect(said(fragment), `seed ${seed}`).toBe(canonicalJson(then))
  }
})

test('[VER6] two devices that restore different versions at once say the same afterwards', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = seededRandom(seed)
    const [one, other] = [new Y.Doc(), new Y.Doc()]
    const first = aText(random)
    one.transact(() => writeText(one.getXmlFragment('t'), first))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    one.transact(() => writeText(one.getXmlFragment('t'), writtenOn(random, first)))
    other.transact(() => writeText(other.getXmlFragment('t'), writtenOn(random, first)))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    expect(said(one.getXmlFragment('t'))).toBe(said(other.getXmlFragment('t')))
  }
})

test('[VER6] letters that stay are not written anew: what points at them keeps its place', () => {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('t')
  writeText(fragment, [{ node: 'paragraph', content: [{ text: '供货期限为二十日，逾期每日按千分之三计。' }] }, { node: 'paragraph', content: [{ text: '另行约定' }] }])
  const text = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText
  const place = Y.createRelativePositionFromTypeIndex(text, 9)
  writeText(fragment, [{ node: 'paragraph', content: [{ text: '供货期限为三十个工作日，逾期每日按千分之三计。' }] }, { node: 'paragraph', content: [{ text: '另行约定' }] }])
  expect(Y.createAbsolutePositionFromRelativePosition(place, doc)).toMatchObject({ type: text, index: 12 })
  expect(said(fragment)).toContain('三十个工作日')
})
