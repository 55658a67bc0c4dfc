/** The time of one round: what still runs at its end is cut short. */
export interface RoundTime {
  /** Until what still runs is cut short. */
  leftMs(): number
  /** Whether it was. */
  readonly isCut: boolean
  /** How quick the machine has been so far; 1 where it has nothing else to do. */
  readonly pace: number
}

/** Rows with the seconds that a round takes where the machine has nothing else to do, and how many rounds tell enough. */
export interface Planned {
  readonly seconds: number
  readonly most: number
}

/** What a row has had. */
export interface Had {
  readonly rounds: number
  readonly lastMs: number
  readonly wasCut: boolean
}

/** Another round like the last may take a little longer. */
const margin = 1.15

/**
 * Whose round is next, and what it may take; nothing where no other will fit. Every row has its first round before any
 * has its second, so that each has figures. A first round may take all that those behind it do not need; where that is
 * less than its share, its share.
 */
export function nextRound(rows: readonly (Planned & Had)[], remainingMs: number): { readonly index: number; readonly atMostMs: number } | undefined {
  const first = rows.findIndex(({ rounds }) => rounds === 0)
  if (first >= 0) {
    const behind = sumOf(rows.filter((row, index) => index > first && row.rounds === 0))
    const own = rows[first]!.seconds * 1000
    return { index: first, atMostMs: Math.max(remainingMs - behind, (remainingMs * own) / (own + behind)) }
  }
  const fitting = rows.flatMap(({ rounds, most, lastMs, wasCut }, index) => (rounds < most && !wasCut && lastMs * margin <= remainingMs ? [{ rounds, index }] : []))
  const [next] = fitting.toSorted((a, b) => a.rounds - b.rounds)
  return next && { index: next.index, atMostMs: remainingMs }
}

const sumOf = (rows: readonly Planned[]): number => rows.reduce((sum, { seconds }) => sum + seconds * 1000, 0)

/** Runs a round within its time; `cut` ends what it has started, so that it fails and tidies up. Says what it took. */
export async function within(atMostMs: number, pace: number, run: (time: RoundTime) => Promise<void>, cut: () => void): Promise<{ readonly tookMs: number; readonly isCut: boolean }> {
  const startedAt = performance.now()
  let isCut = false
  const timer = setTimeout(() => {
    isCut = true
    cut()
  }, atMostMs)
  try {
    await run({
      leftMs: () => startedAt + atMostMs - performance.now(),
      get isCut() {
        return isCut
      },
      pace,
    })
  } catch (error) {
    if (!isCut) throw error
  } finally {
    clearTimeout(timer)
  }
  return { tookMs: performance.now() - startedAt, isCut }
}
