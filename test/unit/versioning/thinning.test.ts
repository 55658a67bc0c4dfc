import type { Kept } from '@hebu/shared/rules/versioning/thinning.ts'
import { dailyForMs, mostKept, mostKeptBytes, thinned } from '@hebu/shared/rules/versioning/thinning.ts'
import { expect, test } from 'vitest'

import { seededRandom } from '../../kit/seeded-random.ts'

const hourMs = 3_600_000
const nowMs = Date.parse('2026-11-23T09:30:00Z')
const kept = (hoursAgo: number, content = `c${hoursAgo}`, bytes = 800): Kept => ({ id: `v${hoursAgo}`, atMs: nowMs - hoursAgo * hourMs, content, bytes })
const stays = (all: readonly Kept[]): readonly string[] => {
  const gone = thinned(all, nowMs)
  return all.filter(({ id }) => !gone.has(id)).map(({ id }) => id)
}

test('[VER4] all of the last day stay, of a day before the last one, of a week beyond a month the last one', () => {
  expect(stays([kept(50), kept(49), kept(48), kept(20), kept(19), kept(1)])).toEqual(['v50', 'v48', 'v20', 'v19', 'v1'])
  // The first of all stays, then one a week.
  const weeks = stays(Array.from({ length: 80 }, (_, day) => kept((80 - day) * 24)))
  expect(weeks[0]).toBe('v1920')
  expect(weeks.length).toBeGreaterThan(dailyForMs / (24 * hourMs))
  expect(weeks.length).toBeLessThan(42)
})

test('[VER4] of those in a row that say the same the first stays, and what came back later is another', () => {
  expect(stays([kept(9, 'a'), kept(8, 'a'), kept(7, 'b'), kept(6, 'a')])).toEqual(['v9', 'v7', 'v6'])
})

test('[VER4] whatever there is, the first and the last stay, no more stay than there is room for, the order they are given in is nothing, and thinning again changes nothing', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = seededRandom(seed)
    const all = Array.from({ length: 1 + random.int(400) }, (_, at): Kept => ({ id: `v${at}`, atMs: nowMs - Math.floor(random.next() ** 3 * 400 * 24 * hourMs), content: `c${random.int(60)}-${at}`, bytes: 200 + random.int(20_000) }))
    const gone = thinned(all, nowMs)
    const shuffled = all.map((each) => ({ each, at: random.next() })).toSorted((a, b) => a.at - b.at).map(({ each }) => each)
    expect([...thinned(shuffled, nowMs)].toSorted()).toEqual([...gone].toSorted())
    const left = all.filter(({ id }) => !gone.has(id)).toSorted((a, b) => a.atMs - b.atMs)
    const sorted = all.toSorted((a, b) => a.atMs - b.atMs || (a.id < b.id ? -1 : 1))
    expect([left[0]!.id, left.at(-1)!.id]).toEqual([sorted[0]!.id, sorted.at(-1)!.id])
    expect(left.length).toBeLessThanOrEqual(mostKept)
    if (left.length > 2) expect(left.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(mostKeptBytes)
    expect(thinned(left, nowMs).size).toBe(0)
  }
})
