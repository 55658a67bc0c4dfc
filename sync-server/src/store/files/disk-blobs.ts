import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Blobs } from './blobs.ts'

const headBytes = 16

/** Blobs under `<folder>/ab/cd/<sha256>`. Half-received files of an earlier run are thrown away. */
export function openDiskBlobs(folder: string, maxBytes: number): Blobs {
  const incoming = join(folder, 'incoming')
  rmSync(incoming, { recursive: true, force: true })
  mkdirSync(incoming, { recursive: true })
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)

  return {
    async put(sha256, bytes) {
      const partial = join(incoming, randomBytes(12).toString('hex'))
      const file = await open(partial, 'wx', 0o600)
      try {
        const received = await receive(file, bytes, maxBytes)
        if (received === undefined) return refused('too-large')
        if (received.sha256 !== sha256) return refused('digest-differs')
        await file.sync()
        await settle(partial, pathOf(sha256))
        return granted({ sizeBytes: received.sizeBytes })
      } finally {
        await file.close()
        await rm(partial, { force: true })
      }
    },

    async get(sha256) {
      const path = pathOf(sha256)
      const file = await open(path, 'r').catch(absent)
      if (file === undefined) return undefined
      try {
        const { size: sizeBytes } = await file.stat()
        const { bytesRead, buffer } = await file.read(new Uint8Array(headBytes), 0, headBytes, 0)
        return { sizeBytes, head: buffer.subarray(0, bytesRead), stream: () => streamOf(path) }
      } finally {
        await file.close()
      }
    },
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

function streamOf(path: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      file ??= await open(path, 'r')
      const { bytesRead, buffer } = await file.read(new Uint8Array(64 * 1024), 0, 64 * 1024, null)
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
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
