import { contractChanges } from '@hebu/shared/books/contract-changes.ts'
import { contractDemandWords } from '@hebu/shared/books/contract-demands.ts'
import { contracts } from '@hebu/shared/books/contracts.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { proposals } from '@hebu/shared/books/proposals.ts'
import { charterById, charters } from '@hebu/shared/charters/catalogue.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { routeFor } from '@hebu/shared/rules/approval/route.ts'
import { expect, test } from 'vitest'

import { aContract, aFile, askedOf, contractDepartment, must, say, signContract, writeClauses, yuanOf } from '../../kit/contract-department.ts'
import { aMember } from '../../kit/department.ts'
import { made } from '../../kit/workspace.ts'
import { aPage, aWorld } from '../books/small-world.ts'

const drafterOf = (charter: string): string => contractDepartment(charter).postOf('contract')

/** What a page without any clause still lacks, by charter, in the order in which it is named. */
const expected: Readonly<Record<string, readonly string[]>> = {
  groupBuying: ['duties', 'lines', 'deliverBy', 'payment'],
  business: ['duties', 'lines', 'deliverBy', 'payment', 'breach'],
  salesOps: ['duties', 'lines', 'deliverBy', 'payment', 'breach'],
  commercial: ['duties', 'lines', 'deliverBy', 'payment', 'breach', 'quality', 'place', 'disputes', 'clauseCheck', 'clauseResult'],
  directSales: ['duties', 'lines', 'deliverBy', 'payment', 'breach'],
}

test('[CON1] each charter wants its clauses before a contract is handed in, and names every one that is missing [S0-3.1.4b] [S1-3.2.1a] [S3-3.2.1] [S3-2.2.3b] [S4-6.4.1–2]', async () => {
  for (const { id } of charters) {
    const department = contractDepartment(id)
    const desk = await department.at(drafterOf(id))
    const bare = aContract(desk, { lines: undefined, payment: undefined, deliverBy: undefined })
    const address = { book: 'contracts', id: bare.id }
    expect(desk.commands.move(address, 'submit'), id).toMatchObject({ refusal: { because: 'missing', fields: expected[id] } })
    expect(desk.table('contracts').page(bare.id)?.state, id).toBe('draft')
    const whole = aContract(desk)
    writeClauses(desk, whole)
    must(desk.commands.move({ book: 'contracts', id: whole.id }, 'submit'))
  }
})

test('[CON1] a line without its spec is named by its column', async () => {
  const desk = await contractDepartment('groupBuying').at('specialist')
  const contract = aContract(desk, { lines: [{ id: 'a', cells: { item: '望月禮盒', qty: 100, price: yuanOf(360) } }] })
  say(desk, 'contracts', contract.id, 'duties', '甲方交貨，乙方付款。')
  expect(desk.commands.move({ book: 'contracts', id: contract.id }, 'submit')).toMatchObject({ refusal: { fields: ['lines/spec'] } })
})

test('[CON2] instalments make up the whole, dates are in order, and a weak credit asks for its measure [S4-6.2.3]', async () => {
  const desk = await contractDepartment('directSales').at(drafterOf('directSales'))
  const contract = aContract(desk, { validFrom: '2027-01-01', validUntil: '2026-12-31' })
  writeClauses(desk, contract)
  const address = { book: 'contracts', id: contract.id }
  const customer = desk.table('contracts').page(contract.id)!.values.customer as { readonly id: string }
  desk.commands.set({ book: 'customers', id: customer.id }, 'creditNeed', '預付五成')
  desk.commands.setCell(address, 'payment', 'b', 'percent', 60)
  desk.commands.setCell(address, 'payment', 'b', 'amount', yuanOf(25_000))
  const refused = desk.commands.move(address, 'submit')
  expect(refused).toMatchObject({ refusal: { because: 'missing', fields: ['payment', 'validUntil', 'deliverBy', 'creditMeasure'] } })
  const demands = !refused.ok && refused.refusal.because === 'missing' ? refused.refusal.demands : undefined
  expect(demands?.map(({ field, values }) => [field, values])).toEqual([['payment', { sum: 90 }], ['payment', { sum: '35,800.00', amount: '36,000.00' }], ['validUntil', undefined], ['deliverBy', undefined], ['creditMeasure', { need: '預付五成' }]])
  desk.commands.setCell(address, 'payment', 'b', 'percent', 70)
  desk.commands.setCell(address, 'payment', 'b', 'amount', yuanOf(25_200))
  desk.commands.set(address, 'validFrom', '2026-12-01')
  desk.commands.set(address, 'creditMeasure', '簽訂後五日預付 50 %')
  must(desk.commands.move(address, 'submit'))
})

