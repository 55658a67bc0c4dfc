/** The time of one row: rounds are begun while they fit, and what still runs at its end is cut short. */
export interface RowTime {
  /** Whether one more like those that were run so far will fit. */
  hasRoomFor(run: number): boolean
  /** Until what still runs is cut short. */
  leftMs(): number
  /** Whether it was. */
  readonly isCut: boolean
}

/** Rows with the seconds that each takes where the machine has nothing else to do. */
export interface Planned {
  readonly seconds: number
}

/** A row may take more of the time of those behind it before it is cut short. */
const patience = 2.5

/**
 * Shares what is left of the whole time among the rows that are left, by what each takes: where the machine is slow, all
 * rows become shorter rather than the last ones missing.
 */
export function shareMs(remainingMs: number, rows: readonly Planned[]): number {
  const all = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  return (remainingMs * (rows[0]?.seconds ?? 0)) / all
}

/** Runs a row within its time; `cut` ends what it has started, so that it fails and tidies up. */
export async function within<T>(ms: number, atMostMs: number, run: (time: RowTime) => Promise<T>, cut: () => void): Promise<T> {
  const startedAt = performance.now()
  const cutsAt = startedAt + Math.min(ms * patience, atMostMs)
  let isCut = false
  const timer = setTimeout(() => {
    isCut = true
    cut()
  }, cutsAt - startedAt)
  try {
    return await run({
      hasRoomFor(runs) {
        const tookMs = performance.now() - startedAt
        return tookMs + tookMs / runs <= ms
      },
      leftMs: () => cutsAt - performance.now(),
      get isCut() {
        return isCut
      },
    })
  } finally {
    clearTimeout(timer)
  }
}
