import type { SyncProblem, SyncState } from './volume.ts'

/** What the state of all volumes is reckoned from. */
export interface SyncFacts {
  /** Whether the socket to the relay stands. */
  readonly up: boolean
  /** Whether every open volume is written down here and proven to be on the relay. */
  readonly allSynced: boolean
  readonly waiting: number
  readonly problems: ReadonlySet<SyncProblem>
  readonly lastContactMs: number | undefined
}

/** Which problem is told when there are several: the one that most keeps work from being safe. */
const order: readonly SyncProblem[] = [
  'removed', 'signedOut', 'refused', 'deviceFull', 'storeLost', 'storeBlocked', 'relayFull', 'outdated', 'memoryOnly',
]

/** The one state a person is told ([SYN9]). */
export function toSyncState({ up, allSynced, waiting, problems, lastContactMs }: SyncFacts): SyncState {
  const problem = order.find((candidate) => problems.has(candidate))
  const kind = problem === 'outdated' ? 'readOnly' : problem !== undefined ? 'problem' : !up ? 'offline' : allSynced ? 'synced' : 'waiting'
  return { kind, waiting, ...(problem === undefined ? {} : { problem }), ...(lastContactMs === undefined ? {} : { lastContactMs }) }
}

export const sameSyncState = (a: SyncState, b: SyncState): boolean =>
  a.kind === b.kind && a.waiting === b.waiting && a.problem === b.problem && a.lastContactMs === b.lastContactMs

/** Whether as much waits as before, by name. */
export function sameCounts(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}
