import { readdirSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

import type { Blobs } from '@hebu/sync-server/store/files/blobs.ts'
import { openBucketBlobs } from '@hebu/sync-server/store/files/bucket-blobs.ts'
import { openBucket } from '@hebu/sync-server/store/files/bucket.ts'
import { openDiskBlobs } from '@hebu/sync-server/store/files/disk-blobs.ts'
import type { UploadLimits } from '@hebu/sync-server/store/files/disk-uploads.ts'
import { onTestFinished } from 'vitest'

import { aFolder } from './front-door.ts'
import { startS3 } from './s3-server.ts'

/** A place for files in the contract suite. */
export interface BlobsUnderTest {
  /** Opens it, also a second time, as after a restart or from another relay. */
  open(limits: Pick<UploadLimits, 'maxBytes'> & Partial<UploadLimits>): Blobs
  /** What is done meanwhile is then as old as the epoch. */
  longAgo(work: () => Promise<unknown>): Promise<void>
}

/** Every adapter of the port. A new one is added here. */
export const blobStores: Readonly<Record<string, () => BlobsUnderTest | Promise<BlobsUnderTest>>> = {
  'on a disk': () => {
    const folder = aFolder()
    return { open: (limits) => openDiskBlobs(folder, limits), longAgo: (work) => madeOld(folder, work) }
  },

  'in a bucket': async () => {
    const server = await startS3()
    onTestFinished(() => server.close())
    const times = { silenceMs: 5_000, pauseMs: 1 }
    return { open: (limits) => openBucketBlobs(server.place, limits, openBucket(server.place, times)), longAgo: (work) => madeOld(server.folder, work) }
  },
}

async function madeOld(folder: string, work: () => Promise<unknown>): Promise<void> {
  const filesIn = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile())
  const before = new Set(filesIn())
  await work()
  for (const path of filesIn()) if (!before.has(path)) utimesSync(path, 1_000, 1_000)
}
