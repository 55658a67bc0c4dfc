import { searchDatabase } from '../../platform/device-accounts.ts'
import { createNames } from '../../features/books/values/use-names.ts'
import type { Words } from '../../words/language.tsx'
import type { Search } from '../../workspace/search/search.ts'
import { createSearch } from '../../workspace/search/search.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { createPageEntries } from './page-entry.ts'

/** Who waits for an answer has the pages read at once, in stretches that no key is kept waiting by. */
const hurriedMs = 6

/** However long the window rests, a key that comes meanwhile waits no longer than this. */
const mostMs = 8

/** Pages are read while the window has nothing else to do, and at least a few each second. */
const rest = (hurried: boolean): Promise<number> =>
  new Promise((resolve) => {
    if (hurried) setTimeout(() => resolve(hurriedMs))
    else if ('requestIdleCallback' in globalThis) requestIdleCallback((idle) => resolve(Math.min(mostMs, Math.max(4, idle.timeRemaining()))), { timeout: 500 })
    else setTimeout(() => resolve(mostMs), 50)
  })

/** Search over all that this device holds of a workspace, in a thread of its own. */
export function openSearch(workspace: Workspace, words: Words): Search {
  const thread = new Worker(new URL('../../workspace/search/search-worker.ts', import.meta.url), { type: 'module' })
  return createSearch({
    workspace,
    thread,
    database: searchDatabase(workspace.directory().workspace.id, workspace.me().id),
    entryOf: createPageEntries(workspace, createNames(workspace, words)),
    rest,
  })
}
