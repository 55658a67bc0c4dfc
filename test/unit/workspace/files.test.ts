import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { FileStore } from '@hebu/web/platform/files/file-store.ts'
import { fileDatabase } from '@hebu/web/platform/device-accounts.ts'
import { openFileStore } from '@hebu/web/platform/files/file-store.ts'
import { createFiles } from '@hebu/web/workspace/files/device-files.ts'
import { fileBudget, toDrop } from '@hebu/web/workspace/files/room.ts'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'

import { eventually } from '../../kit/eventually.ts'
import { aFileRelay } from '../../kit/file-relay.ts'

const page = { book: 'ledger', id: 'p1' }
const volume = 'w1/ledger/g-all'
const secret = 'w1/ledger-secret/g-all'

/** One window after another has the turn, as with the browser's locks. */
function someTurns() {
  const queue: (() => void)[] = []
  let taken = false
  return () => {
    let own = false
    let taking: Promise<void> | undefined
    return {
      take: () => (taking ??= new Promise<void>((resolve) => {
        const get = (): void => { own = true; resolve() }
        if (taken) queue.push(get)
        else { taken = true; get() }
      })),
      close: () => {
        if (!own) return
        const next = queue.shift()
        if (next === undefined) taken = false
        else next()
      },
    }
  }
}

interface DeviceOrder {
  readonly relay?: ReturnType<typeof aFileRelay>
  readonly factory?: IDBFactory
  readonly turn?: ReturnType<ReturnType<typeof someTurns>>
  readonly channel?: string
  readonly change?: (store: FileStore) => FileStore
  readonly nowMs?: () => number
}

const aDevice = async ({ relay = aFileRelay(), factory = new IDBFactory(), turn = someTurns()(), channel, change = (store) => store, nowMs = () => 1 }: DeviceOrder = {}) => {
  const store = change(await openFileStore('w1', 'zhou', factory))
  const files = createFiles({
    store, api: relay, turn, now: nowMs, estimate: async () => undefined,
    channel: channel === undefined ? undefined : new BroadcastChannel(channel),
    volumesOf: ({ id }, field) => (id !== 'p1' ? [] : field === 'rating' ? [secret, volume] : [volume]),
  })
  return { files, relay, factory, store }
}

const aFile = (text = '合同正文', name = '合同.txt') => new File([text], name, { type: 'text/plain' })
const granted = <T>(done: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string }): T => {
  if (!done.ok) throw new Error(done.refusal)
  return done.value
}
const textOf = async (read: ReturnType<Awaited<ReturnType<typeof aDevice>>['files']['read']>) => {
  const done = await read
  return done.ok ? done.value.text() : done.refusal
}

