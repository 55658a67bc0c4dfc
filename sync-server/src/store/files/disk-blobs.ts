import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileHeadBytes } from '@hebu/shared/vocabulary/file-types.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Blobs } from './blobs.ts'
import { createDiskUploads, type UploadLimits, usualUploadLimits } from './disk-uploads.ts'

export interface BlobLimits extends UploadLimits {
  /** Other relays work on the folder too. */
  readonly isShared?: boolean | undefined
  /** What files leave free on the disk, for the volumes lie on it too. */
  readonly leaveFreeBytes: number
}

const usualLimits = { ...usualUploadLimits, leaveFreeBytes: 64 * 1024 * 1024 }
const pieceBytes = 64 * 1024

const blobPath = (folder: string, sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

/** The blobs of a folder, to be read beside a relay that writes them. */
export function readDiskBlobs(folder: string): Pick<Blobs, 'get'> {
  return {
    async get(sha256) {
      const path = blobPath(folder, sha256)
      const file = await open(path, 'r').catch(absent)
      if (file === undefined) return undefined
      try {
        const { size: sizeBytes } = await file.stat()
        const { bytesRead, buffer } = await file.read(new Uint8Array(fileHeadBytes), 0, fileHeadBytes, 0)
        return { sizeBytes, head: buffer.subarray(0, bytesRead), stream: (fromByte = 0, toByte = sizeBytes) => streamOf(path, fromByte, toByte) }
      } finally {
        await file.close()
      }
    },
  }
}

/** Blobs under `<folder>/ab/cd/<sha256>`; unfinished uploads in `<folder>/partial`. What a whole `PUT` left behind in an earlier run is thrown away. */
export function openDiskBlobs(folder: string, limits: Pick<BlobLimits, 'maxBytes'> & Partial<BlobLimits>): Blobs {
  const { maxBytes, leaveFreeBytes, isShared = false, ...uploadLimits } = { ...usualLimits, ...limits }
  const incoming = join(folder, 'incoming')
  const partial = join(folder, 'partial')
  // Where others write too, it may be theirs, and under way.
  if (!isShared) rmSync(incoming, { recursive: true, force: true })
  for (const made of [incoming, partial]) mkdirSync(made, { recursive: true })
  const pathOf = (sha256: string): string => blobPath(folder, sha256)
  const { get } = readDiskBlobs(folder)

  const makeSureOfRoom = async (bytes: number): Promise<void> => {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize - bytes < leaveFreeBytes) throw Object.assign(new Error('no room is left for files'), { code: 'ENOSPC' })
  }
  const uploads = createDiskUploads({ folder: partial, limits: { ...uploadLimits, maxBytes }, makeSureOfRoom, settle: (path, sha256) => settle(path, pathOf(sha256)) })

  return {
    ...uploads,
    async put(sha256, bytes) {
      await makeSureOfRoom(0)
      const temporary = join(incoming, randomBytes(12).toString('hex'))
      const file = await open(temporary, 'wx', 0o600)
      try {
        const received = await receive(file, bytes, maxBytes)
        if (received === undefined) return refused('too-large')
        if (received.sha256 !== sha256) return refused('digest-differs')
        await file.sync()
        await settle(temporary, pathOf(sha256))
        return granted({ sizeBytes: received.sizeBytes })
      } finally {
        await file.close()
        await rm(temporary, { force: true })
      }
    },

    get,
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
  }
}

async function receive(file: FileHandle, bytes: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256')
  let sizeBytes = 0
  for await (const chunk of bytes) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBytes) return undefined
    hash.update(chunk)
    for (let at = 0; at < chunk.byteLength; ) at += (await file.write(chunk, at)).bytesWritten
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}

/** The rename shows the file whole or not at all; the folders are synced so that it stays after a crash. */
async function settle(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to)
  for (const folder of [dirname(to), dirname(dirname(to)), dirname(dirname(dirname(to)))]) {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

function streamOf(path: string, fromByte: number, toByte: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined
  let at = fromByte
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      file ??= await open(path, 'r')
      const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(pieceBytes, toByte - at)), 0, Math.min(pieceBytes, toByte - at), at)
      at += bytesRead
      if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
      if (bytesRead > 0 && at < toByte) return
      await file.close()
      controller.close()
    },
    cancel: () => file?.close(),
  })
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
