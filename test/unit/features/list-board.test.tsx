// @vitest-environment happy-dom
// What comes when it is needed is fetched before: how long that takes is not what is tested here.
import '@hebu/web/ui/overlays/overlays.ts'

import type { Book } from '@hebu/shared/books/define-book.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { movesRoot } from '@hebu/shared/codec/roots.ts'
import { columnsOf } from '@hebu/web/features/books/list/list-columns.ts'
import { spokenColumns } from '@hebu/web/features/books/list/spoken-columns.ts'
import { createNames } from '@hebu/web/features/books/values/use-names.ts'
import { boardBy, boardColumns, dropFor } from '@hebu/web/features/books/views/board/board.ts'
import { viewsOf } from '@hebu/web/features/books/views/views-of.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { createWords } from '@hebu/web/words/language.tsx'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { describe, expect, test } from 'vitest'

import { smallCharter } from '../../kit/department.ts'
import { aFakeWorkspace } from '../../kit/fake-workspace.ts'
import { ledger } from '../../kit/fixture-book.ts'
import { aList, searchOf } from './list-place.tsx'

const book = ledger as Book
const yuan = (amount: number) => ({ amountCents: amount * 100, currency: 'CNY' })
const three = [{ title: 'Bowls', kind: 'one', amount: yuan(100) }, { title: 'Cups', kind: 'two', amount: yuan(20) }, { title: 'Lids' }]
const lane = (name: RegExp) => screen.findByRole('region', { name })
const cardsIn = (place: HTMLElement) => within(place).queryAllByRole('button').map((card) => card.querySelector('b')?.textContent)
const card = (name: string) => screen.getByText(name).closest<HTMLElement>('[data-card]')!
const said = () => screen.getAllByRole('status').map((status) => status.textContent).join(' ')

