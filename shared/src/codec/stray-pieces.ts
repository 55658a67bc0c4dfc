import type { Doc } from 'yjs'
import { Map as YMap } from 'yjs'

import { strayRoot } from './roots.ts'

/**
 * Letters that one client typed one after the other and that lost their place.
 *
 *   `<client>.<clock>.<length>`   { text, line, after }   such letters
 *   `~<client>.<clock>.<length>`  true                    somebody has seen to these
 *
 * The key says which letters, so all devices that note them write the same. One that heard them one by one writes
 * several for what another writes as one; they overlap and are taken together on reading. Nothing is ever overwritten.
 */
export interface StrayPiece extends Span {
  /** As long as `length`, or what a mention, a day or a picture says. */
  readonly text: string
  /** The element they stood in, empty for the text itself. */
  readonly line: string
  /** What stood before the first when it was typed; empty for nothing. */
  readonly after: string
}

interface Span {
  readonly client: number
  readonly clock: number
  /** In clocks, of which a letter takes one and so does a mention, a day or a picture. */
  readonly length: number
}

/** A passage that lost its place, as a person is told of it. */
export interface Stray {
  readonly key: string
  readonly text: string
}

export const idOf = ({ client, clock }: { readonly client: number; readonly clock: number }): string => `${client}.${clock}`

const keyOf = ({ client, clock, length }: Span): string => `${client}.${clock}.${length}`

/** Nobody types as much at once; a made-up key must not keep a device busy. */
const mostLetters = 1_000_000

function readKey(key: string): (Span & { readonly done: boolean }) | undefined {
  const match = /^(~?)(\d{1,16})\.(\d{1,16})\.(\d{1,7})$/.exec(key)
  if (match === null || Number(match[4]) > mostLetters) return undefined
  return { client: Number(match[2]), clock: Number(match[3]), length: Number(match[4]), done: match[1] === '~' }
}

/** Adds what is not noted yet. */
export function writePieces(doc: Doc, root: string, pieces: readonly StrayPiece[]): void {
  const map = doc.get(root, YMap) as YMap<unknown>
  const known = [...map.keys()].flatMap((key) => readKey(key) ?? [])
  for (const piece of pieces) {
    for (const { clock, length } of restOf(piece, known)) {
      const whole = clock === piece.clock && length === piece.length
      const text = whole ? piece.text : piece.text.slice(clock - piece.clock, clock - piece.clock + length)
      const after = clock === piece.clock ? piece.after : idOf({ client: piece.client, clock: clock - 1 })
      map.set(keyOf({ client: piece.client, clock, length }), { text, line: piece.line, after })
    }
  }
}

/** The letters of a piece that the spans do not cover. */
function restOf(piece: Span, spans: readonly Span[]): readonly Span[] {
  const rest: Span[] = []
  let start = piece.clock
  const end = piece.clock + piece.length
  const own = spans.filter(({ client }) => client === piece.client).toSorted((a, b) => a.clock - b.clock)
  for (const { clock, length } of [...own, { clock: end, length: 0 }]) {
    const stop = Math.min(clock, end)
    if (stop > start) rest.push({ client: piece.client, clock: start, length: stop - start })
    start = Math.max(start, clock + length)
  }
  return rest
}

interface Letter {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly after: string
  readonly keys: Span
}

/** The passages of a rich text that lost their place and that nobody has seen to, as far as they say anything. */
export function readStrays(doc: Doc, page: string, field: string, member?: string): readonly Stray[] {
  // A map of Yjs lists its entries in the order in which they came, which differs between devices.
  return [...lettersOf(doc, strayRoot(page, field, member))].toSorted(([a], [b]) => byId(a, b)).flatMap(([key, letters]) => {
    const text = inOrder(letters)
    return text === '' ? [] : [{ key, text }]
  })
}

