/** A version that was kept without asking, as far as it matters for whether it stays. */
export interface Kept {
  readonly id: string
  readonly atMs: number
  /** SHA-256 of what it says. */
  readonly content: string
  readonly bytes: number
}

/** Somebody who stopped writing for so long has come to an end of something. */
export const restMs = 10 * 60_000

/** At most one is kept in so long. */
export const leastApartMs = 60 * 60_000

const dayMs = 24 * 60 * 60_000
const weekMs = 7 * dayMs

/** All of the last day stay, one a day of the last month, and one a week before. */
export const dailyForMs = 30 * dayMs

/** No page keeps more of them than this, nor more bytes. */
export const mostKept = 48
export const mostKeptBytes = 128 * 1024

/**
 * Which versions go as time passes: of those before the last day the last of each day stays, of those before the last
 * month the last of each week; what is still too much goes where they stand closest together for their age. Of two in a
 * row that say the same the first stays. The first and the last of all never go ([VER4]). The same everywhere, whatever
 * the order they are given in.
 */
export function thinned(all: readonly Kept[], nowMs: number): ReadonlySet<string> {
  const sorted = all.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
  const gone = new Set<string>()
  const stay: Kept[] = []
  for (const [at, kept] of sorted.entries()) {
    const next = sorted[at + 1]
    if (stay.at(-1)?.content === kept.content) gone.add(kept.id)
    else if (stay.length === 0 || next === undefined || !isOfOneSpan(kept.atMs, next.atMs, nowMs)) stay.push(kept)
    else gone.add(kept.id)
  }
  let bytes = stay.reduce((sum, kept) => sum + kept.bytes, 0)
  while (stay.length > 2 && (stay.length > mostKept || bytes > mostKeptBytes)) {
    const [drop] = stay.splice(closest(stay, nowMs), 1)
    bytes -= drop!.bytes
    gone.add(drop!.id)
  }
  return gone
}

/** Whether of two the later speaks for both: both are of one day, or of one week where they are older. */
function isOfOneSpan(one: number, next: number, nowMs: number): boolean {
  const age = nowMs - one
  if (age <= dayMs) return false
  const span = age <= dailyForMs ? dayMs : weekMs
  return Math.floor(one / span) === Math.floor(next / span)
}

/** Of those between the first and the last, the one whose neighbours are nearest to each other for their age. */
function closest(stay: readonly Kept[], nowMs: number): number {
  let [found, least] = [1, Infinity]
  for (let at = 1; at < stay.length - 1; at++) {
    const gap = (stay[at + 1]!.atMs - stay[at - 1]!.atMs) / Math.max(1, nowMs - stay[at]!.atMs)
    if (gap < least) [found, least] = [at, gap]
  }
  return found
}
