import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { funnelOf } from '@hebu/shared/rules/care/funnel.ts'
import { missingFor } from '@hebu/shared/rules/workflow.ts'
import { expect, test } from 'vitest'

import { aPage, aRow, aWorld, moved, to, valueOf, yuan } from '../books/small-world.ts'

const noText = () => false

const scores = (scale: number, demand: number, competition: number, profit: number, weights: readonly (number | undefined)[] = []) =>
  Object.entries({ scale, demand, competition, profit }).map(([factor, score], at) => aRow(factor, { factor, score, ...(weights[at] === undefined ? {} : { weight: weights[at] }) }))

const total = (rows: unknown) => valueOf(opportunities, 'scoreTotal', aPage('o', { scores: rows }), aWorld())

test('[CUS21] the total is out of twenty: four scores, by weight or all alike [S3-3.1.2b]', () => {
  expect(total(scores(5, 5, 5, 5))).toBe(20)
  expect(total(scores(4, 3, 2, 3))).toBe(12)
  expect(total(scores(4, 3, 2, 3, [40, 30, 20, 10]))).toBe(12.8)
  // Weights need not add up to a hundred.
  expect(total(scores(4, 3, 2, 3, [4, 3, 2, 1]))).toBe(12.8)
  expect(total(scores(1, 1, 1, 1, [0, 0, 0, 0]))).toBe(4)
})

test('[CUS21] nothing is reckoned until all four factors are scored, and then it is told how [S3-3.1.2b]', () => {
  expect(total(scores(4, 3, 2, 3).slice(1))).toBeUndefined()
  expect(total([...scores(4, 3, 2, 3).slice(1), aRow('x', { factor: 'demand', score: 5 })])).toBeUndefined()
  expect(total('garbage')).toBeUndefined()
  const workings = opportunities.fields.scoreTotal.workings!
  const page = aPage('o', { scores: scores(4, 3, 2, 3, [40, 30, 20, 10]) })
  expect(workings(page, aWorld({}, { limits: { opportunityPursueScore: 12 } })).map(({ label, value }) => `${label.en}: ${value}`)).toEqual([
    'Project scale: 4 × 40 % × 4 = 6.4', 'Market demand: 3 × 30 % × 4 = 3.6', 'Competition: 2 × 20 % × 4 = 1.6', 'Profit margin: 3 × 10 % × 4 = 1.2', 'Total: 12.8 / 20', 'Charter: worth pursuing from: ≥ 12',
  ])
  expect(workings(aPage('o', {}), aWorld())).toEqual([])
})

test('[CUS21] assessing wants a row for each factor, with its score [S3-3.1.2b]', () => {
  const whole = { title: '校庆礼', customer: to('qinghe'), follower: 'zhou' }
  const missing = (rows: unknown) => missingFor(opportunities, 'assess', { state: 'found', values: { ...whole, scores: rows }, parts: [] }, noText)
  expect(missing(undefined)).toEqual(['scores'])
  expect(missing(scores(4, 3, 2, 3).slice(0, 3))).toEqual(['scores/factor'])
  expect(missing([...scores(4, 3, 2, 3).slice(0, 3), aRow('p', { factor: 'profit' })])).toEqual(['scores/score'])
  expect(missing(scores(4, 3, 2, 3))).toEqual([])
})

test('[CUS21] who is to pursue it is decided above, with a follower and a plan; lost ones say why [S3-3.1.3a] [S1-3.1.6a]', () => {
  expect(opportunities.moves.pursue?.by).toEqual(['lead', 'head'])
  expect(missingFor(opportunities, 'pursue', { state: 'assessed', values: { follower: 'zhou' }, parts: [] }, noText)).toEqual(['plan'])
  expect(missingFor(opportunities, 'lose', { state: 'negotiating', values: {}, parts: [] }, noText)).toEqual(['lossReason'])
  expect(opportunities.moves.drop?.note).toBe('required')
})

const stuckOn = (page: ComputedInput, visits: readonly ComputedInput[] = [], limits = {}) => valueOf(opportunities, 'dueStepAt', page, aWorld({ visits }, { limits }))

