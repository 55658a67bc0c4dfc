import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { charterById, charters } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { PostFunction } from '@hebu/shared/vocabulary/directory.ts'
import { expect, test } from 'vitest'

const regulationOf: Readonly<Record<string, string>> = { groupBuying: 'S0', business: 'S1', salesOps: 'S2', commercial: 'S3', directSales: 'S4' }

const heldIn = (charter: Charter): ReadonlySet<PostFunction> => new Set(Object.values(charter.posts).flatMap(({ functions }) => functions))

test('[CHART1] every post has a function, and a group where it names one; the founder heads', () => {
  for (const charter of charters) {
    for (const [name, post] of Object.entries(charter.posts)) {
      expect(post.functions.length, `${charter.id} ${name}`).toBeGreaterThan(0)
      if (post.group !== undefined) expect(Object.keys(charter.groups), `${charter.id} ${name}`).toContain(post.group)
      if (post.guest === true) expect(post.functions.some((held) => ['head', 'deputy', 'lead', 'sales', 'service', 'ops', 'contract', 'custodian'].includes(held))).toBe(false)
    }
    expect(charter.posts[charter.founder]?.functions).toContain('head')
    expect(Object.values(charter.posts).filter(({ functions }) => functions.includes('head'))).toHaveLength(1)
  }
})

test('[CHART1] posts hold the functions of the regulation’s department [S1-2.1] [S2-2.1] [S3-2.1] [S4-2.1]', () => {
  const functions = (id: string) => [...heldIn(charterById(id)!)].toSorted()
  expect(functions('groupBuying')).toEqual(['collab', 'contract', 'finance', 'head', 'lead', 'leader', 'ops', 'sales', 'service'])
  expect(functions('business')).toEqual(['collab', 'contract', 'custodian', 'finance', 'head', 'hr', 'lead', 'legal', 'ops', 'sales', 'service'])
  expect(functions('salesOps')).toEqual(['collab', 'contract', 'finance', 'head', 'hr', 'lead', 'leader', 'legal', 'ops', 'sales', 'service'])
  expect(functions('commercial')).toEqual(['collab', 'contract', 'custodian', 'deputy', 'finance', 'head', 'hr', 'lead', 'leader', 'legal', 'ops', 'sales', 'service'])
  expect(functions('directSales')).toEqual(['collab', 'contract', 'deputy', 'finance', 'head', 'hr', 'lead', 'leader', 'legal', 'ops', 'sales', 'service'])
  expect(charters.map(({ groups }) => Object.keys(groups).length)).toEqual([0, 0, 3, 3, 4])
})

test('[CHART1] each group of a department with groups has a lead, and finance sits inside the direct-sales centre only', () => {
  for (const charter of charters) {
    const leads = Object.values(charter.posts).filter(({ functions }) => functions.includes('lead')).map(({ group }) => group)
    for (const group of Object.keys(charter.groups)) expect(leads, charter.id).toContain(group)
    const inside = Object.values(charter.posts).some(({ functions, guest }) => functions.includes('finance') && guest !== true)
    expect(inside, charter.id).toBe(charter.id === 'directSales')
  }
})

test('[CHART2] approval chains name functions that somebody in the department or a guest holds', () => {
  for (const charter of charters) {
    const held = heldIn(charter)
    for (const [name, steps] of Object.entries(charter.chains)) {
      expect(steps.length, `${charter.id} ${name}`).toBeGreaterThan(0)
      for (const step of steps) {
        expect(step.by.filter((held_) => !held.has(held_)), `${charter.id} ${name}`).toEqual([])
        expect(step.mode === 'single' ? step.by.length === 1 : step.by.length > 1, `${charter.id} ${name}`).toBe(true)
        expect(step.limitWorkingDays).toBeGreaterThan(0)
      }
    }
  }
})

test('[CHART2] contracts go the regulation’s way', () => {
  const chain = (id: string) => charterById(id)!.chains['contract']!.map(({ by, mode, when }) => [by.join('+'), mode, when].filter((part) => part !== undefined).join(' '))
  expect(chain('groupBuying')).toEqual(['head single', 'leader single'])
  expect(chain('business')).toEqual(['head single', 'legal single'])
  expect(chain('salesOps')).toEqual(['lead single', 'legal single'])
  expect(chain('commercial')).toEqual(['head single', 'head+legal+finance all major'])
  expect(chain('directSales')).toEqual(['lead single', 'legal single major', 'head single'])
})

test('[CHART2] a chain is off where the regulation knows no such thing', () => {
  const without = (name: string) => charters.filter(({ chains }) => !Object.hasOwn(chains, name)).map(({ id }) => id)
  expect(without('sealUse')).toEqual(['groupBuying', 'business', 'salesOps', 'directSales'])
  expect(without('budget')).toEqual(['business', 'salesOps', 'commercial'])
  expect(without('trainingPlan')).toEqual(['commercial'])
  expect(without('leave')).toEqual([])
  expect(without('reviewResult')).toEqual([])
})

