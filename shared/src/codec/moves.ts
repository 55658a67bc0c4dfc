import type { Map as YMap } from 'yjs'

import type { MoveEntry } from './page.ts'

const optional = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** The moves of a page, in no order; entries of another form are passed over (they cannot count). */
export function readMoves(map: YMap<unknown>): readonly MoveEntry[] {
  const entries: MoveEntry[] = []
  for (const [id, value] of map.entries()) {
    if (typeof value !== 'object' || value === null) continue
    const { move, from, to, by, at, note, after } = value as Readonly<Record<string, unknown>>
    if (typeof move !== 'string' || typeof from !== 'string' || typeof to !== 'string' || typeof by !== 'string' || typeof at !== 'string') continue
    entries.push({ id, move, from, to, by, at, note: optional(note), after: optional(after) })
  }
  return entries
}

export function writeMove(map: YMap<unknown>, { id, ...entry }: MoveEntry): void {
  map.set(id, Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)))
}
