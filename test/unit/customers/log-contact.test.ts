import { customers } from '@hebu/shared/books/customers.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { opportunities } from '@hebu/shared/books/opportunities.ts'
import { visits } from '@hebu/shared/books/visits.ts'
import { createPage } from '@hebu/shared/codec/write-page.ts'
import type { ContactDraft } from '@hebu/web/features/contact/log-contact.ts'
import { lackOf, likelyCustomers, likelyOpportunity, logContact, mondayAfter, openOpportunities, plannedNow, usualKind } from '@hebu/web/features/contact/log-contact.ts'
import { keptDraft } from '@hebu/web/platform/kept-draft.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { afterEach, expect, test } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'

const nowMs = Date.parse('2026-11-23T01:00:00Z')
const zone = 'Asia/Shanghai'
const books = [customers, visits, opportunities] as readonly unknown[] as readonly Book[]
const open: Workspace[] = []
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aDepartment(member = 'zhou') {
  const fake = aFakeWorkspace({ books, member, nowMs })
  open.push(fake.workspace)
  await fake.settled()
  const { commands } = fake.workspace
  const make = (book: string, values: Readonly<Record<string, unknown>>) => {
    const made = commands.create(book, values)
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    return made.value
  }
  const qinghe = make('customers', { name: '青禾示例印務', needs: '年底禮盒' })
  const pages = () => fake.workspace.table('visits').pages()
  const figure = (name: string) => fake.workspace.computedValue(fake.workspace.table('customers').page(qinghe.id)!, name)
  return { ...fake, make, qinghe, pages, figure, commands }
}

const draft = (given: Partial<ContactDraft>): ContactDraft => ({ kind: 'call', said: '', needs: '', nextStep: '', ...given })

test('[CUS7] [CUS8] a contact is logged as done with its next step, last contact and next follow-up follow, and one undo takes it all back [S2-3.1.3b]', async () => {
  const { workspace, qinghe, pages, figure, commands } = await aDepartment()
  const step = {}
  const logged = logContact(workspace, draft({ customer: qinghe, said: '嫌貴', needs: '要定制', nextStep: '送樣', nextAt: '2026-11-27', plan: true, contact: '林' }), step, nowMs)
  expect(logged.ok).toBe(true)
  const done = pages().find(({ state }) => state === 'done')!
  expect(done.values).toMatchObject({ kind: 'call', contact: '林', concerns: '嫌貴', needsFound: '要定制', nextStep: '送樣', nextAt: '2026-11-27', happenedAt: '2026-11-23T01:00:00.000Z', by: ['zhou'] })
  // The visit that was planned along with it, on that day.
  expect(pages().find(({ state }) => state === 'planned')!.values).toMatchObject({ plannedAt: '2026-11-27T01:30:00.000Z', purpose: '送樣' })
  expect([figure('lastContactAt'), figure('nextFollowUpAt')]).toEqual(['2026-11-23', '2026-11-27'])
  // The file itself is not written.
  expect(workspace.table('customers').page(qinghe.id)!.values['needs']).toBe('年底禮盒')
  const back = await commands.undo(step)
  expect(back?.refused).toEqual([])
  expect(pages()).toEqual([])
  await commands.redo()
  expect(pages().map(({ state }) => state).toSorted()).toEqual(['done', 'planned'])
})

test('[CUS7] what a log lacks is named, and nothing is written', async () => {
  const { qinghe } = await aDepartment()
  expect(lackOf(draft({ said: 'x' }), nowMs, zone)).toBe('noCustomer')
  expect(lackOf(draft({ customer: qinghe, said: ' ', nextStep: '送樣' }), nowMs, zone)).toBe('nothing')
  expect(lackOf(draft({ customer: qinghe, said: 'x', happenedAt: '2026-11-24T01:00:00.000Z' }), nowMs, zone)).toBe('ahead')
  expect(lackOf(draft({ customer: qinghe, needs: 'x' }), nowMs, zone)).toBeUndefined()
})

test('[CUS9] the planned contact of the day is completed instead of another being made, also when it was missed', async () => {
  const { workspace, qinghe, make, pages } = await aDepartment()
  const planned = make('visits', { customer: qinghe, kind: 'visit', plannedAt: '2026-11-23T03:00:00.000Z', purpose: '看樣' })
  make('visits', { customer: qinghe, kind: 'call', plannedAt: '2026-12-23T03:00:00.000Z' })
  expect(plannedNow(workspace, qinghe.id, nowMs)?.id).toBe(planned.id)
  expect(logContact(workspace, draft({ customer: qinghe, kind: 'visit', said: '滿意', visit: planned.id }), {}, nowMs).ok).toBe(true)
  expect(workspace.table('visits').page(planned.id)).toMatchObject({ state: 'done', values: { purpose: '看樣', concerns: '滿意' } })
  expect(pages().length).toBe(2)
  expect(plannedNow(workspace, qinghe.id, nowMs)).toBeUndefined()
})

