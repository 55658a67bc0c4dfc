import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { granted, refused, type Result } from '@hebu/shared/vocabulary/result.ts'
import type { Blobs, UploadHeld, UploadName, UploadPiece } from './blobs.ts'

export interface UploadLimits {
  readonly maxBytes: number
  /** Unfinished uploads a member may have; the oldest gives way to another. */
  readonly perMember: number
  /** An upload that nobody went on with for so long is thrown away. */
  readonly expiresMs: number
  /** A piece of which nothing comes for so long has broken off. */
  readonly stallMs: number
}

export interface UploadsInput {
  readonly folder: string
  readonly limits: UploadLimits
  /** Refuses, by throwing, what the disk has no room for. */
  makeSureOfRoom(bytes: number): Promise<void>
  /** Takes a whole file over, durably; it is gone from `path` then. */
  settle(path: string, sha256: string): Promise<void>
}

/** One running append; another to the same upload ends it. */
interface Turn {
  readonly stopped: Promise<'stopped'>
  stop(): void
  readonly ended: Promise<void>
  end(): void
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const ofMember = (member: string): string => digestOf(member).slice(0, 16)

/** Unfinished uploads as files named by digests of whose and what they are: nothing that anybody sends becomes part of a path. */
export function createDiskUploads({ folder, limits, makeSureOfRoom, settle }: UploadsInput): Pick<Blobs, 'held' | 'append' | 'sweep'> {
  const turns = new Map<string, Turn>()
  const pathOf = ({ volume, member, sha256 }: UploadName): string => join(folder, `${ofMember(member)}-${digestOf(`${volume}\n${member}\n${sha256}`)}`)

  /** Ends whoever appends here now, and waits for it; `undefined` where a third came in the meantime. */
  const takeTurn = async (path: string): Promise<Turn | undefined> => {
    const before = turns.get(path)
    const turn = aTurn()
    turns.set(path, turn)
    before?.stop()
    await before?.ended
    if (turns.get(path) === turn) return turn
    turn.end()
    return undefined
  }
  const makeRoomFor = async (upload: UploadName, path: string): Promise<void> => {
    const own = (await readdir(folder)).filter((name) => name.startsWith(ofMember(upload.member)) && join(folder, name) !== path && !turns.has(join(folder, name)))
    if (own.length < limits.perMember) return
    const dated = await Promise.all(own.map(async (name) => ({ name, atMs: (await stat(join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0 })))
    const oldest = dated.toSorted((a, b) => a.atMs - b.atMs).slice(0, own.length - limits.perMember + 1)
    await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })))
  }

  async function receive(file: FileHandle, fromByte: number, toByte: number, bytes: AsyncIterable<Uint8Array>, turn: Turn): Promise<number | undefined> {
    const incoming = bytes[Symbol.asyncIterator]()
    let at = fromByte
    try {
      for (;;) {
        const next = await oneOf(incoming, turn, limits.stallMs)
        if (next === undefined) return at
        if (at + next.byteLength > toByte) return undefined
        for (let sent = 0; sent < next.byteLength; ) sent += (await file.write(next, sent, next.byteLength - sent, at + sent)).bytesWritten
        at += next.byteLength
      }
    } finally {
      // Ends the request's stream; it may hang, so nobody waits for it.
      void Promise.resolve(incoming.return?.()).catch(() => undefined)
    }
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
      const turn = await takeTurn(path)
      if (turn === undefined) return refused('offset-differs')
      try {
        return await appendTo(path, upload, piece, bytes, turn)
      } finally {
        if (turns.get(path) === turn) turns.delete(path)
        turn.end()
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

function aTurn(): Turn {
  const stopped = Promise.withResolvers<'stopped'>()
  const ended = Promise.withResolvers<void>()
  return { stopped: stopped.promise, stop: () => stopped.resolve('stopped'), ended: ended.promise, end: ended.resolve }
}

/** The next bytes; `undefined` at the end, and where the sender breaks off, stalls, or another append takes over. */
async function oneOf(incoming: AsyncIterator<Uint8Array>, turn: Turn, stallMs: number): Promise<Uint8Array | undefined> {
  const stalled = Promise.withResolvers<'stalled'>()
  const timer = setTimeout(() => stalled.resolve('stalled'), stallMs)
  try {
    const next = await Promise.race([incoming.next().catch(() => 'broken' as const), turn.stopped, stalled.promise])
    return typeof next === 'string' || next.done === true ? undefined : next.value
  } finally {
    clearTimeout(timer)
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
