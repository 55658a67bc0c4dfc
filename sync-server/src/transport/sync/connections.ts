import type { Connection } from './connection.ts'

/** The sockets that are open, by the workspace of their caller. */
export function connectionsByWorkspace() {
  const byWorkspace = new Map<string, Set<Connection>>()
  let waiting: (() => void)[] = []

  return {
    add(connection: Connection): void {
      const { workspace } = connection.caller
      const there = byWorkspace.get(workspace)
      if (there === undefined) byWorkspace.set(workspace, new Set([connection]))
      else there.add(connection)
    },

    remove(connection: Connection): void {
      const { workspace } = connection.caller
      const there = byWorkspace.get(workspace)
      there?.delete(connection)
      if (there?.size === 0) byWorkspace.delete(workspace)
      if (byWorkspace.size > 0) return
      for (const resolve of waiting) resolve()
      waiting = []
    },

    /** A copy: they may end while it is walked. */
    of: (workspace: string): Connection[] => [...(byWorkspace.get(workspace) ?? [])],

    all: (): Connection[] => [...byWorkspace.values()].flatMap((connections) => [...connections]),

    /** When the last one is closed. */
    emptied: (): Promise<void> => (byWorkspace.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
