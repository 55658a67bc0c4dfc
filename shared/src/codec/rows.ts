/**
 * Keys of a rows map:
 *
 *   `<row>`          what the row began with: `{ at, cells }`
 *   `<row>/<column>` a cell written since; `null` is an emptied one
 *   `<row>$at`       the row's place after it was moved: a fractional index
 *   `<row>$gone`     set when the row was removed; its cells stay, so that it can come back
 */
import type { Map as YMap } from 'yjs'

import { indexBetween } from './fractional-index.ts'

export interface RawRow {
  readonly id: string
  readonly at: string
  readonly cells: Readonly<Record<string, unknown>>
}

type RowMap = YMap<unknown>

interface Gathered {
  at: string | undefined
  moved: string | undefined
  gone: boolean
  base: Readonly<Record<string, unknown>>
  cells: Record<string, unknown>
}

/** Rows in order; two at the same place are ordered by id, the same on every device ([PAG7]). */
export function readRows(map: RowMap): readonly RawRow[] {
  const byId = new Map<string, Gathered>()
  const rowOf = (id: string): Gathered => {
    const known = byId.get(id)
    if (known !== undefined) return known
    const begun: Gathered = { at: undefined, moved: undefined, gone: false, base: {}, cells: {} }
    byId.set(id, begun)
    return begun
  }
  map.forEach((value, key) => {
    const mark = key.search(/[/$]/)
    if (mark === -1) {
      const row = rowOf(key)
      if (typeof value !== 'object' || value === null) return
      const { at, cells } = value as { readonly at?: unknown; readonly cells?: unknown }
      if (typeof at === 'string') row.at = at
      if (typeof cells === 'object' && cells !== null) row.base = cells as Readonly<Record<string, unknown>>
    } else if (key[mark] === '/') {
      rowOf(key.slice(0, mark)).cells[key.slice(mark + 1)] = value
    } else if (key.endsWith('$at') && typeof value === 'string') {
      rowOf(key.slice(0, mark)).moved = value
    } else if (key.endsWith('$gone')) {
      rowOf(key.slice(0, mark)).gone = value === true
    }
  })
  const rows: RawRow[] = []
  for (const [id, row] of byId) {
    const at = row.moved ?? row.at
    if (at !== undefined && !row.gone) rows.push({ id, at, cells: { ...row.base, ...row.cells } })
  }
  return rows.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}

/** The place before a row, or at the end. */
export function placeBefore(rows: readonly RawRow[], before: string | undefined, moving?: string): string {
  const others = rows.filter((row) => row.id !== moving)
  const index = before === undefined ? others.length : others.findIndex((row) => row.id === before)
  const next = index === -1 ? others.length : index
  return indexBetween(others[next - 1]?.at, others[next]?.at)
}

export const writeRow = (map: RowMap, id: string, at: string, cells: Readonly<Record<string, unknown>>): void => {
  map.set(id, { at, cells })
  if (map.has(`${id}$gone`)) map.set(`${id}$gone`, false)
}

export const writeCell = (map: RowMap, id: string, column: string, value: unknown): void => {
  map.set(`${id}/${column}`, value ?? null)
}

export const writePlace = (map: RowMap, id: string, at: string): void => {
  map.set(`${id}$at`, at)
}

export const writeGone = (map: RowMap, id: string, gone: boolean): void => {
  map.set(`${id}$gone`, gone)
}
