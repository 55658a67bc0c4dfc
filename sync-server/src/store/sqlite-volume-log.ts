import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { createDurableLog } from './durable-log.ts'
import type { Logger } from './logger.ts'
import { troubleInWords } from './sqlite/disk-errors.ts'
import { createStoreThread } from './sqlite/thread.ts'
import type { VolumeLog } from './volume-log.ts'

export interface SqliteLogOptions {
  /** The folder of `volumes.sqlite` and its reserve. */
  readonly folder: string
  readonly logger?: Logger | undefined
  readonly busyTimeoutMs?: number | undefined
  /** Between tries to write again after a failure. */
  readonly probeEveryMs?: number | undefined
  readonly reserveBytes?: number | undefined
  readonly maxBytes?: number | undefined
}

/** The default log: one SQLite file in WAL mode, fsynced at each commit, in a thread of its own. */
export function openSqliteVolumeLog(options: SqliteLogOptions): VolumeLog {
  const { folder, logger, probeEveryMs, busyTimeoutMs = 2000, reserveBytes = 4 * 1024 * 1024, maxBytes } = options
  mkdirSync(folder, { recursive: true })
  const workerData = { file: join(folder, 'volumes.sqlite'), reserveFile: join(folder, 'reserve'), reserveBytes, busyTimeoutMs, maxBytes }
  return createDurableLog({ backend: (onEnd) => createStoreThread(workerData, onEnd), troubleInWords, logger, probeEveryMs })
}
