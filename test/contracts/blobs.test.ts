import { createHash, randomBytes } from 'node:crypto'

import type { UploadName } from '@hebu/sync-server/store/files/blobs.ts'
import { openDiskBlobs } from '@hebu/sync-server/store/files/disk-blobs.ts'
import { describe, expect, it } from 'vitest'

import { blobStores } from '../kit/blob-stores.ts'
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

describe.each(Object.entries(blobStores))('blobs %s', (_, aStore) => {
  it('[HTTP6] bytes are kept under their digest and come back whole and in parts', async () => {
    const blobs = (await aStore()).open({ maxBytes })
    expect(await blobs.put(sha256, inPieces(bytes))).toEqual({ ok: true, value: { sizeBytes: 200_000 } })
    const blob = (await blobs.get(sha256))!
    expect([blob.sizeBytes, await contentOf(blob.stream())]).toEqual([200_000, sha256])
    expect(await contentOf(blob.stream(70_000, 140_001))).toBe(digestOf(bytes.subarray(70_000, 140_001)))
    expect(await blobs.get('0'.repeat(64))).toBeUndefined()
  })

  it('[FIL18] what is removed is gone, also for whoever opened the place before; removing it again is nothing', async () => {
    const store = await aStore()
    const [blobs, other] = [store.open({ maxBytes }), store.open({ maxBytes })]
    await blobs.put(sha256, inPieces(bytes))
    await other.remove(sha256)
    await blobs.remove(sha256)
    expect(await blobs.get(sha256)).toBeUndefined()
    expect(await blobs.put(sha256, inPieces(bytes))).toMatchObject({ ok: true })
    expect(await other.get(sha256)).toBeDefined()
  })

  it('[FIL2] an upload survives the relay, and is whole only with its digest', async () => {
    const store = await aStore()
    const first = store.open({ maxBytes })
    const piece = { fromByte: 0, totalBytes: bytes.byteLength }
    expect(await first.append(name, piece, thenNothing(bytes.subarray(0, 90_000), 'breaks'))).toEqual({ ok: true, value: { heldBytes: 90_000, whole: false } })
    const again = store.open({ maxBytes })
    expect([await again.held(name), await again.get(sha256)]).toEqual([90_000, undefined])
    expect(await again.append(name, { ...piece, fromByte: 90_000 }, inPieces(bytes.subarray(90_000)))).toEqual({ ok: true, value: { heldBytes: 200_000, whole: true } })
    expect([await again.held(name), await contentOf((await again.get(sha256))!.stream())]).toEqual([0, sha256])
  })

  it('[FIL2] an empty file is a file', async () => {
    const blobs = (await aStore()).open({ maxBytes })
    const empty = { ...name, sha256: digestOf(new Uint8Array()) }
    expect(await blobs.append(empty, { fromByte: 0, totalBytes: 0 }, inPieces(new Uint8Array()))).toEqual({ ok: true, value: { heldBytes: 0, whole: true } })
    expect(await contentOf((await blobs.get(empty.sha256))!.stream())).toBe(empty.sha256)
  })

  it('[FIL3] a sender who stalls is given up; what came is kept', async () => {
    const blobs = (await aStore()).open({ maxBytes, stallMs: 5 })
    const piece = { fromByte: 0, totalBytes: bytes.byteLength }
    expect(await blobs.append(name, piece, thenNothing(bytes.subarray(0, 10), 'stalls'))).toEqual({ ok: true, value: { heldBytes: 10, whole: false } })
  })

  it('[FIL3] of appends to one upload the newest goes on, and nothing is written twice', async () => {
    const blobs = (await aStore()).open({ maxBytes })
    const piece = { fromByte: 0, totalBytes: bytes.byteLength }
    const hanging = blobs.append(name, piece, thenNothing(bytes.subarray(0, 10), 'stalls'))
    const all = await Promise.all([hanging, blobs.append(name, piece, inPieces(bytes)), blobs.append(name, piece, inPieces(bytes)), blobs.append(name, piece, inPieces(bytes))])
    expect(all.filter((done) => done.ok && done.value.whole).length).toBeLessThanOrEqual(1)
    const from = await blobs.held(name)
    if (await blobs.get(sha256) === undefined) await blobs.append(name, { ...piece, fromByte: from }, inPieces(bytes.subarray(from)))
    expect(await contentOf((await blobs.get(sha256))!.stream())).toBe(sha256)
  })

  it('[FIL3] the oldest of too many unfinished uploads of a member gives way; others keep theirs', async () => {
    const store = await aStore()
    const blobs = store.open({ maxBytes, perMember: 2 })
    const uploads = [{ ...name, volume: 'w/a/g-all', member: 'lin' }, ...['w/a/g-all', 'w/b/g-all', 'w/c/g-all'].map((volume) => ({ ...name, volume }))]
    const begin = (upload: UploadName) => blobs.append(upload, { fromByte: 0, totalBytes: 100 }, inPieces(bytes.subarray(0, 5)))
    await store.longAgo(async () => {
      await begin(uploads[0]!)
      await begin(uploads[1]!)
    })
    await begin(uploads[2]!)
    await begin(uploads[3]!)
    expect(await Promise.all(uploads.map((upload) => blobs.held(upload)))).toEqual([5, 0, 5, 5])
  })

  it('[FIL3] an upload that nobody goes on with is thrown away after its time', async () => {
    const blobs = (await aStore()).open({ maxBytes, expiresMs: 1_000 })
    await blobs.append(name, { fromByte: 0, totalBytes: 100 }, inPieces(bytes.subarray(0, 5)))
    await blobs.sweep(Date.now())
    expect(await blobs.held(name)).toBe(5)
    await blobs.sweep(Date.now() + 5_000)
    expect(await blobs.held(name)).toBe(0)
  })

  it('[FIL2] what is not the file is thrown away, however it came, and the next try begins anew', async () => {
    const blobs = (await aStore()).open({ maxBytes })
    const wrong = { ...name, sha256: digestOf(randomBytes(9)) }
    const whole = { fromByte: 0, totalBytes: bytes.byteLength }
    expect(await blobs.append(wrong, whole, inPieces(bytes))).toEqual({ ok: false, refusal: 'digest-differs' })
    await blobs.append(wrong, whole, thenNothing(bytes.subarray(0, 900), 'breaks'))
    expect(await blobs.append(wrong, { ...whole, fromByte: 900 }, inPieces(bytes.subarray(900)))).toEqual({ ok: false, refusal: 'digest-differs' })
    expect(await blobs.append(wrong, { fromByte: 0, totalBytes: 100 }, inPieces(bytes))).toEqual({ ok: false, refusal: 'digest-differs' })
    expect(await blobs.put(wrong.sha256, inPieces(bytes))).toEqual({ ok: false, refusal: 'digest-differs' })
    expect([await blobs.held(wrong), await blobs.get(wrong.sha256), await blobs.get(sha256)]).toEqual([0, undefined, undefined])
    expect(await blobs.append(wrong, { ...whole, fromByte: 7 }, inPieces(bytes))).toEqual({ ok: false, refusal: 'offset-differs' })
    expect(await blobs.append(wrong, { fromByte: 0, totalBytes: maxBytes + 1 }, inPieces(bytes))).toEqual({ ok: false, refusal: 'too-large' })
  })
})

describe('blobs on a disk without room', () => {
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
