/**
 * Keys of a page's field map:
 *
 *   `$base`             what the page began with, as one value: {@link Base}. Weaker than anything written later.
 *   `<field>`           the value of a field that was written since; `null` is an emptied one
 *   `<field>/<element>` an element of a multiple field or checklist item, put in or taken out on its own
 *   `<field>@<client>`  a write of a material field. A write removes those it saw, so two that remain were concurrent.
 *   `$deleted`          set while the page lies in the bin
 *   `$version`          the schema version of the last writer, when it differs from the base's
 */
import type { Map as YMap } from 'yjs'

import type { Instant } from '../vocabulary/dates.ts'
import type { Candidate, Imported } from './page.ts'

export interface Stamp {
  readonly by: string
  readonly at: Instant
}

export interface Base {
  readonly version: number
  readonly made: Stamp
  readonly imported?: Imported | undefined
  readonly values: Readonly<Record<string, unknown>>
}

export interface RawFields {
  readonly version: number
  readonly made: Stamp | undefined
  readonly imported: Imported | undefined
  readonly deleted: Stamp | undefined
  /** By field; for multiple fields the base's list with elements put in and taken out. */
  readonly values: Record<string, unknown>
  /** Concurrent writes of material fields, two or more, the latest first. */
  readonly conflicts: Record<string, readonly Candidate[]>
}

export type FieldMap = YMap<unknown>

interface MaterialWrite {
  readonly value: unknown
  readonly at: number
}

/** Whether a stored value is an object with keys. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Who and when; `undefined` for anything else. */
export const toStamp = (value: unknown): Stamp | undefined =>
  isRecord(value) && typeof value.by === 'string' && typeof value.at === 'string' ? { by: value.by, at: value.at } : undefined

const wordsIn = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** How a page came in; `undefined` for anything else. */
function toImported(value: unknown): Imported | undefined {
  const stamp = toStamp(value)
  if (stamp === undefined || !isRecord(value) || typeof value.from !== 'string') return undefined
  const author = wordsIn(value.author)
  const changedAt = wordsIn(value.changedAt)
  const state = wordsIn(value.state)
  return { ...stamp, from: value.from, ...(author === undefined ? {} : { author }), ...(value.dated === true ? { dated: true } : {}), ...(changedAt === undefined ? {} : { changedAt }), ...(state === undefined ? {} : { state }) }
}

/** The element's identity within a multiple field: a member's id, a link's id, a file's digest. */
export function elementKey(element: unknown): string | undefined {
  if (typeof element === 'string') return element
  if (!isRecord(element)) return undefined
  if (typeof element.sha256 === 'string') return element.sha256
  return typeof element.id === 'string' ? element.id : undefined
}

/** Reads a field map as it stands, whatever is in it. Never throws. */
export function readFields(map: FieldMap): RawFields {
  const base = map.get('$base')
  const values: Record<string, unknown> = isRecord(base) && isRecord(base.values) ? { ...base.values } : {}
  let version = isRecord(base) && typeof base.version === 'number' ? base.version : 1
  const elements = new Map<string, Map<string, unknown>>()
  const writes = new Map<string, { readonly write: string; readonly value: unknown; readonly at: number }[]>()
  // Every page of a device is read so: `entries` would make a pair of each.
  map.forEach((value, key) => {
    if (key.startsWith('$')) {
      if (key === '$version' && typeof value === 'number') version = Math.max(version, value)
      return
    }
    const mark = key.search(/[/@]/)
    if (mark === -1) {
      values[key] = value
    } else if (key[mark] === '/') {
      const field = key.slice(0, mark)
      const ofField = elements.get(field) ?? new Map<string, unknown>()
      elements.set(field, ofField.set(key.slice(mark + 1), value))
    } else if (isRecord(value)) {
      const field = key.slice(0, mark)
      const ofField = writes.get(field) ?? []
      ofField.push({ write: key.slice(mark + 1), value: value.value, at: typeof value.at === 'number' ? value.at : 0 })
      writes.set(field, ofField)
    }
  })
  for (const [field, changed] of elements) values[field] = withElements(values[field], changed)
  const conflicts: Record<string, readonly Candidate[]> = {}
  for (const [field, found] of writes) {
    found.sort((a, b) => b.at - a.at || (a.write < b.write ? -1 : 1))
    values[field] = found[0]?.value
    if (found.length > 1) conflicts[field] = found.map(({ write, value }) => ({ write, value }))
  }
  return { version, made: isRecord(base) ? toStamp(base.made) : undefined, imported: isRecord(base) ? toImported(base.imported) : undefined, deleted: toStamp(map.get('$deleted')), values, conflicts }
}

function withElements(base: unknown, changed: ReadonlyMap<string, unknown>): unknown {
  if (isRecord(base) || [...changed.values()].every((value) => typeof value === 'boolean')) {
    return { ...(isRecord(base) ? base : {}), ...Object.fromEntries(changed) }
  }
  const kept = (Array.isArray(base) ? base : []).filter((element) => !changed.has(elementKey(element) ?? ''))
  // A Yjs map lists its keys as they arrived, which differs between devices.
  const added = [...changed].filter(([, value]) => value !== null).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [...kept, ...added.map(([, value]) => value)]
}

export const writeSingle = (map: FieldMap, field: string, value: unknown): void => {
  map.set(field, value ?? null)
}

/** Writes a material field: the writes that this device sees are replaced, those it does not see stay beside it ([PAG6]). */
export function writeMaterial(map: FieldMap, field: string, value: unknown, client: number, nowMs: number): void {
  const own = `${field}@${client.toString(36)}`
  const replaced = [...map.keys()].filter((key) => key.startsWith(`${field}@`) && key !== own)
  for (const key of replaced) map.delete(key)
  map.set(own, { value: value ?? null, at: nowMs } satisfies MaterialWrite)
}

/** Puts elements in and takes them out one by one, so that two people's additions both stay; one that was changed is written anew. */
export function writeElements(map: FieldMap, field: string, before: readonly unknown[], after: readonly unknown[]): void {
  const wanted = new Map(after.map((element) => [elementKey(element), element]))
  const present = new Map(before.map((element) => [elementKey(element), element]))
  for (const key of present.keys()) if (key !== undefined && !wanted.has(key)) map.set(`${field}/${key}`, null)
  for (const [key, element] of wanted) if (key !== undefined && !isSameElement(present.get(key), element)) map.set(`${field}/${key}`, element)
}

/** Elements are text, or records of plain values. */
const isSameElement = (one: unknown, other: unknown): boolean =>
  one === other || (isRecord(one) && isRecord(other) && [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => one[key] === other[key]))

export const writeTick = (map: FieldMap, field: string, item: string, done: boolean): void => {
  map.set(`${field}/${item}`, done)
}
