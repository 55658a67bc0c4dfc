import { join } from 'node:path'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { Config } from './config.ts'
import type { Others } from './room/open-volume.ts'
import { healingUntilMs } from './store/backup/healing.ts'
import { silentBell } from './store/bell.ts'
import type { Blobs } from './store/files/blobs.ts'
import { BucketFault, type BucketPlace } from './store/files/bucket.ts'
import { type BucketBlobs, openBucketBlobs } from './store/files/bucket-blobs.ts'
import { openDiskBlobs, readDiskBlobs } from './store/files/disk-blobs.ts'
import { type FilesState, watchBlobs } from './store/files/watched-blobs.ts'
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
  /** How the place of files does; absent where they lie in a folder. */
  filesState?(): FilesState
  /** Throws a {@link BucketFault} that waiting does not mend. */
  probeFiles(): Promise<void>
  close(): Promise<void>
}

/** Keeps the data folder for this relay; nothing where it is not used. */
export function takeFolder({ dataFolder, shared }: Config): FolderLock | undefined {
  if (shared !== undefined) return undefined
  const lock = lockFolder(dataFolder)
  if (lock === undefined) throw new FolderInUse(dataFolder)
  return lock
}

type FilesPlace = Pick<Config, 'dataFolder' | 'shared' | 'bucket'>

const filesFolder = ({ dataFolder, shared }: FilesPlace): string => shared?.filesFolder ?? join(dataFolder, 'files')
const inBucket = (bucket: BucketPlace): BucketBlobs => openBucketBlobs(bucket, { maxBytes: maxFileBytes })

const onDisk = (place: FilesPlace): Blobs => openDiskBlobs(filesFolder(place), { maxBytes: maxFileBytes, isShared: place.shared !== undefined })

interface OpenedFiles extends Pick<OpenedStore, 'blobs' | 'filesState' | 'probeFiles'> {
  close(): void
}

function openFiles(place: FilesPlace, logger: Logger): OpenedFiles {
  if (place.bucket === undefined) return { blobs: onDisk(place), probeFiles: () => Promise.resolve(), close() {} }
  const bucket = inBucket(place.bucket)
  const watched = watchBlobs(bucket, logger)
  return { blobs: watched, filesState: () => watched.state(), probeFiles: () => probe(bucket, watched), close: () => watched.close() }
}

/** Attached files, to be written by the keeper while no relay works on the folder. */
export const filesForKeeper = (place: FilesPlace): Blobs => (place.bucket === undefined ? onDisk(place) : inBucket(place.bucket))

/** Attached files, in the bucket that was named or in a folder, to be read beside a relay that writes them. */
export const readFiles = (place: FilesPlace): Pick<Blobs, 'get'> => (place.bucket === undefined ? readDiskBlobs(filesFolder(place)) : inBucket(place.bucket))

/** Where a restored backup's files go; `undefined` where they lie in the data folder. */
export const filesApart = ({ bucket }: FilesPlace): Blobs | undefined => bucket && inBucket(bucket)

/** Opens volumes and files: in the data folder, or where several relays share them. */
export function openStore(config: Config, accounts: SharedAccountsDatabase | undefined, logger: Logger): OpenedStore {
  const { dataFolder, shared } = config
  const files = openFiles(config, logger)
  const { blobs, filesState, probeFiles } = files
  const ofFiles = { blobs, probeFiles, ...(filesState === undefined ? {} : { filesState }) }
  if (shared === undefined || accounts === undefined) {
    const log = openSqliteVolumeLog({ folder: dataFolder, logger })
    return {
      ...ofFiles,
      log,
      healingUntilMs: healingUntilMs(dataFolder),
      async close() {
        files.close()
        await log.close()
      },
    }
  }
  const { databaseUrl, redisUrl } = shared
  const log = openPostgresVolumeLog({ url: databaseUrl, logger })
  const bell = redisUrl === undefined ? silentBell : openRedisBell({ url: redisUrl, name: accounts.fact('relay', () => crypto.randomUUID()), logger })
  return {
    ...ofFiles,
    log,
    others: { log, bell },
    healingUntilMs: 0,
    async close() {
      files.close()
      await bell.close()
      await log.close()
    },
  }
}

/** A bucket that is not reached now may be later: edits need not wait for it. One that refuses, or is public, is the keeper's to mend. */
async function probe(bucket: BucketBlobs, watched: { look(): Promise<FilesState> }): Promise<void> {
  try {
    await bucket.probe()
  } catch (error) {
    if (!(error instanceof BucketFault) || error.isRefusal) throw error
    await watched.look()
  }
}
