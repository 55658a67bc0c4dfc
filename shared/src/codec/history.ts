/**
 * Elements of a page's history, in the order they were entered:
 *
 *   `{ by, at, field, act?, row?, item?, was?, cut?, after? }`
 *
 * `at` in ms since 1970. `act` is absent where a value was written; `row`, `item` name a row and its column, an item of
 * a checklist, or the member whose text it is. `was` is what stood there before, absent where nothing did. `after` is
 * the `at` of the entry before it of the same place, or of several that were made at the same time: what an entry led to
 * is what the next one replaced, so no value is stored twice. Who writes on in the same place within {@link sameBoutMs} adds no entry ([REC4]).
 */
import type { Doc } from 'yjs'
import { Array as YArray } from 'yjs'

import type { Instant } from '../vocabulary/dates.ts'
import { canonicalJson } from './canonical.ts'
import { isRecord } from './fields.ts'
import { historyRoot } from './roots.ts'

/** `write` a value; rows are added, removed, brought back and placed; `edit` a rich text. */
export type ChangeAct = 'write' | 'add' | 'remove' | 'return' | 'place' | 'edit'

/** What is changed, and what it was. */
export interface Change {
  readonly field: string
  readonly act?: ChangeAct
  readonly row?: string | undefined
  /** Column of the row, item of the checklist, or the member whose text it is. */
  readonly item?: string | undefined
  readonly was?: unknown
}

export interface HistoryEntry {
  readonly by: string
  readonly at: Instant
  readonly field: string
  readonly act: ChangeAct
  readonly row?: string | undefined
  readonly item?: string | undefined
  readonly was: unknown
  /** `was` is only the beginning of what it was, or left out: it was too long to keep. */
  readonly cut: boolean
  /** What it led to: the value that was replaced next, what stands there now, or unknown: somebody wrote at the same time, or it was too long to keep. */
  readonly next: { readonly is: 'value'; readonly value: unknown } | { readonly is: 'current' } | { readonly is: 'unknown' }
}

/** Writing on in one place within this time is one change; for texts, {@link sameEditMs}. */
export const sameBoutMs = 5 * 60_000
export const sameEditMs = 30 * 60_000

/** What is longer as JSON is kept only by its beginning where it is a text, and not at all where it is anything else. */
export const mostWasLetters = 10_000
const keptLetters = 2_000

interface Stored extends Omit<Change, 'act'> {
  readonly by: string
  readonly at: number
  readonly act?: ChangeAct | undefined
  readonly cut?: boolean
  readonly after?: number | readonly number[] | undefined
}

const acts: ReadonlySet<unknown> = new Set<ChangeAct>(['write', 'add', 'remove', 'return', 'place', 'edit'])

const isStored = (value: unknown): value is Stored =>
  isRecord(value) && typeof value.by === 'string' && Number.isFinite(value.at) && Math.abs(value.at as number) < 8.64e15 && typeof value.field === 'string'
  && [value.row, value.item].every((name) => name === undefined || typeof name === 'string') && [value.after ?? []].flat().every((at) => typeof at === 'number') && (value.act === undefined || acts.has(value.act))

const placeOf = ({ field, act = 'write', row = '', item = '' }: Pick<Stored, 'field' | 'act' | 'row' | 'item'>): string => `${act}/${field}/${row}/${item}`

/** The entries of one place that no other follows: one, or several that were made at the same time. */
function headsOf(entries: readonly Stored[]): readonly Stored[] {
  const followed = new Set(entries.flatMap(({ after = [] }) => after))
  return entries.filter(({ at }) => !followed.has(at))
}

/** Enters a change that is being written in the same transaction. */
export function recordChange(doc: Doc, page: string, change: Change, by: string, atMs: number): void {
  const history = doc.getArray<unknown>(historyRoot(page))
  const { field, act = 'write', row, item } = change
  const place = placeOf(change)
  const heads = headsOf(history.toArray().filter((entry): entry is Stored => isStored(entry) && placeOf(entry) === place))
  const last = heads.at(-1)
  const boutMs = act === 'edit' ? sameEditMs : act === 'write' || act === 'place' ? sameBoutMs : 0
  if (heads.length === 1 && last?.by === by && Math.abs(atMs - last.at) < boutMs) return
  const after = heads.length > 1 ? heads.map(({ at }) => at) : last?.at
  const entry: Stored = { by, at: atMs, field, ...(act === 'write' ? {} : { act }), row, item, ...kept(change.was), after }
  history.push([Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined && value !== null))])
}

function kept(was: unknown): { readonly was?: unknown; readonly cut?: true } {
  if (was === undefined || was === null || JSON.stringify(was).length <= mostWasLetters) return { was }
  return typeof was === 'string' ? { was: was.slice(0, keptLetters), cut: true } : { cut: true }
}

/** The changes of a page in this volume, as they were entered; the same order on every device. What is no entry is passed over; never throws. */
export function readHistory(doc: Doc, page: string): readonly HistoryEntry[] {
  const root = historyRoot(page)
  if (!doc.share.has(root)) return []
  const stored = doc.get(root, YArray<unknown>).toArray().filter(isStored)
  const byPlace = Map.groupBy(stored, placeOf)
  const followers = new Map<Stored, Stored>()
  const heads = new Map<Stored, number>()
  for (const entries of byPlace.values()) {
    const last = headsOf(entries)
    for (const head of last) heads.set(head, last.length)
    const byAt = new Map(entries.map((entry) => [entry.at, entry]))
    for (const entry of entries) {
      for (const at of [entry.after ?? []].flat()) {
        const before = byAt.get(at)
        if (before !== undefined) followers.set(before, entry)
      }
    }
  }
  return stored.map((entry) => {
    const follower = followers.get(entry)
    const isKnown = follower !== undefined && typeof follower.after === 'number' && (follower.cut !== true || follower.was !== undefined)
    const became: HistoryEntry['next'] = isKnown ? { is: 'value', value: follower.was } : heads.get(entry) === 1 ? { is: 'current' } : { is: 'unknown' }
    return { by: entry.by, at: new Date(entry.at).toISOString(), field: entry.field, act: entry.act ?? 'write', row: entry.row, item: entry.item, was: entry.was, cut: entry.cut === true, next: became }
  })
}

/** Whether two values are the same, however their keys are ordered. */
export function isSameValue(one: unknown, other: unknown): boolean {
  try {
    return canonicalJson(one ?? null) === canonicalJson(other ?? null)
  } catch {
    return false
  }
}
