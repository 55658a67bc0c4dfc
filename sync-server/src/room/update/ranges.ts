/** Disjoint half-open ranges in rising order, flat: `[start, end, start, end, …]`; touching ones are joined. */
export type Ranges = readonly number[]

export const noRanges: Ranges = []

/** Brings pairs of any order, overlapping or touching, into the normal form. */
export function normalRanges(pairs: readonly number[]): Ranges {
  if (isNormal(pairs)) return pairs
  const order = Array.from({ length: pairs.length / 2 }, (_, i) => i * 2).sort((a, b) => pairs[a]! - pairs[b]!)
  const joined: number[] = []
  for (const at of order) append(joined, pairs[at]!, pairs[at + 1]!)
  return joined
}

function isNormal(pairs: readonly number[]): boolean {
  for (let i = 1; i < pairs.length; i++) if (pairs[i]! <= pairs[i - 1]!) return false
  return true
}

export function union(a: Ranges, b: Ranges): Ranges {
  if (a.length === 0) return b
  if (b.length === 0) return a
  // Most additions follow what is there.
  if (b[0]! > a[a.length - 1]!) return a.concat(b)
  const joined: number[] = []
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    if (k >= b.length || (i < a.length && a[i]! <= b[k]!)) {
      append(joined, a[i]!, a[i + 1]!)
      i += 2
    } else {
      append(joined, b[k]!, b[k + 1]!)
      k += 2
    }
  }
  return joined
}

/** What of `a` is not in `b`; `a` itself where that is all of it. */
export function without(a: Ranges, b: Ranges): Ranges {
  if (a.length === 0 || b.length === 0) return a
  const rest: number[] = []
  let k = firstEndingAfter(b, a[0]!)
  for (let i = 0; i < a.length; i += 2) {
    let start = a[i]!
    const end = a[i + 1]!
    while (k < b.length && b[k + 1]! <= start) k += 2
    for (let at = k; at < b.length && b[at]! < end && start < end; at += 2) {
      if (b[at]! > start) rest.push(start, b[at]!)
      start = Math.max(start, b[at + 1]!)
    }
    if (start < end) rest.push(start, end)
  }
  return rest.length === a.length && rest.every((clock, i) => clock === a[i]) ? a : rest
}

/** What of `ranges` lies below `end`; `ranges` itself where that is all. */
export function below(ranges: Ranges, end: number): Ranges {
  if (ranges.length === 0 || ranges[ranges.length - 1]! <= end) return ranges
  const rest: number[] = []
  for (let i = 0; i < ranges.length && ranges[i]! < end; i += 2) rest.push(ranges[i]!, Math.min(ranges[i + 1]!, end))
  return rest
}

export function contains(ranges: Ranges, clock: number): boolean {
  const at = firstEndingAfter(ranges, clock)
  return at < ranges.length && ranges[at]! <= clock
}

/** Adds a range that begins where the last one ends or later. */
export function append(ranges: number[], start: number, end: number): void {
  const last = ranges.length - 1
  if (last > 0 && start <= ranges[last]!) ranges[last] = Math.max(ranges[last]!, end)
  else ranges.push(start, end)
}

function firstEndingAfter(ranges: Ranges, clock: number): number {
  let low = 0
  let high = ranges.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if (ranges[middle * 2 + 1]! <= clock) low = middle + 1
    else high = middle
  }
  return low * 2
}
