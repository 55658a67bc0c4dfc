import { sealUses } from '@hebu/shared/books/seal-uses.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { routeFor } from '@hebu/shared/rules/approval/route.ts'
import { seriesOf } from '@hebu/shared/rules/numbering.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { expect, test } from 'vitest'

import { aContract, aFile, askedOf, contractDepartment, must, writeClauses } from '../../kit/contract-department.ts'
import { made } from '../../kit/workspace.ts'

test('[CON13] [S3-4.4.1–2] [S3-4.4.3] [S3-3.2.3a] a use of a seal is asked for, approved, registered by the custodian under a number of its own and given back; its contract lists it', async () => {
  const department = contractDepartment('commercial', undefined, [sealUses as Book])
  const desk = await department.at('contractStaff')
  const contract = aContract(desk)
  const { id } = made(desk.commands.create('sealUses', { purpose: '供貨合同蓋章', contract }))
  const address = { book: 'sealUses', id }
  const page = () => desk.table('sealUses').page(id)!
  expect(desk.computedValue(page(), 'no')).toBe('YY-202611-CON-1')
  expect(desk.computedValue(desk.table('contracts').page(contract.id)!, 'sealUses')).toEqual([{ id: `sealUses:${id}`, shelf: page().shelf }])
  must(desk.commands.move(address, 'apply'))
  // Nobody but those whom the charter names answers, the applicant least of all; a refusal wants words.
  expect(desk.commands.move(address, 'approve')).toMatchObject({ refusal: { because: 'not-actor' } })
  const head = await department.at(department.postOf('head'))
  expect(head.commands.move(address, 'refuse')).toMatchObject({ refusal: { because: 'note-required' } })
  must(head.commands.move(address, 'approve'))
  expect(head.commands.move(address, 'use')).toMatchObject({ refusal: { because: 'not-actor' } })
  const custodian = await department.at(department.postOf('custodian'))
  must(custodian.commands.move(address, 'use'))
  expect(page()).toMatchObject({ state: 'used', values: { usedAt: '2026-11-25T02:00:00.000Z' } })
  must(custodian.commands.move(address, 'giveBack'))
  expect(page().state).toBe('returned')
  expect(seriesOf(sealUses, 'use', undefined, '2026-11-25')).toBe('YY-2026')
})

test('[CON13] under the charter that has seals the head answers, then the custodian; a use without a document is not asked for', async () => {
  const charter = charterById('commercial')!
  const department = contractDepartment('commercial', undefined, [sealUses as Book])
  const desk = await department.at('contractStaff')
  const { id } = made(desk.commands.create('sealUses', { purpose: '空白文件' }))
  expect(desk.commands.move({ book: 'sealUses', id }, 'apply')).toMatchObject({ refusal: { fields: ['contract|document'] } })
  const standing = { directory: desk.directory(), charter }
  expect(routeFor(sealUses, sealUses.moves['apply']!, desk.table('sealUses').page(id)!, 'contractStaff', standing, desk.world)?.map(({ by }) => by)).toEqual([['head'], ['custodian']])
})

test('[CMD4] [CON13] [S3-4.4.3] what the custodian registers is not filled in by the applicant; who registered the use is asked for the seal in Today until it is back', async () => {
  const department = contractDepartment('commercial', undefined, [sealUses as Book])
  const desk = await department.at('contractStaff')
  const head = await department.at(department.postOf('head'))
  const custodian = await department.at(department.postOf('custodian'))
  const { id } = made(desk.commands.create('sealUses', { purpose: '供貨合同蓋章', contract: aContract(desk) }))
  const address = { book: 'sealUses', id }
  expect(desk.commands.set(address, 'usedAt', '2026-11-01T02:00:00.000Z').ok).toBe(false)
  must(desk.commands.set(address, 'purpose', '供貨合同與附件蓋章'))
  must(desk.commands.move(address, 'apply'))
  must(head.commands.move(address, 'approve'))
  // Approved, it waits for whoever may register it, and for nobody else.
  const waits = (of: typeof desk) => askedOf(of, 'commercial', sealUses as Book).map(({ kind, move, page }) => [kind, move, page])
  expect([waits(custodian), waits(head), waits(desk)]).toEqual([[['owed', 'use', address]], [], []])
  must(custodian.commands.set(address, 'remark', '一式兩份'))
  must(custodian.commands.move(address, 'use'))
  expect(custodian.table('sealUses').page(id)!.values).toMatchObject({ usedAt: '2026-11-25T02:00:00.000Z', custodian: custodian.me().id })
  const owed = () => waits(custodian).map(([, , page]) => page)
  expect(owed()).toEqual([address])
  must(custodian.commands.move(address, 'giveBack'))
  expect(owed()).toEqual([])
})

test('[CON15] [S3-3.2.3a] where the charter keeps the register a contract is signed once a use of the seal was registered for it; an application is none, and a line from before still counts', async () => {
  const department = contractDepartment('commercial', undefined, [sealUses as Book])
  const desk = await department.at('contractStaff')
  const head = await department.at(department.postOf('head'))
  const approved = async () => {
    const contract = aContract(desk)
    const address = { book: 'contracts', id: contract.id }
    writeClauses(desk, contract)
    must(desk.commands.move(address, 'submit'))
    must(head.commands.move(address, 'approve'))
    for (const [field, value] of Object.entries({ signedAt: '2026-11-24', validFrom: '2026-11-24', validUntil: '2027-05-31', signedCopy: aFile('簽署件.pdf') })) must(desk.commands.set(address, field, value))
    return { contract, address }
  }
  const { contract, address } = await approved()
  expect(desk.commands.move(address, 'sign')).toMatchObject({ refusal: { because: 'missing', fields: ['sealUses'] } })
  const { id } = made(desk.commands.create('sealUses', { purpose: '供貨合同蓋章', contract, customer: desk.table('contracts').page(contract.id)!.values['customer'] }))
  const use = { book: 'sealUses', id }
  must(desk.commands.move(use, 'apply'))
  expect(desk.table('sealUses').page(id)!.values['customerName']).toBe('雲岫市青禾示例印務')
  must(head.commands.move(use, 'approve'))
  expect(desk.commands.move(address, 'sign')).toMatchObject({ refusal: { because: 'missing', fields: ['sealUses'] } })
  must((await department.at(department.postOf('custodian'))).commands.move(use, 'use'))
  must(desk.commands.move(address, 'sign'))
  const old = await approved()
  must(desk.commands.set(old.address, 'sealUse', '合同專用章 2026-03-01'))
  must(desk.commands.move(old.address, 'sign'))
})
