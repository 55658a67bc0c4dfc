/** The process that collects volumes, one after the other. Started by `collector-process.ts`, and ends with the relay. */
import { setPriority } from 'node:os'

import { collectGarbage } from '../room/collect-garbage.ts'
import { joined } from '../room/update/pieces.ts'

/** Collecting has time; those who type have not. */
const niceness = 10

try {
  setPriority(niceness)
} catch {
  // It may not be allowed to: then it is as urgent as the rest.
}

let pieces: Uint8Array[] = []

/** Pieces of an update, and then the word that these were all. */
process.on('message', (piece: Uint8Array | 'whole') => {
  if (piece !== 'whole') return void pieces.push(piece)
  const update = joined(pieces)
  pieces = []
  // The relay may be gone by then.
  process.send!(collectGarbage(update) ?? null, () => {})
})
process.on('disconnect', () => process.exit(0))