test('[CON2] a third of a per cent more or less is told exactly', async () => {
  const desk = await contractDepartment('groupBuying').at('specialist')
  const thirds = [33.33, 33.33, 33.34].map((percent, at) => ({ id: `p${at}`, cells: { milestone: `第 ${at + 1} 期`, percent } }))
  const contract = aContract(desk, { payment: thirds })
  say(desk, 'contracts', contract.id, 'duties', '如約。')
  must(desk.commands.move({ book: 'contracts', id: contract.id }, 'submit'))
})

test('[CON3] the text is closed from review on; what is noted beside it is not, and sending back opens it [S1-3.2.3a] [S3-3.2.2a]', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const contract = aContract(desk)
  const address = { book: 'contracts', id: contract.id }
  writeClauses(desk, contract)
  must(desk.commands.move(address, 'submit'))
  expect(desk.commands.set(address, 'amount', yuanOf(1))).toMatchObject({ refusal: { because: 'frozen' } })
  expect(desk.text(address, 'duties')?.editable()).toBe(false)
  const manager = await department.at('manager')
  expect(manager.commands.move(address, 'return')).toMatchObject({ refusal: { because: 'note-required' } })
  must(manager.commands.move(address, 'return', '違約金比例過高'))
  must(desk.commands.set(address, 'amount', yuanOf(36_000)))
  must(desk.commands.move(address, 'submit'))
  must(manager.commands.move(address, 'approve'))
  must(desk.commands.set(address, 'signedAt', '2026-11-24'))
  expect(desk.commands.set(address, 'deliverBy', '2027-01-01')).toMatchObject({ refusal: { because: 'frozen' } })
})

test('[CON3] nothing counts as signed without the copy and its dates; where the charter has seals also the use of one [S3-3.2.3a]', async () => {
  const wanted = ['signedAt', 'validFrom', 'validUntil', 'signedCopy']
  for (const [charter, fields] of [['business', wanted], ['commercial', [...wanted, 'sealUses']]] as const) {
    const department = contractDepartment(charter)
    const drafter = drafterOf(charter)
    const desk = await department.at(drafter)
    const contract = aContract(desk)
    const address = { book: 'contracts', id: contract.id }
    writeClauses(desk, contract)
    must(desk.commands.move(address, 'submit'))
    must((await department.at(department.postOf('head'))).commands.move(address, 'approve'))
    expect(desk.commands.move(address, 'sign'), charter).toMatchObject({ refusal: { because: 'missing', fields } })
    desk.commands.set(address, 'signedAt', '2026-11-26')
    expect(desk.commands.mayMove(desk.table('contracts').page(contract.id)!, 'sign')).toMatchObject({ refusal: { demands: [{ field: 'signedAt' }] } })
  }
})

test('[CON4] with the signature each named duty becomes a task of whoever has it, once [S3-3.2.3b] [S2-3.1.5c]', async () => {
  const department = contractDepartment('commercial')
  const desk = await department.at('contractStaff')
  const contract = aContract(desk, { copies: [{ id: 'c1', cells: { to: '業務拓展組', member: 'developer', duty: '按期交貨' } }, { id: 'c2', cells: { to: '財務部' } }] })
  await signContract(department, contract, 'contractStaff')
  const born = desk.table('tasks').pages()
  expect(born.map(({ values }) => [values.title, values.assignee, values.dueAt, values.assignedBy])).toEqual([['按期交貨（中秋禮盒供貨合同）', 'developer', '2026-12-01', 'contractStaff']])
  expect(contracts.moves['sign']?.tells).toEqual(expect.arrayContaining(['ops', 'finance']))
})

