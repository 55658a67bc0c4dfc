import { customers } from '@hebu/shared/books/customers.ts'
import { foldMoves, leadsTo, missingFor } from '@hebu/shared/rules/workflow.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'

const move = (id: string, name: 'submit' | 'approve' | 'sendBack', from: string, to: string, at: string, after?: string) => ({ id, move: name, from, to, at: `2026-11-23T0${at}:00:00.000Z`, after })

describe('folding moves', () => {
  const log = [
    move('m1', 'submit', 'draft', 'submitted', '1'),
    move('m2', 'sendBack', 'submitted', 'draft', '2', 'm1'),
    move('m3', 'submit', 'draft', 'submitted', '3', 'm2'),
    move('m4', 'approve', 'submitted', 'approved', '4', 'm3'),
    move('m5', 'sendBack', 'submitted', 'draft', '5', 'm3'),
  ]

  test('[WFL1] any order of arrival gives one state and the same verdicts', () => {
    const expected = foldMoves(ledger, log)
    expect(expected.state).toBe('approved')
    expect(expected.records.map((record) => [record.id, record.verdict])).toEqual([['m1', 'applied'], ['m2', 'applied'], ['m3', 'applied'], ['m4', 'applied'], ['m5', 'wrong-state']])
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
        expect(foldMoves(ledger, shuffled)).toEqual(expected)
      }),
    )
  })

  test('[WFL1] a device clock that is hours off does not reorder what followed each other', () => {
    const skewed = [move('a', 'submit', 'draft', 'submitted', '9'), move('b', 'approve', 'submitted', 'approved', '1', 'a')]
    expect(foldMoves(ledger, skewed).state).toBe('approved')
  })

  test('[WFL1] forged entries do not count: an unknown move, a leap, a circle', () => {
    const forged = [
      { ...move('x', 'submit', 'draft', 'submitted', '1'), move: 'constructor' },
      move('y', 'approve', 'submitted', 'approved', '1'),
      { ...move('z', 'submit', 'draft', 'submitted', '1'), to: 'approved' },
      move('c1', 'submit', 'draft', 'submitted', '2', 'c2'),
      move('c2', 'sendBack', 'submitted', 'draft', '2', 'c1'),
    ]
    const verdicts = Object.fromEntries(foldMoves(ledger, forged).records.map((record) => [record.id, record.verdict]))
    expect(verdicts).toMatchObject({ x: 'no-such-move', y: 'wrong-state', z: 'wrong-state' })
    fc.assert(
      fc.property(fc.shuffledSubarray(forged, { minLength: forged.length }), (shuffled) => {
        expect(foldMoves(ledger, shuffled)).toEqual(foldMoves(ledger, forged))
      }),
    )
  })
})

describe('a move that leads back', () => {
  const log = (...moves: readonly (readonly [string, string, string])[]) =>
    moves.map(([name, from, to], at) => ({ id: `m${at}`, move: name, from, to, at: `2026-11-23T0${at}:00:00.000Z`, after: at === 0 ? undefined : `m${at - 1}` }))

  test('[MRG10] a customer that was merged comes back to the state it was merged from', () => {
    const merged = log(['screen', 'lead', 'screened'], ['activate', 'screened', 'active'], ['merge', 'active', 'merged'])
    expect(leadsTo(customers, 'separate', { state: 'merged', moves: merged })).toBe('active')
    const back = [...merged, ...log(['', '', ''], ['', '', ''], ['', '', ''], ['separate', 'merged', 'active']).slice(3)]
    expect(foldMoves(customers, back)).toMatchObject({ state: 'active' })
    expect(foldMoves(customers, back.map((entry) => (entry.move === 'separate' ? { ...entry, to: 'lost' } : entry))).records.at(-1)?.verdict).toBe('wrong-state')
    // Merged again from another state: the last one counts.
    const again = [...back, { id: 'm4', move: 'sleep', from: 'active', to: 'dormant', at: '2026-11-23T04:00:00.000Z', after: 'm3' }, { id: 'm5', move: 'merge', from: 'dormant', to: 'merged', at: '2026-11-23T05:00:00.000Z', after: 'm4' }]
    expect(leadsTo(customers, 'separate', { state: 'merged', moves: again })).toBe('dormant')
    // A move of before, when merged customers were restored like void ones, still counts.
    expect(foldMoves(customers, [...merged, { ...merged[2]!, id: 'm3', move: 'restore', from: 'merged', to: 'screened', after: 'm2' }]).state).toBe('screened')
  })
})

describe('what a move wants', () => {
  const page = (values: Record<string, unknown>, parts: string[] = []) => ({ state: 'draft', values, parts })

  test('[WFL2] [S3-4.2.3a] required fields, named needs, either-or needs and required cells are all named', () => {
    expect(missingFor(ledger, 'submit', page({}), () => false)).toEqual(['title', 'count|amount', 'body'])
    expect(missingFor(ledger, 'submit', page({ title: '  ', count: 0 }), () => true)).toEqual(['title'])
    const empty = [{ id: 'r', at: 'i', cells: {} }]
    expect(missingFor(ledger, 'submit', page({ title: '甲', count: 1, lines: empty, remarks: empty }), () => true)).toEqual(['lines/what'])
  })

  test('[WFL2] [S2-6.1.2b] some values want more, and giving a page up wants nothing', () => {
    expect(missingFor(ledger, 'submit', page({ title: '甲', count: 1, kind: 'two' }), () => true)).toEqual(['share'])
    expect(missingFor(ledger, 'giveUp', page({}), () => false)).toEqual([])
  })

  test('[WFL2] a field of a companion that the member cannot see is not asked for', () => {
    const asking = { ...ledger, moves: { ...ledger.moves, submit: { ...ledger.moves.submit!, needs: ['secretNote'] } } }
    expect(missingFor(asking, 'submit', page({ title: '甲' }), () => true)).toEqual([])
    expect(missingFor(asking, 'submit', page({ title: '甲' }, ['secret']), () => true)).toEqual(['secretNote'])
  })
})
