import { breathe, giveWay } from './breathe.ts'

/** A slice is meant to last so long: a key or a press waits for one at most, and a frame is still made between two. */
const sliceMs = 5
/** Short work is done at once. */
const atOnce = 20
/** What runs for the first time is slow. */
const first = 8
const most = 250
/** The quickest of so many says what a thing takes. */
const looksBack = 4

/** After each slice the window rests for so much longer than it took: for whoever works beside it, who would hold the next one up, and for those who collect what it left. */
const rests = 3
const restsAtMostMs = 60

/** How long the window rests after a slice that took so long, in ms. */
export const restAfter = (tookMs: number): number => Math.min(restsAtMostMs, rests * tookMs)

/** How much of long work is done at once: as much as the window can bear here and now. */
export interface SliceSize {
  now(): number
  /** Told how many a slice did and how long that took, with what is seen of it. */
  took(count: number, ms: number): void
}

interface Slice {
  readonly count: number
  readonly tookMs: number
}

/** Whether slices a quarter as large took as long: then it is what is seen of a slice that takes the time. */
function isSameForFew(slices: readonly Slice[]): boolean {
  const largest = Math.max(...slices.map(({ count }) => count))
  const few = slices.filter(({ count }) => count * 4 <= largest)
  const quickest = (some: readonly Slice[]): number => Math.min(...some.map(({ tookMs }) => tookMs))
  // A machine that is at something else makes one slice slow, seldom all of them.
  return few.length > 1 && quickest(few) > sliceMs && quickest(few) > quickest(slices.filter(({ count }) => count * 2 > largest)) * 0.8
}

/** For `total` things. */
export function createSliceSize(total: number): SliceSize {
  let size = total <= atOnce ? total : first
  let fewest = 1
  let slices: readonly Slice[] = []
  return {
    now: () => size,
    took(count, ms) {
      slices = [...slices.slice(-2 * looksBack), { count, tookMs: Math.max(1, ms) }]
      if (isSameForFew(slices)) fewest = most / 2
      // Some are slow because the machine was at something else meanwhile: smaller ones would only be more of them.
      const eachMs = Math.min(...slices.slice(-looksBack).map((slice) => slice.tookMs / slice.count))
      const wanted = Math.max(size * 0.5, Math.min(size * 1.5, sliceMs / eachMs))
      size = Math.max(fewest, Math.min(most, Math.round(wanted)))
    },
  }
}

/** Who wants to know how far long work has come, and may call it off. */
export interface Overseen {
  readonly tell?: ((done: number, total: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** Does `count` things in slices, long work after what began it has been shown; ends early once called off. Answers how many were done. */
export async function inSlices(count: number, act: (from: number, to: number) => void, tell: (done: number) => void, signal?: AbortSignal, now: () => number = () => performance.now()): Promise<number> {
  const size = createSliceSize(count)
  let done = 0
  if (count > size.now()) await breathe()
  while (done < count && signal?.aborted !== true) {
    const to = Math.min(count, done + size.now())
    const beganMs = now()
    act(done, to)
    const tookMs = now() - beganMs
    size.took(to - done, tookMs)
    done = to
    tell(done)
    if (done < count) await breathe(restAfter(tookMs))
  }
  return done
}

/** So many are done before the clock is looked at. */
const step = 50

/** Does `count` small things of which none takes long, as many in a slice as fit into it; ends early once called off. */
export async function inMoments(count: number, act: (from: number, to: number) => void, signal: AbortSignal, now: () => number = () => performance.now()): Promise<void> {
  for (let done = 0; done < count; await giveWay()) {
    if (signal.aborted) return
    const beganMs = now()
    do {
      const to = Math.min(count, done + step)
      act(done, to)
      done = to
    } while (done < count && now() - beganMs < sliceMs)
  }
}