test('[CUS8] a next step for a day that is over is said, across midnight and the end of the year; what is logged late may have agreed on one', async () => {
  const { qinghe } = await aDepartment()
  const at = (now: string, given: Partial<ContactDraft>) => lackOf(draft({ customer: qinghe, said: 'x', ...given }), Date.parse(now), zone)
  // Half past midnight of New Year in Shanghai, the year before in Greenwich.
  expect([at('2026-12-31T16:30:00Z', { nextAt: '2026-12-31' }), at('2026-12-31T16:30:00Z', { nextAt: '2027-01-01' }), at('2026-12-31T15:30:00Z', { nextAt: '2026-12-31' })]).toEqual(['over', undefined, undefined])
  const late = { happenedAt: '2026-11-19T02:00:00.000Z', nextAt: '2026-11-20' }
  expect([at('2026-11-23T01:00:00Z', late), at('2026-11-23T01:00:00Z', { ...late, plan: true }), at('2026-11-23T01:00:00Z', { ...late, nextAt: '2026-11-18' })]).toEqual([undefined, 'over', 'over'])
})

test('[CUS9] what was noted of a planned contact before stays above what is said now', async () => {
  const { workspace, qinghe, make } = await aDepartment()
  const planned = make('visits', { customer: qinghe, kind: 'visit', plannedAt: '2026-11-23T03:00:00.000Z', concerns: '上回嫌貴', needsFound: '三百份' })
  expect(logContact(workspace, draft({ customer: qinghe, said: '這回接受', visit: planned.id }), {}, nowMs).ok).toBe(true)
  expect(workspace.table('visits').page(planned.id)!.values).toMatchObject({ concerns: '上回嫌貴\n這回接受', needsFound: '三百份' })
})

test('[CUS9] [CUS11] who stands above logs nothing for who took part: it is refused, and nothing changes', async () => {
  const { workspace, qinghe, elsewhere, pages } = await aDepartment('wang')
  elsewhere('visits', (doc) => createPage(doc, visits, undefined, { id: 'late', made: { by: 'zhou', at: '2026-11-19T01:00:00.000Z' }, beginning: {}, given: { customer: qinghe, kind: 'visit', by: ['zhou'], plannedAt: '2026-11-23T03:00:00.000Z' }, shared: false }))
  await expect.poll(() => pages().length).toBe(1)
  const said = draft({ customer: qinghe, kind: 'call', said: '見了面', visit: 'late', nextAt: '2026-11-30', plan: true })
  expect(logContact(workspace, said, {}, nowMs)).toMatchObject({ ok: false, refusal: { because: 'not-actor' } })
  await expect.poll(() => workspace.table('visits').page('late')?.values).toEqual({ customer: qinghe, kind: 'visit', by: ['zhou'], plannedAt: '2026-11-23T03:00:00.000Z' })
  expect(pages().length).toBe(1)
})

test('[CUS7] [CUS22] a contact is about the opportunity that is named; the only one that is open and one’s own is offered, and it moves on', async () => {
  const { workspace, qinghe, make, commands, pages } = await aDepartment()
  const deal = make('opportunities', { title: '年框', customer: qinghe, foundAt: '2026-10-01' })
  expect(likelyOpportunity(workspace, qinghe.id)).toEqual(deal)
  const lastStep = () => workspace.computedValue(workspace.table('opportunities').page(deal.id)!, 'lastStepAt')
  expect(logContact(workspace, draft({ customer: qinghe, said: '談了價', opportunity: deal, happenedAt: '2026-11-22T01:00:00.000Z' }), {}, nowMs).ok).toBe(true)
  expect(pages()[0]!.values['opportunity']).toEqual(deal)
  expect(lastStep()).toBe('2026-11-23')
  const other = make('opportunities', { title: '補單', customer: qinghe })
  expect([openOpportunities(workspace, qinghe.id).length, likelyOpportunity(workspace, qinghe.id)]).toEqual([2, undefined])
  expect(commands.move({ book: 'opportunities', id: other.id }, 'drop', '重複')).toMatchObject({ ok: true })
  expect(likelyOpportunity(workspace, qinghe.id)).toEqual(deal)
  expect(commands.set({ book: 'opportunities', id: deal.id }, 'follower', 'lin')).toMatchObject({ ok: true })
  expect(likelyOpportunity(workspace, qinghe.id)).toBeUndefined()
})

