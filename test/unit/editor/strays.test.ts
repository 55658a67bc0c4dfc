// @vitest-environment happy-dom
import { textRoot } from '@hebu/shared/codec/roots.ts'
import { readStrays } from '@hebu/shared/codec/stray-pieces.ts'
import { createStrayKeeper } from '@hebu/shared/codec/strays.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { toggleHeading, toggleList, toggleQuote } from '@hebu/web/ui/editor/behaviours/blocks.ts'
import { select } from '@hebu/web/ui/editor/behaviours/selecting.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import { expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { sampleMinutes, write } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { sit } from '../../kit/editor-harness/typist.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

vi.hoisted(() => vi.useFakeTimers({ now: 1_000_000 }))

interface Person {
  readonly doc: Y.Doc
  readonly typist: Typist
  hear(other: Person): void
}

/** Somebody at a real editor whose device keeps strays. */
function aPerson(clientID: number, before?: Y.Doc): Person {
  const doc = createVolumeDoc()
  doc.clientID = clientID
  const fragment = doc.get(textRoot('p', 'body'), Y.XmlFragment)
  if (before === undefined) write(fragment, ...sampleMinutes)
  else Y.applyUpdate(doc, Y.encodeStateAsUpdate(before))
  const nothing = (): void => undefined
  const text = {
    doc, fragment, awareness: new Awareness(doc), editable: () => true, holdIncoming: nothing, releaseIncoming: nothing,
    holds: { holding: false, held: 0, released: 0 }, waiting: () => 0, isSent: () => true, written: () => 0, setEditable: nothing, setOnline: nothing, exchange: nothing, close: nothing,
  }
  const keeper = createStrayKeeper(doc, () => true)
  return {
    doc,
    typist: sit(text)!,
    hear({ doc: other }) {
      const update = Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc))
      keeper.receive(update, () => Y.applyUpdate(doc, update, 'elsewhere'))
    },
  }
}

const forms = [...[1, 2, 3].map(toggleHeading), ...(['bullet', 'ordered', 'task'] as const).map(toggleList), toggleQuote]

for (let seed = 0; seed < 30; seed++)
  test(`[TXT30] what three people type while they make lists, headings and new lines of each other's lines is all there, seed ${seed}`, () => {
    const random = seededRandom(seed)
    const first = aPerson(1)
    const people = [first, aPerson(2, first.doc), aPerson(3, first.doc)]
    const typed: string[] = []
    for (let step = 0; step < 60; step++) {
      const { typist } = random.pick(people)
      const { view } = typist
      const kind = random.int(10)
      view.dispatch(select(view.state.tr, random.int(view.state.doc.content.size + 1)))
      if (kind < 5) {
        const letters = String.fromCharCode(0xac00 + typed.length * 2, 0xac01 + typed.length * 2)
        typed.push(letters)
        typist.type(letters)
      } else if (kind < 8) typist.run(random.pick(forms))
      else if (kind < 9) typist.press('Enter')
      else random.pick(people).hear(random.pick(people))
      vi.advanceTimersByTime(random.int(400))
    }
    for (let round = 0; round < 3; round++) for (const one of people) for (const other of people) if (one !== other) one.hear(other)
    const kept = people.map(({ doc }) => plainText(doc.get(textRoot('p', 'body'), Y.XmlFragment)) + readStrays(doc, 'p', 'body').map(({ text }) => text).join(''))
    for (const all of kept) expect(typed.flatMap((letters) => [letters[0]!, letters[1]!]).filter((letter) => !all.includes(letter))).toEqual([])
    expect(new Set(people.map(({ doc }) => JSON.stringify(readStrays(doc, 'p', 'body')))).size).toBe(1)
    for (const { typist } of people) typist.close()
  })
