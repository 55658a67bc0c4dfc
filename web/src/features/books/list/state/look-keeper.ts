/** Keeps how a member looks at a book, on this device. */
export interface LookKeeper {
  read(key: string): string | undefined
  /** `undefined` forgets. */
  keep(key: string, look: string | undefined): void
}

/** In the browser's storage; one that refuses to store holds a look until the list is left. */
export function createLookKeeper(storage: () => Storage): LookKeeper {
  return {
    read(key) {
      try {
        return storage().getItem(key) ?? undefined
      } catch {
        return undefined
      }
    },
    keep(key, look) {
      try {
        if (look === undefined) storage().removeItem(key)
        else storage().setItem(key, look)
      } catch {
        // The address holds it.
      }
    },
  }
}

export const deviceLooks: LookKeeper = createLookKeeper(() => globalThis.localStorage)

export const lookKey = (workspace: string, member: string, book: string): string => `hebu.look.${workspace}.${member}.${book}`
