import type { LoggedMove } from '@hebu/shared/rules/workflow.ts'
import { foldMoves } from '@hebu/shared/rules/workflow.ts'
import type { PostFunction } from '@hebu/shared/vocabulary/directory.ts'
import type { RouteStep } from '@hebu/shared/vocabulary/sealing.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { deeds, revisableDeeds } from '../../kit/fixture-book.ts'

const step = (...by: PostFunction[]): RouteStep => ({ by, mode: 'single', limitWorkingDays: 2 })
const jointly = (...by: PostFunction[]): RouteStep => ({ by, mode: 'all', limitWorkingDays: 2 })
const time = (minute: number): string => `2026-11-23T01:${String(minute).padStart(2, '0')}:00.000Z`

const handedIn = (route: readonly RouteStep[], given: Partial<LoggedMove> = {}): LoggedMove => ({ id: 'in', move: 'submit', from: 'draft', to: 'review', by: 'zhou', at: time(0), content: 'c1', route, ...given })
const approves = (id: string, by: string, as: PostFunction, at: number, given: Partial<LoggedMove> = {}): LoggedMove => ({ id, move: 'approve', from: 'review', to: 'approved', by, as, step: 0, at: time(at), after: 'in', content: 'c1', ...given })
const returns = (id: string, by: string, as: PostFunction, at: number, given: Partial<LoggedMove> = {}): LoggedMove => ({ ...approves(id, by, as, at), move: 'return', to: 'returned', ...given })
const signs = (after: string, at: number): LoggedMove => ({ id: 'sign', move: 'sign', from: 'approved', to: 'signed', by: 'zhou', at: time(at), after })

const fold = (log: readonly LoggedMove[]) => foldMoves(deeds, log)
const verdicts = (log: readonly LoggedMove[]) => Object.fromEntries(fold(log).records.map(({ id, verdict }) => [id, verdict]))

