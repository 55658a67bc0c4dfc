import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { syncProblemMarks, syncWords } from '../../words/sync.ts'
import type { syncMeanings } from '../../words/sync-panel.ts'
import type { SyncState } from '../../workspace/volume.ts'

export type SyncTone = 'jade' | 'amber' | 'cinnabar' | 'faint'

/** What the mark shows, what it means, and whether something must be done. */
export interface SyncMarkFacts {
  readonly mark: Text
  readonly means: keyof typeof syncMeanings
  /** For the `{n}` of the mark: edits and files that are not on the relay. */
  readonly n: number
  readonly tone: SyncTone
}

/** The words of the sync mark. A file that is still to be uploaded keeps it from saying synced ([UI3]); one that was refused is told ([FIL7]). */
export function syncMarkFacts(sync: SyncState, filesWaiting: number, filesRefused = 0): SyncMarkFacts {
  const n = sync.waiting + filesWaiting
  if (sync.problem !== undefined) return { mark: syncProblemMarks[sync.problem], means: sync.problem, n, tone: 'cinnabar' }
  if (filesRefused > 0) return { mark: syncWords.filesRefused, means: 'filesRefused', n: filesRefused, tone: 'cinnabar' }
  const onlyFiles = filesWaiting > 0 && sync.waiting === 0
  switch (sync.kind) {
    case 'offline':
      return { mark: n === 0 ? syncWords.offline : onlyFiles ? syncWords.offlineFiles : syncWords.offlineWaiting, means: 'offline', n, tone: n === 0 ? 'faint' : 'amber' }
    case 'readOnly':
      return { mark: syncWords.readOnly, means: 'readOnly', n, tone: 'amber' }
    case 'synced':
      if (n === 0) return { mark: syncWords.synced, means: 'synced', n, tone: 'jade' }
      return { mark: onlyFiles ? syncWords.filesWaiting : syncWords.waiting, means: onlyFiles ? 'filesWaiting' : 'waiting', n, tone: 'amber' }
    case 'waiting':
    case 'problem':
      if (n === 0) return { mark: syncWords.connecting, means: 'connecting', n, tone: 'faint' }
      return { mark: syncWords.waiting, means: 'waiting', n, tone: 'amber' }
  }
}
