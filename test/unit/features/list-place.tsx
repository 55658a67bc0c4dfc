import type { Book } from '@hebu/shared/books/define-book.ts'
import { views } from '@hebu/shared/books/views.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { BinScreen } from '@hebu/web/features/books/BinScreen.tsx'
import { BookScreen } from '@hebu/web/features/books/index.ts'
import type { LookKeeper } from '@hebu/web/features/books/list/state/look-keeper.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { screen, waitFor } from '@solidjs/testing-library'
import { afterEach, beforeEach, vi } from 'vitest'

import type { FakeWorkspace } from '../../kit/fake-workspace.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { renderPlace } from './render-place.tsx'

const open: Workspace[] = []

beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const workspace of open.splice(0)) await workspace.close()
})

/** A keeper whose content a test can see. */
export const memoryLooks = (content = new Map<string, string>()): LookKeeper & { readonly content: Map<string, string> } => ({
  content,
  read: (key) => content.get(key),
  keep: (key, look) => void (look === undefined ? content.delete(key) : content.set(key, look)),
})

export interface ListPlace extends FakeWorkspace {
  readonly ids: readonly string[]
  readonly looks: ReturnType<typeof memoryLooks>
  page(index: number): Page
  show(address?: string): ReturnType<typeof renderPlace>
}

/** A list of the ledger with these pages, in English. */
export async function aList(pages: readonly Readonly<Record<string, unknown>>[], member = 'zhou', looks = memoryLooks(), book: Book = ledger as Book): Promise<ListPlace> {
  const fake = aFakeWorkspace({ books: [book, views as Book], member })
  open.push(fake.workspace)
  await fake.settled()
  const ids = pages.map((values) => {
    const made = fake.workspace.commands.create('ledger', values)
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    return made.value.id
  })
  const Screen = () => <BookScreen looks={looks} />
  return {
    ...fake,
    ids,
    looks,
    page: (index) => fake.workspace.table('ledger').page(ids[index]!)!,
    show: (address = '/ledger') => renderPlace(fake.workspace, address, [{ path: '/:book/bin', component: BinScreen }, { path: ['/:book', '/:book/:page'], component: Screen }]),
  }
}

export const theGrid = (): HTMLElement => screen.queryByRole('grid') ?? screen.getByRole('treegrid')

/** The words of the first cell of every row, but that of the sums. */
export const firstCells = (): readonly (string | null)[] => screen.getAllByRole('gridcell').filter((cell) => cell.getAttribute('aria-colindex') === '1' && cell.closest('[data-id], [data-head]') !== null).map((cell) => cell.textContent)

export const columnNames = (): readonly (string | null | undefined)[] => screen.getAllByRole('columnheader').map((header) => header.getAttribute('data-column'))

export const expectFirstCells = (wanted: readonly string[]): Promise<void> => waitFor(() => { if (JSON.stringify(firstCells()) !== JSON.stringify(wanted)) throw new Error(`${JSON.stringify(firstCells())} is not ${JSON.stringify(wanted)}`) })

/** What an address says after its question mark, decoded. */
export const searchOf = (address: string): Readonly<Record<string, string>> => Object.fromEntries(new URLSearchParams(address.split('?')[1] ?? ''))
