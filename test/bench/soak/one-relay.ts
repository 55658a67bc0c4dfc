import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { type Relays, startSoakRelay } from './relays.ts'

/** One relay over a folder, killed each time. */
export async function oneRelay(): Promise<Relays> {
  const folder = mkdtempSync(join(tmpdir(), 'hebu-soak-'))
  let relay = await startSoakRelay('relay-child.ts', folder)
  return {
    syncUrl: () => relay.syncUrl,
    async killOne() {
      await relay.kill()
      relay = await startSoakRelay('relay-child.ts', folder)
      return 'relay'
    },
    residentBytes: () => relay.residentBytes(),
    memoryOf: 'after each life',
    async close() {
      await relay.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
