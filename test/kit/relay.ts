import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { type Clock, systemClock } from '@hebu/shared/vocabulary/clock.ts'
import { type Logger, silentLogger } from '@hebu/sync-server/store/logger.ts'
import { createMemoryVolumeLog, type MemoryVolumeLog } from '@hebu/sync-server/store/memory-volume-log.ts'
import { openSqliteVolumeLog, type SqliteLogOptions } from '@hebu/sync-server/store/sqlite-volume-log.ts'
import type { StoredVolume, VolumeLog } from '@hebu/sync-server/store/volume-log.ts'
import { createSyncTransport, type SyncTransport, type SyncTransportOptions } from '@hebu/sync-server/transport/sync-transport.ts'
import { onTestFinished } from 'vitest'

import { aMemoryGate, type MemoryGate } from './memory-gate.ts'

export interface RelayOptions {
  readonly directory?: Directory
  readonly gate?: MemoryGate
  /** `sqlite` over a temporary folder, unless a test has no use for a disk. */
  readonly store?: 'sqlite' | 'memory'
  readonly folder?: string
  readonly sqlite?: Partial<SqliteLogOptions>
  readonly transport?: Partial<SyncTransportOptions>
  /** Puts something between the relay and its log. */
  readonly troubled?: (log: VolumeLog) => VolumeLog
  readonly clock?: Clock
  readonly logger?: Logger
}

/** A real relay on a free port. */
export interface Relay {
  readonly gate: MemoryGate
  readonly folder: string
  /** `http://127.0.0.1:…` */
  readonly url: string
  /** `ws://127.0.0.1:…/sync` */
  readonly syncUrl: string
  readonly log: VolumeLog
  /** The log of a relay whose store is `memory`: can play a full disk. */
  readonly memory: MemoryVolumeLog
  readonly transport: SyncTransport
  /** When what is stored of a volume is so; looked at after each snapshot from now on. */
  stored(volume: string, holds: (stored: StoredVolume) => boolean): Promise<void>
  /** Ends it without a word to anybody: sockets break, what is not committed is lost. */
  kill(): Promise<void>
  /** Starts it again on the same port and folder; in memory, with the same log. */
  restart(): Promise<void>
  /** Ends it in good order. */
  close(): Promise<void>
}

/** A relay that ends with the test. */
export async function aRelay(options: RelayOptions = {}): Promise<Relay> {
  const { store = 'sqlite', clock = systemClock, logger = silentLogger } = options
  const gate = options.gate ?? aMemoryGate(options.directory)
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'hebu-relay-'))
  const memory = createMemoryVolumeLog()
  const watchers = new Set<() => Promise<void>>()
  const watched = (log: VolumeLog): VolumeLog => ({
    ...log,
    async compact(compaction) {
      const outcome = await log.compact(compaction)
      for (const look of watchers) await look()
      return outcome
    },
  })
  let running = await start(0)

  async function start(port: number) {
    const log = store === 'memory' ? memory : openSqliteVolumeLog({ folder, logger, ...options.sqlite })
    const transport = createSyncTransport({ log: watched(options.troubled?.(log) ?? log), gate, clock, logger, ...options.transport })
    const server = createServer((_request, response) => response.writeHead(404).end())
    const streams = breakable(server)
    transport.attach(server)
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    return { log, transport, server, streams, port: (server.address() as AddressInfo).port }
  }

  async function stop(isOrderly: boolean): Promise<void> {
    const { server, transport, log, streams } = running
    const stopped = once(server, 'close')
    server.close()
    if (!isOrderly) streams.break()
    await transport.close()
    streams.break()
    await log.close()
    await stopped
  }

  onTestFinished(async () => {
    if (running.server.listening) await stop(false)
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  })

  return {
    gate,
    folder,
    memory,
    get url() {
      return `http://127.0.0.1:${running.port}`
    },
    get syncUrl() {
      return `ws://127.0.0.1:${running.port}/sync`
    },
    get log() {
      return running.log
    },
    get transport() {
      return running.transport
    },
    stored: (volume, holds) =>
      new Promise((resolve) => {
        const look = async (): Promise<void> => {
          const read = await running.log.read(volume)
          if (!read.ok || read.value === undefined || !holds(read.value)) return
          watchers.delete(look)
          resolve()
        }
        watchers.add(look)
      }),
    kill: () => stop(false),
    close: () => stop(true),
    async restart() {
      if (running.server.listening) await stop(false)
      running = await start(running.port)
    },
  }
}

/** Keeps the server's sockets, so that they can be broken off as a crash would. */
function breakable(server: Server) {
  const open = new Set<import('node:net').Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return {
    break() {
      for (const socket of open) socket.destroy()
    },
  }
}
