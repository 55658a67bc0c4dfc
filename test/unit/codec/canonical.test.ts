import { canonicalJson, canonicalPage, fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import { contentHash } from '@hebu/shared/codec/content-hash.ts'
import { indexBetween } from '@hebu/shared/codec/fractional-index.ts'
import { readPage } from '@hebu/shared/codec/read-page.ts'
import * as write from '@hebu/shared/codec/write-page.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { ledger } from '../../kit/fixture-book.ts'

describe('canonical form', () => {
  test('[CAN1] follows RFC 8785: key order by UTF-16 unit, number forms, escapes', () => {
    const sample = { numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 1e-27], string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] }
    expect(canonicalJson(sample)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}')
    expect(canonicalJson({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}',
    )
    expect(() => canonicalJson({ n: Number.NaN })).toThrow(RangeError)
  })

  test('[CAN2] two devices with the same content hash alike, however it came about; any change differs', () => {
    const here = new Y.Doc()
    const there = new Y.Doc()
    const made = { by: 'wang', at: '2026-11-23T01:00:00.000Z' }
    write.createPage(here, ledger, undefined, { id: 'p1', made, beginning: {}, given: { title: '合同', helpers: ['lin', 'he'] }, shared: false })
    write.createPage(there, ledger, undefined, { id: 'p1', made, beginning: {}, given: { title: '草稿', helpers: ['he'] }, shared: false })
    write.writeField(there, ledger, 'p1', 'title', '合同', 5)
    write.writeField(there, ledger, 'p1', 'helpers', ['he', 'lin'], 5)
    const type = (doc: Y.Doc, parts: string[]) => {
      const paragraph = new Y.XmlElement('paragraph')
      const words = new Y.XmlText()
      doc.getXmlFragment('p1!body').insert(0, [paragraph])
      paragraph.insert(0, [words])
      let at = 0
      for (const part of parts) {
        words.insert(at, part)
        at += part.length
      }
    }
    type(here, ['违约责任'])
    type(there, ['违约', '责', '任'])
    const hash = (doc: Y.Doc) => contentHash(canonicalPage(ledger, readPage(ledger, 'p1', 'g-all', { main: doc, parts: {} })!, doc))
    expect(hash(there)).toBe(hash(here))
    expect(hash(here)).toMatch(/^[0-9a-f]{64}$/)
    ;(there.getXmlFragment('p1!body').get(0) as Y.XmlElement).setAttribute('align', 'right')
    expect(hash(there)).not.toBe(hash(here))
    expect(fragmentToJson(here.getXmlFragment('p1!body'))).toEqual([{ node: 'paragraph', content: [{ text: '违约责任' }] }])
  })
})

describe('fractional index', () => {
  test('[PAG7] there is always a place between two others, and places stay in order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 200 }), (insertions) => {
        const places: string[] = []
        for (const raw of insertions) {
          const at = raw % (places.length + 1)
          places.splice(at, 0, indexBetween(places[at - 1], places[at]))
        }
        for (let index = 1; index < places.length; index++) expect(places[index - 1]! < places[index]!).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('[PAG7] appending many rows keeps places short', () => {
    let last: string | undefined
    for (let row = 0; row < 1000; row++) last = indexBetween(last, undefined)
    expect(last!.length).toBeLessThan(40)
  })
})
