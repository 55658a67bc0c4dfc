import { createServer } from 'node:http'

import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import type { Caller, Gate } from '@hebu/sync-server/access/gate.ts'
import type { Others } from '@hebu/sync-server/room/open-volume.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { openSqliteVolumeLog } from '@hebu/sync-server/store/sqlite-volume-log.ts'
import type { VolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import { createSyncTransport } from '@hebu/sync-server/transport/sync-transport.ts'

import { listen } from './listen.ts'

/** Whoever shows a token is the member of that name, and may write everything: as cheap as the real gate, which remembers. */
function openGate(): Gate {
  const standing = new Set<string>()
  return {
    haveLeft: () => Promise.resolve(false),
    callerOf({ token }) {
      if (token === undefined) return Promise.resolve(undefined)
      standing.add(token)
      return Promise.resolve({ workspace: 'w1', member: token, credential: token } satisfies Caller)
    },
    access: () => 'write',
    stands: ({ credential }) => standing.has(credential),
    onChange: () => () => {},
  }
}

/** Hebu's relay over SQLite: every update is fsynced before anybody sees it. */
export const start = (folder: string, port: number): Promise<number> => startOver(openSqliteVolumeLog({ folder }), port)

export function startOver(log: VolumeLog, port: number, others?: Others): Promise<number> {
  const transport = createSyncTransport({ log, gate: openGate(), clock: systemClock, logger: silentLogger, others })
  const server = createServer()
  transport.attach(server)
  return listen(server, port)
}
