import { join } from 'node:path'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { Config } from './config.ts'
import type { Others } from './room/open-volume.ts'
import { healingUntilMs } from './store/backup/healing.ts'
import { silentBell } from './store/bell.ts'
import type { Blobs } from './store/files/blobs.ts'
import { openDiskBlobs } from './store/files/disk-blobs.ts'
import { type FolderLock, lockFolder } from './store/folder-lock.ts'
import type { Logger } from './store/logger.ts'
import type { SharedAccountsDatabase } from './store/postgres/accounts-database.ts'
import { openPostgresVolumeLog } from './store/postgres-volume-log.ts'
import { openRedisBell } from './store/redis-bell.ts'
import { openSqliteVolumeLog } from './store/sqlite-volume-log.ts'
import type { VolumeLog } from './store/volume-log.ts'

/** Another relay works on the same data folder. */
export class FolderInUse extends Error {}

/** Where volumes and files lie, beside the accounts. */
export interface OpenedStore {
  readonly log: VolumeLog
  readonly blobs: Blobs
  /** Absent where this relay is alone. */
  readonly others?: Others | undefined
  readonly healingUntilMs: number
  close(): Promise<void>
}

/** Keeps the data folder for this relay; nothing where it is not used. */
export function takeFolder({ dataFolder, shared }: Config): FolderLock | undefined {
  if (shared !== undefined) return undefined
  const lock = lockFolder(dataFolder)
  if (lock === undefined) throw new FolderInUse(dataFolder)
  return lock
}

/** Opens volumes and files: in the data folder, or where several relays share them. */
export function openStore({ dataFolder, shared }: Config, accounts: SharedAccountsDatabase | undefined, logger: Logger): OpenedStore {
  if (shared === undefined || accounts === undefined) {
    const log = openSqliteVolumeLog({ folder: dataFolder, logger })
    return { log, blobs: openDiskBlobs(join(dataFolder, 'files'), { maxBytes: maxFileBytes }), healingUntilMs: healingUntilMs(dataFolder), close: () => log.close() }
  }
  const { databaseUrl, redisUrl, filesFolder } = shared
  const log = openPostgresVolumeLog({ url: databaseUrl, logger })
  const bell = redisUrl === undefined ? silentBell : openRedisBell({ url: redisUrl, name: accounts.fact('relay', () => crypto.randomUUID()), logger })
  return {
    log,
    blobs: openDiskBlobs(filesFolder, { maxBytes: maxFileBytes, isShared: true }),
    others: { log, bell },
    healingUntilMs: 0,
    async close() {
      await bell.close()
      await log.close()
    },
  }
}
