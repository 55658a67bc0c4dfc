import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import { BoundedReader, NotOfTheGrammar } from './bounded-reader.ts'
import type { Ranges } from './ranges.ts'
import { normalRanges } from './ranges.ts'
import { isDeletedContent, skipContent } from './skip-content.ts'
import type { Place, StructKind } from './structs.ts'
import { Structs } from './structs.ts'

/** What an update brings of one client. */
export interface Section {
  readonly client: number
  readonly structs: Structs
}

export interface DecodedUpdate {
  readonly sections: readonly Section[]
  /** Deleted clocks by client. */
  readonly deletes: ReadonlyMap<number, Ranges>
  readonly rangeCount: number
}

export interface Limits {
  /** Structs, and delete ranges, of one message. */
  readonly maxParts: number
}

export type DecodeRefusal = 'malformed' | 'too-large'

/** Client ids are 32 bits wide in Yjs 13. */
const maxClient = 0xffff_ffff
/** Beyond it a sum of clocks could leave what lib0 reads, and every state vector with it. */
const maxClock = 0x7fff_ffff

/**
 * Decodes an update of format V1 to its end, without building what it says ([SEC3]). Stricter than Yjs:
 * nothing of length 0, no client twice, nothing after the end, bounded clocks and counts.
 */
export function decodeUpdate(bytes: Uint8Array, limits: Limits): Result<DecodedUpdate, DecodeRefusal> {
  const reader = new BoundedReader(bytes)
  try {
    const budget = { parts: limits.maxParts }
    const sections = readSections(reader, budget)
    budget.parts = limits.maxParts
    const { deletes, rangeCount } = readDeletes(reader, budget)
    return reader.left === 0 ? granted({ sections, deletes, rangeCount }) : refused('malformed')
  } catch (error) {
    if (error instanceof TooManyParts) return refused('too-large')
    if (error instanceof NotOfTheGrammar) return refused('malformed')
    throw error
  }
}

class TooManyParts extends Error {}
const tooManyParts = new TooManyParts('too many parts')

function spend(budget: { parts: number }, parts: number): void {
  budget.parts -= parts
  if (budget.parts < 0) throw tooManyParts
}

function readSections(reader: BoundedReader, budget: { parts: number }): Section[] {
  const sectionCount = reader.count(5)
  if (sectionCount === 1) return [readSection(reader, budget)]
  const sections: Section[] = []
  const seen = new Set<number>()
  for (let i = 0; i < sectionCount; i++) {
    const section = readSection(reader, budget, seen)
    seen.add(section.client)
    sections.push(section)
  }
  return sections
}

function readSection(reader: BoundedReader, budget: { parts: number }, seen?: ReadonlySet<number>): Section {
  const structCount = reader.count(2)
  spend(budget, structCount)
  const client = readClient(reader)
  if (structCount === 0 || seen?.has(client)) reader.offend()
  const structs = new Structs(structCount, readClock(reader))
  for (let k = 0; k < structCount; k++) readStruct(reader, structs)
  return { client, structs }
}

const noDeletes = { deletes: new Map<number, Ranges>(), rangeCount: 0 }

const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasParentSub = 0x20
const contentBits = 0x1f
const gcInfo = 0
const skipInfo = 10

function readStruct(reader: BoundedReader, structs: Structs): void {
  structs.begin(reader.position)
  const info = reader.uint8()
  if (info === gcInfo || info === skipInfo) return endStruct(reader, structs, info === skipInfo ? 'skip' : 'gone', 'list', reader.varUint())
  if (info & hasOrigin) readNeed(reader, structs)
  if (info & hasRightOrigin) readNeed(reader, structs)
  const isBeside = (info & (hasOrigin | hasRightOrigin)) !== 0
  if (!isBeside) {
    const isRoot = reader.varUint()
    if (isRoot > 1) reader.offend()
    if (isRoot === 1) reader.skipString()
    else readNeed(reader, structs)
    if (info & hasParentSub) reader.skipString()
  }
  const contentKind = info & contentBits
  const length = skipContent(reader, contentKind)
  const place = isBeside ? 'beside' : info & hasParentSub ? 'key' : 'list'
  endStruct(reader, structs, isDeletedContent(contentKind) ? 'gone' : 'item', place, length)
}

function endStruct(reader: BoundedReader, structs: Structs, kind: StructKind, place: Place, length: number): void {
  if (length === 0 || structs.clock(structs.count) + length > maxClock) reader.offend()
  structs.end(kind, place, length, reader.position)
}

function readNeed(reader: BoundedReader, structs: Structs): void {
  const client = readClient(reader)
  structs.need(client, readClock(reader))
}

function readDeletes(reader: BoundedReader, budget: { parts: number }): Pick<DecodedUpdate, 'deletes' | 'rangeCount'> {
  const clientCount = reader.count(2)
  if (clientCount === 0) return noDeletes
  const deletes = new Map<number, Ranges>()
  let rangeCount = 0
  for (let i = 0; i < clientCount; i++) {
    const client = readClient(reader)
    const count = reader.count(2)
    spend(budget, count + 1)
    if (deletes.has(client)) reader.offend()
    const ranges: number[] = []
    for (let k = 0; k < count; k++) {
      const start = readClock(reader)
      const end = start + reader.varUint()
      if (end === start || end > maxClock) reader.offend()
      ranges.push(start, end)
    }
    rangeCount += count
    deletes.set(client, normalRanges(ranges))
  }
  return { deletes, rangeCount }
}

const readClient = (reader: BoundedReader): number => atMost(reader, maxClient)

const readClock = (reader: BoundedReader): number => atMost(reader, maxClock)

function atMost(reader: BoundedReader, most: number): number {
  const value = reader.varUint()
  if (value > most) reader.offend()
  return value
}
