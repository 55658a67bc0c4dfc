// @vitest-environment happy-dom
import { addDays } from '@hebu/shared/vocabulary/dates.ts'
import { ChangePart } from '@hebu/web/features/contracts/ChangePart.tsx'
import { PerformancePart } from '@hebu/web/features/contracts/PerformancePart.tsx'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { expect, test } from 'vitest'

import { aContract, aFile, contractDepartment, must, say, signContract } from '../../kit/contract-department.ts'
import { renderPlace } from '../features/render-place.tsx'

test('[CON16] [CON11] [S3-3.2.5a–b] a termination is asked for from the contract, whose page says how far it is, and once it took effect what it leaves open', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const contract = aContract(desk, { copies: [{ id: 'c', cells: { to: '運營部', member: 'salesperson', duty: '分批備貨' } }], milestones: [{ id: 'm', cells: { what: '首批交貨', dueAt: '2026-11-20' } }] })
  await signContract(department, contract, 'salesperson')
  const opened: string[] = []
  const page = () => desk.table('contracts').page(contract.id)!
  const props = { title: () => '供貨合同', focusField: () => {}, offer: () => {}, refuse: (_: string, refusal: { because: string }) => { throw new Error(refusal.because) }, open: (book: string, id: string) => void opened.push(`${book}/${id}`) }
  renderPlace(desk, '/contracts', [{ path: '/contracts', component: () => <><ChangePart page={page()} {...props} /><PerformancePart page={page()} {...props} /></> }])
  const says = (words: RegExp) => waitFor(() => expect(document.body.textContent).toMatch(words))
  await says(/5 d late/)
  fireEvent.click(screen.getByRole('button', { name: 'Ask for a change or termination' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Termination' }))
  const id = opened[0]!.slice('contractChanges/'.length)
  const change = { book: 'contractChanges', id }
  expect(desk.table('contractChanges').page(id)?.values).toMatchObject({ kind: 'termination', title: 'Termination of 供貨合同' })
  expect(document.body.textContent).not.toMatch(/in review/)
  say(desk, 'contractChanges', id, 'content', '雙方同意解除。')
  for (const [field, value] of Object.entries({ cause: 'market', supplement: aFile('解除協議.pdf') })) must(desk.commands.set(change, field, value))
  must(desk.commands.move(change, 'submit'))
  await says(/Termination: in review/)
  must((await department.at(department.postOf('head'))).commands.move(change, 'agree'))
  await says(/Termination: agreed; it takes effect once both sides have signed/)
  must(desk.commands.set(change, 'effectiveAt', addDays(desk.world.today, 6)))
  await says(/agreed; takes effect on/)
  for (const [field, value] of Object.entries({ effectiveAt: desk.world.today, signedCopy: aFile('簽署件.pdf') })) must(desk.commands.set(change, field, value))
  must(desk.commands.move(change, 'takeEffect'))
  await says(/The contract ended on/)
  await says(/1 milestone not done, and asked of nobody any more/)
  await says(/1 task of this contract still open/)
  expect(document.body.textContent).not.toMatch(/d late|Done today/)
  expect(document.body.textContent).toMatch(/0 overdue.*not performed/)
  fireEvent.click(screen.getByRole('button', { name: 'Open: Termination' }))
  expect(opened.at(-1)).toBe(`contractChanges/${id}`)
})
