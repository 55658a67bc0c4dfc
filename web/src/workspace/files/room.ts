import type { FileFacts } from '../../platform/files/file-store.ts'

const mega = 1024 * 1024
const mostBytes = 2048 * mega
/** Where the browser does not say how much there is. */
const unknownBytes = 256 * mega

/** How much of the browser's space files may take: a quarter, and less where most of it is used already. */
export function fileBudget(estimate: StorageEstimate | undefined, heldBytes: number): number {
  const { quota, usage } = estimate ?? {}
  if (quota === undefined || usage === undefined) return unknownBytes
  const free = Math.max(0, quota - usage)
  return Math.min(mostBytes, quota / 4, heldBytes + free / 2)
}

/** What goes first: what others added before own, and of each what was not opened for longest. What somebody wants kept never goes. */
export function toDrop(held: readonly FileFacts[], needed: ReadonlySet<string>, budgetBytes: number): readonly string[] {
  let heldBytes = held.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const going: string[] = []
  const order = held.filter(({ sha256, pinned }) => !pinned && !needed.has(sha256)).toSorted((a, b) => Number(a.own) - Number(b.own) || a.usedAtMs - b.usedAtMs)
  for (const { sha256, sizeBytes } of order) {
    if (heldBytes <= budgetBytes) break
    heldBytes -= sizeBytes
    going.push(sha256)
  }
  return going
}
