/** Which window of a member sends: one at a time where the browser has locks. */
export interface UploadTurn {
  /** Resolves when it is this window's turn; it keeps it until it closes. */
  take(): Promise<void>
  close(): void
}

/**
 * The turn among the windows of a browser. Without locks (old browsers, plain HTTP) everybody has it: the relay keeps
 * the pieces of one upload apart, so that sending twice costs time and spoils nothing ([FIL3]).
 */
export function browserTurn(workspace: string, member: string, locks: LockManager | undefined = globalThis.navigator?.locks): UploadTurn {
  const closed = Promise.withResolvers<void>()
  const given = new AbortController()
  let taking: Promise<void> | undefined
  return {
    take: () =>
      (taking ??= new Promise<void>((resolve) => {
        if (locks === undefined) return resolve()
        locks.request(`hebu-uploads:${workspace}:${member}`, { signal: given.signal }, () => {
          resolve()
          return closed.promise
        }).catch(() => undefined)
      })),
    close: () => {
      closed.resolve()
      given.abort()
    },
  }
}
