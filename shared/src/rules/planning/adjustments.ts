/** A move as a page's log has it. */
interface Made {
  readonly move: string
  readonly verdict: string
  readonly at: string
}

/** An adjustment of a plan in force, and what was changed from then until the next one. */
export interface Adjustment<M, C> {
  readonly move: M
  readonly changes: readonly C[]
}

/** The adjustments of a plan in their order, each with the changes of its goals ([PLAN15]). Adjustments that did not count changed nothing. */
export function adjustmentsOf<M extends Made, C extends { readonly field: string; readonly at: string }>(moves: readonly M[], changes: readonly C[]): readonly Adjustment<M, C>[] {
  const adjusted = moves.filter(({ move, verdict }) => move === 'adjust' && verdict === 'applied')
  return adjusted.map((move, index) => {
    const until = adjusted[index + 1]?.at
    return { move, changes: changes.filter(({ field, at }) => field === 'goals' && at >= move.at && (until === undefined || at < until)) }
  })
}
