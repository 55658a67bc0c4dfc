// @vitest-environment happy-dom
import { fragmentToJson } from '@hebu/shared/codec/canonical.ts'
import { select } from '@hebu/web/ui/editor/behaviours/selecting.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { decide, suggestionsOf } from '@hebu/web/ui/editor/suggesting/suggesting.ts'
import { readable } from '@hebu/web/ui/editor/suggesting/suggestions.ts'
import type { TextSuggestions } from '@hebu/web/ui/editor/suggesting/text-suggestions.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { linkedTexts } from '../../kit/editor-harness/linked-texts.ts'
import type { Block } from '../../kit/editor-harness/sample-text.ts'
import { write } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { sit } from '../../kit/editor-harness/typist.ts'

interface Reviewer {
  readonly typist: Typist
  setOn(on: boolean): void
  readonly refusals: () => number
}

let ids = 0

function reviewers(...blocks: readonly Block[]): readonly [Reviewer, Reviewer] {
  const texts = linkedTexts(2)
  write(texts[0]!.fragment, ...blocks)
  texts[0]!.exchange()
  return texts.map((text, index): Reviewer => {
    let on = true
    let refusals = 0
    const given: TextSuggestions = {
      on: () => on, setOn: undefined, mayDecide: () => true, isOver: () => false, me: `m-${index}`, now: () => '2026-11-23T01:00:00.000Z', newId: () => `s${++ids}`,
      person: (id) => ({ name: id, hue: 'red' }), titleOf: ({ by }) => by, refused: () => { refusals++ },
    }
    return { typist: sit(text, { suggestions: () => given })!, setOn: (next) => { on = next }, refusals: () => refusals }
  }) as unknown as readonly [Reviewer, Reviewer]
}

const said = ({ view }: Typist): readonly string[] => suggestionsOf(view.state).map(({ by, added, removed }) => `${by} -${readable(removed)} +${readable(added)}`)
const settle = (typist: Typist, accept: boolean, which: (one: { readonly id: string }) => boolean = () => true): void => {
  decide(typist.view, accept, which)
  typist.text.exchange()
}

describe('suggesting', () => {
  test('[SUG1] what is typed, replaced and deleted is proposed under its author; own proposals are changed and taken back', () => {
    const [one, other] = reviewers(['paragraph', '交货期为三十天。'])
    one.typist.after('为', '三十').type('四十五')
    expect(said(other.typist)).toEqual(['m-0 -三十 +四十五'])
    one.typist.after('四十', '五').press('Backspace').type('六')
    expect(said(other.typist)).toEqual(['m-0 -三十 +四十六'])
    other.typist.after('天').type('内')
    expect(said(one.typist)).toEqual(['m-0 -三十 +四十六', 'm-1 - +内'])
    expect(other.typist.shown()).toBe(one.typist.shown())
  })

  test('[SUG1] a new line, joined lines and pasted lines are proposed; form is not, and that is said', () => {
    const [one, other] = reviewers(['paragraph', '一、质量。二、期限。'], ['paragraph', '三、付款。'])
    one.typist.after('质量。').press('Enter')
    one.typist.before('三、').press('Backspace')
    expect(one.typist.view.state.doc.childCount).toBe(2)
    expect(said(one.typist)).toEqual(['m-0 - +¶', 'm-0 - +⌫¶'])
    one.typist.press('Mod-Alt-1')
    expect(one.refusals()).toBe(1)
    settle(other.typist, true)
    expect(one.typist.shown()).toBe('doc(paragraph("一、质量。"), paragraph("二、期限。三、付款。"))')
    expect(suggestionsOf(one.typist.view.state)).toEqual([])
  })

  test('[SUG1] signs that make form while one writes are letters in a suggestion, and Delete goes on forwards', () => {
    const [one] = reviewers(['paragraph', '甲乙丙'])
    one.typist.before('甲').type('- ')
    expect(one.typist.shown()).toContain('insertion("- ")')
    expect(one.refusals()).toBe(0)
  })

  test('[SUG2] suggestions are accepted and rejected one by one, whoever else decides meanwhile', () => {
    const [one, other] = reviewers(['paragraph', '价格一百元，含运费。'])
    one.typist.after('格', '一百').type('九十')
    other.typist.after('元', '，含运费').press('Backspace')
    const [price, freight] = suggestionsOf(one.typist.view.state)
    settle(one.typist, true, ({ id }) => id === price!.id)
    settle(other.typist, false, ({ id }) => id === freight!.id)
    for (const { typist } of [one, other]) expect(typist.shown()).toBe('doc(paragraph("价格九十元，含运费。"))')
    other.typist.press('Mod-z')
    expect(said(one.typist)).toEqual(['m-1 -，含运费 +'])
  })

  test('[SUG4] what is pending is no part of the content, nor of what is searched', () => {
    const [one] = reviewers(['paragraph', '交货期为三十天。'], ['heading', '付款'])
    const { fragment } = one.typist.text
    const [before, plain] = [fragmentToJson(fragment), plainText(fragment)]
    one.typist.after('为', '三十').type('六十').after('。').press('Enter').type('另有一段')
    expect(suggestionsOf(one.typist.view.state).length).toBeGreaterThan(0)
    expect(fragmentToJson(fragment)).toEqual(before)
    // What leaves the product whole takes it along.
    expect(JSON.stringify(fragmentToJson(fragment, 'all'))).toContain('另有一段')
    expect(plainText(fragment)).toBe(plain)
  })

  test('[SUG6] who writes directly beside or within a suggestion writes directly', () => {
    const [one, other] = reviewers(['paragraph', '交货期为三十天。'])
    one.typist.after('为', '三十').press('Backspace')
    other.setOn(false)
    other.typist.after('三').type('百')
    expect(other.typist.shown()).toContain('deletion("三"), "百", deletion("十")')
  })
})

