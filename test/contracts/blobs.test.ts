import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'

import type { UploadName } from '@hebu/sync-server/store/files/blobs.ts'
import { openDiskBlobs } from '@hebu/sync-server/store/files/disk-blobs.ts'
import { describe, expect, it } from 'vitest'

import { aFolder } from '../kit/front-door.ts'

const bytes = randomBytes(200_000)
const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const sha256 = digestOf(bytes)
const name: UploadName = { volume: 'w1/customers/g-all', member: 'wang', sha256 }
const maxBytes = 1_000_000

async function* inPieces(content: Uint8Array, size = 7_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.byteLength; at += size) yield content.subarray(at, at + size)
}

/** Bytes whose sender breaks off, or says nothing more, after them. */
async function* thenNothing(content: Uint8Array, how: 'breaks' | 'stalls'): AsyncGenerator<Uint8Array> {
  yield content
  if (how === 'breaks') throw new Error('aborted')
  await new Promise(() => undefined)
}

async function contentOf(stream: ReadableStream<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of stream) hash.update(chunk)
  return hash.digest('hex')
}

describe('blobs on a disk', () => {
  it('[HTTP6] bytes are kept under their digest and come back whole and in parts', async () => {
    const blobs = openDiskBlobs(aFolder(), { maxBytes })
    expect(await blobs.put(sha256, inPieces(bytes))).toEqual({ ok: true, value: { sizeBytes: 200_000 } })
    const blob = (await blobs.get(sha256))!
    expect([blob.sizeBytes, await contentOf(blob.stream())]).toEqual([200_000, sha256])
    expect(await contentOf(blob.stream(70_000, 140_001))).toBe(digestOf(bytes.subarray(70_000, 140_001)))
    expect(await blobs.get('0'.repeat(64))).toBeUndefined()
  })

  it('[FIL2] an upload survives the relay, and is whole only with its digest', async () => {
    const folder = aFolder()
    const first = openDiskBlobs(folder, { maxBytes })
    const piece = { fromByte: 0, totalBytes: bytes.byteLength }
    expect(await first.append(name, piece, thenNothing(bytes.subarray(0, 90_000), 'breaks'))).toEqual({ ok: true, value: { heldBytes: 90_000, whole: false } })
    const again = openDiskBlobs(folder, { maxBytes })
    expect([await again.held(name), await again.get(sha256)]).toEqual([90_000, undefined])
    expect(await again.append(name, { ...piece, fromByte: 90_000 }, inPieces(bytes.subarray(90_000)))).toEqual({ ok: true, value: { heldBytes: 200_000, whole: true } })
    expect([await again.held(name), await contentOf((await again.get(sha256))!.stream())]).toEqual([0, sha256])
  })

  it('[FIL2] an empty file is a file', async () => {
    const blobs = openDiskBlobs(aFolder(), { maxBytes })
    const empty = { ...name, sha256: digestOf(new Uint8Array()) }
    expect(await blobs.append(empty, { fromByte: 0, totalBytes: 0 }, inPieces(new Uint8Array()))).toEqual({ ok: true, value: { heldBytes: 0, whole: true } })
    expect(await contentOf((await blobs.get(empty.sha256))!.stream())).toBe(empty.sha256)
  })

  it('[FIL3] a sender who stalls is given up; what came is kept', async () => {
    const blobs = openDiskBlobs(aFolder(), { maxBytes, stallMs: 5 })
    const piece = { fromByte: 0, totalBytes: bytes.byteLength }
    expect(await blobs.append(name, piece, thenNothing(bytes.subarray(0, 10), 'stalls'))).toEqual({ ok: true, value: { heldBytes: 10, whole: false } })
  })

  it('[FIL3] of appends to one upload the newest goes on, and nothing is written twice', async () => {
    const blobs = openDiskBlobs(aFolder(), { maxBytes })
    const piece = { fromByte: 0, totalBytes: bytes.byteLength }
    const hanging = blobs.append(name, piece, thenNothing(bytes.subarray(0, 10), 'stalls'))
    const all = await Promise.all([hanging, blobs.append(name, piece, inPieces(bytes)), blobs.append(name, piece, inPieces(bytes)), blobs.append(name, piece, inPieces(bytes))])
    expect(all.filter((done) => done.ok && done.value.whole).length).toBeLessThanOrEqual(1)
    const from = await blobs.held(name)
    if (await blobs.get(sha256) === undefined) await blobs.append(name, { ...piece, fromByte: from }, inPieces(bytes.subarray(from)))
    expect(await contentOf((await blobs.get(sha256))!.stream())).toBe(sha256)
  })

  it('[FIL3] the oldest of too many unfinished uploads of a member gives way; others keep theirs', async () => {
    const folder = aFolder()
    const blobs = openDiskBlobs(folder, { maxBytes, perMember: 2 })
    const begin = async (volume: string, member = 'wang') => {
      const upload = { ...name, volume, member }
      const before = new Set(readdirSync(join(folder, 'partial')))
      await blobs.append(upload, { fromByte: 0, totalBytes: 100 }, inPieces(bytes.subarray(0, 5)))
      const made = readdirSync(join(folder, 'partial')).find((file) => !before.has(file))!
      return { upload, path: join(folder, 'partial', made) }
    }
    const others = await begin('w/a/g-all', 'lin')
    const first = await begin('w/a/g-all')
    utimesSync(first.path, 1_000, 1_000)
    const second = await begin('w/b/g-all')
    const third = await begin('w/c/g-all')
    expect(await Promise.all([first, second, third, others].map(({ upload }) => blobs.held(upload)))).toEqual([0, 5, 5, 5])
  })

  it('[FIL3] an upload that nobody goes on with is thrown away after its time', async () => {
    const folder = aFolder()
    const blobs = openDiskBlobs(folder, { maxBytes, expiresMs: 1_000 })
    await blobs.append(name, { fromByte: 0, totalBytes: 100 }, inPieces(bytes.subarray(0, 5)))
    await blobs.sweep(Date.now())
    expect(await blobs.held(name)).toBe(5)
    await blobs.sweep(Date.now() + 5_000)
    expect(await blobs.held(name)).toBe(0)
  })

  it('[FIL5] without room on the disk nothing is begun, what is held stays, and it goes on when there is room', async () => {
    const folder = aFolder()
    const roomy = openDiskBlobs(folder, { maxBytes })
    await roomy.append(name, { fromByte: 0, totalBytes: bytes.byteLength }, inPieces(bytes.subarray(0, 50)))
    const full = openDiskBlobs(folder, { maxBytes, leaveFreeBytes: Number.MAX_SAFE_INTEGER })
    await expect(full.append(name, { fromByte: 50, totalBytes: bytes.byteLength }, inPieces(bytes.subarray(50)))).rejects.toMatchObject({ code: 'ENOSPC' })
    await expect(full.put(sha256, inPieces(bytes))).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await roomy.held(name)).toBe(50)
    expect((await roomy.append(name, { fromByte: 50, totalBytes: bytes.byteLength }, inPieces(bytes.subarray(50)))).ok).toBe(true)
  })
})
