import type { ComputedInput, Row, World } from '@hebu/shared/books/field-kinds.ts'
import { countedFor, goalActual } from '@hebu/shared/books/plan-actuals.ts'
import { adjustmentsOf } from '@hebu/shared/rules/planning/adjustments.ts'
import { breakdownsOf, goalsOf, sharesOf } from '@hebu/shared/rules/planning/breakdown.ts'
import { courseOf } from '@hebu/shared/rules/planning/course.ts'
import { figuresOf, neighbourOf, nextPlan, partsInTime } from '@hebu/shared/rules/planning/neighbours.ts'
import { workingCalendar } from '@hebu/shared/vocabulary/working-calendar.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const page = (id: string, values: ComputedInput['values'], state = 'inForce', at = '2026-11-02T02:00:00.000Z'): ComputedInput => ({ id, shelf: 'g-all', state, values, made: { by: 'wang', at }, moves: [] })

function worldOf(pages: Readonly<Record<string, readonly ComputedInput[]>>, over: Partial<World> = {}): World {
  return {
    today: '2026-11-20', nowMs: Date.parse('2026-11-20T02:00:00Z'), timeZone: 'Asia/Shanghai',
    pages: (book) => pages[book] ?? [],
    page: (book, id) => pages[book]?.find((each) => each.id === id),
    linked: (book, field, id) => (pages[book] ?? []).filter(({ values }) => (values[field] as { readonly id?: string } | undefined)?.id === id),
    ...over,
  }
}

const goal = (id: string, cells: Row['cells']): Row => ({ id, at: '0', cells }) as unknown as Row
const under = (id: string) => ({ id, shelf: 'g-all' })
const visit = (id: string, by: string, on: string) => page(id, { by: [by], happenedAt: `${on}T03:00:00.000Z` }, 'done')
const contract = (id: string, signedAt: string, yuan: number) => page(id, { signedAt, amount: { amountCents: yuan * 100, currency: 'CNY' } }, 'signed')

const year = page('year', { level: 'department', period: 'annual', periodKey: '2026', theme: 'work', goals: [goal('g1', { metric: '签约金额', measure: 'signedAmount', target: 300, unit: '万元' }), goal('g2', { metric: '客户 拜访', target: 120, unit: '次' })] })
const child = (id: string, values: ComputedInput['values'], amount: number, unit = '万元') => page(id, { theme: 'work', parent: under('year'), goals: [goal('g1', { metric: '签了多少', measure: 'signedAmount', target: amount, unit }), goal('g2', { metric: '客户拜访', target: 30, unit: '次' })], ...values })
const quarters = ['Q1', 'Q2', 'Q3', 'Q4'].map((quarter) => child(quarter, { level: 'department', period: 'quarter', periodKey: `2026-${quarter}` }, quarter === 'Q4' ? 60 : 75))
const groups = [child('sales', { level: 'group', period: 'annual', periodKey: '2026', group: 'sales' }, 2_000_000, '元'), child('service', { level: 'group', period: 'annual', periodKey: '2026', group: 'service' }, 110)]

test('[PLAN10] each way of breaking a plan down is summed against it by itself, goal by goal, whatever the unit [S2-2.2.2a]', () => {
  const ways = breakdownsOf(year, worldOf({ plans: [year, ...quarters.toReversed(), ...groups] }))
  expect(ways.map(({ level, period, children }) => [level, period, children.map(({ id }) => id)])).toEqual([
    ['department', 'quarter', ['Q1', 'Q2', 'Q3', 'Q4']],
    ['group', 'annual', ['sales', 'service']],
  ])
  expect(ways.map(({ sums }) => sums.map(({ goal: { metric }, sum, gap }) => [metric, sum, gap]))).toEqual([
    [['签约金额', 285, -15], ['客户 拜访', 120, 0]],
    [['签约金额', 310, 10], ['客户 拜访', 60, -60]],
  ])
  expect(ways[1]!.sums[0]!.parts.get('sales')).toMatchObject({ target: 200 })
})

