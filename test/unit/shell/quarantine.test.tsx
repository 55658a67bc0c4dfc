// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { Quarantine } from '@hebu/web/shell/me/Quarantine.tsx'
import { quarantineFile } from '@hebu/web/shell/me/quarantine-file.ts'
import { lateOverlays } from '@hebu/web/ui/overlays/late-overlays.ts'
import type { Quarantined, Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { renderPlace } from '../features/render-place.tsx'

const open: Workspace[] = []
beforeAll(async () => void (await lateOverlays.load()))
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

function someWork(over: Partial<Quarantined> = {}): Quarantined {
  const doc = new Y.Doc()
  doc.getMap('words').set('mine', 'a long day')
  return { volume: 'w1/ledger/g-east/2026-Q4', because: 'forbidden', atMs: Date.parse('2026-11-20T08:15:00Z'), count: 3, update: Y.encodeStateAsUpdate(doc), ...over }
}

async function showing(...works: readonly Quarantined[]) {
  const fake = aFakeWorkspace({ books: [ledger as Book], member: 'zhou' })
  open.push(fake.workspace)
  for (const work of works) await fake.store.quarantine(work)
  renderPlace(fake.workspace, '/me', [{ path: '/me', component: Quarantine }])
  if (works.length > 0) await screen.findAllByRole('listitem')
  return fake
}

test('[UI75] work that could not be handed in is listed with its book, time, number and reason', async () => {
  await showing(someWork(), someWork({ because: 'otherEpoch', count: 1 }))
  const lines = screen.getAllByRole('listitem').map((item) => item.textContent)
  expect(lines[0]).toMatch(/Ledger.*East.*20 Nov.*16:15.*edits: 3.*may no longer open/)
  expect(lines[1]).toMatch(/edits: 1.*restored from a backup/)
})

test('[UI75] where there is none, nothing is said', async () => {
  await showing()
  expect(screen.queryByRole('region')).toBeNull()
})

test('[UI75] the file holds the work whole, and says what it is', async () => {
  const work = someWork()
  const file = quarantineFile(work)
  expect(file.name).toBe('hebu-ledger-g-east-2026-Q4-20261120081500.json')
  const content = JSON.parse(await file.text()) as Record<string, unknown>
  expect(content).toMatchObject({ format: 'hebu-quarantine-1', volume: work.volume, because: 'forbidden', at: '2026-11-20T08:15:00.000Z', edits: 3 })
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Uint8Array.from(atob(String(content['update'])), (character) => character.charCodeAt(0)))
  expect(doc.getMap('words').toJSON()).toEqual({ mine: 'a long day' })
})

test('[UI75] it is removed only after asking, and the rest stays', async () => {
  const { store } = await showing(someWork(), someWork({ because: 'otherEpoch', count: 1 }))
  fireEvent.click(screen.getAllByRole('button', { name: /^Remove/ })[0]!)
  const dialog = screen.getByRole('dialog')
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  expect(await store.quarantined()).toHaveLength(2)
  fireEvent.click(screen.getAllByRole('button', { name: /^Remove/, hidden: true })[0]!)
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }))
  await waitFor(async () => expect((await store.quarantined()).map(({ count }) => count)).toEqual([1]))
  await waitFor(() => expect(screen.getAllByRole('listitem', { hidden: true })).toHaveLength(1))
})