describe('files', () => {
  test('[FIL1] a file is named by its content, and the relay gets it', async () => {
    const { files, relay } = await aDevice()
    const added = await files.add(page, aFile())
    await files.send()
    expect(added).toEqual({ ok: true, value: { sha256: '425e95bc216bda3833ace77edb44803509aa29d562ae12bddcf6c0e4d348582c', name: '合同.txt', type: 'text/plain', sizeBytes: 12 } })
    expect([...relay.kept.keys()]).toEqual([`${volume}/${granted(added).sha256}`])
    expect([files.waiting(), files.state(page, granted(added))]).toEqual([0, { kind: 'kept', pinned: false }])
  })

  test('[FIL1] added offline it waits on the device, survives the window, and is sent later, once', async () => {
    const { files, relay, factory } = await aDevice()
    relay.trouble = 'offline'
    const ref = granted(await files.add(page, aFile()))
    await files.send()
    expect([files.waiting(), relay.kept.size, files.state(page, ref)]).toEqual([1, 0, { kind: 'waiting', because: 'offline', sentBytes: 0 }])
    files.close()
    const again = await aDevice({ relay, factory })
    expect(await textOf(again.files.read(page, ref))).toBe('合同正文')
    relay.trouble = undefined
    await again.files.send()
    expect([again.files.waiting(), relay.kept.size, relay.pieces.length]).toEqual([0, 1, 1])
    await again.files.send()
    expect(relay.pieces).toHaveLength(1)
  })

  test('[FIL1] another device reads it from the relay, once, and then from itself', async () => {
    const { files, relay } = await aDevice()
    const ref = granted(await files.add(page, aFile()))
    await files.send()
    const other = await aDevice({ relay })
    expect(other.files.state(page, ref)).toEqual({ kind: 'away' })
    expect(await textOf(other.files.read(page, ref))).toBe('合同正文')
    relay.trouble = 'offline'
    expect(await textOf(other.files.read(page, ref))).toBe('合同正文')
    expect(await textOf((await aDevice({ relay })).files.read(page, ref))).toBe('offline')
  })

  test('[FIL1] too large, unreadable, or beside no page: refused, and nothing is kept', async () => {
    const { files } = await aDevice()
    const large = new File([], 'video.mp4')
    Object.defineProperty(large, 'size', { value: maxFileBytes + 1 })
    const folder = aFile()
    folder.slice = () => { throw new DOMException('a folder', 'NotFoundError') }
    expect(await files.add(page, large)).toEqual({ ok: false, refusal: 'too-large' })
    expect(await files.add(page, folder)).toEqual({ ok: false, refusal: 'unreadable' })
    expect(await files.add({ book: 'ledger', id: 'absent' }, aFile())).toEqual({ ok: false, refusal: 'no-such-page' })
    expect(files.waiting()).toBe(0)
  })

  test('[FIL1] what an earlier version kept is there, and what waited then still goes up', async () => {
    const factory = new IDBFactory()
    const relay = aFileRelay()
    const file = aFile()
    const sha256 = '425e95bc216bda3833ace77edb44803509aa29d562ae12bddcf6c0e4d348582c'
    await new Promise<void>((resolve) => {
      const opening = factory.open(fileDatabase('w1', 'zhou'), 1)
      opening.onupgradeneeded = () => opening.result.createObjectStore('files', { keyPath: 'sha256' }).put({ sha256, bytes: file, waitsFor: volume })
      opening.onsuccess = () => { opening.result.close(); resolve() }
    })
    const { files } = await aDevice({ relay, factory })
    await files.send()
    expect([...relay.kept.keys()]).toEqual([`${volume}/${sha256}`])
    relay.trouble = 'offline'
    expect(await textOf(files.read(page, { sha256, name: 'x', type: '', sizeBytes: 12 }))).toBe('合同正文')
  })

  test('[FIL2] an upload that broke off goes on where the relay has it', async () => {
    const { files, relay } = await aDevice()
    relay.breakAfterBytes = 100_000
    const ref = granted(await files.add(page, aFile('x'.repeat(400_000))))
    await files.send()
    expect([relay.kept.size, [...relay.partial.values()][0]?.size]).toEqual([0, 100_000])
    relay.trouble = undefined
    await files.send()
    expect([relay.kept.size, files.waiting()]).toEqual([1, 0])
    expect(relay.pieces.map(({ fromByte }) => fromByte).slice(0, 2)).toEqual([0, 100_000])
    expect(files.state(page, ref)).toEqual({ kind: 'kept', pinned: false })
  })

  test('[FIL5] a relay without room is told, and the file waits', async () => {
    const { files, relay } = await aDevice()
    relay.trouble = 'store-unavailable'
    const ref = granted(await files.add(page, aFile()))
    await files.send()
    expect(files.state(page, ref)).toEqual({ kind: 'waiting', because: 'relay-full', sentBytes: 0 })
    relay.trouble = undefined
    await files.send()
    expect(files.waiting()).toBe(0)
  })

  test('[FIL6] of two windows one sends, the other sees it, and takes over when the first closes', async () => {
    const turns = someTurns()
    const relay = aFileRelay()
    const factory = new IDBFactory()
    const first = await aDevice({ relay, factory, turn: turns(), channel: 'two windows' })
    const second = await aDevice({ relay, factory, turn: turns(), channel: 'two windows' })
    await first.files.add(page, aFile('一'))
    await first.files.send()
    const ref = granted(await second.files.add(page, aFile('二')))
    await eventually(() => expect([relay.kept.size, second.files.waiting(), first.files.waiting()]).toEqual([2, 0, 0]))
    expect(relay.pieces).toHaveLength(2)
    expect(second.files.state(page, ref)).toMatchObject({ kind: 'kept' })
    relay.trouble = 'offline'
    await second.files.add(page, aFile('三'))
    first.files.close()
    relay.trouble = undefined
    void second.files.send()
    await eventually(() => expect([relay.kept.size, second.files.waiting()]).toEqual([3, 0]))
    expect(relay.pieces).toHaveLength(3)
    second.files.close()
  })

  test('[FIL6] one file on two pages goes to both volumes', async () => {
    const { files, relay } = await aDevice()
    await files.add(page, aFile())
    await files.add(page, aFile(), { field: 'rating' })
    await files.send()
    expect([...relay.kept.keys()].map((at) => at.split('/').slice(0, 3).join('/')).toSorted()).toEqual([secret, volume])
  })

  test('[FIL7] what the relay refuses for good stays and says why; offered again it may go, given up it goes', async () => {
    const { files, relay } = await aDevice()
    relay.trouble = 'forbidden'
    const ref = granted(await files.add(page, aFile()))
    await files.send()
    expect([files.waiting(), files.state(page, ref)]).toEqual([1, { kind: 'refused', because: 'forbidden' }])
    expect(await (await files.pendingBytes(ref))?.text()).toBe('合同正文')
    relay.trouble = undefined
    await files.send()
    expect(files.waiting()).toBe(1)
    await files.retry({ volume, sha256: ref.sha256 })
    await files.send()
    expect([files.waiting(), relay.kept.size]).toEqual([0, 1])

    relay.trouble = 'too-large'
    const other = granted(await files.add(page, aFile('二')))
    await files.send()
    expect(files.pending()).toMatchObject([{ name: '合同.txt', refusal: 'too-large' }])
    await files.dismiss({ volume, sha256: other.sha256 })
    expect(files.waiting()).toBe(0)
  })

  test('[FIL8] a full device lets go of what the relay has, and keeps what waits', async () => {
    let roomBytes = 30
    const heldBytes = new Map<string, number>()
    const small = (store: FileStore): FileStore => ({
      ...store,
      keep: async (bytes, facts, upload) => {
        const sum = [...heldBytes.values()].reduce((a, b) => a + b, 0)
        if (sum + bytes.size > roomBytes) throw new DOMException('full', 'QuotaExceededError')
        heldBytes.set(facts.sha256, bytes.size)
        await store.keep(bytes, facts, upload)
      },
      drop: async (going) => {
        for (const sha256 of going) heldBytes.delete(sha256)
        await store.drop(going)
      },
    })
    let nowMs = 0
    const { files, relay } = await aDevice({ change: small, nowMs: () => (nowMs += 1) })
    const first = granted(await files.add(page, aFile('1'.repeat(10))))
    const second = granted(await files.add(page, aFile('2'.repeat(10))))
    await files.send()
    await files.pin(page, first, true)
    relay.trouble = 'offline'
    const third = granted(await files.add(page, aFile('3'.repeat(10))))
    const fourth = granted(await files.add(page, aFile('4'.repeat(10))))
    expect([first, second, third, fourth].map((ref) => files.state(page, ref).kind)).toEqual(['kept', 'away', 'waiting', 'waiting'])
    roomBytes = 20
    expect(await files.add(page, aFile('5'.repeat(10)))).toEqual({ ok: false, refusal: 'no-room' })
    expect(await textOf(files.read(page, third))).toBe('3'.repeat(10))
    files.close()
  })

  test('[FIL8] space is a part of what the browser gives; others’ files go before own, the longest unopened first', () => {
    const mega = 1024 * 1024
    expect(fileBudget({ quota: 1000 * mega, usage: 0 }, 0)).toBe(250 * mega)
    expect(fileBudget({ quota: 1000 * mega, usage: 980 * mega }, 100 * mega)).toBe(110 * mega)
    expect(fileBudget({ quota: 1e15, usage: 0 }, 0)).toBe(2048 * mega)
    expect(fileBudget(undefined, 0)).toBe(256 * mega)
    const fact = (sha256: string, usedAtMs: number, own = false, pinned = false) => ({ sha256, sizeBytes: 10, usedAtMs, own, pinned })
    const held = [fact('own', 1, true), fact('pinned', 1, false, true), fact('old', 2), fact('new', 9), fact('waits', 0)]
    expect(toDrop(held, new Set(['waits']), 40)).toEqual(['old'])
    expect(toDrop(held, new Set(['waits']), 0)).toEqual(['old', 'new', 'own'])
    expect(toDrop(held, new Set(), 50)).toEqual([])
  })

  test('[FIL9] a page that calls itself a picture is handed out as neither', async () => {
    const { files } = await aDevice()
    const lying = granted(await files.add(page, new File(['<!doctype html><script>alert(1)</script>'], '报价.png', { type: 'image/png' })))
    expect(granted(await files.read(page, lying)).type).toBe('application/octet-stream')
    const png = granted(await files.add(page, new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)], 'x.txt', { type: 'text/html' })))
    expect(granted(await files.read(page, png)).type).toBe('image/png')
  })

  test('[FIL9] what the browser kept and can no longer read comes from the relay again', async () => {
    const { files, relay, store } = await aDevice()
    const ref = granted(await files.add(page, aFile()))
    await files.send()
    const lost = new Blob(['合同正文'])
    lost.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }) as unknown as Blob
    const real = store.get
    let reads = 0
    store.get = async (sha256) => ((reads += 1) === 1 ? lost : real(sha256))
    expect(await textOf(files.read(page, ref))).toBe('合同正文')
    expect([reads, relay.kept.size]).toEqual([1, 1])
  })

  test('[FIL6] a store that is lost while a file is sent loses nothing and throws nothing', async () => {
    const { files, relay, store } = await aDevice()
    relay.trouble = 'offline'
    await files.add(page, aFile())
    await files.send()
    const real = store.endUpload
    store.endUpload = () => Promise.reject(new DOMException('closed', 'InvalidStateError'))
    relay.trouble = undefined
    await files.send()
    expect(files.waiting()).toBe(1)
    store.endUpload = real
    await files.send()
    expect([files.waiting(), relay.pieces.length]).toEqual([0, 1])
  })

  test('[FIL9] bytes without their digest are not opened and not kept', async () => {
    const { files, relay } = await aDevice()
    const ref = { sha256: 'a'.repeat(64), name: 'x', type: '', sizeBytes: 3 }
    relay.kept.set(`${volume}/${ref.sha256}`, new Blob(['abc']))
    expect(await textOf(files.read(page, ref))).toBe('missing')
    expect(files.state(page, ref)).toEqual({ kind: 'away' })
  })
})
