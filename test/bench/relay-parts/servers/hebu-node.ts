import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { openPostgresVolumeLog } from '@hebu/sync-server/store/postgres-volume-log.ts'
import { openRedisBell } from '@hebu/sync-server/store/redis-bell.ts'

import { startOver } from './hebu.ts'

/** One of several relays of Hebu over a PostgreSQL and a Redis. */
export function start(_folder: string, port: number, database = '', redis = ''): Promise<number> {
  const log = openPostgresVolumeLog({ url: database })
  const bell = openRedisBell({ url: redis, name: 'bench', logger: silentLogger })
  return startOver(log, port, { log, bell })
}
