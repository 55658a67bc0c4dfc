// @vitest-environment happy-dom
import type { Passage } from '@hebu/shared/codec/comments.ts'
import { readComments, writeComment, writePassage } from '@hebu/shared/codec/comments.ts'
import { passageOf } from '@hebu/web/ui/editor/notes/passages.ts'
import { beginNote, noteRanges, showNotes } from '@hebu/web/ui/editor/notes/showing-notes.ts'
import type { TextNote, TextNotes } from '@hebu/web/ui/editor/notes/text-notes.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'

import type { Block } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { linkedTexts } from '../../kit/editor-harness/linked-texts.ts'
import { write } from '../../kit/editor-harness/sample-text.ts'
import { sit } from '../../kit/editor-harness/typist.ts'

interface Reader {
  readonly typist: Typist
  readonly notes: Map<string, Passage>
  /** The words that each note stands on. */
  on(): Readonly<Record<string, string>>
  lost: ReadonlySet<string>
}

/** People at one text, with notes of their own, as those of a page are shared. */
function readers(...blocks: readonly Block[]): readonly [Reader, Reader] {
  const texts = linkedTexts(2)
  write(texts[0]!.fragment, ...blocks)
  texts[0]!.exchange()
  const shared = new Map<string, Passage>()
  return texts.map((text): Reader => {
    const given: TextNotes = {
      all: () => [], open: () => new Set(), begun: () => undefined, mayAdd: () => true,
      add: (passage) => void shared.set(`n${shared.size + 1}`, passage),
      show: () => undefined, preview: () => undefined, onSeek: () => () => undefined,
      moved: (id, passage) => void shared.set(id, passage),
      lost: (ids) => { reader.lost = ids },
    }
    const typist = sit(text, { notes: () => given })!
    const reader: Reader = {
      typist,
      notes: shared,
      lost: new Set(),
      on() {
        const { state } = typist.view
        return Object.fromEntries(noteRanges(state).map(([id, { from, to }]) => [id, state.doc.textBetween(from, to, '|')]))
      },
    }
    return reader
  }) as unknown as readonly [Reader, Reader]
}

const notesOf = (shared: ReadonlyMap<string, Passage>): readonly TextNote[] => [...shared].map(([id, passage]) => ({ id, passage }))

function begin(reader: Reader, all: readonly Reader[], words: string): void {
  const { view } = reader.typist
  let at = -1
  view.state.doc.descendants((node, pos) => {
    if (at < 0 && node.isTextblock && node.textContent.includes(words)) at = pos + 1 + node.textContent.indexOf(words)
  })
  reader.notes.set(`n${reader.notes.size + 1}`, passageOf(view.state, { from: at, to: at + words.length }))
  for (const each of all) showNotes(each.typist.view, notesOf(reader.notes), new Set(), undefined)
}

describe('comments on passages', () => {
  test('[ANN2] a passage stays with its words while people write around and inside of it, here and elsewhere', () => {
    const both = readers(['paragraph', '甲方应于收货后七日内验收。'])
    const [one, other] = both
    begin(one, both, '七日内验收')
    other.typist.after('收货后').type('的')
    one.typist.after('七').type('十')
    other.typist.after('验收').type('完毕')
    other.typist.before('甲方').press('Enter')
    for (const reader of both) expect(reader.on()).toEqual({ n1: '七十日内验收' })
    expect(one.typist.view.dom.querySelector('[data-note="n1"]')?.textContent).toBe('七十日内验收')
  })

  test.each([
    ['splits its line before it', (typist: Typist) => typist.after('甲方应').press('Enter'), '七日内验收'],
    ['splits its line inside of it', (typist: Typist) => typist.after('七日').press('Enter'), '七日|内验收'],
    ['makes its line a heading', (typist: Typist) => typist.after('甲方').press('Mod-Alt-1'), '七日内验收'],
    ['makes its line an item', (typist: Typist) => typist.after('甲方').press('Mod-Shift-8'), '七日内验收'],
    ['joins its line to the one before', (typist: Typist) => typist.before('甲方').press('Backspace'), '七日内验收'],
  ])('[ANN2] it is found again when somebody %s', (_what, act, words) => {
    const both = readers(['paragraph', '前一行'], ['paragraph', '甲方应于收货后七日内验收。'], ['paragraph', '后一行'])
    const [one, other] = both
    begin(one, both, '七日内验收')
    act(other.typist)
    for (const reader of both) showNotes(reader.typist.view, notesOf(one.notes), new Set(), undefined)
    for (const reader of both) expect(reader.on()).toEqual({ n1: words })
    one.typist.after('甲方').type('都')
    one.typist.after('验收').type('完')
    expect(other.on()).toEqual({ n1: words })
  })

  test('[ANN3] when all of its words are gone it is told as lost, and comes back when they do', () => {
    const both = readers(['paragraph', '甲方应于收货后七日内验收。'])
    const [one, other] = both
    begin(one, both, '七日内')
    begin(one, both, '内验收')
    expect(other.on()).toEqual({ n1: '七日内', n2: '内验收' })
    other.typist.after('收货后', '七日内').press('Backspace')
    expect(one.on()).toEqual({ n2: '验收' })
    expect(one.lost).toEqual(new Set(['n1']))
    other.typist.press('Mod-z')
    expect(one.on()).toEqual({ n1: '七日内', n2: '内验收' })
    expect(one.lost).toEqual(new Set())
  })

  test('[ANN1] a comment on a passage changes nothing of the text, and what is no passage is passed over', () => {
    const both = readers(['paragraph', '甲方应于收货后七日内验收。'])
    const [one] = both
    const before = Y.encodeStateVector(one.typist.text.doc)
    one.typist.after('收货后', '七日内')
    expect(beginNote(one.typist.view, { mayAdd: () => true, add: (passage: Passage) => void one.notes.set('n1', passage) } as unknown as TextNotes)).toBe(true)
    expect(one.notes.get('n1')).toMatchObject({ quote: '七日内', before: '甲方应于收货后', after: '验收。' })
    expect(Y.encodeStateVector(one.typist.text.doc)).toEqual(before)
    const doc = new Y.Doc()
    const passage = one.notes.get('n1')!
    const begun = { by: 'lin', at: '2026-11-23T01:00:00.000Z', text: '三十日', field: 'note' }
    writeComment(doc, 'p1', { ...begun, id: 'c1', passage })
    writeComment(doc, 'p1', { ...begun, id: 'c2', passage: { quote: 7 } as unknown as Passage })
    expect(readComments(doc, 'p1').map(({ passage: read }) => read?.quote)).toEqual(['七日内', undefined])
    writePassage(doc, 'p1', 'c1', { ...passage, quote: '十日内' })
    expect(readComments(doc, 'p1')[0]?.passage?.quote).toBe('十日内')
    showNotes(one.typist.view, [{ id: 'x', passage: { from: { item: { client: 9, clock: 1e9 } }, to: { tname: 7 }, quote: '没有', before: '', after: '' } }], new Set(), undefined)
    expect(one.on()).toEqual({})
  })
})
