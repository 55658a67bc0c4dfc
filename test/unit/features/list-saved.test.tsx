// @vitest-environment happy-dom
// What comes when it is needed is fetched before: how long that takes is not what is tested here.
import '@hebu/web/features/books/views/saved/ViewSwitch.tsx'
import '@hebu/web/ui/overlays/overlays.ts'

import { createPage } from '@hebu/shared/codec/write-page.ts'
import { views } from '@hebu/shared/books/views.ts'
import { createSavedViews } from '@hebu/web/features/books/views/saved/saved-views.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { describe, expect, test } from 'vitest'

import type { ListPlace } from './list-place.tsx'
import { aList, columnNames, expectFirstCells, searchOf } from './list-place.tsx'

const three = [{ title: 'Bowls', count: 3, owner: 'lin' }, { title: 'Cups', count: 1, owner: 'zhou' }, { title: 'Lids', count: 2 }]

/** Presses a choice of the switcher, by its name. */
async function press(shown: string, item: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: shown }))
  const menu = await screen.findByRole('menu', { name: shown, hidden: true })
  fireEvent.click(within(menu).getByText(item))
}
const offered = async (shown: string): Promise<readonly (string | null)[]> => {
  fireEvent.click(await screen.findByRole('button', { name: shown }))
  const menu = await screen.findByRole('menu', { name: shown, hidden: true })
  const items = [...menu.querySelectorAll('[role^="menuitem"]')].map((item) => item.textContent)
  fireEvent.click(await screen.findByRole('button', { name: shown }))
  return items
}
async function nameIt(name: string, forAll = false): Promise<void> {
  const dialog = await screen.findByRole('dialog', { name: 'Name this view' })
  fireEvent.input(within(dialog).getByLabelText('Name'), { target: { value: name } })
  if (forAll) fireEvent.click(within(dialog).getByRole('checkbox'))
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }))
}
const kept = ({ workspace }: ListPlace) => { const { own, shared } = createSavedViews(workspace, 'ledger'); return { own: own(), shared: shared() } }

/** Lets somebody else have shared a view. */
function sharedBy(place: ListPlace, by: string, look: string): void {
  const { workspace, volumes } = place
  const made = workspace.commands.create('views', { name: 'seed', of: 'other', look: '', shared: true })
  if (!made.ok) throw new Error('not made')
  const volume = volumes.all().find(({ address }) => address.book === 'views' && address.shelf === 'g-all')!
  volume.doc.transact(() => createPage(volume.doc, views, undefined, { id: 'theirs', made: { by, at: '2026-11-20T01:00:00.000Z' }, beginning: {}, given: { name: 'By count', of: 'ledger', look, shared: true }, shared: false }))
}

