/**
 * Who wrote the texts of a version, kept beside what it says: what was deleted since is in no document any more. By field, or
 * `field/member`, its letters in their order as runs: the client that wrote them, and how many they are. Whose client it was,
 * the page's map of writers knows (writers.ts).
 *
 *   `authors`   Uint8Array  in the version's entry: `{ "<field>": [client, letters, client, letters, …] }`, deflated JSON
 */
import { strFromU8, strToU8, zlibSync } from 'fflate'
import type { Doc } from 'yjs'
import { Map as YMap, XmlFragment } from 'yjs'

import type { CanonicalPage, XmlJson } from '../canonical.ts'
import { canonicalJson } from '../canonical.ts'
import { isRecord } from '../fields.ts'
import { inflateKept } from './inflate-kept.ts'
import { textRoot, versionsRoot } from '../roots.ts'
import { isTextJson } from './write-text.ts'
import type { AuthoredJson } from './writers.ts'
import { letterRuns, unknownWriter } from './writers.ts'

type Runs = readonly number[]

/** Who wrote the texts of a page at this moment, as it is kept with a version; `undefined` where it has none. */
export function packAuthors(doc: Doc, { page, texts }: Pick<CanonicalPage, 'page' | 'texts'>): Uint8Array | undefined {
  const places = Object.keys(texts).map((place) => {
    const [field = '', member] = place.split('/')
    return [place, letterRuns(doc.get(textRoot(page, field, member), XmlFragment))] as const
  })
  return places.length === 0 ? undefined : zlibSync(strToU8(canonicalJson(Object.fromEntries(places))), { level: 9 })
}

/** What a version was kept with, of `v.<id>` and `a.<id>` alike. */
const packedIn = (entry: unknown, hash: string): Uint8Array | undefined => (isRecord(entry) && entry.content === hash && entry.authors instanceof Uint8Array ? entry.authors : undefined)

/** The texts of a content with the author of each passage, as it was noted with a version that says the same; only those of which it was noted. Never throws. */
export function keptAuthors(doc: Doc, { page, texts }: CanonicalPage, hash: string, writers: ReadonlyMap<number, string>): ReadonlyMap<string, readonly AuthoredJson[]> {
  const root = versionsRoot(page)
  const entries = doc.share.has(root) ? [...doc.get(root, YMap<unknown>).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)) : []
  for (const [, entry] of entries) {
    const packed = packedIn(entry, hash)
    const noted = packed === undefined ? undefined : parse(packed)
    if (noted === undefined) continue
    return new Map(Object.entries(texts).flatMap(([place, text]) => {
      const authored = isTextJson(text) && isRuns(noted[place]) ? laidOver(text, noted[place], writers) : undefined
      return authored === undefined ? [] : [[place, authored] as const]
    }))
  }
  return new Map()
}

function parse(packed: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const bytes = inflateKept(packed)
    const noted: unknown = bytes === undefined ? undefined : JSON.parse(strFromU8(bytes))
    return isRecord(noted) ? noted : undefined
  } catch {
    return undefined
  }
}

const isRuns = (value: unknown): value is Runs => Array.isArray(value) && value.length % 2 === 0 && value.every((each) => Number.isSafeInteger(each) && each >= 0)

/** A text with its letters parted by who wrote them; `undefined` where the runs are not those of this text. */
function laidOver(text: readonly XmlJson[], runs: Runs, writers: ReadonlyMap<number, string>): readonly AuthoredJson[] | undefined {
  let [at, left, isWhole] = [0, runs[1] ?? 0, true]
  const author = (): string => writers.get(runs[at]!) ?? unknownWriter
  const part = (content: readonly XmlJson[]): readonly AuthoredJson[] => {
    const authored: AuthoredJson[] = []
    const add = (letters: string): void => {
      const last = authored.at(-1)
      if (last !== undefined && 'text' in last && last.author === author()) authored[authored.length - 1] = { text: last.text + letters, author: last.author }
      else authored.push({ text: letters, author: author() })
    }
    for (const json of content) {
      if ('node' in json) {
        const inner = part(json.content ?? [])
        authored.push({ node: json.node, ...(json.attributes === undefined ? {} : { attributes: json.attributes }), ...(inner.length > 0 ? { content: inner } : {}) })
        continue
      }
      for (let from = 0; from < json.text.length;) {
        while (left === 0 && at < runs.length) left = runs[(at += 2) + 1] ?? 0
        if (at >= runs.length) {
          isWhole = false
          break
        }
        const length = Math.min(left, json.text.length - from)
        add(json.text.slice(from, from + length))
        from += length
        left -= length
      }
    }
    return authored
  }
  const authored = part(text)
  return isWhole && left === 0 && at + 2 >= runs.length ? authored : undefined
}
