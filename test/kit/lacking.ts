import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import type { OpenVolume } from '@hebu/sync-server/room/open-volume.ts'
import { readYMessage } from '@hebu/sync-server/room/sync-messages.ts'

/** The update with which a volume answers a state vector. */
export function lackingIn(volume: OpenVolume, vector: ReadonlyMap<number, number>): Uint8Array {
  const read = readYMessage(joined(volume.step2(vector)))
  if (read?.kind !== 'step2') throw new Error('no Step2')
  return read.update
}
