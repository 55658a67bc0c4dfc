import type { Workspace } from '../../workspace/workspace.ts'

/** What is not here yet may still be on its way: the relay has not told all that it has ([UI164]). */
export const isArriving = (workspace: Pick<Workspace, 'sync'>): boolean => {
  const { kind, waiting } = workspace.sync()
  return kind === 'waiting' && waiting === 0
}
