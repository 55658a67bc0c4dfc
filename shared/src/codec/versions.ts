/**
 * What a page said at a moment, kept whole so that it can be compared later ([SEAL3]). In the page's own volume, in a map of
 * its own (`<page>~versions`):
 *
 *   `<content>`      Uint8Array  the canonical JSON, deflated, under its SHA-256: the same content is kept once
 *   `v.<id>`         `{ content, by, at, name?, renamed?, entry?, of?, authors? }`: somebody's version, or the one that a move
 *                    froze; who wrote its texts see versioning/kept-authors.ts
 *   `a.<id>`         a version that is kept without asking, see versioning/automatic.ts
 */
import { strFromU8, strToU8, zlibSync } from 'fflate'
import type { Doc } from 'yjs'
import { Map as YMap } from 'yjs'

import type { Instant } from '../vocabulary/dates.ts'
import type { CanonicalPage } from './canonical.ts'
import { canonicalJson } from './canonical.ts'
import { sha256Hex } from './content-hash.ts'
import { isRecord } from './fields.ts'
import { inflateKept } from './versioning/inflate-kept.ts'
import { versionsRoot } from './roots.ts'

/** Who changed a name, and when. */
export interface Renamed {
  readonly by: string
  readonly at: Instant
}

/** A named state of a page: whose it is, and the hash of what it said. */
export interface Version {
  readonly id: string
  /** SHA-256 (hex) of the content, which {@link readContent} answers. */
  readonly content: string
  readonly by: string
  readonly at: Instant
  readonly name?: string | undefined
  /** Who gave it the name that it has now, or took it away, where it had another before. */
  readonly renamed?: Renamed | undefined
  /** The move that froze it. */
  readonly entry?: string | undefined
  /** The version that was restored. */
  readonly of?: string | undefined
}

const versionPrefix = 'v.'
const isHash = (key: string): boolean => /^[0-9a-f]{64}$/.test(key)

const mapOf = (doc: Doc, page: string): YMap<unknown> | undefined => (doc.share.has(versionsRoot(page)) ? doc.get(versionsRoot(page), YMap<unknown>) : undefined)

/** A content as it is kept, and its hash. */
export function packContent(content: CanonicalPage): { readonly hash: string; readonly bytes: Uint8Array } {
  const bytes = strToU8(canonicalJson(content))
  return { hash: sha256Hex(bytes), bytes: zlibSync(bytes, { level: 9 }) }
}

/** What was packed, or `undefined` where it is not what its hash says. Never throws. */
export function unpackContent(packed: unknown, hash: string): CanonicalPage | undefined {
  const bytes = packed instanceof Uint8Array ? inflateKept(packed) : undefined
  return bytes === undefined || sha256Hex(bytes) !== hash ? undefined : parseContent(strFromU8(bytes))
}

/** Whatever somebody put there, what has not the form of a page is none. */
function parseContent(json: string): CanonicalPage | undefined {
  try {
    const content: unknown = JSON.parse(json)
    return isRecord(content) && typeof content.version === 'number' && isRecord(content.values) && isRecord(content.texts) ? (content as unknown as CanonicalPage) : undefined
  } catch {
    return undefined
  }
}

/** Keeps a content, once; answers its hash. Runs inside of the transaction that needs it. */
export function keepContent(doc: Doc, content: CanonicalPage): string {
  const { hash, bytes } = packContent(content)
  const map = doc.getMap<unknown>(versionsRoot(content.page))
  if (!map.has(hash)) map.set(hash, bytes)
  return hash
}

/** The content of a hash, or `undefined` where it is not kept here or is not what its name says. Never throws. */
export function readContent(doc: Doc, page: string, hash: string): CanonicalPage | undefined {
  return isHash(hash) ? unpackContent(mapOf(doc, page)?.get(hash), hash) : undefined
}

const without = (entry: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined))

/** Enters a version, with who wrote its texts where that is known. */
export const enterVersion = (doc: Doc, page: string, { id, ...version }: Version, authors?: Uint8Array): void =>
  void doc.getMap<unknown>(versionsRoot(page)).set(`${versionPrefix}${id}`, without({ ...version, authors }))

/** Gives a version another name, or takes it away; what else is known of it stays. Of two at once the same one counts everywhere. */
export function renameVersion(doc: Doc, page: string, id: string, name: string | undefined, renamed: Renamed): void {
  const entry = mapOf(doc, page)?.get(`${versionPrefix}${id}`)
  if (isRecord(entry)) doc.getMap<unknown>(versionsRoot(page)).set(`${versionPrefix}${id}`, without({ ...entry, name, renamed }))
}

/** The versions of a page, the oldest first; what is none is passed over. */
export function readVersions(doc: Doc, page: string): readonly Version[] {
  const versions: Version[] = []
  for (const [key, value] of mapOf(doc, page)?.entries() ?? []) {
    if (!key.startsWith(versionPrefix) || !isRecord(value)) continue
    const { content, by, at, name, renamed, entry, of } = value
    if (typeof content !== 'string' || !isHash(content) || typeof by !== 'string' || typeof at !== 'string') continue
    versions.push({ id: key.slice(versionPrefix.length), content, by, at, ...(typeof name === 'string' ? { name } : {}), ...(isRecord(renamed) && typeof renamed.by === 'string' && typeof renamed.at === 'string' ? { renamed: { by: renamed.by, at: renamed.at } } : {}), ...(typeof entry === 'string' ? { entry } : {}), ...(typeof of === 'string' ? { of } : {}) })
  }
  return versions.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}
