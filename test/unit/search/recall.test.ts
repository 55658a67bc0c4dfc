import { expect, test } from 'vitest'

import { askLabelled } from '../../kit/labelled-queries.ts'

test('[SRCH1] [SRCH2] [SRCH3] of two hundred labelled queries at least 99 in 100 show the page that was meant among the first ten', () => {
  const { asked, missed } = askLabelled()
  expect(asked).toBeGreaterThanOrEqual(200)
  expect(missed.length / asked, missed.join('\n')).toBeLessThanOrEqual(0.01)
})
