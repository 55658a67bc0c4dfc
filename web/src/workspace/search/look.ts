import { isWordStart } from '@hebu/shared/rules/search/rank.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'

import { dayNumber } from './indexed-entry.ts'
import type { Best } from './best.ts'
import { createBest } from './best.ts'
import type { Column, Piece } from './piece.ts'
import { pieceSize } from './piece.ts'
import type { SearchHit, SearchQuery } from './text-index.ts'

/** How well something is found: the whole of a name, its beginning, that of its sound, a part of it; a value; what is said; half as much within a word. */
const [whole, beginning, heardFirst, part, heardWithin, withinWord, value, said] = [100, 90, 80, 70, 60, 45, 30, 20] as const
const leastInName = withinWord

/** By nothing but what goes with it no page is found. */
const beside = 5

/** So much more counts a name of the book that leads, a part of it goes before another's beginning; and what else stands in its pages, before the same of others. */
const [leading, leadingWithin] = [50, 5] as const

/** What is looked through, and that of it in which something was found or which could not be among the best. */
export interface Looked {
  readonly hits: readonly SearchHit[]
  readonly left: readonly Piece[]
}

/** Each thing may be there in one of several ways; what is found best counts. Where nothing is asked for, whatever fits is found, the latest first. Pieces that have nothing better than what was found are passed over. */
export function look(pieces: readonly Piece[], wanted: readonly (readonly Wanted[])[], query: SearchQuery): Looked {
  const best = createBest(query.most)
  const books = query.books === undefined ? undefined : new Set(query.books)
  const fits = fitting(query)
  const leads = ({ book }: Piece): boolean => query.lead !== undefined && book === query.lead
  const isAsked = wanted.length > 0
  const ways = wanted.map((each) => each.map(wayOf))
  const left: Piece[] = []
  const wellOfOne = new Uint8Array(pieceSize)
  const wells = wanted.map(() => new Uint8Array(pieceSize))
  for (const piece of [...pieces.filter(leads), ...pieces.filter((each) => !leads(each)).toReversed()]) {
    if (books !== undefined && !books.has(piece.book)) continue
    const isLead = leads(piece)
    const isPassed = best.isFull() && !best.takes(whole + (isLead ? leading : 0), piece.lastDay)
    if (isPassed) left.push(piece)
    if (isPassed || !isFoundIn(piece)) continue
    left.push(piece)
    for (let slot = 0; slot < piece.size; slot++) {
      let score = 0
      let least = whole as number
      for (const well of wells) {
        const found = well[slot]!
        score = found === 0 ? Number.NEGATIVE_INFINITY : score + found
        if (found < least) least = found
      }
      if (isAsked && score <= beside * wanted.length) continue
      const named = isAsked && least >= leastInName
      if (isAsked) score = score / wanted.length + (!isLead ? 0 : named ? leading : leadingWithin)
      const day = piece.dayAt(slot)
      if (best.takes(score, day) && fits(piece, slot)) best.offer({ score, named, day, piece, slot })
    }
  }
  return { hits: best.all().map(({ piece, slot, score, named }) => ({ key: piece.keyAt(slot), score, named })), left }

  /** Tells into {@link wells} how well each thing is found in each entry; whether all are found somewhere. */
  function isFoundIn(piece: Piece): boolean {
    return ways.every((each, index) => {
      const well = wells[index]!.fill(0)
      let isFound = false
      for (const way of each) {
        wellOfOne.fill(0)
        isFound = tell(piece, way, wellOfOne, leads(piece) ? leadingWithin : 0, ways.length > 1 ? undefined : best) || isFound
        for (let slot = 0; slot < piece.size; slot++) if (wellOfOne[slot]! > well[slot]!) well[slot] = wellOfOne[slot]!
      }
      return isFound
    })
  }
}

/** What is typed, and how it is heard. */
interface Way {
  readonly typed: string
  readonly heard: Heard | undefined
}

interface Heard {
  readonly sound: string
  /** Syllables, the first of a name or a later one; blanks part them wherever what was typed leaves one. */
  readonly first: RegExp
  readonly later: RegExp
}

function wayOf({ typed, sound }: Wanted): Way {
  if (sound === undefined) return { typed, heard: undefined }
  const spelled = [...sound].join(' ?')
  return { typed, heard: { sound, first: new RegExp(`[\\n|]${spelled}`, 'g'), later: new RegExp(` ${spelled}`, 'g') } }
}

/** Tells how well something is found in each entry of a piece, as far as it can be among the best with what the book's `lead` adds; whether it is in any. */
function tell(piece: Piece, { typed, heard }: Way, well: Uint8Array, lead: number, best: Best | undefined): boolean {
  const { kept } = piece
  let isFound = false
  const each = (column: Column, next: (text: string, from: number) => number, score: (text: string, at: number, slot: number) => number): void => {
    const text = kept[column]
    let at = next(text, 0)
    if (at === -1) return
    isFound = true
    const ends = piece.ends(column)
    for (let slot = 0; at !== -1; at = next(text, ends[slot]!)) {
      while (ends[slot]! <= at) slot++
      if (well[slot] === 0) well[slot] = score(text, at, slot)
    }
  }
  const stretch = (text: string, from: number): number => text.indexOf(typed, from)
  each('title', stretch, (text, at, slot) => {
    const begin = (slot === 0 ? 0 : piece.ends('title')[slot - 1]!) + 1
    if (at === begin) return piece.ends('title')[slot]! - begin === typed.length ? whole : beginning
    return isWordStart(text, at, typed) ? part : withinWord
  })
  if (heard !== undefined) {
    const { sound, first, later } = heard
    for (const begun of ['\n', '|']) each('initials', (text, from) => text.indexOf(begun + sound, from), () => heardFirst)
    each('sounds', next(first), () => heardFirst)
    each('initials', (text, from) => text.indexOf(sound, from), () => heardWithin)
    each('sounds', next(later), () => heardWithin)
  }
  for (const [column, score] of [['words', value], ['said', said]] as const) {
    // What is passed over may be there.
    if (best !== undefined && !best.takes(score + lead, piece.lastDay)) isFound = true
    else each(column, stretch, (text, at) => (isWordStart(text, at, typed) ? score : score / 2))
  }
  if (piece.besides.includes(typed)) {
    isFound = true
    if (best === undefined) for (let slot = 0; slot < piece.size; slot++) well[slot] ||= beside
  }
  return isFound
}

const next = (pattern: RegExp) => (text: string, from: number): number => {
  pattern.lastIndex = from
  return pattern.exec(text)?.index ?? -1
}

function fitting({ person, from, to }: SearchQuery): (piece: Piece, slot: number) => boolean {
  const [first, last] = [dayNumber(from ?? ''), to === undefined ? Number.POSITIVE_INFINITY : dayNumber(to)]
  return (piece, slot) => {
    const day = piece.dayAt(slot)
    if (day < first || day > last || (to !== undefined && day === 0)) return false
    return person === undefined || piece.textAt('people', slot).includes(` ${person} `)
  }
}