test('[CUS22] the next step is due so many days after the last move, note or contact [S1-3.1.6b] [S3-3.1.3b]', () => {
  const found = aPage('o', { foundAt: '2026-11-01' }, { state: 'found', made: { by: 'zhou', at: '2026-11-02T01:00:00.000Z' } })
  expect(stuckOn(found)).toBe('2026-11-16')
  expect(stuckOn(found, [], { opportunityStepDays: 7 })).toBe('2026-11-09')
  expect(stuckOn({ ...found, state: 'assessed', moves: [moved('assess', 'assessed', '2026-11-05T01:00:00.000Z'), moved('pursue', 'pursuing', '2026-11-20T01:00:00.000Z', 'wrong-state')] })).toBe('2026-11-19')
  const visit = (id: string, state: string, at: string) => aPage(id, { opportunity: to('o'), happenedAt: at }, { state })
  expect(stuckOn(found, [visit('v', 'done', '2026-11-10T02:00:00.000Z'), visit('w', 'planned', '2026-11-12T02:00:00.000Z')])).toBe('2026-11-24')
  expect(stuckOn({ ...found, values: { ...found.values, decisionNotes: [aRow('n', { at: '2026-11-18', note: '等董事会' })] } })).toBe('2026-12-02')
  // A note of a day to come is no step yet.
  expect(stuckOn({ ...found, values: { ...found.values, decisionNotes: [aRow('n', { at: '2027-01-18', note: '?' })] } })).toBe('2026-11-16')
})

test('[CUS22] what was won or let go is not stuck', () => {
  for (const state of ['won', 'lost', 'dropped']) expect(stuckOn(aPage('o', { foundAt: '2026-01-01' }, { state }))).toBeUndefined()
})

test('[CUS30] an amount counts by the likelihood of its stage, as the charter has it [S0-2.1b]', () => {
  const worth = (state: string, limits = {}) => (valueOf(opportunities, 'weighted', aPage('o', { amount: yuan(120_000) }, { state }), aWorld({}, { limits })) as { readonly amountCents: number }).amountCents / 100
  expect(['found', 'assessed', 'pursuing', 'negotiating', 'won', 'lost', 'dropped'].map((state) => worth(state))).toEqual([12_000, 30_000, 60_000, 90_000, 120_000, 0, 0])
  expect(worth('pursuing', { opportunityPursuingPercent: 40 })).toBe(48_000)
  expect(valueOf(opportunities, 'weighted', aPage('o', {}, { state: 'found' }), aWorld())).toBeUndefined()
})

const opportunity = (id: string, state: string, ways: readonly string[], given: ComputedInput['values'] = {}) =>
  aPage(id, { foundAt: '2026-11-03', follower: 'zhou', amount: yuan(10_000), ...given }, { state, moves: ways.map((way, at) => moved(way, way, `2026-11-0${at + 4}T01:00:00.000Z`)) })

const pages = [
  opportunity('a', 'found', []),
  opportunity('b', 'pursuing', ['assessed', 'pursuing']),
  opportunity('c', 'lost', ['assessed', 'pursuing', 'negotiating', 'lost']),
  opportunity('d', 'won', ['assessed', 'pursuing', 'negotiating', 'won'], { follower: 'lin' }),
  opportunity('e', 'pursuing', ['assessed', 'pursuing', 'negotiating', 'won', 'pursuing'], { foundAt: '2026-09-01' }),
]

test('[CUS31] the funnel counts how far each got, lost ones too; what was won by mistake was not won [S1-2.2.2a–b]', () => {
  const funnel = funnelOf(pages, {}, aWorld())
  expect(funnel.stages.map(({ stage, reached, conversion }) => [stage, reached, conversion])).toEqual([['found', 5, undefined], ['assessed', 4, 80], ['pursuing', 4, 100], ['negotiating', 3, 75], ['won', 1, 33.3]])
  expect(funnel.stages.map(({ amounts }) => amounts)).toEqual([50_000, 40_000, 40_000, 30_000, 10_000].map((amount) => [yuan(amount)]))
  expect(funnel.stages.map(({ here }) => here.length)).toEqual([1, 0, 2, 0, 1])
  expect(funnel.winRate).toBe(50)
})

test('[CUS31] amounts of different currencies are not added up, and what has none comes to none', () => {
  const deal = (id: string, amount?: unknown) => aPage(id, { follower: 'lin', ...(amount === undefined ? {} : { amount }) }, { state: 'found' })
  const dollars = { amountCents: 20_000_00, currency: 'USD' }
  const [found] = funnelOf([deal('a', yuan(9_999_999_999.99)), deal('b', dollars), deal('c'), deal('d', yuan(0.01))], {}, aWorld()).stages
  expect([found!.reached, found!.amounts]).toEqual([4, [yuan(10_000_000_000), dollars]])
  expect(funnelOf([deal('c')], {}, aWorld()).stages[0]!.amounts).toEqual([])
})

test('[CUS31] by period and follower; without any there is no rate [S1-2.2.2a–b]', () => {
  const november = { first: '2026-11-01', last: '2026-11-30' }
  expect(funnelOf(pages, { period: november }, aWorld()).stages[0]!.reached).toBe(4)
  expect(funnelOf(pages, { follower: 'lin' }, aWorld()).stages.map(({ reached }) => reached)).toEqual([1, 1, 1, 1, 1])
  const none = funnelOf([], {}, aWorld())
  expect(none.winRate).toBeUndefined()
  expect(none.stages.every(({ conversion, reached }) => conversion === undefined && reached === 0)).toBe(true)
})
