import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { shareMs, within } from '../../bench/relay-parts/row-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const passing = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

test('[OPS14] rows share the time that is left by what they take, so that a slow machine shortens all of them', () => {
  const rows = [{ seconds: 60 }, { seconds: 30 }, { seconds: 30 }]
  expect(shareMs(240_000, rows)).toBe(120_000)
  // The first took longer than its share: the others have less, the last what is left.
  expect(shareMs(60_000, rows.slice(1))).toBe(30_000)
  expect(shareMs(12_000, rows.slice(2))).toBe(12_000)
})

test('[OPS14] another round is begun only where one more like those before will fit', async () => {
  const fits: boolean[] = []
  const running = within(10_000, 60_000, async (time) => {
    await passing(4_000)
    fits.push(time.hasRoomFor(1))
    await passing(4_000)
    fits.push(time.hasRoomFor(2))
  }, () => {})
  await vi.advanceTimersByTimeAsync(8_000)
  await running
  expect(fits).toEqual([true, false])
})

test('[OPS14] a row that does not end is cut short, never later than the whole ends; one that ends is left alone', async () => {
  const cut = vi.fn()
  let wasCut: boolean | undefined
  const hanging = within(10_000, 12_000, async (time) => {
    await passing(13_000)
    wasCut = time.isCut
  }, cut)
  await vi.advanceTimersByTimeAsync(11_999)
  expect(cut).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(2_000)
  await hanging
  expect([cut.mock.calls.length, wasCut]).toEqual([1, true])
  const short = within(10_000, 60_000, () => passing(1_000), cut)
  await vi.advanceTimersByTimeAsync(100_000)
  await short
  expect(cut).toHaveBeenCalledOnce()
})