test('[PLAN10] a goal that no plan below has is not summed, and plans without goals break nothing', () => {
  const odd = [page('odd', { level: 'group', period: 'annual', periodKey: '2026', parent: under('year'), goals: 'none' }), page('bare', { level: 'group', period: 'annual', parent: under('year') })]
  const [way] = breakdownsOf(year, worldOf({ plans: [year, ...odd] }))
  expect(way!.sums.map(({ sum, gap }) => [sum, gap])).toEqual([[undefined, undefined], [undefined, undefined]])
  expect(breakdownsOf(page('x', { goals: null }), worldOf({}))).toEqual([])
})

test('[PLAN10] shares of a target add up to it exactly, and whole numbers stay whole', () => {
  expect(sharesOf(120, 4)).toEqual([30, 30, 30, 30])
  expect(sharesOf(10, 3)).toEqual([4, 3, 3])
  expect(sharesOf(0.5, 3)).toEqual([0.17, 0.17, 0.16])
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 40 }), (target, among) => {
    const shares = sharesOf(target, among)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(target)
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
  }), { numRuns: 100, seed: 7 })
})

test('[PLAN11] [S2-2.2.2c] a figure is made of the records that it opens, no more and no less', () => {
  const plan = page('p', { level: 'person', period: 'month', periodKey: '2026-11', owner: 'li', goals: [goal('g1', { metric: '拜访', measure: 'visits', target: 10 }), goal('g2', { metric: '签约', measure: 'signedAmount', target: 20, unit: '万元', assignedTo: 'li' })] })
  const customers = [page('c1', { owner: 'li' }, 'active'), page('c2', { owner: 'other' }, 'active')]
  const contracts = [{ ...contract('k1', '2026-11-03', 50_000.55), values: { ...contract('k1', '2026-11-03', 50_000.55).values, customer: under('c1') } }, { ...contract('k2', '2026-11-04', 70_000), values: { ...contract('k2', '2026-11-04', 70_000).values, customer: under('c2') } }]
  const world = worldOf({ customers, contracts, visits: [visit('v2', 'li', '2026-11-12'), visit('v1', 'li', '2026-11-05'), visit('v3', 'other', '2026-11-06'), visit('v4', 'li', '2026-10-30')] })
  const [visits, signed] = goalsOf(plan, world)
  expect(countedFor(plan, world, visits!.row)?.map(({ book, id, on }) => [book, id, on])).toEqual([['visits', 'v1', '2026-11-05'], ['visits', 'v2', '2026-11-12']])
  expect([visits!.actual, signed!.actual]).toEqual([2, 5.000055])
  expect(countedFor(plan, world, signed!.row)).toEqual([{ book: 'contracts', id: 'k1', on: '2026-11-03', adds: 5.000055 }])
  expect(goalActual(plan, world, goal('g3', { metric: '其他' }))).toBeUndefined()
})

test('[PLAN12] the course ends where the figure stands, and the plan rises with the working days alone', () => {
  const plan = page('p', { level: 'department', period: 'month', periodKey: '2026-11', goals: [goal('g1', { metric: '拜访', measure: 'visits', target: 20 })] })
  const world = worldOf({ visits: [visit('v1', 'li', '2026-11-05'), visit('v2', 'li', '2026-11-12'), visit('v3', 'li', '2026-11-25')] })
  const course = courseOf(plan, goalsOf(plan, world)[0]!, world)
  expect(course).toHaveLength(30)
  expect(course.find(({ day }) => day === '2026-11-01')).toMatchObject({ planned: 0, actual: 0 })
  expect(course.find(({ day }) => day === '2026-11-20')).toMatchObject({ actual: 2 })
  expect(course.at(-1)).toMatchObject({ day: '2026-11-30', planned: 20, actual: undefined })
  expect(courseOf(plan, goalsOf(plan, world)[0]!, { ...world, calendar: workingCalendar([{ date: '2026-11-02', kind: 'off' }]) })[1]!.planned).toBe(0)
  const long = { ...plan, values: { ...plan.values, periodKey: '2026' } }
  expect(courseOf(long, goalsOf(long, world)[0]!, world).map(({ day }) => day).slice(-4)).toEqual(['2026-10-31', '2026-11-20', '2026-11-30', '2026-12-31'])
  expect(courseOf(plan, goalsOf(year, world)[1]!, world)).toEqual([])
})

