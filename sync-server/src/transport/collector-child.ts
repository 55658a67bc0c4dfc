/** The process that collects volumes, one after the other. Started by `collector-process.ts`, and ends with the relay. */
import { setPriority } from 'node:os'

import { collectGarbage } from '../room/collect-garbage.ts'

/** Collecting has time; those who type have not. */
const niceness = 10

try {
  setPriority(niceness)
} catch {
  // It may not be allowed to: then it is as urgent as the rest.
}

// The relay may be gone by then.
process.on('message', (update: Uint8Array) => void process.send!(collectGarbage(update) ?? null, () => {}))
process.on('disconnect', () => process.exit(0))
