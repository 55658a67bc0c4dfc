/** A relay in a process of its own, one of several over one store: `node node-child.ts <database> <redis>`; says its port on a line. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { openPostgresVolumeLog } from '@hebu/sync-server/store/postgres-volume-log.ts'
import { openRedisBell } from '@hebu/sync-server/store/redis-bell.ts'
import { createSyncTransport } from '@hebu/sync-server/transport/sync-transport.ts'

import { aMemoryGate } from './memory-gate.ts'

const [, , database, redis] = process.argv
const log = openPostgresVolumeLog({ url: database!, probeEveryMs: 50 })
const bell = openRedisBell({ url: redis!, name: 'test', logger: silentLogger })
const transport = createSyncTransport({ log, gate: aMemoryGate(), clock: systemClock, logger: silentLogger, others: { log, bell } })
const server = createServer()
transport.attach(server)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
