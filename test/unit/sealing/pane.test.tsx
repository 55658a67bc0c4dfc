// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import { screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import { revisableDeeds } from '../../kit/fixture-book.ts'
import { aSealedDepartment } from '../../kit/sealed-department.ts'
import { made } from '../../kit/workspace.ts'
import { renderPlace } from '../features/render-place.tsx'

const opened: { close(): Promise<unknown> }[] = []
beforeAll(preloadPage)
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const each of opened.splice(0)) await each.close()
})

/** A deed that zhou handed in, and that waits for lin; the page opens where it is asked for. */
async function aDeedInReview(books?: readonly Book[], values: Readonly<Record<string, unknown>> = {}) {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
  const department = aSealedDepartment(books === undefined ? {} : { books })
  opened.push(department)
  const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(2))
  const { id } = made(zhou.workspace.commands.create('deeds', { title: 'Tea', ...values }))
  await zhou.workspace.commands.seal({ book: 'deeds', id }, 'submit')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(lin.workspace.table('deeds').page(id)?.state).toBe('review'))
  return {
    department, zhou, lin, id,
    seal: (by: typeof lin, move: string, note?: string) => by.workspace.commands.seal({ book: 'deeds', id }, move, note),
    async pane() {
      renderPlace(zhou.workspace, `/deeds/${id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
      return screen.findByRole('region', { name: 'Approval' }, { timeout: 10_000 })
    },
  }
}

test('[SEAL16] [SEAL17] the approval shows its stamps and whom it waits for, and later what changed since', async () => {
  const { department, zhou, lin, id, seal, pane: openPane } = await aDeedInReview()
  const pane = await openPane()
  await waitFor(() => expect(pane.textContent).toContain('Waiting for lin, by'))
  await waitFor(() => expect(pane.textContent).toContain('Witnessed by the server'))
  await seal(lin, 'approve', 'Agreed')
  department.meet(zhou, lin)
  await waitFor(() => expect(within(pane).getAllByRole('listitem').map((item) => item.getAttribute('data-stamp'))).toEqual(['submit', 'approve']))
  expect(pane.textContent).toContain('Agreed')
  expect(pane.textContent).not.toContain('Changed since')
  zhou.elsewhere('deeds', (doc) => doc.getMap(id).set('title', 'Coffee'))
  await waitFor(() => expect(pane.querySelector('del')?.textContent).toBe('Tea'))
  expect(pane.querySelector('ins')?.textContent).toBe('Coffee')
  expect(pane.textContent).toContain('Changed since it was sealed')
})

test('[SEAL16] where two answer one step without hearing of each other, both are shown: what counts as a stamp, the other below it with why', async () => {
  const { department, zhou, lin, id, seal, pane: openPane } = await aDeedInReview()
  const other = department.device('lin', 3)
  department.meet(zhou, other)
  await vi.waitFor(() => expect(other.workspace.table('deeds').page(id)?.state).toBe('review'))
  const pane = await openPane()
  await seal(lin, 'approve', 'Agreed')
  await seal(other, 'return', 'The price')
  department.meet(zhou, lin)
  await waitFor(() => expect(pane.querySelector('[data-stamp="approve"]')).not.toBeNull())
  expect(within(pane).queryByRole('list', { name: 'Not counted' })).toBeNull()
  department.meet(zhou, other)
  const notCounted = await within(pane).findByRole('list', { name: 'Not counted' })
  expect(notCounted.textContent).toMatch(/Approve.*lin.*Agreed.*a return wins/)
  expect(pane.querySelector('[data-stamp="return"]')?.textContent).toContain('The price')
  expect(pane.querySelector('[data-stamp="approve"]')).toBeNull()
})

test('[WIT19] a page whose number is held back says why, and until when at most', async () => {
  const { department, zhou, lin, id, seal, pane: openPane } = await aDeedInReview()
  await seal(lin, 'approve')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(zhou.workspace.table('deeds').page(id)?.state).toBe('approved'))
  department.hold('2026-11-23T01:00:00.000Z')
  await seal(zhou, 'sign')
  const pane = await openPane()
  await waitFor(() => expect(pane.textContent).toMatch(/came back from a backup.*by .*30/))
  expect(pane.textContent?.match(/came back from a backup/g)).toHaveLength(1)
  department.hold(undefined)
  await waitFor(() => expect(pane.textContent).toContain('QJ-2026-0001'))
  expect(pane.textContent).not.toContain('came back from a backup')
})

test('[SEAL16] what was taken back waits for nobody, and says so', async () => {
  const { seal, zhou, pane: openPane } = await aDeedInReview()
  const pane = await openPane()
  await waitFor(() => expect(pane.textContent).toContain('Waiting for lin'))
  await seal(zhou, 'withdraw')
  await waitFor(() => expect(pane.textContent).toContain('Withdrawn'))
  expect(pane.textContent).not.toContain('Waiting for')
})

test('[SEAL16] what is taken up again after its approval says that an earlier version was approved', async () => {
  const { department, seal, zhou, lin, id, pane: openPane } = await aDeedInReview([revisableDeeds as Book])
  const pane = await openPane()
  await seal(lin, 'approve')
  department.meet(zhou, lin)
  await waitFor(() => expect(pane.querySelector('header')?.textContent).toContain('Approved'))
  expect(zhou.workspace.commands.move({ book: 'deeds', id }, 'revise').ok).toBe(true)
  await waitFor(() => expect(pane.querySelector('header')?.textContent).toContain('An earlier version was approved'))
  expect(pane.querySelector('[data-stamp="approve"]')).not.toBeNull()
})

test('[SEAL18] an approval that others have still to join leads nowhere, and the timeline names no way for it', async () => {
  const { department, seal, zhou, lin, pane: openPane } = await aDeedInReview(undefined, { major: true })
  await seal(lin, 'approve', 'Agreed by the lead')
  department.meet(zhou, lin)
  await openPane()
  const record = await screen.findByRole('tabpanel')
  await waitFor(() => expect(record.textContent).toContain('Agreed by the lead'))
  expect(record.textContent).toContain('Draft → In review')
  expect(record.textContent).not.toContain('In review → In review')
})
