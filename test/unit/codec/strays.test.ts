import { dismissStray, readStrays } from '@hebu/shared/codec/stray-pieces.ts'
import { appendLines } from '@hebu/shared/codec/strays.ts'
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { collectGarbage } from '@hebu/sync-server/room/collect-garbage.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import { changeLine, joinLines, lineAt, lost, plain, replicas, typeAt, wrapLine } from '../../kit/stray-replicas.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

describe('strays', () => {
  for (const [name, remake] of [['a heading', changeLine], ['a list', wrapLine], ['one line with the one above', joinLines]] as const)
    for (const order of ['typist first', 'remaker first', 'both in between'] as const)
      test(`[TXT30] what was typed into a line while another made it ${name} is kept as a stray, ${order}`, () => {
        const [typist, remaker] = replicas(2, ['標題', '會議記錄'])
        remake(remaker!, 1)
        typeAt(typist!, 1, 2, '的')
        typeAt(typist!, 1, 3, '確')
        if (order !== 'remaker first') typist!.hear(remaker!)
        if (order !== 'typist first') remaker!.hear(typist!)
        typist!.hear(remaker!)
        remaker!.hear(typist!)
        for (const { doc } of [typist!, remaker!]) {
          expect(plain(doc)).toContain('會議記錄')
          expect(lost(doc)).toEqual(['的確'])
        }
      })

  test('[TXT30] all devices that see the merge write one and the same stray, however the letters came', () => {
    const [typist, remaker, third] = replicas(3, ['會議'])
    changeLine(remaker!, 0)
    for (const [at, letter] of ['完', '結', '了'].entries()) typeAt(typist!, 0, 2 + at, letter)
    // One by one at one device, at once at the others.
    for (const update of typist!.written) remaker!.take(update)
    third!.hear(typist!)
    third!.hear(remaker!)
    typist!.hear(third!)
    third!.hear(remaker!)
    remaker!.hear(typist!)
    typist!.hear(remaker!)
    third!.hear(typist!)
    expect([typist!, remaker!, third!].map(({ doc }) => lost(doc))).toEqual([['完結了'], ['完結了'], ['完結了']])
    const before = Y.encodeStateVector(third!.doc)
    third!.hear(remaker!)
    expect(Y.encodeStateVector(third!.doc)).toEqual(before)
  })

  test('[TXT31] a device whose line is long gone still knows where late letters belonged', () => {
    const [typist, remaker] = replicas(2, ['會議'])
    changeLine(remaker!, 0)
    appendLines(remaker!.doc, textRoot('p', 'body'), '其他')
    typeAt(typist!, 0, 2, '延期')
    remaker!.hear(typist!)
    expect(lost(remaker!.doc)).toEqual(['延期'])
  })

  test('[TXT31] so does a device that joins after the relay has collected what was deleted', () => {
    const [typist, remaker] = replicas(2, ['會議'])
    changeLine(remaker!, 0)
    typeAt(typist!, 0, 2, '延期')
    const [late] = replicas(1, [])
    late!.doc.clientID = 9
    late!.take(collectGarbage(Y.encodeStateAsUpdate(remaker!.doc))!.bytes)
    for (const update of typist!.written) late!.take(update)
    expect(lost(late!.doc)).toEqual(['延期'])
  })

  test('[TXT30] what the person saw and took away is no stray', () => {
    const [one, two] = replicas(2, ['第一行', '第二行'])
    typeAt(one!, 1, 3, '多餘')
    two!.hear(one!)
    two!.doc.getXmlFragment('p!body').delete(1, 1)
    typeAt(one!, 0, 3, '。')
    one!.hear(two!)
    two!.hear(one!)
    expect([lost(one!.doc), lost(two!.doc)]).toEqual([[], []])
  })

  test('[TXT30] nor what was taken away by somebody who saw it, where that is heard of before the letters', () => {
    const [one, two, third] = replicas(3, ['第一行', '第二行'])
    typeAt(one!, 1, 3, '多餘')
    two!.hear(one!)
    two!.doc.getXmlFragment('p!body').delete(1, 1)
    for (const update of [...two!.written, ...one!.written]) third!.take(update)
    expect(plain(third!.doc)).toBe('第一行')
    expect(lost(third!.doc)).toEqual([])
  })

  test('[TXT30] letters struck out by who typed them are left out, and what was put in between stands there', () => {
    const [typist, remaker] = replicas(2, ['甲'])
    changeLine(remaker!, 0)
    typeAt(typist!, 0, 1, '一三x五')
    typeAt(typist!, 0, 2, '二')
    ;(lineAt(typist!.doc, 0).get(0) as Y.XmlText).delete(4, 1)
    typeAt(typist!, 0, 4, '四')
    typist!.hear(remaker!)
    expect(lost(typist!.doc)).toEqual(['一二三四五'])
  })

  test('[TXT30] a mention that lost its place leaves its label', () => {
    const [typist, remaker] = replicas(2, ['參加：'])
    changeLine(remaker!, 0)
    const mention = new Y.XmlElement('mention')
    mention.setAttribute('kind', 'member')
    mention.setAttribute('label', '周雨')
    lineAt(typist!.doc, 0).push([mention])
    remaker!.hear(typist!)
    typist!.hear(remaker!)
    expect([lost(typist!.doc), lost(remaker!.doc)]).toEqual([['@周雨'], ['@周雨']])
  })

  test('[TXT32] a stray that somebody has seen to stays away on all devices, also on those that merge later', () => {
    const [typist, remaker, late] = replicas(3, ['會議'])
    changeLine(remaker!, 0)
    typeAt(typist!, 0, 2, '延期')
    late!.hear(typist!)
    typist!.hear(remaker!)
    dismissStray(typist!.doc, 'p', 'body', readStrays(typist!.doc, 'p', 'body')[0]!.key)
    expect(lost(typist!.doc)).toEqual([])
    late!.hear(remaker!)
    expect(lost(late!.doc)).toEqual(['延期'])
    late!.hear(typist!)
    typist!.hear(late!)
    expect([lost(late!.doc), lost(typist!.doc)]).toEqual([[], []])
  })

  test('[TXT30] a device that may not write leaves the stray to others', () => {
    const [typist, remaker] = replicas(2, ['會議'], () => false)
    changeLine(remaker!, 0)
    typeAt(typist!, 0, 2, '延期')
    const [before] = [typist!.written.length]
    typist!.hear(remaker!)
    expect(typist!.written.length).toBe(before)
  })

  test('[TXT30] fields and rows that are overwritten or taken away leave none', () => {
    const [one, two] = replicas(2, ['甲'])
    one!.doc.getMap('p').set('title', '一')
    two!.doc.getMap('p').set('title', '二')
    lineAt(one!.doc, 0).setAttribute('level', '1')
    lineAt(two!.doc, 0).setAttribute('level', '2')
    one!.hear(two!)
    two!.hear(one!)
    expect([...one!.doc.share.keys(), ...two!.doc.share.keys()].filter((root) => root.includes('?'))).toEqual([])
  })

  for (let seed = 0; seed < 40; seed++)
    test(`[TXT30] every letter that nobody who saw it took away is in the text or in a stray, seed ${seed}`, () => {
      const random = seededRandom(seed)
      const people = replicas(3, ['甲', '乙', '丙'])
      const typed = new Set<string>()
      let next = 0x4e00 + seed * 400
      for (let step = 0; step < 60; step++) {
        const person = random.pick(people)
        const lines = person.doc.getXmlFragment('p!body').length
        const at = random.int(lines)
        const kind = random.int(10)
        if (kind < 5) {
          const letter = String.fromCharCode(next++)
          typed.add(letter)
          typeAt(person, at, random.int(plain(person.doc).split('\n')[at]!.length + 1), letter)
        } else if (kind < 6) changeLine(person, at)
        else if (kind < 7) wrapLine(person, at)
        else if (kind < 8 && at > 0) joinLines(person, at)
        else if (kind < 9) random.pick(people).hear(person)
        else {
          // Strikes out a letter: what it saw, it meant.
          const text = plain(person.doc).split('\n')[at]!
          const struck = text[0]
          if (struck === undefined || !typed.has(struck)) continue
          typed.delete(struck)
          person.strike(at, 0)
        }
      }
      for (let round = 0; round < 3; round++) for (const one of people) for (const other of people) if (one !== other) one.hear(other)
      const [first] = people
      for (const { doc } of people) {
        expect(plain(doc)).toBe(plain(first!.doc))
        expect(lost(doc)).toEqual(lost(first!.doc))
      }
      const kept = plain(first!.doc) + lost(first!.doc).join('')
      expect([...typed].filter((letter) => !kept.includes(letter))).toEqual([])
    })
})
