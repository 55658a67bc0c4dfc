// @vitest-environment happy-dom
// What comes when it is needed is fetched before: how long that takes is not what is tested here.
import '@hebu/web/features/books/views/cells/CellClipboard.tsx'
import '@hebu/web/features/books/views/cells/cell-edit.tsx'
import '@hebu/web/ui/overlays/choosers.ts'
import '@hebu/web/ui/overlays/overlays.ts'

import { toasts } from '@hebu/web/ui/toast.ts'
import { fireEvent, screen, waitFor } from '@solidjs/testing-library'
import { describe, expect, test } from 'vitest'

import type { ListPlace } from './list-place.tsx'
import { aList, theGrid } from './list-place.tsx'

const three = [{ title: 'Bowls', count: 3 }, { title: 'Cups', count: 1 }, { title: 'Lids', count: 2 }]
const address = '/ledger?cols=title,count,note,urgent,double,state'
const key = (name: string, held: Readonly<Record<string, boolean>> = {}) => fireEvent.keyDown(theGrid(), { key: name, ...held })
const control = async (): Promise<HTMLInputElement> => screen.findByRole<HTMLInputElement>('textbox', { name: /^Change / })
const standsIn = () => document.getElementById(theGrid().getAttribute('aria-activedescendant')!)

/** The list with the keyboard in it and its cells ready to be written. */
async function entered(place: ListPlace): Promise<void> {
  place.show(address)
  theGrid().focus()
  // Fetched as the list is entered.
  await waitFor(() => expect(theGrid().getAttribute('aria-readonly')).toBeNull(), { timeout: 5000 })
}
const type = (input: HTMLElement, text: string) => fireEvent.input(input, { target: { value: text } })

describe('writing in cells', () => {
  test('[UI93] Enter begins in a cell and opens the page in the first; Enter writes and goes down', async () => {
    const place = await aList(three)
    await entered(place)
    key('ArrowRight')
    key('Enter')
    const input = await control()
    expect([document.activeElement, input.value]).toEqual([input, '3'])
    type(input, '12')
    expect(place.page(0).values['count']).toBe(3)
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(place.page(0).values['count']).toBe(12)
    expect(document.activeElement).toBe(theGrid())
    expect(standsIn()?.textContent).toBe('1')
  })

  test('[UI93] Escape takes back, Tab writes and goes on to the next cell that may be written', async () => {
    const place = await aList(three)
    await entered(place)
    key('ArrowRight')
    key('F2')
    type(await control(), '9')
    fireEvent.keyDown(await control(), { key: 'Escape' })
    expect([place.page(0).values['count'], document.activeElement]).toEqual([3, theGrid()])
    key('F2')
    type(await control(), '7')
    fireEvent.keyDown(await control(), { key: 'Tab' })
    const note = await screen.findByRole('textbox', { name: 'Change Note of “Bowls”' })
    expect(place.page(0).values['count']).toBe(7)
    type(note, 'fragile')
    fireEvent.keyDown(note, { key: 'Tab', shiftKey: true })
    expect(place.page(0).values['note']).toBe('fragile')
    expect((await control()).value).toBe('7')
  })

  test('[UI93] a figure begins by typing it, what cannot be read stays with the reason, a switch turns', async () => {
    const place = await aList(three)
    await entered(place)
    key('ArrowRight')
    key('8')
    const input = await control()
    expect(input.value).toBe('8')
    type(input, '8 boxes')
    fireEvent.keyDown(input, { key: 'Enter' })
    expect((await screen.findByRole('alert')).textContent).not.toBe('')
    expect([place.page(0).values['count'], input.value, document.activeElement]).toEqual([3, '8 boxes', input])
    fireEvent.keyDown(input, { key: 'Escape' })
    key('End')
    key('ArrowLeft')
    key('ArrowLeft')
    key('Enter')
    expect(place.page(0).values['urgent']).toBe(true)
  })

  test('[UI44] [UI93] the Enter that ends a composition writes nothing', async () => {
    const place = await aList(three)
    await entered(place)
    key('ArrowRight')
    key('ArrowRight')
    key('Enter')
    const note = await screen.findByRole('textbox', { name: 'Change Note of “Bowls”' })
    fireEvent.compositionStart(note)
    type(note, '易碎')
    fireEvent.keyDown(note, { key: 'Enter', isComposing: true })
    expect(document.activeElement).toBe(note)
    fireEvent.compositionEnd(note)
    fireEvent.keyDown(note, { key: 'Enter' })
    expect(place.page(0).values['note']).toBe('易碎')
  })

  test('[UI93] where a cell may not be written the reason is told, and nothing begins', async () => {
    const place = await aList(three)
    place.workspace.commands.move({ book: 'ledger', id: place.ids[0]! }, 'giveUp')
    await entered(place)
    key('ArrowRight')
    key('Enter')
    expect(toasts().at(-1)?.text).toMatch(/cannot be edited in its present state/)
    key('End')
    key('F2')
    expect(toasts().at(-1)?.text).toMatch(/state is not typed in/)
    key('ArrowLeft')
    key('F2')
    expect(toasts().at(-1)?.text).toMatch(/Twice the count/)
    expect(screen.queryByRole('textbox', { name: /^Change / })).toBeNull()
  })

  test('[UI94] what somebody else wrote meanwhile is told, with a way back to it', async () => {
    const place = await aList(three)
    await entered(place)
    key('ArrowRight')
    key('Enter')
    const input = await control()
    place.workspace.commands.set({ book: 'ledger', id: place.ids[0]! }, 'count', 40)
    type(input, '5')
    fireEvent.keyDown(input, { key: 'Enter' })
    expect(place.page(0).values['count']).toBe(5)
    expect(toasts().at(-1)?.text).toMatch(/changed Count of “Bowls” to “40”/)
    toasts().at(-1)!.action!()
    await waitFor(() => expect(place.page(0).values['count']).toBe(40))
  })
})

