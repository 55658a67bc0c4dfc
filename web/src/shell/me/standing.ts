import type { Text } from '@hebu/shared/vocabulary/text.ts'

import { safetyWords } from '../../words/safety.ts'
import { syncProblemMarks, syncWords } from '../../words/sync.ts'
import { syncMeanings } from '../../words/sync-panel.ts'
import type { SyncState } from '../../workspace/volume.ts'

/** The one sentence on top of the data-safety panel: what is true of this member's work now. */
export interface Standing {
  readonly title: Text
  readonly means: Text
  readonly tone: 'good' | 'wait' | 'bad' | 'plain'
  /** For the `{n}` of the title: edits and files that only this device has. */
  readonly n: number
}

/** Says that everything is on the server only when nothing of this device is missing there ([UI130]). */
export function standingOf(sync: SyncState, filesWaiting: number, filesRefused = 0): Standing {
  const n = sync.waiting + filesWaiting
  if (sync.problem !== undefined) return { title: syncProblemMarks[sync.problem], means: syncMeanings[sync.problem], tone: 'bad', n }
  if (filesRefused > 0) return { title: syncWords.filesRefused, means: safetyWords.filesRefusedMeans, tone: 'bad', n: filesRefused }
  const isOffline = sync.kind === 'offline'
  if (n > 0) return { title: safetyWords.notThere, means: isOffline ? safetyWords.offlineNotThereMeans : safetyWords.notThereMeans, tone: 'wait', n }
  if (isOffline) return { title: safetyWords.offline, means: safetyWords.offlineMeans, tone: 'plain', n }
  if (sync.kind === 'synced') return { title: safetyWords.allThere, means: safetyWords.allThereMeans, tone: 'good', n }
  return { title: safetyWords.checking, means: safetyWords.checkingMeans, tone: 'plain', n }
}