test('[CUS9] a contact planned for others is not taken for one’s own', async () => {
  const { workspace, qinghe, make } = await aDepartment('lin')
  make('visits', { customer: qinghe, by: ['zhou'], plannedAt: '2026-11-23T03:00:00.000Z' })
  expect(plannedNow(workspace, qinghe.id, nowMs)?.values['by']).toEqual(['zhou'])
  const { workspace: other, qinghe: hers, elsewhere } = await aDepartment('zhou')
  expect(elsewhere).toBeDefined()
  expect(plannedNow(other, hers.id, nowMs)).toBeUndefined()
})

test('[CUS7] those planned for today and contacted last are offered first, with the channel used last', async () => {
  const { workspace, qinghe, make, commands } = await aDepartment('wang')
  const others = ['雲岫', '梧溪', '澄渡'].map((name) => make('customers', { name }))
  for (const [at, customer] of others.entries()) logContact(workspace, draft({ customer, kind: 'online', said: 'x', happenedAt: new Date(nowMs - (at + 1) * 3_600_000).toISOString() }), {}, nowMs)
  make('visits', { customer: qinghe, plannedAt: '2026-11-23T06:00:00.000Z' })
  expect(likelyCustomers(workspace, nowMs)).toEqual([qinghe.id, ...others.map(({ id }) => id)])
  expect([usualKind(workspace, others[0]!.id), usualKind(workspace, qinghe.id), usualKind(workspace, undefined)]).toEqual(['online', 'call', 'call'])
  // Whose file is not real is not offered.
  expect(commands.move({ book: 'customers', id: others[1]!.id }, 'invalidate', '重複登記')).toMatchObject({ ok: true })
  expect(likelyCustomers(workspace, nowMs)).toEqual([qinghe, others[0]!, others[2]!].map(({ id }) => id))
  expect([mondayAfter('2026-11-23'), mondayAfter('2026-11-29')]).toEqual(['2026-11-30', '2026-11-30'])
})

test('[CUS11] a missed contact is planned anew with a reason; the old time stays in its history, and none is made without a reason', async () => {
  const { workspace, qinghe, make, commands } = await aDepartment()
  const late = make('visits', { customer: qinghe, plannedAt: '2026-11-20T03:00:00.000Z' })
  const address = { book: 'visits', id: late.id }
  await expect.poll(() => workspace.table('visits').page(late.id)?.state).toBe('missed')
  expect(commands.move(address, 'replan')).toMatchObject({ ok: false, refusal: { because: 'note-required' } })
  commands.asOne({}, () => {
    commands.set(address, 'plannedAt', '2026-11-26T03:00:00.000Z')
    commands.move(address, 'replan', '客戶出差')
  })
  expect(workspace.table('visits').page(late.id)).toMatchObject({ state: 'planned', moves: [{ move: 'miss' }, { move: 'replan', note: '客戶出差', verdict: 'applied' }] })
  expect(workspace.record(address).changes).toMatchObject([{ field: 'plannedAt', was: '2026-11-20T03:00:00.000Z' }])
})

test('[CUS13] the words of an unlogged contact are kept for each customer, and a browser that stores nothing keeps none', () => {
  const storage = new Map<string, string>()
  const fake = { getItem: (key: string) => storage.get(key) ?? null, setItem: (key: string, value: string) => void storage.set(key, value), removeItem: (key: string) => void storage.delete(key) } as Storage
  const kept = keptDraft<ContactDraft>(() => fake, 'w1', 'zhou', 'contact')
  kept.keep('a', draft({ said: '說到一半' }))
  expect(kept.read('a').said).toBe('說到一半')
  expect(kept.read('b')).toEqual({})
  kept.keep('a', undefined)
  expect([...storage]).toEqual([])
  storage.set('hebu.draft.w1.zhou.contact.c', 'not JSON')
  expect(kept.read('c')).toEqual({})
  const none = keptDraft<ContactDraft>(() => { throw new Error('refused') }, 'w1', 'zhou', 'contact')
  none.keep('a', draft({}))
  expect(none.read('a')).toEqual({})
})
