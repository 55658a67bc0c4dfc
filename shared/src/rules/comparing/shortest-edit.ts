/** A run of tokens: in both, only in the one before, or only in the one after. Ends are exclusive. */
export interface EditRun {
  readonly change: 'same' | 'removed' | 'added'
  readonly before: readonly [from: number, to: number]
  readonly after: readonly [from: number, to: number]
}

/** Beyond so many differences one says that all is different: nobody reads such a comparison. */
const mostDifferences = 1_000

/** The shortest way from one list to another (Myers 1986), as runs in order; within a difference what was removed comes first. Never throws. */
export function shortestEdit(before: readonly string[], after: readonly string[]): readonly EditRun[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const pairs = matchedPairs(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const runs: EditRun[] = []
  let [x, y] = [0, 0]
  const same = (to: number, upTo: number): void => {
    if (to > x) runs.push({ change: 'removed', before: [x, to], after: [y, y] })
    if (upTo > y) runs.push({ change: 'added', before: [to, to], after: [y, upTo] })
    ;[x, y] = [to, upTo]
  }
  const keep = (fromBefore: number, fromAfter: number, length: number): void => {
    if (length === 0) return
    same(fromBefore, fromAfter)
    const last = runs.at(-1)
    if (last?.change === 'same') runs[runs.length - 1] = { change: 'same', before: [last.before[0], fromBefore + length], after: [last.after[0], fromAfter + length] }
    else runs.push({ change: 'same', before: [fromBefore, fromBefore + length], after: [fromAfter, fromAfter + length] })
    ;[x, y] = [fromBefore + length, fromAfter + length]
  }
  keep(0, 0, head)
  for (const [a, b] of pairs) keep(head + a, head + b, 1)
  keep(before.length - tail, after.length - tail, tail)
  same(before.length, after.length)
  return runs
}

/** Places that stand in both lists, in order. */
function matchedPairs(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const [n, m] = [before.length, after.length]
  const most = Math.min(n + m, mostDifferences)
  const furthest = new Map<number, number>([[1, 0]])
  const trace: ReadonlyMap<number, number>[] = []
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(furthest))
    for (let k = -d; k <= d; k += 2) {
      const from = cameFrom(furthest, k, d)
      let x = from > k ? furthest.get(from)! : furthest.get(from)! + 1
      while (x < n && x - k < m && before[x] === after[x - k]) x++
      furthest.set(k, x)
      if (x === n && x - k === m) return backtrack(trace, n, m)
    }
  }
  return []
}

/** The diagonal that one stepped from: the one above for something added, the one below for something removed. */
const cameFrom = (furthest: ReadonlyMap<number, number>, k: number, d: number): number => (k === -d || (k !== d && furthest.get(k - 1)! < furthest.get(k + 1)!) ? k + 1 : k - 1)

function backtrack(trace: readonly ReadonlyMap<number, number>[], n: number, m: number): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = []
  let [x, y] = [n, m]
  for (let d = trace.length - 1; d >= 0; d--) {
    const from = cameFrom(trace[d]!, x - y, d)
    const [fromX, fromY] = d === 0 ? [0, 0] : [trace[d]!.get(from)!, trace[d]!.get(from)! - from]
    while (x > fromX && y > fromY) pairs.push([--x, --y])
    ;[x, y] = [fromX, fromY]
  }
  return pairs.reverse()
}
