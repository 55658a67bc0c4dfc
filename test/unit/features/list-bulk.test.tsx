// @vitest-environment happy-dom
// What comes when it is needed is fetched before: how long that takes is not what is tested here.
import '@hebu/web/features/books/views/bulk/CutShort.tsx'
import '@hebu/web/features/books/views/bulk/SelectionBar.tsx'

import type { Book } from '@hebu/shared/books/define-book.ts'
import { movesRoot } from '@hebu/shared/codec/roots.ts'
import { moveBack } from '@hebu/shared/rules/workflow.ts'
import { createSelection } from '@hebu/web/features/books/list/table/selection.ts'
import { bulkFields, bulkMove, bulkRemove, bulkSet, offeredMoves } from '@hebu/web/features/books/views/bulk/bulk.ts'
import { reachedBy, takeCutShortBack } from '@hebu/web/features/books/views/bulk/cut-short.ts'
import { createKeptActs } from '@hebu/web/features/books/views/bulk/kept-acts.ts'
import { toasts } from '@hebu/web/ui/toast.ts'
import { fireEvent, screen, waitFor, within } from '@solidjs/testing-library'
import { createRoot, createSignal } from 'solid-js'
import { describe, expect, test } from 'vitest'

import { ledger } from '../../kit/fixture-book.ts'
import type { ListPlace } from './list-place.tsx'
import { aList, theGrid } from './list-place.tsx'

const book = ledger as Book
const four = [{ title: 'Bowls', count: 1 }, { title: 'Cups' }, { title: 'Lids', count: 3 }, { title: 'Trays' }]
const key = (name: string, held: Readonly<Record<string, boolean>> = {}) => fireEvent.keyDown(theGrid(), { key: name, ...held })
const chosen = () => screen.getAllByRole('row').filter((row) => row.getAttribute('aria-selected') === 'true').map((row) => row.querySelector('[aria-colindex="1"]')?.textContent)
const submitElsewhere = ({ elsewhere, ids }: ListPlace, index: number, to = 'approved') => elsewhere('ledger', (doc) => doc.getMap(movesRoot(ids[index]!)).set('m1', { id: 'm1', move: 'giveUp', from: 'draft', to, by: 'lin', at: '2026-11-23T01:00:00.000Z' }))

describe('choosing rows', () => {
  test('[UI84] Space, Shift with arrows and Ctrl A choose; Escape lets go', async () => {
    const { show } = await aList(four)
    show()
    theGrid().focus()
    key(' ')
    expect(chosen()).toEqual(['Bowls'])
    key('ArrowDown', { shiftKey: true })
    key('ArrowDown', { shiftKey: true })
    expect(chosen()).toEqual(['Bowls', 'Cups', 'Lids'])
    key('a', { ctrlKey: true })
    expect(chosen()).toHaveLength(4)
    expect(await screen.findByText('4 chosen')).not.toBeNull()
    key('Escape')
    expect(chosen()).toEqual([])
  })

  test('[UI84] a box chooses without opening the page, Shift chooses what lies between', async () => {
    const { show } = await aList(four)
    const view = show()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose “Cups”' }))
    fireEvent.click(screen.getByText('Trays'), { shiftKey: true })
    expect(chosen()).toEqual(['Cups', 'Lids', 'Trays'])
    expect(view.address()).toBe('/ledger')
  })

  test('[UI84] what leaves the list is no longer chosen', () => {
    createRoot((dispose) => {
      const [order, setOrder] = createSignal<readonly string[]>(['a', 'b', 'c'])
      const selection = createSelection(order)
      selection.all()
      setOrder(['c', 'a'])
      expect(selection.ids()).toEqual(['c', 'a'])
      expect(selection.has('b')).toBe(false)
      dispose()
    })
  })

  test('[UI44] no key chooses while an input method composes', async () => {
    const { show } = await aList(four)
    show()
    theGrid().focus()
    key(' ', { isComposing: true })
    expect(chosen()).toEqual([])
  })
})

