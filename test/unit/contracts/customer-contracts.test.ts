import { customers } from '@hebu/shared/books/customers.ts'
import { isContractInForce } from '@hebu/shared/books/customer-contracts.ts'
import type { ComputedInput } from '@hebu/shared/books/field-kinds.ts'
import { expect, test, vi } from 'vitest'

import { aContract, contractDepartment, signContract } from '../../kit/contract-department.ts'
import { aPage, aRow, aWorld, moved, to, valueOf, yuan } from '../books/small-world.ts'

/** Today is 2026-11-25. */
const qinghe = aPage('qinghe', { name: '青禾示例印務', tier: 'general', potentialScore: 80 }, { state: 'screened' })

const contract = (id: string, state: string, values: ComputedInput['values'], customer = 'qinghe') => aPage(id, { customer: to(customer), ...values }, { state, moves: [moved('sign', 'signed', '2026-11-03T02:00:00.000Z')] })

const contracts = [
  contract('a', 'performing', { amount: yuan(100_000), signedAt: '2026-10-08', milestones: [aRow('m', { dueAt: '2026-11-01', doneAt: '2026-11-02', paid: yuan(30_000) }), aRow('n', { dueAt: '2026-12-01', paid: yuan(70_000) })] }),
  contract('b', 'archived', { amount: yuan(5_000), signedAt: '2026-03-09', milestones: [aRow('m', { dueAt: '2026-04-01', doneAt: '2026-04-01', paid: yuan(5_000) })] }),
  contract('c', 'signed', { amount: yuan(8_000), signedAt: '2025-12-30' }),
  contract('d', 'inReview', { amount: yuan(70_000) }),
  contract('e', 'void', { amount: yuan(9_999), signedAt: '2026-11-01' }),
  contract('f', 'performing', { amount: yuan(1), signedAt: '2026-11-01' }, 'other'),
]
const changes = [aPage('x', { contract: to('a'), kind: 'change', amountDelta: yuan(20_000), effectiveAt: '2026-11-15' }, { state: 'effective' })]

test('[CUS50] the contracts of a customer: signed this year, open, and paid as milestones that are done say; changes that took effect count [S3-2.2.3d] [S0-4.1a]', () => {
  const world = aWorld({ contracts, contractChanges: changes })
  const of = (name: string) => valueOf(customers, name, qinghe, world)
  expect(of('signedThisYear')).toEqual(yuan(125_000))
  expect(of('openContracts')).toEqual(yuan(128_000))
  // What a milestone that is still to come says is not paid yet; the archived contract is not open any more.
  expect(of('paidOnContracts')).toEqual(yuan(30_000))
  expect(customers.fields.paidOnContracts.workings!(qinghe, world).map(({ value }) => value)).toEqual(['128,000.00', '− 30,000.00', '98,000.00'])
  const none = aWorld()
  expect(['signedThisYear', 'openContracts', 'paidOnContracts'].map((name) => valueOf(customers, name, qinghe, none))).toEqual([undefined, undefined, undefined])
})

test('[CUS50] each figure names its records: of the year it was signed in, of those that are open, and of files merged into this one', () => {
  const linked = (book: string) => (book === 'contracts' ? [...contracts.slice(0, 5), contract('g', 'signed', { amount: yuan(10), signedAt: '2026-05-05' }, 'merged-away')] : [])
  const world = aWorld({}, { linked })
  expect(customers.fields.signedThisYear.records!(qinghe, world)).toEqual({ book: 'contracts', filters: [
    { name: 'customer', test: 'any', values: ['merged-away', 'qinghe'] },
    { name: 'state', test: 'any', values: ['archived', 'performing', 'signed'] },
    { name: 'signedAt', test: 'range', values: ['2026-01-01', '2026-12-31'] },
  ] })
  expect(customers.fields.openContracts.records!(qinghe, world)?.filters.map(({ name }) => name)).toEqual(['customer', 'state'])
  expect(customers.fields.openContracts.records!(qinghe, aWorld())).toBeUndefined()
})