describe('a chain of steps', () => {
  test('[SEAL5] steps are answered in their order, and the last one moves the page on', () => {
    const log = [handedIn([step('lead'), step('legal')]), approves('a1', 'lin', 'lead', 1)]
    expect(fold(log)).toMatchObject({ state: 'review', round: { step: 1, state: 'open' } })
    expect(fold(log).records.map(({ to }) => to)).toEqual(['review', 'review'])
    const all = [...log, approves('a2', 'shen', 'legal', 2, { after: 'a1', step: 1 })]
    expect(fold(all)).toMatchObject({ state: 'approved', round: { step: 2, state: 'complete', ended: 'a2' } })
    expect(fold(all).records.at(-1)).toMatchObject({ to: 'approved', verdict: 'applied' })
  })

  test('[SEAL5] nobody answers a step before its turn, of another function, or their own page', () => {
    const log = [handedIn([step('lead'), step('legal')])]
    expect(verdicts([...log, approves('a', 'shen', 'legal', 1, { step: 1 })])).toMatchObject({ a: 'wrong-state' })
    expect(verdicts([...log, approves('a', 'shen', 'legal', 1)])).toMatchObject({ a: 'not-theirs' })
    expect(verdicts([...log, approves('a', 'zhou', 'lead', 1)])).toMatchObject({ a: 'own-page' })
    expect(verdicts([...log, approves('a', 'shen', 'lead', 1, { for: 'zhou' })])).toMatchObject({ a: 'own-page' })
    expect(verdicts([...log, approves('a', 'shen', 'lead', 1, { for: 'lin' })])).toMatchObject({ a: 'applied' })
  })

  test('[SEAL6] a joint step is complete with the word of every function on the same content', () => {
    const route = [jointly('head', 'legal', 'finance')]
    const log = [handedIn(route), approves('h', 'wang', 'head', 3), approves('l', 'shen', 'legal', 1)]
    expect(fold(log).state).toBe('review')
    expect(verdicts([...log, approves('h2', 'he', 'head', 4)])).toMatchObject({ h2: 'answered-already' })
    expect(fold([...log, approves('f', 'fang', 'finance', 2, { content: 'c2' })])).toMatchObject({ state: 'review' })
    expect(verdicts([...log, approves('f', 'fang', 'finance', 2, { content: 'c2' })])).toMatchObject({ f: 'content-differs' })
    expect(fold([...log, approves('f', 'fang', 'finance', 2)])).toMatchObject({ state: 'approved', round: { answers: [{ as: 'legal' }, { as: 'finance' }, { as: 'head' }] } })
  })

  test('[SEAL6] two who answer one step apart are both kept; the first of them counts', () => {
    const log = [handedIn([step('head', 'deputy')]), approves('a', 'wang', 'head', 5), approves('b', 'he', 'deputy', 4)]
    expect(verdicts(log)).toEqual({ in: 'applied', a: 'answered-already', b: 'applied' })
    expect(fold(log).state).toBe('approved')
  })

  test('[SEAL16] [SEAL22] what is taken back waits for nobody; what is taken up again after its approval was approved as it was, until it is handed in anew', () => {
    const log = [handedIn([step('lead')])]
    const withdrawn = [...log, { id: 'w', move: 'withdraw', from: 'review', to: 'draft', by: 'zhou', at: time(1), after: 'in' }]
    expect(fold(withdrawn)).toMatchObject({ state: 'draft', round: { state: 'withdrawn' } })
    const approved = [...log, approves('a', 'lin', 'lead', 1)]
    expect(foldMoves(revisableDeeds, [...approved, signs('a', 2)]).round).toMatchObject({ state: 'complete' })
    const revised = [...approved, { id: 'r', move: 'revise', from: 'approved', to: 'draft', by: 'zhou', at: time(2), after: 'a' }]
    expect(foldMoves(revisableDeeds, revised)).toMatchObject({ state: 'draft', round: { state: 'reopened' } })
    expect(foldMoves(revisableDeeds, [...revised, handedIn([step('lead')], { id: 'again', at: time(3), after: 'r' })]).round).toMatchObject({ state: 'open', handIn: 'again' })
  })

  test('[SEAL7] a return wins over approvals of its round that it had not seen, unless something was done upon them', () => {
    const log = [handedIn([step('head', 'deputy')]), approves('a', 'wang', 'head', 1), returns('r', 'he', 'deputy', 2)]
    expect(fold(log)).toMatchObject({ state: 'returned', round: { state: 'returned', ended: 'r' } })
    expect(verdicts(log)).toEqual({ in: 'applied', a: 'overruled', r: 'applied' })
    expect(verdicts([log[0]!, log[1]!, returns('r', 'he', 'deputy', 0)])).toMatchObject({ a: 'overruled', r: 'applied' })
    // Whoever saw the approval cannot return it any more.
    expect(verdicts([log[0]!, log[1]!, returns('r', 'he', 'deputy', 2, { after: 'a' })])).toMatchObject({ a: 'applied', r: 'answered-already' })
    expect(fold([...log, signs('a', 3)])).toMatchObject({ state: 'signed' })
    expect(verdicts([...log, signs('a', 3)])).toMatchObject({ a: 'applied', r: 'answered-already' })
  })

  test('[SEAL7] a return of an early step also ends the later ones it had not seen', () => {
    const log = [handedIn([jointly('lead', 'legal'), step('head')]), approves('a', 'lin', 'lead', 1), approves('b', 'shen', 'legal', 2, { after: 'a' }), approves('c', 'wang', 'head', 3, { after: 'b', step: 1 }), returns('r', 'he', 'legal', 4, { after: 'a' })]
    expect(fold(log).state).toBe('returned')
    expect(verdicts(log)).toEqual({ in: 'applied', a: 'applied', b: 'overruled', c: 'overruled', r: 'applied' })
  })

  test('[SEAL7] a page that is handed in again begins anew: words on the round before do not count', () => {
    const log = [handedIn([step('head')]), returns('r', 'wang', 'head', 1), handedIn([step('head')], { id: 'in2', from: 'returned', after: 'r', at: time(2) })]
    expect(fold([...log, approves('late', 'he', 'head', 1)])).toMatchObject({ state: 'review', round: { handIn: 'in2' } })
    expect(fold([...log, approves('a', 'wang', 'head', 3, { after: 'in2' })])).toMatchObject({ state: 'approved' })
  })

  test('[SEAL8] the running approval keeps the steps with which it began; where none is asked for, the page is approved as it is handed in', () => {
    expect(fold([handedIn([])])).toMatchObject({ state: 'approved', round: { state: 'complete' }, records: [{ to: 'approved' }] })
    expect(fold([handedIn([], { to: 'approved' })])).toMatchObject({ state: 'approved', records: [{ to: 'approved', verdict: 'applied' }] })
    expect(verdicts([handedIn([step('lead')], { to: 'approved' })])).toEqual({ in: 'wrong-state' })
    const none = { ...handedIn([]), route: undefined }
    expect(fold([none])).toMatchObject({ state: 'review' })
    expect(fold([none, { ...approves('a', 'wang', 'head', 1), as: undefined, step: undefined }])).toMatchObject({ state: 'approved' })
  })

  test('[SEAL9] any order in which two devices hear of each other folds to one state', () => {
    const decision = fc.record({
      kind: fc.constantFrom('approve', 'return', 'withdraw', 'submit', 'sign'),
      by: fc.constantFrom('wang', 'lin', 'shen', 'zhou'),
      as: fc.constantFrom<PostFunction>('head', 'lead', 'legal'),
      step: fc.nat(2),
      device: fc.nat(1),
      minute: fc.nat(50),
      hears: fc.boolean(),
    })
    const route = [step('lead'), jointly('legal', 'head')]
    fc.assert(
      fc.property(fc.array(decision, { maxLength: 9 }), fc.array(fc.nat(), { minLength: 12, maxLength: 12 }), (acts, chance) => {
        const first = handedIn(route)
        const devices: LoggedMove[][] = [[first], [first]]
        const to: Record<string, string> = { approve: 'approved', return: 'returned', withdraw: 'draft', submit: 'review', sign: 'signed' }
        acts.forEach((act, index) => {
          const mine = devices[act.device]!
          if (act.hears) for (const entry of devices[1 - act.device]!) if (!mine.some(({ id }) => id === entry.id)) mine.push(entry)
          const seen = fold(mine).records.at(-1)!.id
          mine.push({ id: `m${index}`, move: act.kind, from: fold(mine).state, to: to[act.kind]!, by: act.by, as: act.as, step: act.step, at: time(act.minute), after: seen, content: 'c1', ...(act.kind === 'submit' ? { route } : {}) })
        })
        const all = [...new Map(devices.flat().map((entry) => [entry.id, entry])).values()]
        const expected = fold(all)
        const shuffled = all.map((entry, index) => ({ entry, key: chance[index % chance.length]! * (index + 1) })).toSorted((a, b) => a.key - b.key).map(({ entry }) => entry)
        expect(fold(shuffled)).toEqual(expected)
        expect(fold(all.toReversed())).toEqual(expected)
        // What was folded folds to the same again.
        expect(fold([...expected.records]).state).toBe(expected.state)
      }),
      { numRuns: 600 },
    )
  })
})
