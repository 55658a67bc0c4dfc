/** What a member picked last, of one kind or book, on this device. */
export interface RecentPicks {
  /** Ids, the latest first. */
  of(kind: string): readonly string[]
  remember(kind: string, id: string): void
}

const most = 8

/** Kept in the browser's storage; one that refuses to store forgets them. */
export function createRecentPicks(storage: () => Storage, workspace: string, member: string): RecentPicks {
  const keyOf = (kind: string) => `hebu.recent.${workspace}.${member}.${kind}`
  const of = (kind: string): readonly string[] => {
    try {
      const kept: unknown = JSON.parse(storage().getItem(keyOf(kind)) ?? '[]')
      return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, most) : []
    } catch {
      return []
    }
  }
  return {
    of,
    remember(kind, id) {
      try {
        storage().setItem(keyOf(kind), JSON.stringify([id, ...of(kind).filter((each) => each !== id)].slice(0, most)))
      } catch {
        // It is a convenience only.
      }
    },
  }
}

/** Those that were picked last come first, the others after them in their order. */
export function recentFirst<T extends { readonly id: string }>(options: readonly T[], recent: readonly string[]): readonly T[] {
  if (recent.length === 0) return options
  const place = new Map(recent.map((id, index) => [id, index]))
  const first = options.filter(({ id }) => place.has(id)).toSorted((a, b) => place.get(a.id)! - place.get(b.id)!)
  return [...first, ...options.filter(({ id }) => !place.has(id))]
}