describe('the board', () => {
  test('[UI85] columns are the states, or the options of a choice, with numbers and sums', async () => {
    const { show } = await aList(three)
    show('/ledger?view=board&by=kind')
    expect((await lane(/^One/)).textContent).toContain('¥100')
    expect(cardsIn(await lane(/^Two, 1/))).toEqual(['Cups'])
    expect(cardsIn(await lane(/^None, 1/))).toEqual(['Lids'])
  })

  test('[UI177] [CUS22] a card says what needs no heading: what is late first, a flag by its name where it holds, no figure that was reckoned', async () => {
    const columns = ['title', 'note', 'urgent', 'double', 'dueAt'] as const
    const plain = { ...ledger, list: { ...ledger.list, columns } } as Book
    const fake = aFakeWorkspace({ books: [plain], member: 'zhou' })
    await fake.settled()
    for (const values of [{ title: 'Bowls', note: 'Bowls', count: 2, urgent: true, dueAt: '2020-01-02' }, { title: 'Cups', note: 'blue', urgent: false }]) fake.workspace.commands.create('ledger', values)
    const names = createNames(fake.workspace, createWords({ language: 'en', timeZone: 'Asia/Shanghai', now: () => Date.now() }))
    const told = fake.workspace.table('ledger').pages().map((page) =>
      spokenColumns(columnsOf(plain, () => ['Draft', 'Submitted']).filter(({ id }) => id !== 'state'), { book: plain, page, names, workspace: fake.workspace, nowMs: Date.parse('2026-11-23T01:00:00Z'), called: plain.title(page.values, names.naming(plain)) }).map(({ id }) => id))
    expect(told).toEqual([['dueAt', 'urgent'], ['note']])
    await fake.workspace.close()
  })

  test('[UI85] a card is carried by the keyboard, every step is told, and one undo takes it back', async () => {
    const { show, page } = await aList(three)
    show('/ledger?view=board&by=kind')
    await lane(/^One/)
    card('Bowls').focus()
    fireEvent.keyDown(card('Bowls'), { key: ' ' })
    expect(said()).toContain('Lifted “Bowls”, in One')
    fireEvent.keyDown(card('Bowls'), { key: 'ArrowRight' })
    expect(said()).toContain('Two. Space drops.')
    fireEvent.keyDown(card('Bowls'), { key: ' ' })
    await waitFor(() => expect(page(0).values['kind']).toBe('two'))
    await waitFor(() => expect(document.activeElement?.getAttribute('data-card')).toBe(page(0).id))
    toasts().at(-1)!.action!()
    expect(page(0).values['kind']).toBe('one')
  })

  test('[UI85] Escape leaves the card where it was', async () => {
    const { show, page } = await aList(three)
    show('/ledger?view=board&by=kind')
    await lane(/^One/)
    fireEvent.keyDown(card('Bowls'), { key: ' ' })
    fireEvent.keyDown(card('Bowls'), { key: 'ArrowRight' })
    fireEvent.keyDown(card('Bowls'), { key: 'Escape' })
    expect(said()).toContain('Cancelled; “Bowls” is still in One')
    expect(page(0).values['kind']).toBe('one')
  })

  test('[UI85] a step that lacks something is refused with what is missing, and the card goes back', async () => {
    const { show, page } = await aList(three)
    show('/ledger?view=board')
    await lane(/^Draft/)
    fireEvent.keyDown(card('Lids'), { key: ' ' })
    fireEvent.keyDown(card('Lids'), { key: 'ArrowRight' })
    expect(said()).toMatch(/Submitted: not here.*Count or Amount/)
    fireEvent.keyDown(card('Lids'), { key: ' ' })
    expect(page(2).state).toBe('draft')
    expect(toasts().at(-1)?.text).toMatch(/“Lids” went back to Draft\. Still to be filled in: Count or Amount/)
  })

  test('[UI85] a state that no step leads to says so; a step that wants words asks for them', async () => {
    const place = await aList(three, 'wang')
    place.elsewhere('ledger', (doc) => doc.getMap(movesRoot(place.ids[0]!)).set('m1', { id: 'm1', move: 'submit', from: 'draft', to: 'submitted', by: 'lin', at: '2026-11-23T01:00:00.000Z' }))
    await waitFor(() => expect(place.page(0).state).toBe('submitted'))
    expect(dropFor(place.workspace, book, 'state', place.page(0), 'submitted')).toEqual({ does: 'nothing' })
    expect(dropFor(place.workspace, book, 'state', place.page(0), 'draft')).toMatchObject({ does: 'move', id: 'sendBack' })
    place.show('/ledger?view=board')
    await lane(/^Submitted/)
    fireEvent.keyDown(card('Bowls'), { key: ' ' })
    fireEvent.keyDown(card('Bowls'), { key: 'ArrowLeft' })
    fireEvent.keyDown(card('Bowls'), { key: ' ' })
    const dialog = await screen.findByRole('dialog', { name: /Return/, hidden: true })
    fireEvent.input(within(dialog).getByRole('textbox', { hidden: true }), { target: { value: 'The price is missing' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Return', hidden: true }))
    await waitFor(() => expect(place.page(0).state).toBe('draft'))
    expect(place.page(0).moves.at(-1)?.note).toBe('The price is missing')
  })

  test('[UI172] a long column draws only the cards in sight', async () => {
    const { show } = await aList(Array.from({ length: 300 }, (_, index) => ({ title: `Page ${index}` })))
    show('/ledger?view=board')
    const draft = await lane(/^Draft, 300/)
    expect(cardsIn(draft).length).toBeLessThan(60)
  })

  test('[UI44] no key lifts while an input method composes', async () => {
    const { show } = await aList(three)
    show('/ledger?view=board&by=kind')
    await lane(/^One/)
    fireEvent.keyDown(card('Bowls'), { key: ' ', isComposing: true })
    expect(said()).not.toContain('Lifted')
  })

  test('[UI85] every book with states or choices has a board; every page is in one column', () => {
    for (const each of books) {
      const by = boardBy(each, 'no-such-field')
      expect(viewsOf(each).includes('board')).toBe(by !== undefined)
      if (by !== undefined) expect(boardColumns(each, by, [], smallCharter).length).toBeGreaterThan(0)
    }
  })

  test('[UI87] a table, a board and a calendar are changed between, and the address holds which', async () => {
    const { show, looks } = await aList(three)
    const view = show()
    fireEvent.click(screen.getByRole('button', { name: 'Board' }))
    await lane(/^Draft/)
    await waitFor(() => expect(searchOf(view.address())).toEqual({ view: 'board' }))
    expect(looks.content.get('hebu.look.w1.zhou.ledger')).toBe('view=board')
    fireEvent.click(screen.getByRole('button', { name: 'Table' }))
    await screen.findByRole('grid')
    await waitFor(() => expect(searchOf(view.address())).toEqual({}))
  })
})
