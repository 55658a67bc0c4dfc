/**
 * What this device remembers of a member beside the books: drafts of comments, and which comments were seen. A browser
 * that stores nothing remembers nothing, and nothing else depends on it.
 */
export interface KeptHere {
  read(key: string): string | undefined
  /** `undefined` forgets. */
  keep(key: string, value: string | undefined): void
}

export const keptHere: KeptHere = {
  read(key) {
    try {
      return globalThis.localStorage.getItem(key) ?? undefined
    } catch {
      return undefined
    }
  },
  keep(key, value) {
    try {
      if (value === undefined) globalThis.localStorage.removeItem(key)
      else globalThis.localStorage.setItem(key, value)
    } catch {
      // What was typed stands in its box as long as the page is open.
    }
  },
}

/** Where what belongs to a member and a book is kept. */
export const keptKey = (what: 'draft' | 'seen', workspace: string, member: string, ...place: readonly string[]): string => ['hebu', what, workspace, member, ...place].join('.')
