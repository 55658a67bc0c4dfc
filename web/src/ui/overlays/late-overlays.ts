import { createLate } from './late.ts'

/** What opens over a place. No list needs it before somebody presses something. */
export const lateOverlays = createLate(async () => (await import('./overlays.ts')).overlays)
