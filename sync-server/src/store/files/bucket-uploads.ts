import { createHash, randomBytes } from 'node:crypto'
import { granted, refused, type Result } from '@hebu/shared/vocabulary/result.ts'
import { arriving, createTurns, type Turn } from './arriving.ts'
import type { Blobs, UploadHeld, UploadName, UploadPiece } from './blobs.ts'
import type { Bucket, ListedObject } from './bucket.ts'
import type { UploadLimits } from './disk-uploads.ts'
import { placeOf, placesOf } from './upload-places.ts'

export interface BucketUploadsInput {
  readonly bucket: Bucket
  /** What keys of unfinished uploads begin with. */
  readonly prefix: string
  readonly limits: UploadLimits
  /** The key that a file has once it is whole. */
  keyOf(sha256: string): string
}

/** One object of an unfinished upload. Those of two relays may overlap, as a device may have gone from one to the other. */
interface Staged {
  readonly key: string
  readonly fromByte: number
  readonly toByte: number
}

/** How much is held in memory before it is laid into the bucket. */
const stageBytes = 4 * 1024 * 1024

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * An object cannot be added to, so an unfinished upload is a row of objects under one name, each called by where its bytes
 * begin. A whole one is read through, and written under its digest only once it has it.
 */
export function createBucketUploads({ bucket, prefix, limits, keyOf }: BucketUploadsInput): Pick<Blobs, 'held' | 'append' | 'put' | 'sweep'> {
  const turns = createTurns()
  const folderOf = (place: string): string => `${prefix}${place}/`

  const stagedIn = async (folder: string): Promise<readonly Staged[]> => {
    const found: Staged[] = []
    for await (const { key, sizeBytes } of bucket.list(folder)) {
      const fromByte = Number.parseInt(key.slice(folder.length), 10)
      found.push({ key, fromByte, toByte: fromByte + sizeBytes })
    }
    return found
  }
  const putBytes = (key: string, bytes: Uint8Array): Promise<void> => bucket.put(key, { sizeBytes: bytes.byteLength, sha256: digestOf(bytes), bytes: () => asOne(bytes) })
  const stage = (folder: string, fromByte: number, bytes: Uint8Array): Promise<void> =>
    bytes.byteLength === 0 ? Promise.resolve() : putBytes(`${folder}${String(fromByte).padStart(15, '0')}-${randomBytes(6).toString('hex')}`, bytes)
  const removeAll = async (keys: Iterable<{ readonly key: string }>): Promise<void> => void (await Promise.all(Array.from(keys, ({ key }) => bucket.remove(key))))

  async function* bytesOf(row: readonly Staged[]): AsyncGenerator<Uint8Array> {
    let at = 0
    for (const { key, fromByte, toByte } of row) {
      const found = await bucket.get(key, at - fromByte, toByte - fromByte)
      if (found === undefined) throw new Error('a piece of an upload is gone')
      yield* found.bytes
      at = toByte
    }
  }

  /** Writes what is staged under its digest; whether it has it. */
  async function settle(staged: readonly Staged[], sizeBytes: number, sha256: string): Promise<boolean> {
    const row = inRow(staged)
    const hash = createHash('sha256')
    for await (const bytes of bytesOf(row)) hash.update(bytes)
    const isWhole = endOf(row) === sizeBytes && hash.digest('hex') === sha256
    if (isWhole) await bucket.put(keyOf(sha256), { sizeBytes, sha256, bytes: () => bytesOf(row) })
    await removeAll(staged)
    return isWhole
  }

  /** What came, staged; `undefined` where it was more than there may be. What fits into memory whole is given back instead. */
  async function receive(folder: string, fromByte: number, toByte: number, bytes: AsyncIterable<Uint8Array>): Promise<{ readonly at: number; readonly rest: Uint8Array } | undefined> {
    let pieces: Uint8Array[] = []
    let at = fromByte
    let staged = fromByte
    for await (const next of bytes) {
      if (at + next.byteLength > toByte) return undefined
      pieces.push(next)
      at += next.byteLength
      if (at - staged < stageBytes) continue
      await stage(folder, staged, Buffer.concat(pieces))
      pieces = []
      staged = at
    }
    return { at, rest: Buffer.concat(pieces) }
  }

  /** The oldest gives way to one more than a member may have. */
  async function makeRoomFor(upload: UploadName, place: string): Promise<void> {
    const others = [...(await uploadsUnder(`${prefix}${placesOf(upload.member)}`))].filter(([name]) => name !== place && !turns.has(name))
    const tooMany = others.length - limits.perMember + 1
    if (tooMany > 0) for (const [, { objects }] of others.toSorted(([, a], [, b]) => a.touchedMs - b.touchedMs).slice(0, tooMany)) await removeAll(objects)
  }

  async function uploadsUnder(begins: string): Promise<ReadonlyMap<string, { touchedMs: number; readonly objects: ListedObject[] }>> {
    const found = new Map<string, { touchedMs: number; readonly objects: ListedObject[] }>()
    for await (const object of bucket.list(begins)) {
      const place = object.key.slice(prefix.length).split('/', 1)[0]!
      const upload = found.get(place) ?? { touchedMs: 0, objects: [] }
      upload.touchedMs = Math.max(upload.touchedMs, object.modifiedMs)
      upload.objects.push(object)
      found.set(place, upload)
    }
    return found
  }

  async function appendTo(place: string, upload: UploadName, { fromByte, totalBytes }: UploadPiece, bytes: AsyncIterable<Uint8Array>, turn: Turn): Promise<Result<UploadHeld, 'offset-differs' | 'digest-differs'>> {
    const folder = folderOf(place)
    const before = await stagedIn(folder)
    if (endOf(inRow(before)) !== fromByte) return refused('offset-differs')
    if (before.length === 0) await makeRoomFor(upload, place)
    const received = await receive(folder, fromByte, totalBytes, arriving(bytes, turn, limits.stallMs))
    if (received === undefined) return thrownAway(folder)
    const { at, rest } = received
    if (at === totalBytes && rest.byteLength === totalBytes) {
      if (digestOf(rest) !== upload.sha256) return thrownAway(folder)
      await putBytes(keyOf(upload.sha256), rest)
      return granted({ heldBytes: at, whole: true })
    }
    await stage(folder, at - rest.byteLength, rest)
    if (at < totalBytes) return granted({ heldBytes: at, whole: false })
    return (await settle(await stagedIn(folder), totalBytes, upload.sha256)) ? granted({ heldBytes: at, whole: true }) : refused('digest-differs')
  }

  async function thrownAway(folder: string): Promise<Result<never, 'digest-differs'>> {
    await removeAll(await stagedIn(folder))
    return refused('digest-differs')
  }

  return {
    held: async (upload) => endOf(inRow(await stagedIn(folderOf(placeOf(upload))))),

    async append(upload, piece, bytes) {
      if (piece.totalBytes > limits.maxBytes) return refused('too-large')
      const place = placeOf(upload)
      const turn = await turns.take(place)
      if (turn === undefined) return refused('offset-differs')
      try {
        return await appendTo(place, upload, piece, bytes, turn)
      } finally {
        turns.leave(place, turn)
      }
    },

    async put(sha256, bytes) {
      const folder = folderOf(`whole-${randomBytes(12).toString('hex')}`)
      try {
        const received = await receive(folder, 0, limits.maxBytes, bytes)
        if (received === undefined) return refused('too-large')
        const { at, rest } = received
        if (rest.byteLength < at) {
          await stage(folder, at - rest.byteLength, rest)
          return (await settle(await stagedIn(folder), at, sha256)) ? granted({ sizeBytes: at }) : refused('digest-differs')
        }
        if (digestOf(rest) !== sha256) return refused('digest-differs')
        await putBytes(keyOf(sha256), rest)
        return granted({ sizeBytes: at })
      } finally {
        // What cannot be removed now is swept away later.
        await stagedIn(folder).then(removeAll).catch(() => undefined)
      }
    },

    async sweep(nowMs) {
      for (const [place, { touchedMs, objects }] of await uploadsUnder(prefix)) if (!turns.has(place) && nowMs - touchedMs > limits.expiresMs) await removeAll(objects)
    },
  }
}

/** Those that follow each other from the beginning without a gap; what others cover already is left out. */
function inRow(staged: readonly Staged[]): readonly Staged[] {
  const row: Staged[] = []
  for (const each of staged.toSorted((a, b) => a.fromByte - b.fromByte || b.toByte - a.toByte)) {
    const end = endOf(row)
    if (each.fromByte > end) break
    if (each.toByte > end) row.push(each)
  }
  return row
}

const endOf = (row: readonly Staged[]): number => row.at(-1)?.toByte ?? 0

async function* asOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
