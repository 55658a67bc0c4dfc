import type { Piece } from './compare-words.ts'
import { compareWords } from './compare-words.ts'
import { shortestEdit } from './shortest-edit.ts'
import type { LineKind, TextLine } from './text-lines.ts'
import { linesOf } from './text-lines.ts'

/** A line of two texts laid over each other. */
export interface ComparedLine {
  readonly change: 'same' | 'added' | 'removed' | 'changed'
  /** As it is now; of a removed line as it was. */
  readonly kind: LineKind
  readonly level: number
  readonly checked?: boolean | undefined
  /** What it was, where it is of another kind, level or tick now. */
  readonly was?: { readonly kind: LineKind; readonly level: number; readonly checked?: boolean | undefined } | undefined
  /** The words, what was removed among them, in reading order. */
  readonly pieces: readonly Piece[]
}

const textOf = ({ tokens }: TextLine): string => tokens.map(({ text }) => text).join('')
const looksOf = ({ kind, level, checked }: TextLine): string => `${kind} ${level} ${checked ?? ''}`
const keyOf = (line: TextLine): string => `${looksOf(line)}\u0000${line.tokens.map(({ text, key, form }) => `${text}\u0001${key ?? ''}\u0001${form ?? ''}`).join('\u0002')}`

/** Lines that share less than this part of their pairs of letters are different lines, not one that was changed. */
const leastLikeness = 0.35

/** More pairs of lines than this are paired in their order, without looking for the most alike. */
const mostPairs = 4_000

/**
 * Two rich texts in their canonical form (`codec/canonical.ts`, pending suggestions left out) laid over each other, line by
 * line and within changed lines word by word, in reading order ([VER1]). A line that was only moved reads as removed here
 * and added there. Never throws, whatever it is given.
 */
export function compareTexts(before: unknown, after: unknown): readonly ComparedLine[] {
  const [was, now] = [linesOf(before), linesOf(after)]
  const lines: ComparedLine[] = []
  const removed: TextLine[] = []
  const added: TextLine[] = []
  const settle = (): void => {
    lines.push(...paired(removed.splice(0), added.splice(0)))
  }
  for (const run of shortestEdit(was.map(keyOf), now.map(keyOf))) {
    if (run.change === 'removed') removed.push(...was.slice(...run.before))
    else if (run.change === 'added') added.push(...now.slice(...run.after))
    else {
      settle()
      for (const line of now.slice(...run.after)) lines.push(alone(line, 'same'))
    }
  }
  settle()
  return lines
}

/** Whether anything differs. */
export const isChanged = (lines: readonly ComparedLine[]): boolean => lines.some(({ change }) => change !== 'same')

function alone(line: TextLine, change: 'same' | 'added' | 'removed'): ComparedLine {
  const text = textOf(line)
  return { change, kind: line.kind, level: line.level, checked: line.checked, pieces: text === '' ? [] : [{ change, text }] }
}

function together(before: TextLine, after: TextLine): ComparedLine {
  const was = looksOf(before) === looksOf(after) ? undefined : { kind: before.kind, level: before.level, checked: before.checked }
  return { change: 'changed', kind: after.kind, level: after.level, checked: after.checked, was, pieces: compareWords(before.tokens, after.tokens) }
}

/** Lines that went and lines that came at one place: those that are alike are one line that was changed; their order stays. */
function paired(removed: readonly TextLine[], added: readonly TextLine[]): readonly ComparedLine[] {
  const pairs = removed.length * added.length > mostPairs ? removed.slice(0, added.length).map((_, at) => [at, at] as const) : bestPairs(removed, added)
  const lines: ComparedLine[] = []
  let [x, y] = [0, 0]
  for (const [a, b] of [...pairs, [removed.length, added.length] as const]) {
    while (x < a) lines.push(alone(removed[x++]!, 'removed'))
    while (y < b) lines.push(alone(added[y++]!, 'added'))
    if (a < removed.length && b < added.length) lines.push(together(removed[x++]!, added[y++]!))
  }
  return lines
}

/** Which lines belong together so that, in order, as much as possible is alike. */
function bestPairs(removed: readonly TextLine[], added: readonly TextLine[]): readonly (readonly [number, number])[] {
  const [one, other] = [removed.map(pairsOfLetters), added.map(pairsOfLetters)]
  const best: number[][] = Array.from({ length: removed.length + 1 }, () => Array.from({ length: added.length + 1 }, () => 0))
  const likeness = one.map((a) => other.map((b) => likenessOf(a, b)))
  for (let a = removed.length - 1; a >= 0; a--) {
    for (let b = added.length - 1; b >= 0; b--) {
      const alike = likeness[a]![b]!
      best[a]![b] = Math.max(best[a + 1]![b]!, best[a]![b + 1]!, alike < leastLikeness ? 0 : alike + best[a + 1]![b + 1]!)
    }
  }
  const pairs: [number, number][] = []
  for (let a = 0, b = 0; a < removed.length && b < added.length; ) {
    const alike = likeness[a]![b]!
    if (alike >= leastLikeness && best[a]![b] === alike + best[a + 1]![b + 1]!) pairs.push([a++, b++])
    else if (best[a]![b] === best[a + 1]![b]) a++
    else b++
  }
  return pairs
}

function pairsOfLetters(line: TextLine): ReadonlyMap<string, number> {
  const text = `\u0002${textOf(line)}\u0003`
  const counts = new Map<string, number>()
  for (let at = 0; at < text.length - 1; at++) {
    const pair = text.slice(at, at + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** Dice's coefficient of pairs of letters, 0 to 1. */
function likenessOf(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [shared, all] = [0, 0]
  for (const [pair, count] of one) {
    shared += Math.min(count, other.get(pair) ?? 0)
    all += count
  }
  for (const count of other.values()) all += count
  return all === 0 ? 0 : (2 * shared) / all
}
