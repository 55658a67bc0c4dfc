/** Where a member was and what they did, on this device; the latest first, as often as it was. */
export interface Recent {
  keys(): readonly string[]
  note(key: string): void
}

const most = 99

/** A browser that stores nothing remembers as long as the window is open. */
export function createRecent(storage: () => Storage, name: string): Recent {
  let kept: readonly string[] = read()
  function read(): readonly string[] {
    try {
      const stored: unknown = JSON.parse(storage().getItem(name) ?? '[]')
      return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string').slice(0, most) : []
    } catch {
      return []
    }
  }
  return {
    keys: () => kept,
    note(key) {
      if (key === kept[0]) return
      kept = [key, ...kept].slice(0, most)
      try {
        storage().setItem(name, JSON.stringify(kept))
      } catch {
        // It holds for this window.
      }
    },
  }
}

/** Begins like all that the browser's storage keeps for a member, so that it goes with the account ([LOC2]). */
export const recentName = (workspace: string, member: string): string => `hebu.recent.${workspace}.${member}`
