import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import { openFileStore } from '@hebu/web/platform/file-store.ts'
import { createFiles } from '@hebu/web/workspace/files.ts'
import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, test } from 'vitest'

const page = { book: 'ledger', id: 'p1' }
const volume = 'w1/ledger/g-all'

/** A relay for files that is there or not. */
function aFileRelay() {
  const kept = new Map<string, Blob>()
  const relay = {
    up: true,
    kept,
    putFile: async (at: string, sha256: string, bytes: Blob) => {
      if (!relay.up) return refused('offline' as const)
      kept.set(`${at}/${sha256}`, bytes)
      return granted(undefined)
    },
    getFile: async (at: string, sha256: string) => {
      const bytes = kept.get(`${at}/${sha256}`)
      if (!relay.up) return refused('offline' as const)
      return bytes === undefined ? refused('not-found' as const) : granted(bytes)
    },
  }
  return relay
}

const aDevice = async (relay = aFileRelay(), factory = new IDBFactory()) => {
  const files = createFiles({ store: await openFileStore('w1', 'zhou', factory), api: relay, volumeOf: ({ id }) => (id === 'p1' ? volume : undefined) })
  return { files, relay, factory }
}

const aFile = () => new File(['合同正文'], '合同.txt', { type: 'text/plain' })
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
    expect([...relay.kept.keys()]).toEqual([`${volume}/${added.ok ? added.value.sha256 : ''}`])
    expect(files.waiting()).toBe(0)
  })

  test('[FIL1] added offline it waits on the device, survives the window, and is sent later', async () => {
    const { files, relay, factory } = await aDevice()
    relay.up = false
    const added = await files.add(page, aFile())
    await files.send()
    expect([files.waiting(), relay.kept.size]).toEqual([1, 0])
    files.close()
    const again = await aDevice(relay, factory)
    if (!added.ok) throw new Error(added.refusal)
    expect(await textOf(again.files.read(page, added.value))).toBe('合同正文')
    relay.up = true
    await again.files.send()
    expect([again.files.waiting(), relay.kept.size]).toEqual([0, 1])
  })

  test('[FIL1] another device reads it from the relay, once, and then from itself', async () => {
    const { files, relay } = await aDevice()
    const added = await files.add(page, aFile())
    await files.send()
    if (!added.ok) throw new Error(added.refusal)
    const other = await aDevice(relay)
    expect(await textOf(other.files.read(page, added.value))).toBe('合同正文')
    relay.up = false
    expect(await textOf(other.files.read(page, added.value))).toBe('合同正文')
    expect(await textOf((await aDevice(relay)).files.read(page, added.value))).toBe('offline')
  })

  test('[FIL1] too large, or beside no page: refused, and nothing is kept', async () => {
    const { files } = await aDevice()
    const large = new File([], 'video.mp4')
    Object.defineProperty(large, 'size', { value: maxFileBytes + 1 })
    expect(await files.add(page, large)).toEqual({ ok: false, refusal: 'too-large' })
    expect(await files.add({ book: 'ledger', id: 'absent' }, aFile())).toEqual({ ok: false, refusal: 'no-such-page' })
    expect(files.waiting()).toBe(0)
  })
})