describe('acts on several pages', () => {
  test('[UI84] a field is written to all, refused ones are counted with the reason, and one undo takes it back', async () => {
    const place = await aList(four)
    submitElsewhere(place, 1)
    await waitFor(() => expect(place.page(1).state).toBe('approved'))
    const { workspace, page } = place
    const done = await bulkSet(workspace.commands, workspace.table('ledger').pages(), 'owner', 'lin')
    expect([done.done.length, done.refused.map(({ refusal }) => refusal)]).toEqual([3, [{ because: 'frozen' }]])
    expect([0, 1, 2, 3].map((index) => page(index).values['owner'])).toEqual(['lin', undefined, 'lin', 'lin'])
    expect(await workspace.commands.undo(done.step)).toMatchObject({ command: 'set', field: 'owner', refused: [] })
    expect([0, 1, 2, 3].map((index) => page(index).values['owner'])).toEqual([undefined, undefined, undefined, undefined])
  })

  test('[UI84] a step is checked for every page before it is made', async () => {
    const place = await aList([{ title: 'Bowls', count: 1, note: 'x' }, { title: 'Cups' }], 'wang')
    const { workspace } = place
    const pages = workspace.table('ledger').pages()
    const offered = offeredMoves(workspace.commands, book, pages)
    const submit = offered.find(({ id }) => id === 'submit')!
    expect(submit.able).toHaveLength(0)
    expect(submit.refused.map(({ refusal }) => refusal)).toEqual([{ because: 'missing', fields: ['body'] }, { because: 'missing', fields: ['count|amount', 'body'] }])
    expect(offered.map(({ id }) => id)).not.toContain('expire')
    const moved = await bulkMove(workspace.commands, pages, 'giveUp', undefined)
    expect(moved.done).toHaveLength(2)
    // Nothing leads back from there, and a log forgets nothing.
    expect(workspace.commands.mayUndo(moved.step)).toBe(false)
    expect(moveBack(book, 'submit', 'draft')).toBeUndefined()
  })

  test('[UI84] hundreds are worked off in pieces that are told', async () => {
    const { workspace } = await aList(Array.from({ length: 250 }, (_, index) => ({ title: `Page ${index}` })))
    const told: number[] = []
    const done = await bulkRemove(workspace.commands, workspace.table('ledger').pages(), { tell: (count) => told.push(count) })
    expect(told.length).toBeGreaterThan(1)
    expect(told.toSorted((a, b) => a - b)).toEqual(told)
    expect(told.at(-1)).toBe(250)
    expect(workspace.table('ledger').pages()).toHaveLength(0)
    await workspace.commands.undo(done.step)
    expect(workspace.table('ledger').pages()).toHaveLength(250)
  })

  test('[BULK3] called off between two pieces, what was done stays, the rest is told and left as it was', async () => {
    const { workspace } = await aList(Array.from({ length: 250 }, (_, index) => ({ title: `Page ${index}` })))
    const calling = new AbortController()
    const pages = workspace.table('ledger').pages()
    const result = await bulkSet(workspace.commands, pages, 'owner', 'lin', { tell: () => calling.abort(), signal: calling.signal })
    expect(result.done.length).toBeGreaterThan(0)
    expect(result.left).toEqual(pages.slice(result.done.length))
    const written = () => workspace.table('ledger').pages().filter(({ values }) => values['owner'] === 'lin').length
    expect([result.done.length + result.left.length, written()]).toEqual([250, result.done.length])
    await workspace.commands.undo(result.step)
    expect(written()).toBe(0)
  })

  test('[BULK3] the bar says how far it is; Escape stops, the notice tells both numbers, and what was left stays chosen', async () => {
    const { show, workspace } = await aList(Array.from({ length: 250 }, (_, index) => ({ title: `Page ${index}` })))
    show()
    theGrid().focus()
    key('a', { ctrlKey: true })
    const bar = await screen.findByRole('region', { name: 'Chosen pages' })
    fireEvent.click(within(bar).getByRole('button', { name: 'Move to the bin' }))
    const progress = await within(bar).findByRole('progressbar', { name: 'Working on the chosen pages' })
    expect(progress.getAttribute('max')).toBe('250')
    expect(document.activeElement).toBe(within(bar).getByRole('button', { name: 'Stop' }))
    fireEvent.keyDown(document.activeElement!, { key: 'Escape', isComposing: true })
    fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
    await waitFor(() => expect(toasts().at(-1)?.text).toMatch(/^\d+ moved to the bin; the other \d+ untouched$/))
    const left = workspace.table('ledger').pages().length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(250)
    expect(toasts().at(-1)?.text).toBe(`${250 - left} moved to the bin; the other ${left} untouched`)
    expect(await screen.findByText(`${left} chosen`)).not.toBeNull()
    expect(document.activeElement).toBe(theGrid())
    toasts().at(-1)!.action!()
    await waitFor(() => expect(toasts().at(-1)?.text).toMatch(/^Undone/))
    expect(workspace.table('ledger').pages()).toHaveLength(250)
  })

  test('[UI84] from the bar to the bin and back, with one notice', async () => {
    const { show, workspace } = await aList(four)
    show()
    theGrid().focus()
    key(' ')
    key('ArrowDown', { shiftKey: true })
    const bar = await screen.findByRole('region', { name: 'Chosen pages' })
    fireEvent.click(within(bar).getByRole('button', { name: 'Move to the bin' }))
    await waitFor(() => expect(workspace.table('ledger').pages()).toHaveLength(2))
    await waitFor(() => expect(toasts().at(-1)?.text).toBe('2 moved to the bin'))
    toasts().at(-1)!.action!()
    await waitFor(() => expect(workspace.table('ledger').pages()).toHaveLength(4))
    expect(chosen()).toEqual([])
  })

  test('[UI98] a bin is searched, and several pages come back as one step that can be taken back', async () => {
    const { show, workspace, ids } = await aList(four)
    for (const id of ids) workspace.commands.remove({ book: 'ledger', id })
    show('/ledger/bin')
    const search = await screen.findByRole('textbox', { name: 'Filter this list' })
    fireEvent.input(search, { target: { value: 'ids' } })
    expect(screen.getAllByRole('row')).toHaveLength(2)
    fireEvent.input(search, { target: { value: '' } })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose “Bowls”' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Choose “Trays”' }))
    fireEvent.click(screen.getByRole('button', { name: 'Restore 2 chosen' }))
    const told = () => toasts().find(({ text }) => text === '2 restored')
    await waitFor(() => expect(told()).not.toBeUndefined())
    expect(workspace.table('ledger').pages()).toHaveLength(2)
    expect(screen.queryByRole('checkbox', { name: 'Choose “Bowls”' })).toBeNull()
    told()!.action!()
    await waitFor(() => expect(workspace.table('ledger').bin()).toHaveLength(4))
  })

  test('[UI84] every simple field can be written for several pages, derived and internal ones cannot', () => {
    const names = bulkFields(book).map(([name]) => name)
    expect(names).toEqual(expect.arrayContaining(['title', 'amount', 'dueAt', 'kind', 'urgent', 'owner', 'helpers', 'customer']))
    expect(names).not.toEqual(expect.arrayContaining(['double']))
    expect(names).not.toEqual(expect.arrayContaining(['lines']))
  })
})

