import type pg from 'pg'

import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { Backend } from './durable-log.ts'
import { createDurableLog } from './durable-log.ts'
import type { Logger } from './logger.ts'
import { silentLogger } from './logger.ts'
import { troubleInWords, troubleOf } from './postgres/errors.ts'
import { openPool, withClient } from './postgres/pool.ts'
import { prepareTables } from './postgres/schema.ts'
import * as volumes from './postgres/volumes.ts'
import { refusalOf } from './sqlite/disk-errors.ts'
import type { Answers, Reply, Request } from './sqlite/requests.ts'
import { unpackAppends } from './sqlite/requests.ts'
import type { SharedVolumeLog } from './volume-log.ts'
import { WriteRefused } from './write-refused.ts'

export interface PostgresLogOptions {
  readonly url: string
  readonly logger?: Logger | undefined
  readonly lockTimeoutMs?: number | undefined
  /** Between tries to write again after a failure. */
  readonly probeEveryMs?: number | undefined
}

/** A log in PostgreSQL, written by any number of relays. Each append is granted after the commit ([NOD1]). */
export function openPostgresVolumeLog({ url, logger = silentLogger, lockTimeoutMs, probeEveryMs }: PostgresLogOptions): SharedVolumeLog {
  const pool = openPool({ url, lockTimeoutMs })
  const log = createDurableLog({ backend: () => createBackend(pool), troubleInWords, logger, probeEveryMs })

  async function ask<T>(work: () => Promise<T>): Promise<Result<T, 'unavailable'>> {
    try {
      return granted(await work())
    } catch (error) {
      logger.warn({ error: String(error) }, troubleInWords[troubleOf(error)])
      return refused('unavailable')
    }
  }

  return {
    ...log,
    since: (volume, seq) => ask(() => volumes.since(pool, volume, seq)),
    heads: (names) => ask(() => volumes.heads(pool, names)),
  }
}

function createBackend(pool: pg.Pool): Backend {
  let prepared: Promise<void> | undefined
  let closing: Promise<void> | undefined
  const isBroken = (error: unknown): boolean => troubleOf(error) === 'unreachable' && !(error instanceof WriteRefused)
  const using = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => withClient(pool, work, isBroken)

  /** Once, by whoever asks first; tried again by the next where it failed. */
  const prepare = (): Promise<void> =>
    (prepared ??= using(prepareTables).catch((error: unknown) => {
      prepared = undefined
      throw error
    }))

  async function answer(request: Request): Promise<Answers[keyof Answers]> {
    await prepare()
    switch (request.kind) {
      case 'append':
        return using((client) => volumes.append(client, unpackAppends(request.batch)))
      case 'read':
        return using((client) => volumes.read(client, request.volume))
      case 'compact':
        return void (await using((client) => volumes.compact(client, request.compaction)))
      case 'renew':
        return using((client) => volumes.renew(client, request.volume, request.zstd))
      case 'names':
        return volumes.names(pool, request.workspace)
      case 'probe':
        return void (await using(volumes.probe))
      case 'close':
        return undefined
    }
  }

  return {
    async ask(request): Promise<Reply['outcome']> {
      try {
        return { ok: true, value: await answer(request) }
      } catch (error) {
        if (error instanceof WriteRefused) return { ok: false, refusal: error.refusal }
        const trouble = troubleOf(error)
        return { ok: false, refusal: refusalOf(trouble), fault: { trouble, detail: String(error) } }
      }
    },
    start: () => void prepare().catch(() => undefined),
    close: () => (closing ??= pool.end()),
  }
}
