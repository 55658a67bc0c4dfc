import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { granted, refused, type Result } from '@hebu/shared/vocabulary/result.ts'
import { arriving, createTurns, type Turn } from './arriving.ts'
import type { Blobs, UploadHeld, UploadName, UploadPiece } from './blobs.ts'
import { placeOf, placesOf } from './upload-places.ts'

export interface UploadLimits {
  readonly maxBytes: number
  /** Unfinished uploads a member may have; the oldest gives way to another. */
  readonly perMember: number
  /** An upload that nobody went on with for so long is thrown away. */
  readonly expiresMs: number
  /** A piece of which nothing comes for so long has broken off. */
  readonly stallMs: number
}

const dayMs = 24 * 3_600_000

export const usualUploadLimits: Omit<UploadLimits, 'maxBytes'> = { perMember: 16, expiresMs: 7 * dayMs, stallMs: 30_000 }

export interface UploadsInput {
  readonly folder: string
  readonly limits: UploadLimits
  /** Refuses, by throwing, what the disk has no room for. */
  makeSureOfRoom(bytes: number): Promise<void>
  /** Takes a whole file over, durably; it is gone from `path` then. */
  settle(path: string, sha256: string): Promise<void>
}

/** Unfinished uploads as files named by digests of whose and what they are: nothing that anybody sends becomes part of a path. */
export function createDiskUploads({ folder, limits, makeSureOfRoom, settle }: UploadsInput): Pick<Blobs, 'held' | 'append' | 'sweep'> {
  const turns = createTurns()
  const pathOf = (upload: UploadName): string => join(folder, placeOf(upload))

  const makeRoomFor = async (upload: UploadName, path: string): Promise<void> => {
    const own = (await readdir(folder)).filter((name) => name.startsWith(placesOf(upload.member)) && join(folder, name) !== path && !turns.has(join(folder, name)))
    if (own.length < limits.perMember) return
    const dated = await Promise.all(own.map(async (name) => ({ name, atMs: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })))
    const oldest = dated.toSorted((a, b) => a.atMs - b.atMs).slice(0, own.length - limits.perMember + 1)
    await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })))
  }

  async function receive(file: FileHandle, fromByte: number, toByte: number, bytes: AsyncIterable<Uint8Array>, turn: Turn): Promise<number | undefined> {
    let at = fromByte
    for await (const next of arriving(bytes, turn, limits.stallMs)) {
      if (at + next.byteLength > toByte) return undefined
      for (let sent = 0; sent < next.byteLength; ) sent += (await file.write(next, sent, next.byteLength - sent, at + sent)).bytesWritten
      at += next.byteLength
    }
    return at
  }

  async function appendTo(path: string, upload: UploadName, { fromByte, totalBytes }: UploadPiece, bytes: AsyncIterable<Uint8Array>, turn: Turn): Promise<Result<UploadHeld, 'offset-differs' | 'digest-differs'>> {
    const before = await sizeOf(path)
    if ((before ?? 0) !== fromByte) return refused('offset-differs')
    await makeSureOfRoom(totalBytes - fromByte)
    if (before === undefined) await makeRoomFor(upload, path)
    const file = await open(path, before === undefined ? 'wx+' : 'r+', 0o600)
    let heldBytes: number | undefined
    try {
      heldBytes = await receive(file, fromByte, totalBytes, bytes, turn)
      if (heldBytes === totalBytes && (await digestOfFile(path)) === upload.sha256) await file.sync()
      else if (heldBytes === totalBytes) heldBytes = undefined
    } finally {
      await file.close()
    }
    if (heldBytes === undefined) {
      await rm(path, { force: true })
      return refused('digest-differs')
    }
    if (heldBytes === totalBytes) await settle(path, upload.sha256)
    return granted({ heldBytes, whole: heldBytes === totalBytes })
  }

  return {
    held: async (upload) => (await sizeOf(pathOf(upload))) ?? 0,

    async append(upload, piece, bytes) {
      if (piece.totalBytes > limits.maxBytes) return refused('too-large')
      const path = pathOf(upload)
      const turn = await turns.take(path)
      if (turn === undefined) return refused('offset-differs')
      try {
        return await appendTo(path, upload, piece, bytes, turn)
      } finally {
        turns.leave(path, turn)
      }
    },

    async sweep(nowMs) {
      await mkdir(folder, { recursive: true })
      for (const name of await readdir(folder)) {
        const path = join(folder, name)
        const facts = await stat(path).catch(() => undefined)
        if (facts !== undefined && !turns.has(path) && nowMs - facts.mtimeMs > limits.expiresMs) await rm(path, { force: true })
      }
    },
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>) hash.update(chunk)
  return hash.digest('hex')
}
