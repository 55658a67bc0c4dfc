import { breathe } from '../../../platform/breathe.ts'

/** A task of the window is shorter than this, so that no press waits for long. */
const atMostMs = 12

/** Gives what is awaited between the pieces of long work: it lets the window answer once a piece has lasted long enough. */
export function createPauses(now: () => number = () => performance.now()): () => Promise<void> | undefined {
  let sinceMs = now()
  return () => {
    if (now() - sinceMs < atMostMs) return undefined
    return breathe().then(() => void (sinceMs = now()))
  }
}
