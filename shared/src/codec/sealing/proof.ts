import { utf8ToBytes } from '@noble/hashes/utils.js'
import { decodeUtf8 } from 'lib0/string'
import * as v from 'valibot'

import type { DeviceKey, WorkspaceFacts } from '../../vocabulary/directory.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import type { NamesStatement, Seal, Witness } from '../../vocabulary/sealing.ts'
import type { Result } from '../../vocabulary/result.ts'
import { granted, refused } from '../../vocabulary/result.ts'
import type { CanonicalPage } from '../canonical.ts'
import { canonicalJson } from '../canonical.ts'
import { contentHash, sha256Hex } from '../content-hash.ts'

/** A seal as it lies in the page's log, and what the relay said of it. */
export interface ProvenSeal {
  readonly seal: Seal
  readonly witness?: Witness | undefined
}

/** A sealed page as one file that can be checked anywhere: see `shared/SEALS.md`. */
export interface Proof {
  readonly hebu: 'proof/1'
  /** For who opens the file as text. Nothing rests on it, and no check shows it. */
  readonly about: readonly string[]
  readonly workspace: WorkspaceFacts
  readonly book: string
  readonly page: string
  /** In the order of the log. */
  readonly seals: readonly ProvenSeal[]
  /** What the seals are over, as far as the exporting device had it. */
  readonly contents: readonly CanonicalPage[]
  /** The keys of these seals, with their times as the directory had them. */
  readonly keys: readonly DeviceKey[]
  /** The relay's own, the present one first. */
  readonly relayKeys: readonly string[]
  /** Who the members are, under the relay's signature; a device without contact writes `members` from its own copy instead. */
  readonly names?: Witness | undefined
  readonly members?: NamesStatement['members'] | undefined
  readonly madeAt: Instant
}

export const proofFileEnding = '.hebu-proof'
export const proofFileType = 'application/vnd.hebu.proof+json'
/** Nothing larger is read. */
export const maxProofBytes = 32 * 1024 * 1024

const text = v.string()
const SealShape = v.strictObject({ statement: text, key: text, signature: text })
const WitnessShape = v.strictObject({ statement: text, signature: text })
const MembersShape = v.array(v.strictObject({ id: text, name: text, post: text }))
const WorkspaceShape = v.strictObject({ id: text, name: text, charter: text, timeZone: text })
const anything = v.record(text, v.unknown())

const ProofShape = v.strictObject({
  hebu: v.literal('proof/1'),
  about: v.array(text),
  workspace: WorkspaceShape,
  book: text,
  page: text,
  seals: v.pipe(v.array(v.strictObject({ seal: SealShape, witness: v.optional(WitnessShape) })), v.minLength(1)),
  contents: v.array(v.strictObject({ book: text, page: text, version: v.number(), values: anything, texts: anything })),
  keys: v.array(v.strictObject({ key: text, member: text, since: text, until: v.optional(text) })),
  relayKeys: v.array(text),
  names: v.optional(WitnessShape),
  members: v.optional(MembersShape),
  madeAt: text,
  sha256: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
})

const NamesShape = v.strictObject({ hebu: v.literal('names/1'), workspace: WorkspaceShape, at: text, members: MembersShape })

/** The file: canonical JSON in UTF-8, with the SHA-256 of what it is without that. */
export function writeProof(proof: Proof): Uint8Array {
  return bytesOf(canonicalJson({ ...proof, sha256: sha256Hex(bytesOf(canonicalJson(proof))) }))
}

/** `altered`: not the bytes that were written. `newer`: of a version that is not known here. */
export type ProofRefusal = 'not-a-proof' | 'newer' | 'altered'

/** The proof in a file, bit for bit as it was written; what it says is checked afterwards ([WIT10]). */
export function readProof(bytes: Uint8Array): Result<Proof, ProofRefusal> {
  const words = textOf(bytes)
  const value = words === undefined ? undefined : parsed(words)
  if (words === undefined || value === undefined) return refused(looksLikeOne(bytes) ? 'altered' : 'not-a-proof')
  if (typeof value['hebu'] !== 'string' || !value['hebu'].startsWith('proof/')) return refused(looksLikeOne(bytes) ? 'altered' : 'not-a-proof')
  const { sha256, ...rest } = value
  if (canonical(value) !== words || sha256Hex(bytesOf(canonicalJson(rest))) !== sha256) return refused('altered')
  const read = v.safeParse(ProofShape, value)
  if (!read.success) return refused(value['hebu'] === 'proof/1' ? 'not-a-proof' : 'newer')
  const { sha256: _, ...proof } = read.output
  return granted(proof)
}

/** What the relay said of who the members are; `undefined` where the words are no such statement in its one form. */
export function readNames(statement: string): NamesStatement | undefined {
  const read = v.safeParse(NamesShape, parsed(statement))
  return read.success && canonical(read.output) === statement ? read.output : undefined
}

export const writeNames = (names: NamesStatement): string => canonicalJson(names)

/** The contents of a proof under their hashes. */
export const contentsByHash = ({ contents }: Proof): ReadonlyMap<string, CanonicalPage> => new Map(contents.map((content) => [contentHash(content), content]))

const bytesOf = (words: string): Uint8Array => utf8ToBytes(words)

/** Bytes that are no UTF-8, or begin with a mark of it, are no text that was written here. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decodeUtf8(bytes)
  } catch {
    return undefined
  }
}

function parsed(words: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(words)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch {
    return undefined
  }
}

function canonical(value: unknown): string | undefined {
  try {
    return canonicalJson(value)
  } catch {
    return undefined
  }
}

/** Whether damaged bytes were a proof once: they still name it somewhere. */
function looksLikeOne(bytes: Uint8Array): boolean {
  return ['"hebu":"proof/', '"relayKeys":', '"sha256":'].filter((sign) => holds(bytes, bytesOf(sign))).length >= 2
}

function holds(bytes: Uint8Array, sign: Uint8Array): boolean {
  for (let at = bytes.indexOf(sign[0]!); at !== -1; at = bytes.indexOf(sign[0]!, at + 1)) if (sign.every((byte, n) => bytes[at + n] === byte)) return true
  return false
}
