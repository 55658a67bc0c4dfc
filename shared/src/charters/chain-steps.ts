import type { PostFunction } from '../vocabulary/directory.ts'
import type { ChainStep } from './define-charter.ts'
import { usualLimits } from './limits.ts'

/** One function decides; with `when`, only in that case. */
export const step = (by: PostFunction, when?: NonNullable<ChainStep['when']>): ChainStep => ({
  by: [by],
  mode: 'single',
  ...(when === undefined ? {} : { when }),
  limitWorkingDays: usualLimits.reviewStepWorkingDays,
})

/** Anyone of several decides. */
export const anyOf = (...by: readonly PostFunction[]): ChainStep => ({ by, mode: 'any', limitWorkingDays: usualLimits.reviewStepWorkingDays })

/** Joint review (會審): every one of them agrees to the same text. */
export const jointly = (by: readonly PostFunction[], when?: NonNullable<ChainStep['when']>): ChainStep => ({
  by,
  mode: 'all',
  ...(when === undefined ? {} : { when }),
  limitWorkingDays: usualLimits.reviewStepWorkingDays,
})