test('[CHART3] new customers begin in a tier of the charter, and each tier has an owner who exists', () => {
  for (const charter of charters) {
    expect(Object.keys(charter.tiers)).toContain(charter.defaultTier)
    const owners = Object.values(charter.tiers).flatMap(({ ownedBy }) => (ownedBy === undefined ? [] : [ownedBy]))
    expect(owners.filter((owner) => !heldIn(charter).has(owner))).toEqual([])
    expect(Object.values(charter.tiers).every(({ followUpDays }) => followUpDays === undefined || followUpDays > 0)).toBe(true)
  }
})

test('[CHART3] key and core customers of group buying belong to the manager, and the better the tier the closer the contact [S0-4.2d]', () => {
  const { key, core, general } = charterById('groupBuying')!.tiers
  expect([key?.ownedBy, core?.ownedBy, general?.ownedBy]).toEqual(['head', 'head', 'sales'])
  expect([key?.followUpDays, core?.followUpDays, general?.followUpDays]).toEqual([30, 42, 90])
  const classes = charterById('salesOps')!.tiers
  expect(['key', 'core', 'general'].map((tier) => classes[tier]?.followUpDays)).toEqual([30, 90, 180])
  expect(['majorProject', 'existing', 'newCustomer'].map((tier) => charterById('commercial')!.tiers[tier]?.followUpDays)).toEqual([30, 90, 7])
})

test('[CHART4] indicators are of a post or group, and their weights make up the whole', () => {
  for (const charter of charters) {
    const known = [...Object.keys(charter.posts), ...Object.keys(charter.groups)]
    const totals = new Map<string, number>()
    for (const { of, weight } of Object.values(charter.indicators)) {
      expect(known, charter.id).toContain(of)
      expect(weight).toBeGreaterThan(0)
      totals.set(of, (totals.get(of) ?? 0) + weight)
    }
    for (const [of, total] of totals) expect(total, `${charter.id} ${of}`).toBeCloseTo(100, 6)
    expect(totals.has(charter.founder), charter.id).toBe(true)
  }
})

test('[CHART4] the commercial department weighs results 60, ability 30 and attitude 10 [S3-5.2.1] [S3-5.2.2] [S3-5.2.3]', () => {
  const { indicators, review } = charterById('commercial')!
  for (const of of ['manager', 'deputy', 'development', 'contracts', 'relations']) {
    const share = (block: string) => Object.values(indicators).filter((one) => one.of === of && one.block === block).reduce((sum, { weight }) => sum + weight, 0)
    expect([share('result'), share('ability'), share('attitude')].map((sum) => Math.round(sum * 100) / 100)).toEqual([60, 30, 10])
  }
  expect(review.blocks).toEqual({ result: 60, ability: 30, attitude: 10 })
  expect(review.cycles).toEqual(['year'])
})

test('[CHART4] what counts towards a review makes up the whole, and the regulation’s posts have the indicators it lists [S0-6.1a–c]', () => {
  for (const { id, review } of charters) expect(Object.values(review.inputs).reduce((sum, share) => sum + share, 0), id).toBe(100)
  const count = (id: string, of: string) => Object.values(charterById(id)!.indicators).filter((one) => one.of === of).length
  expect([count('groupBuying', 'manager'), count('groupBuying', 'specialist'), count('groupBuying', 'service')]).toEqual([5, 5, 4])
  expect([count('salesOps', 'sales'), count('salesOps', 'operations'), count('salesOps', 'service')]).toEqual([8, 5, 5])
  expect(charterById('groupBuying')!.review.inputs).toEqual({ self: 10, superior: 50, customer: 20, peer: 20 })
})

test('[CHART5] a duty that is on names a clause of its own regulation; one that is off claims none', () => {
  for (const charter of charters) {
    const own = new RegExp(`^${regulationOf[charter.id]}-\\d+(\\.\\d+)*([a-z](–[a-z])?)?(–\\d+)?$`)
    for (const [name, { on, clauses }] of Object.entries(charter.cadences)) {
      expect(clauses.length > 0, `${charter.id} ${name}`).toBe(on)
      expect(clauses.filter((clause) => !own.test(clause)), `${charter.id} ${name}`).toEqual([])
    }
  }
})

/** Every row of the requirements that asks for something at intervals, by regulation. */
const clausesWithCadence = [
  '[S0-2.1a] [S0-2.2b] [S0-4.1b] [S0-4.2d] [S0-4.3a–b] [S0-5.1b] [S0-5.2a] [S0-6.2a] [S0-7.1a] [S0-7.3a–b]',
  '[S1-2.2.3c] [S1-3.1.6b] [S1-3.3.6b] [S1-3.4.4] [S1-4.1.1a] [S1-4.2.1c] [S1-4.3.3] [S1-5.2]',
  '[S2-3.1.1a] [S2-3.1.3b] [S2-3.3.3a–b] [S2-3.3.4] [S2-4.2a] [S2-4.3.1] [S2-5.4.1] [S2-5.4.3b] [S2-6.1.1a–b] [S2-6.1.2a] [S2-6.1.2b] [S2-6.1.4] [S2-6.2.1] [S2-6.2.2] [S2-7.1.1]',
  '[S3-2.2.1e] [S3-2.2.3d] [S3-2.2.4a] [S3-3.2.4a–b] [S3-3.3.1a–b] [S3-3.3.3] [S3-4.1.3] [S3-4.2.1] [S3-4.4.3] [S3-5.3]',
  '[S4-2.2.1e] [S4-2.2.4b] [S4-2.2.5c] [S4-2.2.6d] [S4-3.5.1] [S4-3.5.3] [S4-4.1.3–4] [S4-4.2.3] [S4-4.4.2a] [S4-5.1.1–2] [S4-5.4.2] [S4-6.1.1] [S4-6.3.3] [S4-7.1.3] [S4-7.2.2]',
]