test('[CUS52] where no orders are kept, signed contracts are the deals, with what changed; the arithmetic names them [S0-4.2a]', () => {
  const others = Array.from({ length: 9 }, (_, index) => contract(`x${index}`, 'performing', { amount: yuan(100 + index), signedAt: '2026-06-01' }, `c${index}`))
  const world = aWorld({ contracts: [...others, ...contracts], contractChanges: changes })
  expect(valueOf(customers, 'tierSuggested', qinghe, world)).toBe('key')
  // Three deals in twelve months, of which one grew.
  expect(customers.fields.tierSuggested.workings!(qinghe, world).slice(0, 2).map(({ value }) => value)).toEqual(['3', '133,000.00'])
  // A deal that was won without a contract is none beside contracts.
  const won = aPage('w', { customer: to('lonely'), amount: yuan(9e6) }, { state: 'won', moves: [moved('win', 'won', '2026-11-01T02:00:00.000Z')] })
  expect(valueOf(customers, 'tierSuggested', aPage('lonely', {}), aWorld({ contracts, opportunities: [won] }))).toBe('potential')
})

test('[CUS51] a customer becomes active with the first contract in force, once; one that sleeps, only with a later one', () => {
  const world = aWorld({ contracts, customers: [qinghe] })
  const due = (state: string, moves: ComputedInput['moves'] = []) => isContractInForce({ ...qinghe, state, moves }, world)
  expect([due('lead'), due('screened', [moved('screen', 'screened', '2026-11-01T02:00:00.000Z')]), due('screened', [moved('screen', 'screened', '2026-11-20T02:00:00.000Z')])]).toEqual([true, true, true])
  // Taken back: it is not made again by the same contract.
  expect(due('screened', [moved('begin', 'active', '2026-11-03T02:00:01.000Z'), moved('notYet', 'screened', '2026-11-04T02:00:00.000Z')])).toBe(false)
  expect([due('dormant', [moved('sleep', 'dormant', '2026-10-01T02:00:00.000Z')]), due('dormant', [moved('sleep', 'dormant', '2026-11-20T02:00:00.000Z')])]).toEqual([true, false])
  expect(isContractInForce(aPage('nobody', {}, { state: 'lead' }), world)).toBe(false)
  expect(isContractInForce({ ...qinghe, state: 'lead' }, aWorld({ contracts: [contracts[3]!], customers: [qinghe] }))).toBe(false)
})

test('[CUS51] a file that gave way to another hands its contracts on', () => {
  const gone = aPage('gone', { mergedInto: to('qinghe') }, { state: 'merged' })
  const world = aWorld({ contracts: [contract('a', 'signed', { signedAt: '2026-11-03' }, 'gone')], customers: [qinghe, gone] })
  expect([isContractInForce(qinghe, world), isContractInForce(gone, world)]).toEqual([true, false])
})

test('[CUS51] whoever’s device puts the contract in force makes the move, once among all devices; it is taken back and stays so [S0-2.1b]', async () => {
  vi.useFakeTimers()
  const department = contractDepartment('groupBuying')
  const desk = await department.at('specialist')
  const draft = aContract(desk)
  const { id } = desk.table('contracts').page(draft.id)!.values.customer as { readonly id: string }
  const customer = (of = desk) => of.table('customers').page(id)!
  expect(customer().state).toBe('lead')
  await signContract(department, draft, 'specialist')
  await vi.advanceTimersByTimeAsync(50)
  const head = await department.at('manager')
  expect(customer(head).moves.map(({ move, from, to: into, by, verdict }) => [move, from, into, by, verdict])).toEqual([['begin', 'lead', 'active', 'specialist', 'applied']])
  expect(desk.commands.move({ book: 'customers', id }, 'notYet', '還沒有首付款')).toMatchObject({ ok: true })
  await vi.advanceTimersByTimeAsync(50)
  expect([customer().state, customer(head).state, customer().moves.length]).toEqual(['lead', 'lead', 2])
  vi.useRealTimers()
})