describe('an act that was cut short', () => {
  /** Browsers let go of a lock when their window closes. */
  const locksOf = (held: readonly string[]) => ({ request: () => new Promise<never>(() => {}), query: async () => ({ held: held.map((name) => ({ name })), pending: [] }) }) as unknown as LockManager
  const actsHere = (content: Map<string, string>, held: readonly string[] = [], nowMs = 0) => {
    const storage = new Proxy({ getItem: (name: string) => content.get(name) ?? null, setItem: (name: string, value: string) => void content.set(name, value), removeItem: (name: string) => void content.delete(name) }, { ownKeys: () => [...content.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) })
    return createKeptActs('w', 'zhou', 'ledger', { storage: () => storage as unknown as ReturnType<Parameters<typeof createKeptActs>[3]['storage']>, locks: locksOf(held), now: () => nowMs })
  }
  const set = { kind: 'set', field: 'owner', value: 'lin' } as const

  test('[BULK4] one that still runs or that ended is not told, nor one of long ago, nor garbage', async () => {
    const content = new Map<string, string>()
    const end = actsHere(content).begin(set, [['a', 'zhou'], ['b']])
    const [name] = content.keys()
    expect(await actsHere(content).cutShort()).toEqual([])
    content.set(`${name}x`, content.get(name!)!.replace(/"id":"[^"]+"/, '"id":"other"'))
    expect(await actsHere(content, [`${name}x`]).cutShort()).toEqual([])
    expect(await actsHere(content).cutShort()).toMatchObject([{ id: 'other', act: set, pages: [['a', 'zhou'], ['b']] }])
    expect(await actsHere(content, [], 31 * 86_400_000).cutShort()).toEqual([])
    end()
    for (const garbage of ['', 'null', '[]', '{"id":"x","beganMs":0,"act":{"kind":"set"},"pages":[]}', '{"id":"x","beganMs":0,"act":{"kind":"remove"},"pages":[1]}']) content.set(`${name}y`, garbage)
    expect(await actsHere(content).cutShort()).toEqual([])
    expect([...content.keys()]).toEqual([])
  })

  test('[BULK4] what it reached goes back, but what was changed since and what stood so before', async () => {
    const { workspace, ids, page } = await aList([{ title: 'Bowls', owner: 'wang' }, { title: 'Cups' }, { title: 'Lids', owner: 'lin' }, { title: 'Trays' }])
    const kept = { id: 'k', act: set, beganMs: 0, pages: [[ids[0]!, 'wang'], [ids[1]!, null], [ids[2]!, 'lin'], [ids[3]!]] } as const
    for (const id of [ids[0]!, ids[1]!]) workspace.commands.set({ book: 'ledger', id }, 'owner', 'lin')
    const reached = () => reachedBy(workspace.table('ledger'), kept, 'zhou').map(([{ id }]) => id)
    expect(reached()).toEqual([ids[0], ids[1]])
    workspace.commands.set({ book: 'ledger', id: ids[0]! }, 'owner', 'zhou')
    expect(reached()).toEqual([ids[1]])
    workspace.commands.set({ book: 'ledger', id: ids[0]! }, 'owner', 'lin')
    const result = await takeCutShortBack(workspace, 'ledger', kept)
    expect([result.done.length, [0, 1, 2, 3].map((at) => page(at).values['owner'])]).toEqual([2, ['wang', undefined, 'lin', undefined]])
    await workspace.commands.undo(result.step)
    expect([0, 1].map((at) => page(at).values['owner'])).toEqual(['lin', 'lin'])
  })

  test('[BULK4] the list tells of it with both numbers; undone, it is forgotten', async () => {
    const { show, workspace, ids } = await aList(four)
    const name = `hebu.bulk.${workspace.directory().workspace.id}.zhou.ledger.k`
    localStorage.setItem(name, JSON.stringify({ id: 'k', act: { kind: 'remove' }, beganMs: Date.now(), pages: ids.map((id) => [id]) }))
    for (const id of ids.slice(0, 3)) workspace.commands.remove({ book: 'ledger', id })
    show()
    expect(await screen.findByText('The window was closed midway: 3 moved to the bin; the other 1 untouched.', {}, { timeout: 5_000 })).not.toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Undo what was done' }))
    await waitFor(() => expect(toasts().at(-1)?.text).toBe('3 brought back'))
    expect(workspace.table('ledger').pages()).toHaveLength(4)
    expect(screen.queryByText(/closed midway/)).toBeNull()
    expect(localStorage.getItem(name)).toBeNull()
  })

  test('[BULK4] what runs is kept until its end', async () => {
    const { show, workspace } = await aList(Array.from({ length: 100 }, (_, index) => ({ title: `Page ${index}` })))
    const names = () => Object.keys(localStorage).filter((name) => name.startsWith('hebu.bulk.'))
    show()
    theGrid().focus()
    key('a', { ctrlKey: true })
    const bar = await screen.findByRole('region', { name: 'Chosen pages' })
    fireEvent.click(within(bar).getByRole('button', { name: 'Move to the bin' }))
    expect(names()).toHaveLength(1)
    await waitFor(() => expect(workspace.table('ledger').pages()).toHaveLength(0))
    await waitFor(() => expect(names()).toHaveLength(0))
  })
})