test('[CON5] performance is over once every milestone is done, and a missing item blocks the archive by name [S3-3.2.6] [S3-2.2.3a]', async () => {
  const department = contractDepartment('commercial')
  const desk = await department.at('contractStaff')
  const contract = aContract(desk, { milestones: [{ id: 'm1', cells: { what: '首批交貨', dueAt: '2026-12-01' } }, { id: 'm2', cells: { what: '尾款', dueAt: '2027-01-10' } }] })
  const address = { book: 'contracts', id: contract.id }
  await signContract(department, contract, 'contractStaff')
  must(desk.commands.move(address, 'perform'))
  must(desk.commands.setCell(address, 'milestones', 'm1', 'doneAt', '2026-12-01'))
  expect(desk.commands.move(address, 'fulfil')).toMatchObject({ refusal: { fields: ['milestones'], demands: [{ values: { n: 1 } }] } })
  must(desk.commands.setCell(address, 'milestones', 'm2', 'doneAt', '2027-01-08'))
  must(desk.commands.move(address, 'fulfil'))
  for (const item of ['text', 'approvalForm', 'performance']) must(desk.commands.tick(address, 'archiveList', item, true))
  expect(desk.commands.move(address, 'archive')).toMatchObject({ refusal: { fields: ['archiveList'], demands: [{ values: { items: [{ en: 'Letters' }, { en: 'Supplements' }] } }] } })
  for (const item of ['letters', 'supplements']) must(desk.commands.tick(address, 'archiveList', item, true))
  must(desk.commands.move(address, 'archive'))
  expect(desk.table('contracts').page(contract.id)?.state).toBe('archived')
  // In the archive nothing is noted beside it either; who takes it out says why.
  for (const note of [() => desk.commands.tick(address, 'archiveList', 'letters', false), () => desk.commands.set(address, 'signedAt', '2026-11-20')]) expect(note()).toMatchObject({ refusal: { because: 'frozen' } })
  expect(desk.commands.move(address, 'reopen')).toMatchObject({ refusal: { because: 'note-required' } })
  must(desk.commands.move(address, 'reopen', '補一份往來函件'))
  must(desk.commands.tick(address, 'archiveList', 'letters', false))
})

test('[CON6] provisional numbers count by member and month, and no number is given twice', async () => {
  const department = contractDepartment('business')
  const [desk, other] = [await department.at('salesperson'), await department.at('contractKeeper')]
  const numberOf = (of: typeof desk, id: string) => of.computedValue(of.table('contracts').page(id)!, 'no')
  const [one, two] = [aContract(desk), aContract(desk)]
  const three = aContract(other)
  desk.commands.remove({ book: 'contracts', id: two.id })
  const four = aContract(desk)
  expect([numberOf(desk, one.id), numberOf(other, three.id), numberOf(desk, four.id)]).toEqual(['HT-202611-SAL-1', 'HT-202611-CON-1', 'HT-202611-SAL-3'])
  const many = desk.commands.createAll('contracts', [{ title: '甲' }, { title: '乙' }]).map((done) => numberOf(desk, made(done).id))
  expect(many).toEqual(['HT-202611-SAL-4', 'HT-202611-SAL-5'])
})