test('[PLAN13] the plans before and after are those of the same bearer; the next one begins with the same goals', () => {
  const month = (key: string, over: ComputedInput['values'] = {}) => page(`group.sales.${key}.work`, { level: 'group', group: 'sales', owner: 'lu', period: 'month', periodKey: key, theme: 'work', parent: under('Q4'), goals: [goal('x', { metric: '拜访', measure: 'visits', target: 40, unit: '次' })], ...over })
  const november = month('2026-11')
  const world = worldOf({ plans: [...quarters, month('2026-10'), november] })
  expect(neighbourOf(november, -1, world)?.id).toBe('group.sales.2026-10.work')
  expect(neighbourOf(november, 1, world)).toBeUndefined()
  expect(nextPlan(november, world)).toEqual({ level: 'group', period: 'month', periodKey: '2026-12', theme: 'work', group: 'sales', owner: 'lu', parent: under('Q4'), goals: [{ id: 'g1', cells: { metric: '拜访', measure: 'visits', target: 40, unit: '次' } }] })
  // The quarter above ends with December.
  expect(nextPlan(month('2026-12'), world)).not.toHaveProperty('parent')
  expect(nextPlan(page('o', { period: 'other', periodKey: '展会' }), world)).toBeUndefined()
  expect(partsInTime(year).map(({ periodKey }) => periodKey)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'])
  expect(partsInTime(quarters[3]!).map(({ period, periodKey }) => [period, periodKey])).toEqual([['month', '2026-10'], ['month', '2026-11'], ['month', '2026-12']])
  // A week belongs to the month of its Thursday: no week is in two, and none in neither.
  expect(partsInTime(november).map(({ period, periodKey }) => [period, periodKey])).toEqual([['week', '2026-W45'], ['week', '2026-W46'], ['week', '2026-W47'], ['week', '2026-W48']])
  const weeks = Array.from({ length: 12 }, (_, at) => partsInTime(month(`2026-${String(at + 1).padStart(2, '0')}`)).map(({ periodKey }) => periodKey)).flat()
  expect([weeks.length, new Set(weeks).size]).toEqual([53, 53])
  expect(partsInTime(page('w', { period: 'week', periodKey: '2026-W48' }))).toEqual([])
})

test('[PLAN14] the figures of a wrap-up are those of the goals', () => {
  const world = worldOf({ contracts: [contract('k1', '2026-03-03', 900_000), contract('k2', '2026-05-03', 600_000)] })
  expect(figuresOf(year, world)).toEqual([
    { metric: '签约金额', unit: '万元', target: 300, actual: 150, percent: 50 },
    { metric: '客户 拜访', unit: '次', target: 120, actual: undefined, percent: undefined },
  ])
})

test('[PLAN15] what changed in the goals belongs to the adjustment before it; what was refused adjusts nothing', () => {
  const moves = [['approve', 'applied', '01'], ['adjust', 'applied', '05'], ['approve', 'applied', '06'], ['adjust', 'void', '07'], ['adjust', 'applied', '10']].map(([move, verdict, day]) => ({ move: move!, verdict: verdict!, at: `2026-11-${day}T02:00:00.000Z` }))
  const changes = [['goals', '02'], ['goals', '05'], ['owner', '05'], ['goals', '08'], ['goals', '12']].map(([field, day]) => ({ field: field!, at: `2026-11-${day}T03:00:00.000Z` }))
  expect(adjustmentsOf(moves, changes).map(({ move, changes: made }) => [move.at.slice(8, 10), made.map(({ at }) => at.slice(8, 10))])).toEqual([['05', ['05', '08']], ['10', ['12']]])
})