describe('saved views', () => {
  test('[UI90] a look is saved under a name with columns, order and filters, and comes back with one press', async () => {
    const place = await aList(three)
    const view = place.show('/ledger?cols=title,count&sort=-count&f=owner:any:lin')
    await expectFirstCells(['Bowls'])
    await press('View: All', 'Save as a new view …')
    await nameIt('Big ones')
    await screen.findByRole('button', { name: 'View: Big ones' })
    expect(kept(place).own).toMatchObject([{ name: 'Big ones', shared: false, mine: true }])
    await press('View: Big ones', 'All')
    await waitFor(() => expect(searchOf(view.address())).toEqual({}))
    await expectFirstCells(['Bowls', 'Cups', 'Lids'])
    await press('View: All', 'Big ones')
    await expectFirstCells(['Bowls'])
    expect(columnNames()).toEqual(['title', 'count'])
    await waitFor(() => expect(searchOf(view.address())).toMatchObject({ cols: 'title,count', sort: '-count', f: 'owner:any:lin' }))
  })

  test('[UI90] what is changed while a view is shown changes nothing that the device keeps, and an old view with unknown names opens', async () => {
    const place = await aList(three)
    sharedBy(place, 'lin', 'sort=-count&cols=title,gone,count.90&group=vanished&view=dial')
    place.show('/ledger')
    await press('View: All', 'By count')
    await expectFirstCells(['Bowls', 'Lids', 'Cups'])
    expect(columnNames()).toEqual(['title', 'count'])
    fireEvent.click(screen.getByRole('button', { name: /^Title/ }))
    await expectFirstCells(['Bowls', 'Cups', 'Lids'])
    expect([...place.looks.content]).toEqual([])
  })

  test('[UI91] a list says that it looks otherwise than its view, goes back, or saves that', async () => {
    const place = await aList(three)
    place.show('/ledger?sort=-count')
    await press('View: All', 'Save as a new view …')
    await nameIt('By count')
    fireEvent.click(await screen.findByRole('button', { name: /^Title/ }))
    const changed = 'View: By count, changed since it was saved'
    await press(changed, 'Go back to the saved one')
    await expectFirstCells(['Bowls', 'Lids', 'Cups'])
    fireEvent.click(screen.getByRole('button', { name: /^Title/ }))
    await press(changed, 'Save changes')
    await screen.findByRole('button', { name: 'View: By count' })
    expect(kept(place).own[0]!.look).toBe('')
    toasts().at(-1)!.action!()
    await screen.findByRole('button', { name: changed })
  })

  test('[UI174] a view that is saved anew elsewhere changes where it is shown as it was, with a way back; what was changed here stays', async () => {
    const place = await aList(three)
    const view = place.show('/ledger?sort=-count')
    await expectFirstCells(['Bowls', 'Lids', 'Cups'])
    await press('View: All', 'Save as a new view …')
    await nameIt('Ours')
    await screen.findByRole('button', { name: 'View: Ours' })
    const { id } = kept(place).own[0]!
    const elsewhere = (look: string) => place.workspace.commands.set({ book: 'views', id }, 'look', look)
    elsewhere('sort=title&cols=title')
    await expectFirstCells(['Bowls', 'Cups', 'Lids'])
    expect(columnNames()).toEqual(['title'])
    expect(toasts().at(-1)?.text).toBe('View “Ours” was changed and is shown as it is now')
    toasts().at(-1)!.action!()
    await expectFirstCells(['Bowls', 'Lids', 'Cups'])
    await screen.findByRole('button', { name: /View: Ours, changed/ })
    elsewhere('sort=count')
    await screen.findByRole('button', { name: /View: Ours, changed/ })
    expect(searchOf(view.address())).toMatchObject({ sort: '-count' })
    await expectFirstCells(['Bowls', 'Lids', 'Cups'])
  })

  test('[UI92] a shared view is changed by its maker and copied by others; sharing and deleting can be taken back', async () => {
    const place = await aList(three)
    sharedBy(place, 'lin', 'sort=-count')
    place.show('/ledger')
    await press('View: All', 'By count')
    const items = await offered('View: By count')
    expect(items).toContain('Copy to my views')
    expect(items).not.toContain('Delete this view')
    expect(place.workspace.commands.set({ book: 'views', id: 'theirs' }, 'name', 'x')).toMatchObject({ refusal: { because: 'not-allowed' } })
    await press('View: By count', 'Copy to my views')
    await waitFor(() => expect(kept(place).own).toMatchObject([{ name: 'By count' }]))
    await press('View: By count', 'Share with the department')
    await waitFor(() => expect(kept(place)).toMatchObject({ own: [], shared: [{ id: 'theirs' }, { mine: true }] }))
    toasts().at(-1)!.action!()
    await waitFor(() => expect(kept(place)).toMatchObject({ own: [{ name: 'By count' }], shared: [{ id: 'theirs' }] }))
  })

  test('[UI90] the book of views is in no list of books', async () => {
    const { workspace } = await aList([])
    expect(workspace.books().map(({ id }) => id)).toEqual(['ledger'])
    expect(workspace.bookById('views')?.internal).toBe(true)
  })
})