function byId(a: string, b: string): number {
  const [client = 0, clock = 0] = a.split('.').map(Number)
  const [otherClient = 0, otherClock = 0] = b.split('.').map(Number)
  return client - otherClient || clock - otherClock || (a < b ? -1 : 1)
}

/** A passage needs no more care; on all devices. */
export function dismissStray(doc: Doc, page: string, field: string, key: string, member?: string): void {
  const root = strayRoot(page, field, member)
  const map = doc.get(root, YMap) as YMap<unknown>
  for (const { keys } of lettersOf(doc, root).get(key)?.values() ?? []) if (!map.has(`~${keyOf(keys)}`)) map.set(`~${keyOf(keys)}`, true)
}

/** What is noted and not done with, letter by letter, by the lines they stood in. */
function lettersOf(doc: Doc, root: string): ReadonlyMap<string, ReadonlyMap<string, Letter>> {
  const lines = new Map<string, Map<string, Letter>>()
  if (!doc.share.has(root)) return lines
  const map = doc.get(root, YMap) as YMap<unknown>
  const done = [...map.keys()].flatMap((key) => readKey(key) ?? []).filter((span) => span.done)
  for (const [key, value] of map.entries()) {
    const span = readKey(key)
    if (span === undefined || span.done || !isNote(value)) continue
    const { client } = span
    const letters = lines.get(value.line) ?? new Map<string, Letter>()
    lines.set(value.line, letters)
    const isMention = value.text.length !== span.length
    for (const left of restOf(span, done)) {
      for (let clock = left.clock; clock < left.clock + left.length; clock++) {
        const at = clock - span.clock
        if (isMention && at > 0) break
        letters.set(idOf({ client, clock }), { client, clock, text: isMention ? value.text : value.text[at]!, after: at === 0 ? value.after : idOf({ client, clock: clock - 1 }), keys: span })
      }
    }
  }
  return lines
}

function isNote(value: unknown): value is { readonly text: string; readonly line: string; readonly after: string } {
  const note = value as Readonly<Record<string, unknown>> | null | undefined
  return typeof note === 'object' && note !== null && typeof note['text'] === 'string' && typeof note['line'] === 'string' && typeof note['after'] === 'string'
}

interface Placed {
  readonly letter: Letter
  next: Placed | undefined
}

/** How many letters that were struck out again one looks behind. */
const mostStruck = 200

/** The letter it was typed behind; where that one was struck out by who typed it, the one before. */
function anchorOf({ client, after }: Letter, letters: ReadonlyMap<string, Letter>): string {
  const [typist, clock] = after.split('.').map(Number) as [number, number?]
  if (typist !== client || clock === undefined) return after
  for (let at = clock; at >= 0 && at > clock - mostStruck; at--) if (letters.has(idOf({ client, clock: at }))) return idOf({ client, clock: at })
  return after
}

/** Puts letters behind those they were typed behind. What hangs on nothing that is lost begins a line. */
function inOrder(letters: ReadonlyMap<string, Letter>): string {
  const placed = new Map<string, Placed>()
  const heads: Placed[] = []
  const place = (letter: Letter, before: Placed | undefined): void => {
    const made: Placed = { letter, next: before?.next }
    if (before === undefined) heads.push(made)
    else before.next = made
    placed.set(idOf(letter), made)
  }
  let waiting = [...letters.values()].toSorted((a, b) => a.client - b.client || a.clock - b.clock)
  while (waiting.length > 0) {
    const later: Letter[] = []
    for (const letter of waiting) {
      const anchor = anchorOf(letter, letters)
      if (letters.has(anchor) && !placed.has(anchor)) later.push(letter)
      else place(letter, placed.get(anchor))
    }
    // Only made-up ones wait for each other.
    if (later.length === waiting.length) place(later.shift()!, undefined)
    waiting = later
  }
  const lines = heads.map((head) => {
    let line = ''
    for (let at: Placed | undefined = head; at !== undefined; at = at.next) line += at.letter.text
    return line.trim()
  })
  return lines.filter((line) => line !== '').join('\n')
}
