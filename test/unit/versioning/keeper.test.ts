import { readAutomatic, readAutomaticContent } from '@hebu/shared/codec/versioning/automatic.ts'
import { leastApartMs, restMs } from '@hebu/shared/rules/versioning/thinning.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { encodeStateVector } from 'yjs'

import type { VersionedPage } from '../../kit/versioned-page.ts'
import { aSharedPage, noteEdited } from '../../kit/versioned-page.ts'

const hourMs = 3_600_000
const startMs = Date.parse('2026-11-23T01:00:00Z')

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(startMs)
})
afterEach(() => {
  vi.useRealTimers()
})

/** Who, after how many minutes, and the words. */
const said = ({ doc }: VersionedPage) => readAutomatic(doc, 'p1').map(({ id, by, atMs }) => [by, (atMs - startMs) / 60_000, JSON.stringify(readAutomaticContent(doc, 'p1', id)?.texts).match(/[一-龥]+/gu)?.join('') ?? ''])

test('[VER3] what was written is kept once its writer rests for ten minutes, and at most once an hour', async () => {
  const page = await aSharedPage('lin')
  page.keeper.open(page.address)
  vi.advanceTimersByTime(1_000)
  page.write('甲')
  vi.advanceTimersByTime(restMs - 1_000)
  page.write('甲乙')
  vi.advanceTimersByTime(restMs - 1)
  expect(said(page)).toEqual([])
  vi.advanceTimersByTime(1)
  expect(said(page)).toEqual([['lin', 20, '甲乙']])
  page.write('甲乙丙')
  vi.advanceTimersByTime(restMs + 1)
  expect(said(page)).toHaveLength(1)
  vi.advanceTimersByTime(leastApartMs)
  expect(said(page).at(-1)).toEqual(['lin', 80, '甲乙丙'])
  // Nobody wrote since.
  vi.advanceTimersByTime(5 * hourMs)
  expect(said(page)).toHaveLength(2)
})

test('[VER3] before somebody else writes, what stood until then is kept under the name of who wrote it; reading writes nothing', async () => {
  const page = await aSharedPage('lin')
  page.write('甲')
  noteEdited(page, 'lin')
  vi.advanceTimersByTime(5 * 60_000)
  const other = await page.elsewhere('zhou')
  other.keeper.open(other.address)
  vi.advanceTimersByTime(60_000)
  const before = encodeStateVector(other.doc)
  vi.advanceTimersByTime(10 * hourMs)
  expect(encodeStateVector(other.doc)).toEqual(before)
  other.write('乙')
  vi.advanceTimersByTime(2_000)
  expect(said(other)).toEqual([['lin', 0, '甲']])
  // Going on with one's own of a moment ago begins nothing anew.
  other.keeper.open(undefined)
  noteEdited(other, 'zhou')
  other.keeper.open(other.address)
  vi.advanceTimersByTime(1_000)
  other.write('乙丙')
  vi.advanceTimersByTime(2_000)
  expect(said(other).filter(([, , words]) => words !== '甲').length).toBeLessThan(2)
})

test('[VER3] leaving the page keeps what was written, and who may only read keeps nothing', async () => {
  const page = await aSharedPage('lin')
  page.keeper.open(page.address)
  vi.advanceTimersByTime(1_000)
  page.write('甲')
  page.keeper.open(undefined)
  expect(said(page)).toEqual([['lin', 1 / 60, '甲']])
  const reader = await aSharedPage('chen', 'read')
  reader.keeper.open(reader.address)
  vi.advanceTimersByTime(1_000)
  reader.write('乙')
  vi.advanceTimersByTime(restMs * 2)
  reader.keeper.open(undefined)
  expect(said(reader)).toEqual([])
})

test('[VER3] two devices that keep the same at once keep it once, and end with the same versions', async () => {
  const one = await aSharedPage('lin')
  one.write('甲')
  noteEdited(one, 'lin')
  const other = await one.elsewhere('zhou')
  one.keeper.keepNow(one.address)
  other.keeper.keepNow(other.address)
  one.merge(other)
  expect(said(one)).toEqual([['lin', 0, '甲']])
  expect(said(other)).toEqual(said(one))
})