type Act =
  | { readonly kind: 'type'; readonly at: number; readonly over: number; readonly words: string }
  | { readonly kind: 'enter'; readonly at: number }
  | { readonly kind: 'decide'; readonly which: number; readonly accept: boolean }

const place = fc.integer({ min: 0, max: 60 })
const writing: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), at: place, over: fc.integer({ min: 0, max: 6 }), words: fc.constantFrom('', '甲', '乙方', '30', '。') }),
  fc.record({ kind: fc.constant('enter' as const), at: place }),
)
const deciding: fc.Arbitrary<Act> = fc.record({ kind: fc.constant('decide' as const), which: place, accept: fc.boolean() })

function act({ typist }: Reviewer, what: Act): void {
  const { view } = typist
  if (what.kind === 'decide') {
    const all = suggestionsOf(view.state)
    const chosen = all[what.which % Math.max(1, all.length)]
    if (chosen !== undefined) decide(view, what.accept, ({ id }) => id === chosen.id)
    return
  }
  const lines: { readonly start: number; readonly size: number }[] = []
  view.state.doc.descendants((node, at) => {
    if (node.isTextblock) lines.push({ start: at + 1, size: node.content.size })
  })
  const line = lines[what.at % lines.length]!
  const from = line.start + (what.at % (line.size + 1))
  const { tr } = view.state
  if (what.kind === 'enter') view.dispatch(tr.split(from))
  else {
    const to = Math.min(from + what.over, line.start + line.size)
    if (what.words !== '' || to > from) view.dispatch(what.words === '' ? tr.delete(from, to) : tr.insertText(what.words, from, to))
  }
}

const original: readonly Block[] = [['paragraph', '一、交货期为三十天。'], ['paragraph', '二、验收后付款。']]

describe('several people suggesting', () => {
  test('[SUG2] whatever two people suggest and decide at once, they end with the same text', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.oneof({ weight: 3, arbitrary: writing }, { weight: 1, arbitrary: deciding })), { maxLength: 14 }), fc.integer({ min: 1, max: 5 }), (acts, meetEvery) => {
      const both = reviewers(...original)
      for (const [index, [who, what]] of acts.entries()) {
        act(both[who]!, what)
        if (index % meetEvery === meetEvery - 1) both[0].typist.text.exchange()
      }
      both[0].typist.text.exchange()
      const [one, other] = both.map(({ typist }) => fragmentToJson(typist.text.fragment))
      expect(one).toEqual(other)
      expect(both[0].typist.shown()).toBe(both[1].typist.shown())
      for (const { typist } of both) typist.close()
    }), { numRuns: 60, seed: 20261123 })
  }, 60_000)

  test('[SUG2] all rejected is the text as it was, however two people suggested over each other', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1 }), writing), { maxLength: 12 }), fc.integer({ min: 1, max: 6 }), (acts, meetEvery) => {
      const both = reviewers(...original)
      const before = both[0].typist.shown()
      const content = fragmentToJson(both[0].typist.text.fragment)
      for (const [index, [who, what]] of acts.entries()) {
        act(both[who]!, what)
        expect(fragmentToJson(both[who]!.typist.text.fragment)).toEqual(content)
        if (index % meetEvery === meetEvery - 1) both[0].typist.text.exchange()
      }
      both[0].typist.text.exchange()
      settle(both[1].typist, false)
      expect([both[0].typist.shown(), both[1].typist.shown()]).toEqual([before, before])
      for (const { typist } of both) typist.close()
    }), { numRuns: 60, seed: 20261123 })
  }, 60_000)

  test('[SUG2] all accepted is the text as if it had been typed directly', () => {
    fc.assert(fc.property(fc.array(fc.record({ cut: fc.integer({ min: 0, max: 19 }), over: fc.integer({ min: 0, max: 8 }), words: fc.constantFrom('', '甲', '乙方¶丙', '¶', '30') }), { maxLength: 4 }), (edits) => {
      const [proposed, typed] = [reviewers(...original)[0], reviewers(...original)[0]]
      typed.setOn(false)
      // From the end, so that places mean the same in both texts.
      let before = typed.typist.view.state.doc.content.size
      for (const { cut, over, words } of edits.toSorted((a, b) => b.cut - a.cut)) {
        for (const { typist: { view } } of [proposed, typed]) {
          const { doc } = view.state
          const from = Math.min(cut + 1, doc.content.size - 1)
          const to = Math.max(from, Math.min(from + over, before - 1))
          if (![from, to].every((at) => doc.resolve(at).parent.inlineContent)) continue
          view.dispatch(select(view.state.tr, from, to))
          if (to > from) view.dispatch(view.state.tr.deleteSelection())
          for (const [index, line] of words.split('¶').entries()) {
            if (index > 0) view.dispatch(view.state.tr.split(view.state.selection.head))
            if (line !== '') view.dispatch(view.state.tr.insertText(line))
          }
        }
        before = Math.min(before, cut + 1)
      }
      settle(proposed.typist, true)
      expect(proposed.typist.shown()).toBe(typed.typist.shown())
      for (const { typist } of [proposed, typed]) typist.close()
    }), { numRuns: 80, seed: 20261123 })
  }, 60_000)
})
