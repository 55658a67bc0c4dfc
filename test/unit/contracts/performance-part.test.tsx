// @vitest-environment happy-dom
import { PerformancePart } from '@hebu/web/features/contracts/PerformancePart.tsx'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { expect, test } from 'vitest'

import { aContract, contractDepartment, signContract } from '../../kit/contract-department.ts'
import { renderPlace } from '../features/render-place.tsx'

test('[CON11] a milestone that is noted done gives the focus to the next that is open, after the last to the heading', async () => {
  const department = contractDepartment('business')
  const desk = await department.at('salesperson')
  const milestone = (id: string, what: string, dueAt: string) => ({ id, cells: { what, dueAt } })
  const contract = aContract(desk, { milestones: [milestone('a', '首批交貨', '2026-11-20'), milestone('b', '發票開出', '2026-11-21'), milestone('c', '尾款收訖', '2026-12-01')] })
  await signContract(department, contract, 'salesperson')
  const page = () => desk.table('contracts').page(contract.id)!
  const draw = () => <PerformancePart page={page()} title={() => '供貨合同'} focusField={() => {}} offer={() => {}} refuse={(_, refusal) => { throw new Error(refusal.because) }} open={() => {}} />
  renderPlace(desk, '/contracts', [{ path: '/contracts', component: draw }])
  const line = (what: string) => screen.getByText(what).closest('li')!
  const press = (what: string) => {
    const button = line(what).querySelector('button')!
    button.focus()
    fireEvent.click(button)
  }
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Done today' })).toHaveLength(3))
  press('發票開出')
  await waitFor(() => expect(line('發票開出').querySelector('button')).toBeNull())
  expect(line('尾款收訖').contains(document.activeElement)).toBe(true)
  // After the last in the list comes what was left open before it.
  press('尾款收訖')
  await waitFor(() => expect(line('尾款收訖').querySelector('button')).toBeNull())
  expect(line('首批交貨').contains(document.activeElement)).toBe(true)
  press('首批交貨')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Done today' })).toBeNull())
  expect(document.activeElement?.tagName).toBe('H2')
})