test('[CON7] a change that took effect counts by itself: the amount, the end and the state follow [S3-3.2.5a–b]', async () => {
  const department = contractDepartment('commercial')
  const desk = await department.at('contractStaff')
  const contract = aContract(desk)
  const address = { book: 'contracts', id: contract.id }
  await signContract(department, contract, 'contractStaff')
  must(desk.commands.move(address, 'perform'))
  const page = () => desk.table('contracts').page(contract.id)!
  const settled = async (state: string) => { await expect.poll(() => page().state).toBe(state) }
  const change = made(desk.commands.create('contractChanges', { title: '加訂五十盒', contract, kind: 'change', cause: 'customer', supplement: aFile('補充協議.pdf'), amountDelta: yuanOf(18_000), newUntil: '2027-08-31' }))
  expect(change.shelf).toBe(contract.shelf)
  const changed = { book: 'contractChanges', id: change.id }
  expect(desk.commands.move(changed, 'submit')).toMatchObject({ refusal: { fields: ['content'] } })
  say(desk, 'contractChanges', change.id, 'content', '加訂五十盒，交期順延。')
  must(desk.commands.move(changed, 'submit'))
  await settled('changing')
  expect(desk.computedValue(page(), 'amountNow')).toEqual(yuanOf(36_000))
  must((await department.at('manager')).commands.move(changed, 'agree'))
  expect(desk.commands.move(changed, 'takeEffect')).toMatchObject({ refusal: { fields: ['effectiveAt', 'signedCopy'] } })
  must(desk.commands.set(changed, 'effectiveAt', '2026-11-25'))
  must(desk.commands.set(changed, 'signedCopy', aFile('簽署件.pdf')))
  must(desk.commands.move(changed, 'takeEffect'))
  await settled('performing')
  expect([desk.computedValue(page(), 'amountNow'), desk.computedValue(page(), 'endsAt'), page().values.amount]).toEqual([yuanOf(54_000), '2027-08-31', yuanOf(36_000)])
})

test('[CON3] an approved contract is asked for of whoever is responsible until both sides have signed it', async () => {
  const department = contractDepartment('groupBuying')
  const desk = await department.at(drafterOf('groupBuying'))
  const contract = aContract(desk)
  const address = { book: 'contracts', id: contract.id }
  const asked = () => askedOf(desk, 'groupBuying', contracts as Book).flatMap(({ kind, page, due }) => (kind === 'owed' ? [[page, due]] : []))
  writeClauses(desk, contract)
  must(desk.commands.move(address, 'submit'))
  expect(asked()).toEqual([])
  must((await department.at(department.postOf('head'))).commands.move(address, 'approve'))
  expect(asked()).toEqual([[address, undefined]])
  for (const [field, value] of Object.entries({ signedAt: '2026-11-24', validFrom: '2026-11-24', validUntil: '2027-05-31', signedCopy: aFile('簽署件.pdf'), sealUse: '合同專用章 2026-11-24' })) must(desk.commands.set(address, field, value))
  expect(asked()).toEqual([[address, '2026-11-24']])
  must(desk.commands.move(address, 'sign'))
  expect(asked()).toEqual([])
})

test('[CON7] [CON16] a change takes effect on its day and not before, and several together never leave less than nothing; who is responsible is asked for it until then [S3-3.2.5a–b]', async () => {
  const department = contractDepartment('commercial')
  const desk = await department.at('contractStaff')
  const contract = aContract(desk)
  await signContract(department, contract, 'contractStaff')
  const reduce = (yuan: number) => {
    const change = made(desk.commands.create('contractChanges', { title: '減少供貨', contract, kind: 'change', cause: 'customer', supplement: aFile('補充協議.pdf'), signedCopy: aFile('簽署件.pdf'), amountDelta: yuanOf(-yuan) }))
    say(desk, 'contractChanges', change.id, 'content', '減少供貨數量。')
    return { book: 'contractChanges', id: change.id }
  }
  const asked = () => askedOf(desk, 'commercial', contractChanges as Book).flatMap(({ kind, page, due }) => (kind === 'owed' ? [[kind, page, due]] : []))
  const first = reduce(20_000)
  must(desk.commands.move(first, 'submit'))
  expect(asked()).toEqual([])
  must((await department.at('manager')).commands.move(first, 'agree'))
  expect(asked()).toEqual([['owed', first, undefined]])
  for (const [day, words] of [['2026-11-26', contractDemandWords.ahead], ['2026-11-23', contractDemandWords.beforeSigning]] as const) {
    must(desk.commands.set(first, 'effectiveAt', day))
    expect(desk.commands.move(first, 'takeEffect')).toMatchObject({ refusal: { fields: ['effectiveAt'], demands: [{ field: 'effectiveAt', says: words }] } })
  }
  must(desk.commands.set(first, 'effectiveAt', '2026-11-25'))
  must(desk.commands.move(first, 'takeEffect'))
  expect(asked()).toEqual([])
  expect(desk.commands.move(reduce(20_000), 'submit')).toMatchObject({ refusal: { demands: [{ field: 'amountDelta', says: contractDemandWords.below }] } })
  must(desk.commands.move(reduce(16_000), 'submit'))
})

