import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { trimDatabase } from '@hebu/web/platform/store/trim-database.ts'
import { describe, expect, test } from 'vitest'

import { nameOfNotes, notes, settle, withFaultyStorage, words } from '../../kit/faulty-storage.ts'

const storage = withFaultyStorage()

/** Runs a trimming to its end, however the fake clock stands. */
async function trimmed(name = nameOfNotes): Promise<'done' | 'refused'> {
  let end: 'done' | 'refused' | undefined
  trimDatabase(storage.device.factory, name).then(() => (end = 'done'), () => (end = 'refused'))
  await settle(() => expect(end).toBeDefined())
  return end!
}

describe('a copy rewritten beside the window', () => {
  test('[XCH30] [LOC10] all updates become one that says the same, and those written meanwhile stay', async () => {
    const { doc, copy } = await storage.kept()
    for (let at = 0; at < 50; at += 1) words(doc).set(`k${at}`, at)
    await settle(() => expect(copy.settled()).toBe(true))
    const before = await storage.reloaded()
    const trimming = trimmed()
    words(doc).set('meanwhile', 'written')
    expect(await trimming).toBe('done')
    await settle(() => expect(copy.settled()).toBe(true))
    expect((await storage.device.rows(notes)).length).toBeLessThanOrEqual(2)
    expect(await storage.reloaded()).toEqual({ ...before, meanwhile: 'written' })
    expect(await trimmed()).toBe('done')
    expect(await storage.device.rows(notes)).toHaveLength(1)
    expect(await storage.reloaded()).toEqual({ ...before, meanwhile: 'written' })
    await copy.close()
  })

  test('[XCH30] a copy with a record that cannot be read is left as it is, and one that is gone is not begun anew', async () => {
    const { doc, copy } = await storage.kept()
    words(doc).set('k', 1)
    words(doc).set('l', 2)
    await settle(() => expect(copy.settled()).toBe(true))
    await copy.close()
    await storage.spoil()
    const before = await storage.device.rows(notes)
    expect(await trimmed()).toBe('refused')
    expect(await storage.device.rows(notes)).toEqual(before)
    expect(await trimmed(`${nameOfNotes}-gone`)).toBe('refused')
    expect((await storage.device.factory.databases()).map(({ name }) => name)).not.toContain(`${nameOfNotes}-gone`)
  })

  test('[XCH31] the roots of a volume are found as quickly backwards as forwards', () => {
    const doc = createVolumeDoc()
    const names = Array.from({ length: 4_000 }, (_, at) => `p${at}`)
    for (const name of names) doc.getMap(name)
    let looked = 0
    for (const name of names.toReversed()) {
      const sought = doc.share.get(name)
      for (const [, root] of doc.share.entries()) {
        looked++
        if (root === sought) break
      }
    }
    expect(looked).toBeLessThan(names.length * 5)
    expect(new Set([...doc.share.entries()].map(([name]) => name))).toEqual(new Set(names))
  })
})
