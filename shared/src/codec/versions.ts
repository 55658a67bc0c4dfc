/**
 * What a page said at a moment, kept whole so that it can be compared later ([SEAL3]). In the page's own volume, in a map of
 * its own (`<page>~versions`):
 *
 *   `<content>`      Uint8Array  the canonical JSON, deflated, under its SHA-256: the same content is kept once
 *   `v.<id>`         `{ content, by, at, name?, entry?, of? }`: somebody's version, or the one that a move froze
 *   `a.<id>`         a version that is kept without asking, see versioning/automatic.ts
 */
import { strFromU8, strToU8, zlibSync, Unzlib } from 'fflate'
import type { Doc } from 'yjs'
import { Map as YMap } from 'yjs'

import type { Instant } from '../vocabulary/dates.ts'
import type { CanonicalPage } from './canonical.ts'
import { canonicalJson } from './canonical.ts'
import { sha256Hex } from './content-hash.ts'
import { isRecord } from './fields.ts'
import { versionsRoot } from './roots.ts'

/** A named state of a page: whose it is, and the hash of what it said. */
export interface Version {
  readonly id: string
  /** SHA-256 (hex) of the content, which {@link readContent} answers. */
  readonly content: string
  readonly by: string
  readonly at: Instant
  readonly name?: string | undefined
  /** The move that froze it. */
  readonly entry?: string | undefined
  /** The version that was restored. */
  readonly of?: string | undefined
}

/** What inflates to more than this is no content of ours. */
const mostBytes = 32 * 1024 * 1024
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
  const bytes = packed instanceof Uint8Array ? inflate(packed) : undefined
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

export const enterVersion = (doc: Doc, page: string, { id, ...version }: Version): void =>
  void doc.getMap<unknown>(versionsRoot(page)).set(`${versionPrefix}${id}`, Object.fromEntries(Object.entries(version).filter(([, value]) => value !== undefined)))

/** The versions of a page, the oldest first; what is none is passed over. */
export function readVersions(doc: Doc, page: string): readonly Version[] {
  const versions: Version[] = []
  for (const [key, value] of mapOf(doc, page)?.entries() ?? []) {
    if (!key.startsWith(versionPrefix) || !isRecord(value)) continue
    const { content, by, at, name, entry, of } = value
    if (typeof content !== 'string' || !isHash(content) || typeof by !== 'string' || typeof at !== 'string') continue
    versions.push({ id: key.slice(versionPrefix.length), content, by, at, ...(typeof name === 'string' ? { name } : {}), ...(typeof entry === 'string' ? { entry } : {}), ...(typeof of === 'string' ? { of } : {}) })
  }
  return versions.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}

function inflate(deflated: Uint8Array): Uint8Array | undefined {
  const pieces: Uint8Array[] = []
  let length = 0
  let whole = false
  try {
    const stream = new Unzlib((piece, last) => {
      length += piece.length
      if (length > mostBytes) throw new RangeError('too much')
      pieces.push(piece)
      whole = last
    })
    // In pieces, so that a small one that swells is left before it fills the memory.
    for (let at = 0; at < deflated.length; at += 4096) stream.push(deflated.subarray(at, at + 4096), at + 4096 >= deflated.length)
  } catch {
    return undefined
  }
  if (!whole) return undefined
  const bytes = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
