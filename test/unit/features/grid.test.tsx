// @vitest-environment happy-dom
import { Grid } from '@hebu/web/ui/grid/Grid.tsx'
import { firstRow, rowOfSlot, scrollToSee, slotsFor } from '@hebu/web/ui/grid/grid-window.ts'
import { cleanup, fireEvent, render } from '@solidjs/testing-library'
import fc from 'fast-check'
import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'

afterEach(cleanup)

interface Person {
  readonly id: string
  readonly name: string
  readonly age: number
}

const people = (count: number): readonly Person[] => Array.from({ length: count }, (_, index) => ({ id: `p${index}`, name: `Person ${index}`, age: index }))

function aGrid(count: number) {
  const [active, setActive] = createSignal<string>()
  const opened: string[] = []
  const sorted: string[] = []
  const view = render(() => (
    <Grid id="g" label="People" rows={people(count)} rowId={(row) => row.id} rowPx={36} active={active()} onActive={setActive} open={opened.at(-1)} onOpen={(row, by) => opened.push(`${row.id} ${by}`)}
      sort={{ column: 'name', descending: false }} onSort={(column) => sorted.push(column)}
      columns={[{ id: 'name', label: 'Name', track: '1fr', sortable: true, cell: (row) => row().name }, { id: 'age', label: 'Age', track: '80px', sortable: true, align: 'end', cell: (row) => row().age }]} />
  ))
  const grid = view.getByRole('grid')
  const press = (...keys: string[]) => keys.forEach((key) => fireEvent.keyDown(grid, { key }))
  return { ...view, grid, press, active, opened, sorted }
}

describe('a long list', () => {
  test('[UI53] ten thousand rows are told, and only those in sight are drawn', () => {
    const { grid, getAllByRole } = aGrid(10_000)
    expect(grid.getAttribute('aria-rowcount')).toBe('10001')
    expect(getAllByRole('row').length).toBeLessThan(80)
    expect(getAllByRole('row')[1]!.getAttribute('aria-rowindex')).toBe('2')
  })

  test('[UI53] whatever is scrolled to, each row in sight has one slot', () => {
    fc.assert(
      fc.property(fc.nat(400_000), fc.integer({ min: 1, max: 10_000 }), (scrollPx, rows) => {
        const slots = slotsFor(900, 36)
        const first = firstRow(scrollPx, 36, slots, rows)
        const drawn = Array.from({ length: slots }, (_, slot) => rowOfSlot(slot, { first, slots }))
        expect(new Set(drawn).size).toBe(slots)
        expect(Math.min(...drawn)).toBe(first)
        const top = Math.min(Math.floor(scrollPx / 36), rows - 1)
        if (top >= 0 && scrollPx <= rows * 36) for (let row = top; row < Math.min(rows, top + 25); row++) expect(drawn).toContain(row)
      }),
    )
  })

  test('[UI54] arrow keys, letters and pages move the keyboard place; Enter opens', () => {
    const { grid, press, active, opened } = aGrid(1000)
    grid.focus()
    expect(active()).toBe('p0')
    press('ArrowDown', 'j', 'j', 'k')
    expect(active()).toBe('p2')
    fireEvent.keyDown(grid, { key: 'End', ctrlKey: true })
    expect(active()).toBe('p999')
    fireEvent.keyDown(grid, { key: 'ArrowUp', ctrlKey: true })
    press('ArrowUp')
    expect(active()).toBe('p0')
    press('PageDown')
    expect(Number(active()!.slice(1))).toBeGreaterThan(0)
    press('Enter')
    expect(opened).toEqual([`${active()} key`])
  })

  test('[UI54] the place is told by the cell it stands in', () => {
    const { grid, press } = aGrid(10)
    grid.focus()
    press('ArrowDown', 'ArrowRight')
    const cell = document.getElementById(grid.getAttribute('aria-activedescendant')!)
    expect(cell?.textContent).toBe('1')
    expect(cell?.getAttribute('role')).toBe('gridcell')
  })

  test('[UI95] Home and End go along the row, with Ctrl to the first and last cell of all', () => {
    const { grid, press, active } = aGrid(1000)
    const cell = () => document.getElementById(grid.getAttribute('aria-activedescendant')!)?.textContent
    const far = (key: string) => fireEvent.keyDown(grid, { key, ctrlKey: true })
    grid.focus()
    press('ArrowDown', 'End')
    expect([active(), cell()]).toEqual(['p1', '1'])
    press('Home')
    expect([active(), cell()]).toEqual(['p1', 'Person 1'])
    far('End')
    expect([active(), cell()]).toEqual(['p999', '999'])
    far('ArrowLeft')
    expect([active(), cell()]).toEqual(['p999', 'Person 999'])
    far('Home')
    expect(active()).toBe('p0')
  })

  test('[UI44] no key acts while an input method composes', () => {
    const { grid, active, opened } = aGrid(10)
    grid.focus()
    fireEvent.keyDown(grid, { key: 'j', isComposing: true })
    fireEvent.keyDown(grid, { key: 'Enter', isComposing: true })
    expect([active(), opened]).toEqual(['p0', []])
  })

  test('[UI55] a column name sorts and tells its direction', () => {
    const { getByRole, sorted } = aGrid(3)
    const header = getByRole('columnheader', { name: /Name/ })
    expect(header.getAttribute('aria-sort')).toBe('ascending')
    fireEvent.click(getByRole('button', { name: 'Age' }))
    expect(sorted).toEqual(['age'])
  })

  test('[UI54] a press opens the row', () => {
    const { getByText, opened, active } = aGrid(3)
    fireEvent.click(getByText('Person 2'))
    expect([opened, active()]).toEqual([['p2 pointer'], 'p2'])
  })

  test('[UI53] scrolling brings a row into full sight and no further', () => {
    expect(scrollToSee(0, 36, 0, 900)).toBeUndefined()
    expect(scrollToSee(100, 36, 0, 900)).toBe(101 * 36 - 900)
    expect(scrollToSee(5, 36, 900, 900)).toBe(180)
  })
})
