// @vitest-environment happy-dom
import { insertRule, toggleChecked, toggleHeading, toggleList, toggleQuote } from '@hebu/web/ui/editor/behaviours/blocks.ts'
import { select } from '@hebu/web/ui/editor/behaviours/selecting.ts'
import { insertTable, tableActs } from '@hebu/web/ui/editor/behaviours/tables.ts'
import { describe, expect, test, vi } from 'vitest'

import { sampleMinutes } from '../../kit/editor-harness/sample-text.ts'
import type { Typist } from '../../kit/editor-harness/typist.ts'
import { typists } from '../../kit/editor-harness/typist.ts'
import type { SeededRandom } from '../../kit/seeded-random.ts'
import { seededRandom } from '../../kit/seeded-random.ts'

const commands = [
  ...[1, 2, 3].map(toggleHeading),
  ...(['bullet', 'ordered', 'task'] as const).map(toggleList),
  toggleQuote,
  toggleChecked,
  insertRule,
  insertTable(2, 2),
  ...tableActs.flatMap((act) => (act === 'line' ? [] : [act.command])),
]
const keys = ['Enter', 'Enter', 'Backspace', 'Backspace', 'Delete', 'Tab', 'Shift-Tab', 'Shift-Enter', 'Mod-b', 'Mod-z', 'Mod-Shift-z', 'ArrowDown']
const words = ['客户', '样品', '报价', '- ', '# ', '1、', '[ ] ', '**要紧**', '。']

function act(typist: Typist, random: SeededRandom): void {
  const { view } = typist
  const at = () => random.int(view.state.doc.content.size + 1)
  const kind = random.int(10)
  if (kind < 3) view.dispatch(select(view.state.tr, at(), random.chance(0.3) ? at() : undefined))
  if (kind < 6) typist.type(random.pick(words))
  else if (kind < 8) typist.press(random.pick(keys))
  else typist.run(random.pick(commands))
}

/** Yjs takes its clock from the page as it loads; steps of undo depend on it. */
vi.hoisted(() => vi.useFakeTimers({ now: 1_000_000 }))

const content = ({ text }: Typist): string => text.fragment.toJSON()

function fail(what: string): () => never {
  return () => {
    throw new Error(what)
  }
}

/** Each writes on; `outages` says who hears whom at a step. */
function write(seed: number, steps: number, outages: (people: readonly Typist[], step: number, random: SeededRandom) => void): readonly Typist[] {
  const random = seededRandom(seed)
  const people = typists(3, sampleMinutes, { onMissed: fail('a change was missed'), onUnknown: fail('a change was not known') })
  for (let step = 0; step < steps; step++) {
    outages(people, step, random)
    act(random.pick(people), random)
    vi.advanceTimersByTime(random.int(400))
  }
  for (const { text } of people) text.setOnline(true)
  people[0]?.text.exchange()
  return people
}

function expectSame(people: readonly Typist[]): void {
  const [first, ...others] = people
  for (const other of others) {
    expect(content(other)).toBe(content(first as Typist))
    expect(other.shown()).toBe(first?.shown())
  }
  for (const { view, text, close } of people) {
    view.state.doc.check()
    close()
    text.close()
  }
}

describe('writing together', () => {
  for (let seed = 0; seed < 24; seed++)
    test(`[TXT1] three people whose lines come and go end with the same text, seed ${seed}`, () => {
      const people = write(seed, 60, (all, _step, random) => {
        if (random.chance(0.15)) random.pick(all).text.setOnline(random.chance(0.5))
      })
      expectSame(people)
    })

  for (let seed = 1_000; seed < 1_008; seed++)
    test(`[TXT1] three people who write off line for long end with the same text, seed ${seed}`, () => {
      const people = write(seed, 150, (all, step) => {
        if (step % 30 === 0) for (const { text } of all) text.setOnline(step % 60 !== 0)
      })
      expectSame(people)
    })
})
