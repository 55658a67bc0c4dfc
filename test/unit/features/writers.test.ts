import type { HistoryEntry } from '@hebu/shared/codec/history.ts'
import { writersOf } from '@hebu/web/features/books/page/fields/ConflictView.tsx'
import { expect, test } from 'vitest'

const entry = (by: string, minute: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  by, at: `2026-11-23T01:0${minute}:00.000Z`, field: 'amount', act: 'write', was: undefined, cut: false, next: { is: 'unknown' }, ...more,
})
const by = (changes: readonly HistoryEntry[], count = 2) => writersOf('amount', count, changes).map((each) => each.by)

test('[FLD30] those who wrote at once are named, the latest first', () => {
  expect(by([entry('old', 1, { next: { is: 'value', value: 1 } }), entry('lin', 2), entry('other', 3, { field: 'dueAt' }), entry('wang', 4)])).toEqual(['wang', 'lin'])
})

test('[FLD30] nobody is named on a guess', () => {
  expect(by([entry('lin', 2)])).toEqual([])
  expect(by([entry('lin', 2), entry('lin', 3)])).toEqual([])
  expect(by([entry('lin', 2, { next: { is: 'value', value: 1 } }), entry('wang', 3, { next: { is: 'current' } })])).toEqual([])
  expect(by([entry('lin', 2, { row: 'r1' }), entry('wang', 3)])).toEqual([])
})
