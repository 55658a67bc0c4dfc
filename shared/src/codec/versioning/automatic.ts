/**
 * Versions that are kept without asking, beside the others of a page (`<page>~versions`), each whole under one key:
 *
 *   `a.<id>`   `{ content, by, at, bytes, authors? }`: the hash of what the page said, who wrote last, when (ms), the deflated
 *              JSON, and who wrote its texts (kept-authors.ts)
 *
 * The id is made of the hour and of what it says: two devices that keep the same keep one. Each holds its own bytes, so
 * that none is taken away from another that says the same (decision 20). A companion keeps its own in its own volume.
 */
import type { Doc } from 'yjs'
import { Map as YMap } from 'yjs'

import type { Kept } from '../../rules/versioning/thinning.ts'
import { leastApartMs, thinned } from '../../rules/versioning/thinning.ts'
import type { CanonicalPage } from '../canonical.ts'
import { isRecord } from '../fields.ts'
import { versionsRoot } from '../roots.ts'
import { packContent, unpackContent } from '../versions.ts'

/** A version that nobody asked for. */
export interface AutomaticVersion extends Kept {
  /** Who wrote last before it. */
  readonly by: string
}

const prefix = 'a.'

/** Its name on every device. */
export const automaticId = (content: string, atMs: number): string => `${Math.floor(atMs / leastApartMs).toString(36)}${content.slice(0, 8)}`

const mapOf = (doc: Doc, page: string): YMap<unknown> | undefined => (doc.share.has(versionsRoot(page)) ? doc.get(versionsRoot(page), YMap<unknown>) : undefined)

/** What a version is kept with: a name of its own, and who wrote its texts. */
export interface KeptWith {
  readonly id?: string | undefined
  readonly authors?: Uint8Array | undefined
}

/** Keeps what a page says, and lets those go that time has thinned out. Runs inside of the caller's transaction. */
export function keepAutomatic(doc: Doc, content: CanonicalPage, by: string, atMs: number, nowMs: number, { id, authors }: KeptWith = {}): string {
  const { hash, bytes } = packContent(content)
  const own = id ?? automaticId(hash, atMs)
  const map = doc.getMap<unknown>(versionsRoot(content.page))
  map.set(`${prefix}${own}`, { content: hash, by, at: atMs, bytes, ...(authors === undefined ? {} : { authors }) })
  for (const gone of thinned(readAutomatic(doc, content.page), nowMs)) map.delete(`${prefix}${gone}`)
  return own
}

/** Those of a page, the oldest first; what is none is passed over. */
export function readAutomatic(doc: Doc, page: string): readonly AutomaticVersion[] {
  const versions: AutomaticVersion[] = []
  for (const [key, value] of mapOf(doc, page)?.entries() ?? []) {
    if (!key.startsWith(prefix) || !isRecord(value)) continue
    const { content, by, at, bytes, authors } = value
    if (typeof content !== 'string' || typeof by !== 'string' || typeof at !== 'number' || !Number.isFinite(at) || Math.abs(at) > 8.64e15 || !(bytes instanceof Uint8Array)) continue
    versions.push({ id: key.slice(prefix.length), content, by, atMs: at, bytes: bytes.length + (authors instanceof Uint8Array ? authors.length : 0) })
  }
  return versions.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
}

/** What one of them says; `undefined` where it is not here, or not what its hash says. Never throws. */
export function readAutomaticContent(doc: Doc, page: string, id: string): CanonicalPage | undefined {
  const value = mapOf(doc, page)?.get(`${prefix}${id}`)
  return isRecord(value) && typeof value.content === 'string' ? unpackContent(value.bytes, value.content) : undefined
}
