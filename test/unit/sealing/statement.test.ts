import { canonicalPage } from '@hebu/shared/codec/canonical.ts'
import { contentHash } from '@hebu/shared/codec/content-hash.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import { createEd25519 } from '@hebu/shared/codec/sealing/ed25519.ts'
import { verifySeal } from '@hebu/shared/codec/sealing/verify-seal.ts'
import { enterVersion, keepContent, readContent, readVersions } from '@hebu/shared/codec/versions.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import { money } from '@hebu/shared/vocabulary/money.ts'
import type { Seal } from '@hebu/shared/vocabulary/sealing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { deeds } from '../../kit/fixture-book.ts'
import { aDeviceKey, aKey, aSeal, aWitness, enterSealed } from '../../kit/seals.ts'

const at = '2026-11-23T01:00:00.000Z'
const zhou = aKey(1)
const lin = aKey(2)
const relay = aKey(9)
const ed25519 = createEd25519()

function aDeed(): Y.Doc {
  const doc = new Y.Doc()
  write.createPage(doc, deeds, undefined, { id: 'd1', made: { by: 'zhou', at }, beginning: {}, given: { title: '供貨合同', amount: money(1200000), lines: [{ id: 'l1', cells: { what: '茶葉', price: money(600000) } }] }, shared: false })
  const paragraph = new Y.XmlElement('paragraph')
  doc.getXmlFragment('d1!terms').insert(0, [paragraph])
  paragraph.insert(0, [new Y.XmlText('乙方應於十二月前交付')])
  return doc
}

const read = (doc: Y.Doc) => readPage(deeds, 'd1', 's', { main: doc, parts: {} })!

function sealedDeed() {
  const doc = aDeed()
  const entry = enterSealed(doc, deeds, read(doc), zhou, { id: 'm1', move: 'submit', from: 'draft', to: 'review', by: 'zhou', at, route: [{ by: ['head'], mode: 'single', limitWorkingDays: 2 }] })
  return { doc, seal: entry.seal!, entry }
}

const against = (seal: Seal, given: Partial<Parameters<typeof verifySeal>[0]> = {}) => verifySeal({ seal, workspace: 'w1', keys: [aDeviceKey(zhou, 'zhou'), aDeviceKey(lin, 'lin')], relayKey: relay.key, ...given }, ed25519)

