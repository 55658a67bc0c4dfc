import type { KeptVolume } from '@hebu/web/platform/local-store.ts'
import { describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'

import { eventually } from '../../kit/eventually.ts'
import { notes, settle, withFaultyStorage, words } from '../../kit/faulty-storage.ts'

const storage = withFaultyStorage()

/** So many edits that follow each other without a pause, all of them kept. */
async function withoutPause(doc: Y.Doc, copy: KeptVolume, count: number): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    words(doc).set('k', at)
    if (at % 50 === 0) await vi.advanceTimersByTimeAsync(100)
  }
  await settle(() => expect(copy.settled()).toBe(true))
}

describe('at rest', () => {
  test('[LOC10] a copy that has grown is rewritten as one when the person rests, and not before', async () => {
    const { doc, copy } = await storage.kept()
    for (let at = 0; at < 100; at += 1) words(doc).set('k', at)
    await settle(() => expect(copy.settled()).toBe(true))
    expect((await storage.device.rows(notes)).length).toBeGreaterThan(100)
    await settle(() => expect(copy.settled()).toBe(true), 3_000)
    await eventually(async () => expect(await storage.device.rows(notes)).toHaveLength(1))
    expect(await storage.reloaded()).toEqual({ k: 99 })
    await copy.close()
  })

  test('[LOC10] large edits count by their bytes, small ones alone do not cause it', async () => {
    const { doc, copy } = await storage.kept()
    words(doc).set('small', 1)
    await settle(() => expect(copy.settled()).toBe(true), 4_000)
    expect((await storage.device.rows(notes)).length).toBeGreaterThan(1)
    words(doc).set('large', 'x'.repeat(70_000))
    await settle(() => expect(copy.settled()).toBe(true), 4_000)
    await eventually(async () => expect(await storage.device.rows(notes)).toHaveLength(1))
    await copy.close()
  })

  test('[LOC10] one that has grown much is rewritten in the first pause, and not while edits follow each other', async () => {
    const { doc, copy } = await storage.kept()
    await withoutPause(doc, copy, 900)
    expect((await storage.device.rows(notes)).length).toBeGreaterThan(900)
    await settle(() => expect(copy.settled()).toBe(true), 500)
    await eventually(async () => expect(await storage.device.rows(notes)).toHaveLength(1))
    expect(await storage.reloaded()).toEqual({ k: 899 })
    await copy.close()
  })

  test('[LOC10] who never rests nor pauses is not left with an endless log', async () => {
    const { doc, copy } = await storage.kept()
    await withoutPause(doc, copy, 2300)
    expect((await storage.device.rows(notes)).length).toBeLessThan(500)
    expect(await storage.reloaded()).toEqual({ k: 2299 })
    await copy.close()
  })

  test('[LOC10] rewriting keeps what another window has added to the same copy', async () => {
    const one = await storage.kept()
    const two = await storage.kept()
    words(one.doc).set('one', 'x'.repeat(70_000))
    words(two.doc).set('two', 'y'.repeat(70_000))
    await settle(() => expect(one.copy.settled() && two.copy.settled()).toBe(true), 4_000)
    await eventually(async () => expect((await storage.device.rows(notes)).length).toBeLessThan(4))
    expect(Object.keys(await storage.reloaded()).sort()).toEqual(['one', 'two'])
    await Promise.all([one.copy.close(), two.copy.close()])
  })
})
