import { createTextIndex } from '@hebu/web/workspace/search/text-index.ts'
import { expect, test } from 'vitest'

import { labelledPages } from './labelled-queries.ts'

/** So many are seen without scrolling. */
const seen = 10

test('[SRCH1] [SRCH2] [SRCH3] of two hundred labelled queries at least 99 in 100 show the page that was meant among the first ten', () => {
  const index = createTextIndex()
  for (const [at, [title, words, said]] of labelledPages.entries()) index.put({ key: `book/${at}`, title, words, said, people: [], day: '2026-11-23' })
  const queries = labelledPages.flatMap(([, , , typed], at) => typed.map((each) => ({ typed: each, key: `book/${at}` })))
  expect(queries.length).toBeGreaterThanOrEqual(200)
  const missed = queries.filter(({ typed, key }) => !index.find({ typed, most: seen }).some((hit) => hit.key === key)).map(({ typed, key }) => `${typed} → ${labelledPages[Number(key.slice(5))]![0]}`)
  expect(missed.length / queries.length, missed.join('\n')).toBeLessThanOrEqual(0.01)
})
