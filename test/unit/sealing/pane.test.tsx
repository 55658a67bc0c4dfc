// @vitest-environment happy-dom
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import { screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import { aSealedDepartment } from '../../kit/sealed-department.ts'
import { made } from '../../kit/workspace.ts'
import { renderPlace } from '../features/render-place.tsx'

const opened: { close(): Promise<unknown> }[] = []
beforeAll(preloadPage)
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const each of opened.splice(0)) await each.close()
})

test('[SEAL16] [SEAL17] the approval shows its stamps and whom it waits for, and later what changed since', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
  const department = aSealedDepartment()
  opened.push(department)
  const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(2))
  const { id } = made(zhou.workspace.commands.create('deeds', { title: 'Tea' }))
  await zhou.workspace.commands.seal({ book: 'deeds', id }, 'submit')
  department.meet(zhou, lin)
  renderPlace(zhou.workspace, `/deeds/${id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
  const pane = await screen.findByRole('region', { name: 'Approval' }, { timeout: 10_000 })
  await waitFor(() => expect(pane.textContent).toContain('Waiting for lin, by'))
  await waitFor(() => expect(pane.textContent).toContain('Witnessed by the server'))
  await vi.waitFor(() => expect(lin.workspace.table('deeds').page(id)?.state).toBe('review'))
  await lin.workspace.commands.seal({ book: 'deeds', id }, 'approve', 'Agreed')
  department.meet(zhou, lin)
  await waitFor(() => expect(within(pane).getAllByRole('listitem').map((item) => item.getAttribute('data-stamp'))).toEqual(['submit', 'approve']))
  expect(pane.textContent).toContain('Agreed')
  expect(pane.textContent).not.toContain('Changed since')
  zhou.elsewhere('deeds', (doc) => doc.getMap(id).set('title', 'Coffee'))
  await waitFor(() => expect(pane.querySelector('del')?.textContent).toBe('Tea'))
  expect(pane.querySelector('ins')?.textContent).toBe('Coffee')
  expect(pane.textContent).toContain('Changed since it was sealed')
})

test('[WIT19] a page whose number is held back says why, and until when at most', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
  const department = aSealedDepartment()
  opened.push(department)
  const [zhou, lin] = [department.device('zhou', 1), department.device('lin', 2)]
  await vi.waitFor(() => expect(department.directory().keys).toHaveLength(2))
  const { id } = made(zhou.workspace.commands.create('deeds', { title: 'Tea' }))
  await zhou.workspace.commands.seal({ book: 'deeds', id }, 'submit')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(lin.workspace.table('deeds').page(id)?.state).toBe('review'))
  await lin.workspace.commands.seal({ book: 'deeds', id }, 'approve')
  department.meet(zhou, lin)
  await vi.waitFor(() => expect(zhou.workspace.table('deeds').page(id)?.state).toBe('approved'))
  department.hold('2026-11-23T01:00:00.000Z')
  await zhou.workspace.commands.seal({ book: 'deeds', id }, 'sign')
  renderPlace(zhou.workspace, `/deeds/${id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
  const pane = await screen.findByRole('region', { name: 'Approval' }, { timeout: 10_000 })
  await waitFor(() => expect(pane.textContent).toMatch(/came back from a backup.*by .*30/))
  expect(pane.textContent?.match(/came back from a backup/g)).toHaveLength(1)
  department.hold(undefined)
  await waitFor(() => expect(pane.textContent).toContain('QJ-2026-0001'))
  expect(pane.textContent).not.toContain('came back from a backup')
})
