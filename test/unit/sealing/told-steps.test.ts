import { contracts } from '@hebu/shared/books/contracts.ts'
import { toldSteps } from '@hebu/shared/rules/approval/told-steps.ts'
import type { RouteStep, SealStatement } from '@hebu/shared/vocabulary/sealing.ts'
import { expect, test } from 'vitest'

const single = (by: RouteStep['by'][number]): RouteStep => ({ by: [by], mode: 'single', limitWorkingDays: 2 })
const said = (over: Partial<SealStatement>): SealStatement => ({ hebu: 'seal/1', workspace: 'w1', book: 'contracts', page: 'p1', id: 'e', move: 'approve', from: 'inReview', to: 'approved', by: 'wang', at: '2026-11-23T01:00:00.000Z', content: 'a'.repeat(64), ...over })
const handIn = (route: readonly RouteStep[]): SealStatement => said({ move: 'submit', from: 'draft', to: 'inReview', route })

test('[SEAL18] an approval that others have still to join left the page where it was, also where its seal named the end of the chain', () => {
  const route = [single('head'), single('legal')]
  const steps = [{ to: 'inReview' }, { to: 'inReview', nth: 1, of: 2 }, { to: 'approved', nth: 2, of: 2 }]
  expect(toldSteps([handIn(route), said({ to: 'inReview', step: 0, as: 'head' }), said({ step: 1, as: 'legal' })], contracts)).toEqual(steps)
  expect(toldSteps([handIn(route), said({ step: 0, as: 'head' }), said({ step: 1, as: 'legal' })], contracts)).toEqual(steps)
})

test('[SEAL18] a joint step ends with the last of its words; a return leads back from any step, and the next round counts anew', () => {
  const joint = [{ by: ['head', 'legal'], mode: 'all', limitWorkingDays: 2 } as const, single('leader')]
  const back = said({ move: 'return', to: 'returned', step: 0, as: 'legal' })
  expect(toldSteps([handIn(joint), said({ step: 0, as: 'head' }), back, handIn([joint[0]!]), said({ step: 0, as: 'head' }), said({ step: 0, as: 'legal' }), said({ move: 'sign', from: 'approved', to: 'signed' })], contracts)).toEqual([
    { to: 'inReview' },
    { to: 'inReview', nth: 1, of: 2 },
    { to: 'returned', nth: 1, of: 2 },
    { to: 'inReview' },
    { to: 'inReview', nth: 1, of: 1 },
    { to: 'approved', nth: 1, of: 1 },
    { to: 'signed' },
  ])
})

test('[SEAL18] a book that is not known, and words that are no statement, are told as they are written', () => {
  expect(toldSteps([undefined, handIn([single('head'), single('legal')]), said({ step: 0, as: 'head' })], undefined)).toEqual([undefined, { to: 'inReview' }, { to: 'approved', nth: 1, of: 2 }])
})
