// @vitest-environment happy-dom
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { fieldsRoot, movesRoot } from '@hebu/shared/codec/roots.ts'
import { BinScreen } from '@hebu/web/features/books/BinScreen.tsx'
import { BookScreen, preloadPage } from '@hebu/web/features/books/index.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import type { SyncState } from '@hebu/web/workspace/volume.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { createSignal } from 'solid-js'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'

import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { choose, drawnWhole, renderPlace } from './render-place.tsx'

const book = ledger as Book
const open: Workspace[] = []
const routes = [{ path: '/:book/bin', component: BinScreen }, { path: ['/:book', '/:book/:page'], component: BookScreen }]

beforeAll(preloadPage)
beforeEach(() => {
  // The list stands beside the page.
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('1200'), addEventListener() {}, removeEventListener() {} }))
})
afterEach(async () => {
  vi.unstubAllGlobals()
  for (const workspace of open.splice(0)) await workspace.close()
})

async function aLedger(member = 'zhou', pages: readonly Readonly<Record<string, unknown>>[] = [{ title: 'Paper cups' }]) {
  const fake = aFakeWorkspace({ books: [book], member })
  open.push(fake.workspace)
  await fake.settled()
  const ids = pages.map((values) => {
    const made = fake.workspace.commands.create('ledger', values)
    if (!made.ok) throw new Error(JSON.stringify(made.refusal))
    return made.value.id
  })
  const id = ids[0]!
  const page = (): Page => fake.workspace.table('ledger').page(id)!
  return { ...fake, id, ids, page, address: { book: 'ledger', id }, show: (address = `/ledger/${id}`) => renderPlace(fake.workspace, address, routes) }
}