interface Board { readonly text: () => string; fire(type: 'copy' | 'paste', given?: string): void }

/** The clipboard as the browser hands it to a page. */
function aClipboard(): Board {
  const data = new Map<string, string>()
  return {
    text: () => data.get('text/plain') ?? '',
    fire(type, given) {
      if (given !== undefined) data.set('text/plain', given).delete('text/html')
      const event = new Event(type, { bubbles: true, cancelable: true })
      Object.defineProperty(event, 'clipboardData', { value: { getData: (kind: string) => data.get(kind) ?? '', setData: (kind: string, text: string) => data.set(kind, text) } })
      document.dispatchEvent(event)
    },
  }
}

describe('copying and pasting cells', () => {
  test('[UI96] chosen rows are copied whole, else the cell where the keyboard stands', async () => {
    const place = await aList([{ title: 'Bowls', amount: { amountCents: 123_450, currency: 'CNY' }, dueAt: '2026-12-01' }, { title: 'Cups\t"blue"' }])
    const board = aClipboard()
    place.show('/ledger?cols=title,amount,dueAt,state')
    theGrid().focus()
    await waitFor(() => { board.fire('copy'); expect(board.text()).toBe('Bowls') })
    key('a', { ctrlKey: true })
    board.fire('copy')
    const [first, second] = board.text().split('\n')
    expect(first!.split('\t').map((cell) => cell.replaceAll(',', ''))).toEqual(['Bowls', expect.stringMatching(/1234\.50?$/), expect.stringContaining('2026-12-01'), 'Draft'])
    expect(second).toMatch(/^"Cups\t""blue"""\t/)
  })

  test('[UI97] a block says what it would write, writes that as one step, and one undo takes all of it back', async () => {
    const place = await aList([...three, { title: 'Trays', count: 8 }])
    place.workspace.commands.move({ book: 'ledger', id: place.ids[2]! }, 'giveUp')
    const board = aClipboard()
    await entered(place)
    key('ArrowRight')
    await waitFor(() => { board.fire('paste', '10\tsix sets\n20 boxes\t\n30\tx\n40\tred\n50\tblue'); expect(screen.queryByRole('dialog', { name: 'Paste into the list' })).not.toBeNull() })
    const dialog = screen.getByRole('dialog', { name: 'Paste into the list' })
    expect(dialog.textContent).toMatch(/4 cells of 2 pages will be written/)
    expect(dialog.textContent).toMatch(/3 cells cannot be written/)
    expect(dialog.textContent).toMatch(/last 1 line is/)
    expect(place.page(0).values['count']).toBe(3)
    fireEvent.click(screen.getByRole('button', { name: 'Write 4 cells' }))
    await waitFor(() => expect([0, 1, 2, 3].map((at) => [place.page(at).values['count'], place.page(at).values['note']])).toEqual([[10, 'six sets'], [1, undefined], [2, undefined], [40, 'red']]))
    expect(await place.workspace.commands.undo()).toMatchObject({ command: 'set', refused: [] })
    expect([0, 3].map((at) => [place.page(at).values['count'], place.page(at).values['note']])).toEqual([[3, undefined], [8, undefined]])
  })

  test('[UI97] one value goes into all chosen rows, and into one cell without a question', async () => {
    const place = await aList(three)
    const board = aClipboard()
    await entered(place)
    key('ArrowRight')
    await waitFor(() => { board.fire('paste', '77'); expect(place.page(0).values['count']).toBe(77) })
    key('a', { ctrlKey: true })
    board.fire('paste', '5')
    fireEvent.click(await screen.findByRole('button', { name: 'Write 3 cells' }))
    await waitFor(() => expect([0, 1, 2].map((at) => place.page(at).values['count'])).toEqual([5, 5, 5]))
  })
})
