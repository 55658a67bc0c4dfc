import { createLate } from './late.ts'

/** Lists to choose from, for fields and settings. */
export const lateChoosers = createLate(async () => (await import('./choosers.ts')).choosers)