test('[CON7] a termination ends its contract, and what is no longer performed cannot be changed [S3-3.2.5a–b]', async () => {
  const department = contractDepartment('commercial')
  const desk = await department.at('contractStaff')
  const contract = aContract(desk)
  await signContract(department, contract, 'contractStaff')
  const end = (title: string) => {
    const change = made(desk.commands.create('contractChanges', { title, contract, kind: 'termination', cause: 'forceMajeure', supplement: aFile('解除協議.pdf'), effectiveAt: '2026-11-25', signedCopy: aFile('簽署件.pdf') }))
    say(desk, 'contractChanges', change.id, 'content', '不可抗力，雙方同意解除。')
    return { book: 'contractChanges', id: change.id }
  }
  const first = end('解除')
  must(desk.commands.move(first, 'submit'))
  must((await department.at('manager')).commands.move(first, 'agree'))
  must(desk.commands.move(first, 'takeEffect'))
  await expect.poll(() => desk.table('contracts').page(contract.id)?.state).toBe('terminated')
  expect(desk.commands.move(end('再次解除'), 'submit')).toMatchObject({ refusal: { fields: ['contract'], demands: [{ field: 'contract' }] } })
})

test('[CON3] a contract goes through the chain of its charter, and a major one, by its amount or by hand, through the steps for such [S1-3.2.2a–b] [S3-2.2.1d] [S3-3.2.2a] [S4-6.4.3]', () => {
  const steps = (id: string, values: Readonly<Record<string, unknown>>) => {
    const charter = charters.find((each) => each.id === id)!
    const members = Object.keys(charter.posts).map((post) => aMember(post, { post, group: charter.posts[post as keyof typeof charter.posts]?.group }))
    const standing = { charter: charter as Charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: id, timeZone: 'Asia/Shanghai' }, members } }
    return routeFor(contracts as Book, contracts.moves['submit']!, aPage('k', values), Object.entries(charter.posts).find(([, { functions }]) => functions.some((name) => name === 'contract') && !functions.some((name) => name === 'lead'))![0], standing, aWorld({}, { limits: charter.limits }))?.map(({ by }) => by.join('+'))
  }
  const small = { amount: yuanOf(50_000) }
  expect(charters.map(({ id }) => steps(id, small))).toEqual([['head', 'leader'], ['head', 'legal'], ['lead', 'legal'], ['head'], ['lead', 'head']])
  for (const major of [{ amount: yuanOf(200_000) }, { ...small, markedMajor: true }, { ...small, complex: true }]) {
    expect([steps('commercial', major), steps('directSales', major)]).toEqual([['head', 'head+legal+finance'], ['lead', 'legal', 'head']])
  }
})

test('[SEAL5] [S3-3.1.4b] what was negotiated goes to the group of contracts before there is a contract of it, whoever of the business side hands it in', () => {
  const charter = charterById('commercial')!
  const members = Object.entries(charter.posts).map(([post, { group }]) => aMember(post, { post, group }))
  const standing = { charter, directory: { revision: 1, workspace: { id: 'w1', name: '示例部', charter: charter.id, timeZone: 'Asia/Shanghai' }, members } }
  const sellers = Object.entries(charter.posts).filter(([, { functions }]) => functions.includes('sales') && !functions.includes('contract')).map(([post]) => post)
  expect(sellers.length).toBeGreaterThan(0)
  for (const seller of sellers) expect(routeFor(proposals as Book, proposals.moves['submit']!, aPage('p', { owner: seller }), seller, standing, aWorld())?.map(({ by }) => by.join('+')), seller).toEqual(['contract'])
})