describe('moves', () => {
  test('[UI46] what a move still lacks is named, and each name leads to its field', async () => {
    const { show, page } = await aLedger()
    show()
    const button = screen.getByRole('button', { name: 'Submit' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    const lacking = document.getElementById('missing-fields')!
    expect(lacking.textContent).toContain('Count or Amount')
    fireEvent.click(within(lacking).getByRole('button', { name: 'Amount' }))
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Amount')
    fireEvent.click(button)
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Count')
    expect(page().state).toBe('draft')
  })

  test('[FLD20] what the main move wants is counted on it and marked at its fields, until it is there', async () => {
    const { show, workspace, address } = await aLedger()
    show()
    const marked = () => [...document.querySelectorAll<HTMLElement>('[data-field]')].filter((field) => field.textContent?.includes('Needed for “Submit”')).map((field) => field.dataset['field'])
    expect([screen.getByRole('button', { name: 'Submit' }).textContent, marked()]).toEqual(['Submit2 missing', ['body', 'count', 'amount']])
    workspace.commands.set(address, 'count', 3)
    expect([screen.getByRole('button', { name: 'Submit' }).textContent, marked()]).toEqual(['Submit1 missing', ['body']])
  })

  test('[FLD21] past the first state, empty fields are folded until one asks for them or is led to them', async () => {
    const { show, page, elsewhere, id, workspace, address } = await aLedger('wang', [{ title: 'Cups', count: 3, note: 'kept' }])
    show()
    await drawnWhole()
    const isShown = (name: string) => document.querySelector(`[data-field="${name}"]`) !== null
    expect([isShown('share'), isShown('note')]).toEqual([true, true])
    elsewhere('ledger', (doc) => doc.getMap(movesRoot(id)).set('m1', { id: 'm1', move: 'submit', from: 'draft', to: 'submitted', by: 'lin', at: '2026-11-23T01:00:00.000Z' }))
    await waitFor(() => expect(page().state).toBe('submitted'))
    expect([isShown('share'), isShown('note'), isShown('title')]).toEqual([false, true, true])
    // What is emptied under one's hands stays.
    workspace.commands.set(address, 'note', undefined)
    expect(isShown('note')).toBe(true)
    const more = screen.getByRole('button', { name: /^More: .*Share/ })
    fireEvent.click(more)
    expect([isShown('share'), more.isConnected, document.activeElement?.closest('[data-field]') !== null]).toEqual([true, false, true])
  })

  test('[UI46] a move that asks for words asks for them first', async () => {
    const { show, page, workspace, address, elsewhere, id } = await aLedger('wang', [{ title: 'Cups', count: 3 }])
    elsewhere('ledger', (doc) => doc.getMap(movesRoot(id)).set('m1', { id: 'm1', move: 'submit', from: 'draft', to: 'submitted', by: 'lin', at: '2026-11-23T01:00:00.000Z' }))
    await waitFor(() => expect(page().state).toBe('submitted'))
    show()
    fireEvent.click(screen.getByRole('button', { name: 'Return' }))
    const dialog = screen.getByRole('dialog', { name: /Return/, hidden: true })
    const finish = within(dialog).getByRole('button', { name: 'Return', hidden: true })
    expect(finish).toHaveProperty('disabled', true)
    fireEvent.input(within(dialog).getByRole('textbox', { hidden: true }), { target: { value: 'The price is missing' } })
    fireEvent.click(finish)
    expect(page().state).toBe('draft')
    expect(page().moves.at(-1)?.note).toBe('The price is missing')
    expect((await screen.findByRole('region', { name: 'Activity and comments' }, { timeout: 10_000 })).textContent).toContain('The price is missing')
    void workspace
    void address
  })

  test('[UI58] a move that did not count stays in the history and says why', async () => {
    const { show, page, elsewhere, id } = await aLedger()
    elsewhere('ledger', (doc) => {
      doc.getMap(movesRoot(id)).set('m1', { id: 'm1', move: 'submit', from: 'draft', to: 'submitted', by: 'lin', at: '2026-11-23T01:00:00.000Z' })
      doc.getMap(movesRoot(id)).set('m2', { id: 'm2', move: 'submit', from: 'draft', to: 'submitted', by: 'zhou', at: '2026-11-23T02:00:00.000Z' })
    })
    await waitFor(() => expect(page().moves).toHaveLength(2))
    show()
    const history = await screen.findByRole('region', { name: 'Activity and comments' }, { timeout: 10_000 })
    expect(within(history).getAllByText('Not counted')).toHaveLength(1)
    expect(history.textContent).toContain('Somebody else had changed the state first')
  })

  test('[UI46] moves of others are not offered', async () => {
    const { show, elsewhere, id, page } = await aLedger()
    elsewhere('ledger', (doc) => doc.getMap(movesRoot(id)).set('m1', { id: 'm1', move: 'submit', from: 'draft', to: 'submitted', by: 'lin', at: '2026-11-23T01:00:00.000Z' }))
    await waitFor(() => expect(page().state).toBe('submitted'))
    show()
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull()
  })
})

describe('what must be known about a page', () => {
  test('[UI47] values written at once stand side by side until one is chosen', async () => {
    const { show, page, workspace, address, elsewhere, id } = await aLedger()
    elsewhere('ledger', (doc) => {
      doc.getMap(fieldsRoot(id)).set('dueAt@1', { value: '2026-12-01', at: 1 })
      doc.getMap(fieldsRoot(id)).set('dueAt@2', { value: '2026-12-08', at: 2 })
    })
    await waitFor(() => expect(Object.keys(page().conflicts)).toEqual(['dueAt']))
    show()
    await drawnWhole()
    const group = screen.getByRole('group', { name: /Due/ })
    expect(within(group).getAllByRole('listitem').map((item) => item.querySelector('p')?.textContent)).toEqual(['8 Dec', '1 Dec'])
    fireEvent.click(within(group).getAllByRole('button')[1]!)
    expect(page().conflicts).toEqual({})
    expect(page().values['dueAt']).toBe('2026-12-01')
    void workspace
    void address
  })

  test('[UI48] a value that does not fit is shown as it is and can be replaced', async () => {
    const { show, page, elsewhere, id } = await aLedger()
    elsewhere('ledger', (doc) => doc.getMap(fieldsRoot(id)).set('count', 'about twelve'))
    await waitFor(() => expect(page().repairs).toEqual({ count: 'about twelve' }))
    show()
    expect(screen.getByText('about twelve')).not.toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Fill in' }))
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Count')
    fireEvent.input(document.activeElement!, { target: { value: '12' } })
    expect(page().repairs).toEqual({})
    expect(screen.queryByText('about twelve', { selector: 'code' })).toBeNull()
  })

  test('[UI59] a page of a newer version is read-only, says so, and tells of what is kept unseen', async () => {
    const { show, page, elsewhere, id } = await aLedger()
    elsewhere('ledger', (doc) => {
      doc.getMap(fieldsRoot(id)).set('$version', 9)
      doc.getMap(fieldsRoot(id)).set('colour', 'red')
    })
    await waitFor(() => expect(page().version).toBe(9))
    show()
    expect(screen.getByText(/Please update Hebu/)).not.toBeNull()
    expect(screen.getByText(/1 more values come from a newer version/)).not.toBeNull()
    expect(screen.queryByRole('textbox', { name: 'Title' })).toBeNull()
  })

  test('[UI60] a page moved to the bin can be taken back at once, and later from the bin', async () => {
    const { show, page } = await aLedger()
    const view = show()
    choose(document.body, 'More actions', 'Move to the bin')
    expect(page().deleted?.by).toBe('zhou')
    await waitFor(() => expect(view.address()).toBe('/ledger'))
    toasts().at(-1)!.action!()
    expect(page().deleted).toBeUndefined()
  })

  test('[UI60] the bin tells who moved a page there and restores it', async () => {
    const { show, page, workspace, address } = await aLedger()
    workspace.commands.remove(address)
    show('/ledger/bin')
    expect(screen.getByRole('row', { name: /Paper cups zhou/ })).not.toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Restore “Paper cups”' }))
    await waitFor(() => expect(page().deleted).toBeUndefined())
    expect(screen.getByText('The bin is empty')).not.toBeNull()
  })

  test('[UI61] the field that somebody else is in carries their name', async () => {
    const { show, volumes, id } = await aLedger()
    show()
    const { awareness } = volumes.all().find(({ address: { book: of, part } }) => of === 'ledger' && part === undefined)!
    awareness.states.set(77, { user: { id: 'lin' }, at: { page: id, field: 'amount' } })
    awareness.emit('change', [{ added: [77], updated: [], removed: [] }, 'elsewhere'])
    expect(document.querySelector('[data-field="amount"]')!.textContent).toContain('lin')
    expect(document.querySelector('[data-field="note"]')!.textContent).not.toContain('lin')
  })

  test('[UI61] others learn which field this member is in', async () => {
    const { show, volumes, id } = await aLedger()
    show()
    const { awareness } = volumes.all().find(({ address: { book: of, part } }) => of === 'ledger' && part === undefined)!
    screen.getByRole('textbox', { name: 'Note' }).focus()
    expect(awareness.getLocalState()?.['at']).toEqual({ page: id, field: 'note' })
  })
})

describe('a list', () => {
  const three = [{ title: 'Cups', count: 1 }, { title: 'Lids', kind: 'one' }, { title: 'Bowls' }]

  test('[UI40] its address holds the filter, the state and the order', async () => {
    const { show } = await aLedger('zhou', three)
    const view = show('/ledger?q=s&sort=-title')
    const names = () => screen.getAllByRole('gridcell').filter((cell) => cell.getAttribute('aria-colindex') === '1').map((cell) => cell.textContent)
    expect(names()).toEqual(['Lids', 'Cups', 'Bowls'])
    fireEvent.click(screen.getByRole('button', { name: 'Title' }))
    await waitFor(() => expect(names()).toEqual(['Bowls', 'Cups', 'Lids']))
    fireEvent.input(screen.getByRole('textbox', { name: 'Filter this list' }), { target: { value: 'LI' } })
    await waitFor(() => expect(names()).toEqual(['Lids']))
    await waitFor(() => expect(view.address()).toBe('/ledger?q=LI'))
    fireEvent.click(screen.getByRole('button', { name: /^Draft/ }))
    await waitFor(() => expect(view.address()).toBe('/ledger?q=LI&state=draft'))
  })

  test('[UI44] the quick filter waits for the end of a composition', async () => {
    const { show } = await aLedger('zhou', three)
    const view = show('/ledger')
    const filter = screen.getByRole('textbox', { name: 'Filter this list' })
    fireEvent.compositionStart(filter)
    fireEvent.input(filter, { target: { value: 'c' } })
    expect(view.address()).toBe('/ledger')
    fireEvent.compositionEnd(filter)
    await waitFor(() => expect(view.address()).toBe('/ledger?q=c'))
  })

  test('[UI62] an empty book says what it is for and makes its first page, whose first field has the keyboard', async () => {
    const { show, workspace } = await aLedger('zhou', [])
    const view = show('/ledger')
    expect(screen.getByText('One field of every kind')).not.toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'New Entry' }))
    await waitFor(() => expect(view.address()).toMatch(/^\/ledger\/\w+$/))
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Title'))
    expect(workspace.table('ledger').pages()).toHaveLength(1)
  })

  test('[UI164] a book is not called empty while its pages may still be on their way', async () => {
    const { workspace } = await aLedger('zhou', [])
    const [sync, setSync] = createSignal<SyncState>({ kind: 'waiting', waiting: 0 })
    renderPlace({ ...workspace, sync }, '/ledger', [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
    expect(screen.getByText('Fetching from the server…')).not.toBeNull()
    expect(screen.queryByText('No Entry yet')).toBeNull()
    setSync({ kind: 'offline', waiting: 0 })
    expect(screen.getByText('No Entry yet')).not.toBeNull()
    expect(screen.queryByText('Fetching from the server…')).toBeNull()
  })

  test('[UI40] opening a page by the keyboard keeps the filter and puts the keyboard on its title', async () => {
    const { show } = await aLedger('zhou', three)
    const view = show('/ledger?q=cups')
    const grid = screen.getByRole('grid')
    grid.focus()
    fireEvent.keyDown(grid, { key: 'Enter' })
    await waitFor(() => expect(view.address()).toMatch(/^\/ledger\/\w+\?q=cups$/))
    expect(document.activeElement?.textContent).toBe('Cups')
  })

  test('[UI164] a page is not said to be missing while it may still be on its way', async () => {
    const { workspace } = await aLedger('zhou', [])
    const [sync, setSync] = createSignal<SyncState>({ kind: 'waiting', waiting: 0 })
    renderPlace({ ...workspace, sync }, '/ledger/nowhere', [{ path: ['/:book', '/:book/:page'], component: BookScreen }])
    expect(screen.getAllByText('Fetching from the server…').length).toBeGreaterThan(0)
    expect(screen.queryByText('This page cannot be found')).toBeNull()
    setSync({ kind: 'offline', waiting: 0 })
    expect(await screen.findByText('This page cannot be found')).not.toBeNull()
  })

  test('[UI63] a page that is not on this device says so', async () => {
    const { show } = await aLedger('zhou', three)
    show('/ledger/nowhere')
    expect(await screen.findByText('This page cannot be found')).not.toBeNull()
  })
})
