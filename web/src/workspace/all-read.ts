import type { Workspace } from './workspace.ts'

/** Whether everything that this device holds has been read, every book of it; tracked. What looks at all pages waits for it. */
export const isAllRead = (workspace: Pick<Workspace, 'whole' | 'books' | 'table'>): boolean => workspace.whole() && workspace.books().every(({ id }) => workspace.table(id).ready())
