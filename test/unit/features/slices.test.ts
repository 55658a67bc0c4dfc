import { inSlices } from '@hebu/web/platform/slices.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Runs slices on a device on which each thing takes so long. */
async function slicesWhereEachTakes(eachMs: number, count: number, signal?: AbortSignal, after?: () => void, seenMs = 0, awayMs: (slice: number) => number = () => 0) {
  let nowMs = 0
  const slices: number[] = []
  const working = inSlices(count, (from, to) => { nowMs += seenMs + awayMs(slices.length) + (to - from) * eachMs; slices.push(to - from) }, () => after?.(), signal, () => nowMs)
  await vi.runAllTimersAsync()
  return { done: await working, slices, longestMs: Math.max(...slices.slice(8)) * eachMs }
}

test('[XCH31] long work goes in slices that are as long as the window can bear, on a fast device and on a slow one, and ends early when it is called off', async () => {
  const fast = await slicesWhereEachTakes(0.05, 5_000)
  const slow = await slicesWhereEachTakes(4, 100)
  expect([fast.done, slow.done]).toEqual([5_000, 100])
  expect(fast.longestMs).toBeLessThanOrEqual(8)
  expect(slow.longestMs).toBeLessThanOrEqual(8)
  expect(Math.max(...fast.slices)).toBeGreaterThan(80)
  expect(slow.slices.slice(8).every((size) => size <= 2)).toBe(true)
  // Where what is seen of each slice takes long, there are few of them.
  const seen = await slicesWhereEachTakes(0.1, 5_000, undefined, undefined, 40)
  expect(seen.done).toBe(5_000)
  expect(seen.slices.length).toBeLessThan(100)
  // Where the machine is at something else for most of the time, slices stay as long as they may be.
  const busy = await slicesWhereEachTakes(0.1, 5_000, undefined, undefined, 0, (slice) => (slice % 3 === 0 ? 0 : 40 + (slice % 5) * 20))
  expect(busy.slices.length).toBeLessThan(130)
  expect(Math.max(...busy.slices)).toBeLessThanOrEqual(150)
  const calling = new AbortController()
  expect((await slicesWhereEachTakes(1, 1_000, calling.signal, () => calling.abort())).done).toBeLessThan(1_000)
})

test('[BULK5] long work begins after what asked for it is shown, short work at once', async () => {
  const slices: number[] = []
  const told: number[] = []
  const long = inSlices(1_000, (from, to) => slices.push(to - from), (done) => told.push(done), undefined, () => slices.length * 10)
  expect(slices).toEqual([])
  await vi.runAllTimersAsync()
  expect(await long).toBe(1_000)
  expect([told[0], told.at(-1)]).toEqual([8, 1_000])
  let did = 0
  void inSlices(20, (_, to) => { did = to }, () => undefined)
  expect(did).toBe(20)
})

test('[BULK5] after each slice of long work others have the processor for three times as long, but never so long that it stands still', async () => {
  const doneAfter = async (eachMs: number): Promise<readonly number[]> => {
    let nowMs = 0
    const beganAt: number[] = []
    const calling = new AbortController()
    const working = inSlices(1_000, (from, to) => {
      beganAt.push(Date.now())
      nowMs += (to - from) * eachMs
    }, () => void (beganAt.length === 3 && calling.abort()), calling.signal, () => nowMs)
    await vi.runAllTimersAsync()
    await working
    return beganAt.slice(1).map((at, before) => at - beganAt[before]!)
  }
  // The first slice of eight, and a second one as long as a slice is meant to be.
  expect(await doneAfter(0.4)).toEqual([9, 14])
  expect(await doneAfter(10)).toEqual([60, 60])
})
