// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import { strayRoot, textRoot } from '@hebu/shared/codec/roots.ts'
import { writePieces } from '@hebu/shared/codec/stray-pieces.ts'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import { plainText } from '@hebu/web/ui/editor/plain-text.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { XmlFragment } from 'yjs'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { renderPlace } from './render-place.tsx'

const open: Workspace[] = []

beforeAll(preloadPage)
afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aPageWithStrays(...texts: readonly string[]) {
  const fake = aFakeWorkspace({ books: [ledger as Book], member: 'zhou' })
  open.push(fake.workspace)
  await fake.settled()
  const made = fake.workspace.commands.create('ledger', { title: 'Paper cups' })
  if (!made.ok) throw new Error(JSON.stringify(made.refusal))
  const { id } = made.value
  renderPlace(fake.workspace, `/ledger/${id}`, [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
  fake.elsewhere('ledger', (doc) =>
    writePieces(doc, strayRoot(id, 'body'), texts.map((text, index) => ({ client: 7, clock: index * 100, length: text.length, text, line: `7.${index}`, after: '' }))))
  const { doc } = fake.volumes.all().find(({ address }) => address.book === 'ledger' && address.part === undefined)!
  return { ...fake, body: () => plainText(doc.get(textRoot(id, 'body'), XmlFragment)) }
}

const list = () => screen.findByRole('list', { name: 'Body: words that lost their place in a merge' })

test('[TXT33] strays stand above their text until each is put back or dismissed', async () => {
  const { body } = await aPageWithStrays('paid in May', 'call again')
  const items = within(await list()).getAllByRole('listitem')
  expect(items.map((item) => item.querySelector('q')?.textContent)).toEqual(['paid in May', 'call again'])
  fireEvent.click(within(items[0]!).getByRole('button', { name: 'Put back at the end' }))
  expect(body()).toContain('paid in May')
  expect(within(await list()).getAllByRole('listitem')).toHaveLength(1)
  fireEvent.click(within(await list()).getByRole('button', { name: 'No longer needed' }))
  expect(screen.queryByRole('list', { name: /lost their place/ })).toBeNull()
  expect(body()).not.toContain('call again')
})

test('[TXT33] who may not edit can read strays and copy them', async () => {
  const { volumes } = await aPageWithStrays('paid in May')
  await list()
  for (const { name } of volumes.all()) volumes.setAccess(name, 'read')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Put back at the end' })).toBeNull())
  expect(within(await list()).getAllByRole('button').map((button) => button.textContent)).toEqual(['Copy'])
})
