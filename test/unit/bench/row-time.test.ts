import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { type Had, nextRound, within } from '../../bench/relay-parts/row-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const passing = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const planned = { seconds: 30, most: 3 }
const fresh: Had = { rounds: 0, lastMs: 0, wasCut: false }
const after = (rounds: number, lastMs: number, wasCut = false): Had => ({ rounds, lastMs, wasCut })

test('[OPS14] every row has its first round before any has its second; it may take all that those behind it do not need', () => {
  const row = (had: Had) => ({ ...planned, ...had })
  expect(nextRound([row(fresh), row(fresh), row(fresh)], 200_000)).toEqual({ index: 0, atMostMs: 140_000 })
  // The first took nearly all of it: what is left is shared.
  expect(nextRound([row(after(1, 140_000, true)), row(fresh), row(fresh)], 40_000)).toEqual({ index: 1, atMostMs: 20_000 })
  expect(nextRound([row(after(1, 9_000)), row(after(1, 9_000)), row(fresh)], 100_000)).toEqual({ index: 2, atMostMs: 100_000 })
})

test('[OPS14] further rounds go to who has had fewest, the more telling first, where one more like the last will fit', () => {
  const row = (had: Had) => ({ ...planned, ...had })
  expect(nextRound([row(after(2, 10_000)), row(after(1, 10_000)), row(after(1, 10_000))], 60_000)).toEqual({ index: 1, atMostMs: 60_000 })
  expect(nextRound([row(after(1, 20_000)), row(after(1, 5_000))], 21_000)).toMatchObject({ index: 1 })
  expect(nextRound([row(after(3, 1_000)), row(after(1, 1_000, true)), row(after(1, 9_000))], 10_000)).toBeUndefined()
})

test('[OPS14] a round that does not end is cut short; one that ends is left alone', async () => {
  const cut = vi.fn()
  let wasCut: boolean | undefined
  const hanging = within(12_000, 1, async (time) => {
    await passing(13_000)
    wasCut = time.isCut
    throw new Error('a server was killed')
  }, cut)
  await vi.advanceTimersByTimeAsync(11_999)
  expect(cut).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_000)
  expect([(await hanging).isCut, cut.mock.calls.length, wasCut]).toEqual([true, 1, true])
  const short = within(60_000, 1, () => passing(1_000), cut)
  await vi.advanceTimersByTimeAsync(100_000)
  expect((await short).isCut).toBe(false)
  expect(cut).toHaveBeenCalledOnce()
  const failing = expect(within(60_000, 1, () => Promise.reject(new Error('a bug')), cut)).rejects.toThrow('a bug')
  await vi.advanceTimersByTimeAsync(1)
  await failing
})
