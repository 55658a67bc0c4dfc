/** A relay in a process of its own, to be killed: `node relay-child.ts <folder>`; says its port on a line. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { openSqliteVolumeLog } from '@hebu/sync-server/store/sqlite-volume-log.ts'
import { createSyncTransport } from '@hebu/sync-server/transport/sync-transport.ts'

import { aMemoryGate } from './memory-gate.ts'

const log = openSqliteVolumeLog({ folder: process.argv[2]! })
const transport = createSyncTransport({ log, gate: aMemoryGate(), clock: systemClock, logger: silentLogger })
const server = createServer()
transport.attach(server)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`${(server.address() as AddressInfo).port}\n`)