describe('what was sealed', () => {
  test('[SEAL1] a seal holds for the member whose key it is, over the words that were signed and no others', async () => {
    const { seal } = sealedDeed()
    expect(await against(seal)).toEqual({ witnessed: undefined })
    expect(await against(seal, { keys: [] })).toMatchObject({ fault: 'unknown-key' })
    expect(await against(seal, { keys: [], ownKeys: [aDeviceKey(zhou, 'zhou')] })).toEqual({ witnessed: undefined })
    expect(await against(seal, { keys: [aDeviceKey(zhou, 'lin')] })).toMatchObject({ fault: 'wrong-key' })
    expect(await against({ ...seal, key: lin.key })).toMatchObject({ fault: 'forged' })
    expect(await against(seal, { workspace: 'w2' })).toMatchObject({ fault: 'another-page' })
    // The same statement with a blank in it says the same, and is not what is signed in its one form.
    const spaced = seal.statement.replace(',', ', ')
    expect(await against({ statement: spaced, key: zhou.key, signature: zhou.sign(spaced) })).toMatchObject({ fault: 'forged' })
  })

  test('[SEAL1] any single bit that is changed in a seal is found', async () => {
    const { seal } = sealedDeed()
    const parts = ['statement', 'key', 'signature'] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), fc.nat(6), async (part, place, bit) => {
        const bytes = Buffer.from(seal[part])
        bytes[place % bytes.length]! ^= 1 << bit
        const changed = { ...seal, [part]: bytes.toString('utf8') }
        fc.pre(changed[part] !== seal[part])
        expect((await against(changed)).fault).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  test('[SEAL1] without WebCrypto, and where it knows no Ed25519, the same is found by computing', async () => {
    const { seal } = sealedDeed()
    const unsupported = { importKey: () => Promise.reject(new DOMException('no', 'NotSupportedError')), verify: () => Promise.resolve(true) }
    for (const platform of [createEd25519(unsupported)]) {
      expect(await platform.verifies(seal.key, seal.signature, seal.statement)).toBe(true)
      expect(await platform.verifies(seal.key, seal.signature, `${seal.statement} `)).toBe(false)
      expect(await platform.verifies(lin.key, seal.signature, seal.statement)).toBe(false)
      expect(await platform.verifies('AAAA', seal.signature, seal.statement)).toBe(false)
    }
  })

  test('[SEAL2] what the relay said counts under its signature alone, for this very seal; what it refused does not count', async () => {
    const { seal } = sealedDeed()
    const witness = aWitness(seal, relay, { by: 'zhou', at: '2026-11-23T02:00:00.000Z' })
    expect(await against(seal, { witness })).toMatchObject({ witnessed: { by: 'zhou', at: '2026-11-23T02:00:00.000Z' } })
    expect(await against(seal, { witness: { ...witness, statement: witness.statement.replace('T02', 'T01') } })).toEqual({ witnessed: undefined })
    expect(await against(seal, { witness: aWitness(seal, lin, { by: 'zhou', at }) })).toEqual({ witnessed: undefined })
    const other = aSeal({ ...JSON.parse(seal.statement), note: '另一' }, zhou)
    expect(await against(other, { witness })).toEqual({ witnessed: undefined })
    expect(await against(seal, { witness: aWitness(seal, relay, { by: 'zhou', at, refused: 'member-left' }) })).toMatchObject({ fault: 'refused-by-relay', refused: 'member-left' })
  })

  test('[SEAL2] a seal made with a key that has ended counts only where the relay saw it before', async () => {
    const { seal } = sealedDeed()
    const keys = [aDeviceKey(zhou, 'zhou', { until: '2026-11-23T03:00:00.000Z' })]
    expect(await against(seal, { keys })).toMatchObject({ fault: 'key-ended' })
    expect(await against(seal, { keys, witness: aWitness(seal, relay, { by: 'zhou', at: '2026-11-23T02:00:00.000Z' }) })).not.toHaveProperty('fault')
    expect(await against(seal, { keys, witness: aWitness(seal, relay, { by: 'zhou', at: '2026-11-23T04:00:00.000Z' }) })).toMatchObject({ fault: 'key-ended' })
  })

  test('[SEAL2] a seal names the one before it: another order of the log is found', async () => {
    const { doc, seal } = sealedDeed()
    const second = enterSealed(doc, deeds, read(doc), lin, { id: 'm2', move: 'approve', from: 'review', to: 'approved', by: 'lin', at, after: 'm1', as: 'head', step: 0 })
    expect(await against(second.seal!, { before: seal })).toEqual({ witnessed: undefined })
    expect(await against(second.seal!)).toMatchObject({ fault: 'broken-log' })
    expect(await against(second.seal!, { before: aSeal({ ...JSON.parse(seal.statement), note: '另一' }, zhou) })).toMatchObject({ fault: 'broken-log' })
  })
})

describe('the content of a seal', () => {
  test('[SEAL3] what was sealed is kept whole, once, and found by its hash', () => {
    const { doc, entry } = sealedDeed()
    const content = canonicalPage(deeds, read(doc), doc)
    expect(entry.content).toBe(contentHash(content))
    expect(readContent(doc, 'd1', entry.content!)).toEqual(JSON.parse(JSON.stringify(content)))
    const before = Y.encodeStateAsUpdate(doc).length
    expect(keepContent(doc, content)).toBe(entry.content)
    expect(Y.encodeStateAsUpdate(doc).length).toBe(before)
    expect(read(doc).state).toBe('review')
  })

  test('[SEAL3] what is kept under a hash and is something else, or swells without end, is not taken for it', () => {
    const { doc, entry } = sealedDeed()
    const map = doc.getMap<unknown>('d1~versions')
    const good = map.get(entry.content!) as Uint8Array
    for (const bad of ['text', new Uint8Array([1, 2, 3]), good.slice(0, -9), new Uint8Array(0)]) {
      map.set(entry.content!, bad)
      expect(readContent(doc, 'd1', entry.content!)).toBeUndefined()
    }
    map.set('f'.repeat(64), good)
    expect(readContent(doc, 'd1', 'f'.repeat(64))).toBeUndefined()
    expect(readContent(doc, 'd1', 'nothing')).toBeUndefined()
  })

  test('[SEAL3] versions are listed by their time; what is none is passed over', () => {
    const doc = aDeed()
    const content = keepContent(doc, canonicalPage(deeds, read(doc), doc))
    enterVersion(doc, 'd1', { id: 'b', content, by: 'lin', at: '2026-11-24T01:00:00.000Z', name: '二稿' })
    enterVersion(doc, 'd1', { id: 'a', content, by: 'zhou', at, entry: 'm1' })
    doc.getMap<unknown>('d1~versions').set('v.c', { content: 'no hash', by: 'he', at })
    expect(readVersions(doc, 'd1')).toEqual([{ id: 'a', content, by: 'zhou', at, entry: 'm1' }, { id: 'b', content, by: 'lin', at: '2026-11-24T01:00:00.000Z', name: '二稿' }])
    expect(readVersions(doc, 'd2')).toEqual([])
  })
})
