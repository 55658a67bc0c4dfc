// @vitest-environment happy-dom
import { sealUses } from '@hebu/shared/books/seal-uses.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import { SealPart } from '@hebu/web/features/contracts/SealPart.tsx'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { expect, test } from 'vitest'

import { aContract, contractDepartment, must } from '../../kit/contract-department.ts'
import { renderPlace } from '../features/render-place.tsx'

test('[CON15] an approved contract says how far its use of the seal is: to be asked for, drafted, asked for, refused, approved, registered', async () => {
  const department = contractDepartment('commercial', undefined, [sealUses as Book])
  const desk = await department.at('contractStaff')
  const contract = aContract(desk)
  const opened: string[] = []
  const draw = () => <SealPart page={desk.table('contracts').page(contract.id)!} title={() => '供貨合同'} focusField={() => {}} offer={() => {}} refuse={(_, refusal) => { throw new Error(refusal.because) }} open={(book, id) => void opened.push(`${book}/${id}`)} />
  renderPlace(desk, '/contracts', [{ path: '/contracts', component: draw }])
  const says = (words: RegExp) => waitFor(() => expect(document.body.textContent).toMatch(words))
  await says(/registered by the custodian, before the contract is signed/)
  fireEvent.click(screen.getByRole('button', { name: 'Ask for the seal' }))
  const id = opened[0]!.slice('sealUses/'.length)
  const use = { book: 'sealUses', id }
  // What is only drafted has reached nobody.
  await says(/is drafted and not handed in/)
  must(desk.commands.set(use, 'seal', 'contractSeal'))
  must(desk.commands.set(use, 'copies', 2))
  must(desk.commands.move(use, 'apply'))
  await says(/was asked for and waits for approval/)
  const head = await department.at(department.postOf('head'))
  must(head.commands.move(use, 'refuse', '請附合同文本'))
  // One that was refused is not forgotten: it says why, and another may be asked for.
  await says(/was not approved; see why/)
  expect(screen.getByRole('button', { name: 'Ask for the seal' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'See the seal use' }))
  must(desk.commands.move(use, 'apply'))
  must(head.commands.move(use, 'approve'))
  await says(/its custodian has still to register the use/)
  must((await department.at(department.postOf('custodian'))).commands.move(use, 'use'))
  await says(/The use of the seal is registered/)
  fireEvent.click(screen.getByRole('button', { name: 'See the seal use' }))
  expect(opened).toEqual([`sealUses/${id}`, `sealUses/${id}`, `sealUses/${id}`])
})