for (const [index, cited] of clausesWithCadence.entries()) {
  test(`[CHART5] each clause that asks for something at intervals has a duty that is on ${cited}`, () => {
    const duties = new Set(Object.values(charters[index]!.cadences).flatMap(({ on, clauses }) => (on ? clauses : [])))
    expect(Array.from(cited.matchAll(/\[([^\]]+)\]/g), ([, clause]) => clause!).filter((clause) => !duties.has(clause))).toEqual([])
  })
}

test('[CHART5] duties fall to functions that somebody holds, and go up to one that somebody holds', () => {
  for (const charter of charters) {
    const held = heldIn(charter)
    for (const [name, { on, who, escalates }] of Object.entries(charter.cadences)) {
      if (!on) continue
      if (who !== 'everybody') expect(who.filter((one) => !held.has(one)), `${charter.id} ${name}`).toEqual([])
      if (escalates !== undefined) expect(held.has(escalates), `${charter.id} ${name}`).toBe(true)
    }
  }
})

test('[CHART5] a duty’s kind is one that its book knows, and its book is not switched off', () => {
  for (const charter of charters) {
    for (const [name, { on, book: id, kind }] of Object.entries(charter.cadences)) {
      if (on) expect(charter.without, `${charter.id} ${name}`).not.toContain(id)
      const book = books.find((one) => one.id === id)
      if (book === undefined || kind === undefined) continue
      const options = ['kind', 'period', 'theme'].flatMap((field) => (book.fields[field]?.kind === 'choice' ? Object.keys(book.fields[field].options) : []))
      expect(options, `${charter.id} ${name}`).toContain(kind)
    }
  }
})

test('[CHART5] which duties are on follows the regulations, from daily reports to cash counts', () => {
  const on = (name: string) => charters.filter(({ cadences }) => cadences[name]?.on === true).map(({ id }) => regulationOf[id])
  const expected: Readonly<Record<string, readonly string[]>> = {
    dailyReport: ['S2'],
    weeklyReport: ['S2'],
    inspectReports: ['S2'],
    departmentMeeting: ['S1', 'S2', 'S3'],
    monthlyMeeting: ['S2'],
    projectMeeting: ['S1', 'S2'],
    planYear: ['S0', 'S1', 'S2', 'S3', 'S4'],
    planQuarter: ['S0'],
    upwardReport: ['S0', 'S3', 'S4'],
    marketReport: ['S2', 'S3'],
    fileCheck: ['S0', 'S1', 'S2', 'S3', 'S4'],
    returnVisits: ['S0', 'S1', 'S2', 'S3', 'S4'],
    survey: ['S0', 'S1'],
    suggestionRound: ['S2', 'S4'],
    contractProgress: ['S3'],
    ledgerStatistics: ['S3'],
    budgetPreparation: ['S0', 'S4'],
    budgetNote: ['S0', 'S4'],
    costAnalysis: ['S0', 'S4'],
    receivablesCheck: ['S0', 'S2', 'S4'],
    reviewMonth: ['S0', 'S2'],
    reviewQuarter: ['S1', 'S4'],
    reviewYear: ['S0', 'S1', 'S2', 'S3', 'S4'],
    trainingPlan: ['S0', 'S2', 'S4'],
    trainingEffect: ['S2'],
    attendanceSheet: ['S1', 'S3'],
    honours: ['S0', 'S2', 'S4'],
    riskScreening: ['S4'],
    internalAudit: ['S4'],
    cashCount: ['S4'],
    dataBackup: ['S4'],
    partnerMeeting: ['S2'],
  }
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, on(name)]))).toEqual(expected)
})

test('[CHART6] a workspace finds its charter by id, and charters agree on what they leave open', () => {
  for (const charter of charters) {
    expect(charterById(charter.id)).toBe(charter)
    expect(charter.leaseDays).toBe(30)
    expect(Object.values(charter.limits).every((limit) => Number.isFinite(limit) && limit > 0)).toBe(true)
    expect(charter.without.filter((id) => ['customers', 'visits', 'meetings', 'plans', 'reports', 'tasks'].includes(id))).toEqual([])
  }
  expect(charterById('other')).toBeUndefined()
  expect(charterById('commercial')!.without).not.toContain('seals')
  expect(charterById('commercial')!.orderStages).toEqual([])
  expect(charterById('business')!.orderStages.find(({ stage }) => stage === 'inspection')?.mandatory).toBe(true)
})
