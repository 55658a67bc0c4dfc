/** The process that collects volumes, one after the other. Started by `collector-process.ts`, and ends with the relay. */
import { setPriority } from 'node:os'
import { zstdCompressSync } from 'node:zlib'
import { joined } from '@hebu/shared/vocabulary/bytes.ts'

import { type Collected, collectGarbage } from '../room/collect-garbage.ts'

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
  const collected = collectGarbage(update)
  // The relay may be gone by then.
  process.send!(collected === undefined ? null : ({ ...collected, zstd: zstdCompressSync(collected.bytes) } satisfies Collected), () => {})
})
process.on('disconnect', () => process.exit(0))
