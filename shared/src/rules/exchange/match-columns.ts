import type { Book } from '../../books/define-book.ts'
import type { Fields } from '../../books/field-kinds.ts'
import type { Text } from '../../vocabulary/text.ts'
import { languages, say } from '../../vocabulary/text.ts'
import { fold } from '../search/fold.ts'
import { otherNamesOf } from './heading-words.ts'
import type { ImportTarget } from './import-targets.ts'
import { fieldOfTarget, mostRowsOfLine, targetId } from './import-targets.ts'

/** A heading in the one form in which headings are compared: without remarks in brackets, marks of what must be filled, and signs. */
export const foldHeading = (heading: string): string => fold(heading.normalize('NFKC')).replace(/[([【〔{][^)\]】〕}]*[)\]】〕}]/gu, '').replace(/[^\p{L}\p{N}]/gu, '')

const numerals = '一二三四五六七八九'

/** `联系人2电话` as `联系人电话` of the second row; a heading without a number is of none. */
function numbered(folded: string): { readonly name: string; readonly nth: number | undefined } {
  const found = /^(.*?\p{L})(?:第)?([1-9]|[一二三四五六七八九])(?:个|位)?(.*)$/u.exec(folded)
  if (found === null) return { name: folded, nth: undefined }
  const digit = found[2]!
  return { name: `${found[1]!}${found[3]!}`, nth: numerals.includes(digit) ? numerals.indexOf(digit) + 1 : Number(digit) }
}

const exact = 100
/** One says more than the other; the longer what they share, the likelier they mean the same. */
const part = 70
const least = 50
/** Where one is so much shorter than the other, what they share never scores the least: most cells are told from headings by this alone. */
const leastShare = Math.floor(200 * (least / part - 0.5)) / 100

interface Named {
  readonly target: ImportTarget
  readonly names: ReadonlyMap<string, number>
}

const saidIn = (label: Text): readonly string[] => languages.map((language) => foldHeading(say(label, language)))

/** What a target is called, each with how surely a heading of that name means it. */
function namesOf(book: Book, target: ImportTarget): ReadonlyMap<string, number> {
  const names = new Map<string, number>()
  const add = (name: string, score: number): void => void (name !== '' && (names.get(name) ?? 0) < score && names.set(name, score))
  const field = fieldOfTarget(book, target)
  if (field === undefined) return names
  const own = saidIn(field.label)
  const others = otherNamesOf(book.id, target.field, target.column)
  if (target.column === undefined) {
    for (const name of own) add(name, exact)
    others.forEach((name, place) => add(name, exact - 5 - Math.min(20, place)))
    return names
  }
  const rows = (book.fields as Fields)[target.field]!
  const above = [...saidIn(rows.label), ...otherNamesOf(book.id, target.field)]
  for (const outer of above) {
    for (const inner of own) add(`${outer}${inner}`, exact)
    for (const inner of others) add(`${outer}${inner}`, exact - 8)
  }
  others.forEach((name, place) => add(name, exact - 6 - Math.min(20, place)))
  for (const name of own) add(name, exact - 12)
  return names
}

/** The names of all targets of a book; many lines are tried for headings with the same ones. */
const namedOf = new WeakMap<readonly ImportTarget[], readonly Named[]>()

function allNamed(book: Book, targets: readonly ImportTarget[]): readonly Named[] {
  let named = namedOf.get(targets)
  if (named === undefined) namedOf.set(targets, (named = targets.map((target) => ({ target, names: namesOf(book, target) }))))
  return named
}

function scoreOf(heading: string, names: ReadonlyMap<string, number>): number {
  const known = names.get(heading)
  if (known !== undefined) return known
  let best = 0
  for (const [name, score] of names) {
    const [short, long] = name.length < heading.length ? [name, heading] : [heading, name]
    if (short.length >= 2 && short.length >= long.length * leastShare && long.includes(short)) best = Math.max(best, (score / exact) * part * (0.5 + (0.5 * short.length) / long.length))
  }
  return best
}

export interface HeadingMatch {
  /** The target of each heading; absent where none fits. */
  readonly targets: readonly (string | undefined)[]
  /** How many were recognised by their very name. */
  readonly sure: number
}

/** Finds for each heading what it means, each target once, the surest first ([XCH5]). The number in a heading, or its coming again, says which row of a page it is of. */
export function matchColumns(book: Book, targets: readonly ImportTarget[], headings: readonly string[]): HeadingMatch {
  const named = allNamed(book, targets)
  const pairs = headings.flatMap((heading, at) => {
    const folded = foldHeading(heading)
    if (folded === '') return []
    const { name, nth } = numbered(folded)
    return named.flatMap(({ target, names }) => {
      const whole = scoreOf(folded, names)
      const score = target.column !== undefined && nth !== undefined ? Math.max(whole, scoreOf(name, names)) : whole
      return score < least ? [] : [{ at, target, score, nth: target.column === undefined ? 1 : (nth ?? 1) }]
    })
  }).toSorted((a, b) => b.score - a.score || a.at - b.at)
  const found: (string | undefined)[] = headings.map(() => undefined)
  const taken = new Set<string>()
  let sure = 0
  for (const { at, target, score, nth } of pairs) {
    if (found[at] !== undefined) continue
    let place = nth
    // A name that comes again belongs to the next row.
    while (target.column !== undefined && score >= part && taken.has(targetId(target.field, target.column, place)) && place < mostRowsOfLine) place++
    const id = targetId(target.field, target.column, place)
    if (taken.has(id)) continue
    taken.add(id)
    found[at] = id
    // A name that comes again is half a heading: what it is of stands below it.
    if (score >= exact - 30 && place === nth) sure++
  }
  return { targets: found, sure }
}
