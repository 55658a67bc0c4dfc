import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Worker } from 'node:worker_threads'
import { zstdCompress, zstdDecompress } from 'node:zlib'

import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { Logger } from './logger.ts'
import { silentLogger } from './logger.ts'
import type { Answers, Envelope, Reply, Request } from './sqlite/requests.ts'
import { packAppends } from './sqlite/requests.ts'
import type { WorkerOptions } from './sqlite/worker.ts'
import type { Append, StoreState, VolumeLog, WriteRefusal } from './volume-log.ts'

export interface SqliteLogOptions {
  /** The folder of `volumes.sqlite` and its reserve. */
  readonly folder: string
  readonly logger?: Logger | undefined
  readonly busyTimeoutMs?: number | undefined
  /** Between tries to write again after a failure. */
  readonly probeEveryMs?: number | undefined
  readonly reserveBytes?: number | undefined
  readonly maxBytes?: number | undefined
}

const pack = promisify(zstdCompress)
const unpack = promisify(zstdDecompress)

/**
 * A commit costs the same for one row as for many, and so does what follows it on every socket. Each row that
 * shared the last commit lets the next one gather for a while longer: nothing below some thousand rows a second.
 */
const groupMsPerAppend = 0.25
const mostGroupMs = 10

const handedOver = (request: Request): ArrayBuffer[] => (request.kind === 'append' ? [request.batch.numbers.buffer, request.batch.bytes.buffer] : [])

type Outcome<K extends Request['kind']> = Result<Answers[K], WriteRefusal>

/**
 * The default log: one SQLite file in WAL mode, fsynced at each commit, in a thread of its own.
 * Appends are committed at once when the thread is idle; what arrives meanwhile shares the next commit, and the more
 * that is, the longer the one after it gathers.
 */
export function openSqliteVolumeLog(options: SqliteLogOptions): VolumeLog {
  const { folder, logger = silentLogger, busyTimeoutMs = 2000, probeEveryMs = 1000, reserveBytes = 4 * 1024 * 1024, maxBytes } = options
  mkdirSync(folder, { recursive: true })
  const workerData: WorkerOptions = { file: join(folder, 'volumes.sqlite'), reserveFile: join(folder, 'reserve'), reserveBytes, busyTimeoutMs, maxBytes }
  const worker = new Worker(new URL('./sqlite/worker.ts', import.meta.url), { workerData })

  const waiting = new Map<number, (outcome: Reply['outcome']) => void>()
  const listeners = new Set<(state: StoreState) => void>()
  let lastId = 0
  let state: StoreState = 'writable'
  let probeTimer: NodeJS.Timeout | undefined
  let lost = false
  let isClosing = false

  worker.on('message', ({ id, outcome }: Reply) => {
    const settle = waiting.get(id)
    waiting.delete(id)
    settle?.(outcome)
  })
  worker.on('error', (error) => {
    logger.error({ error: String(error) }, 'the store thread died')
    loseWorker()
  })
  worker.on('exit', loseWorker)

  function loseWorker(): void {
    lost = true
    clearTimeout(probeTimer)
    setState('unavailable')
    for (const settle of waiting.values()) settle({ ok: false, refusal: 'unavailable', detail: undefined })
    waiting.clear()
  }

  function ask<K extends Request['kind']>(request: Extract<Request, { kind: K }>): Promise<Outcome<K>> {
    if (lost) return Promise.resolve(refused('unavailable'))
    const id = ++lastId
    return new Promise((resolve) => {
      waiting.set(id, (outcome) => {
        if (!outcome.ok && outcome.detail !== undefined) fail(request.kind, outcome.refusal, outcome.detail)
        resolve(outcome.ok ? granted(outcome.value as Answers[K]) : refused(outcome.refusal))
      })
      worker.postMessage({ id, request } satisfies Envelope, handedOver(request))
    })
  }

  function fail(kind: Request['kind'], refusal: WriteRefusal, detail: string): void {
    if (kind !== 'probe') logger.error({ kind, refusal, detail }, 'the store refused')
    if (refusal === 'read-only' || refusal === 'unavailable') setState(refusal)
    if (lost || probeTimer !== undefined) return
    probeTimer = setTimeout(async () => {
      const outcome = await ask({ kind: 'probe' })
      probeTimer = undefined
      if (outcome.ok) setState('writable')
      else fail('probe', outcome.refusal, '')
    }, probeEveryMs)
    probeTimer.unref()
  }

  function setState(next: StoreState): void {
    if (next === state) return
    state = next
    logger.warn({ state }, 'the store changed its state')
    for (const listener of listeners) listener(next)
  }

  const unlessRefusing = (): WriteRefusal | undefined => (state === 'writable' ? undefined : state)

  let gathered: { append: Append; resolve(outcome: Result<void, WriteRefusal>): void }[] = []
  let committing: Promise<void> | undefined
  let stopGathering = (): void => {}

  async function commit(): Promise<void> {
    while (gathered.length > 0) {
      const batch = gathered
      const begunAt = performance.now()
      gathered = []
      const outcome = await ask({ kind: 'append', batch: packAppends(batch.map(({ append }) => append)) })
      batch.forEach(({ resolve }, i) => {
        const refusal = outcome.ok ? outcome.value[i] : outcome.refusal
        resolve(refusal === undefined ? granted(undefined) : refused(refusal))
      })
      const restMs = Math.min(batch.length * groupMsPerAppend, mostGroupMs) - (performance.now() - begunAt)
      if (restMs >= 1) await gatherFor(restMs)
    }
    committing = undefined
  }

  function gatherFor(ms: number): Promise<void> | undefined {
    if (isClosing) return undefined
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      stopGathering = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    async read(name) {
      const outcome = await ask({ kind: 'read', volume: name })
      if (!outcome.ok) return refused('unavailable')
      if (outcome.value === undefined) return granted(undefined)
      const { zstd, ...volume } = outcome.value
      return granted({ ...volume, snapshot: zstd === undefined ? undefined : new Uint8Array(await unpack(zstd)) })
    },
    append(append) {
      const refusal = unlessRefusing()
      if (refusal !== undefined) return Promise.resolve(refused(refusal))
      return new Promise((resolve) => {
        gathered.push({ append, resolve })
        committing ??= commit()
      })
    },
    async compact({ snapshot, ...compaction }) {
      const refusal = unlessRefusing()
      return refusal === undefined ? ask({ kind: 'compact', compaction: { ...compaction, zstd: await pack(snapshot) } }) : refused(refusal)
    },
    async renew(volume, content) {
      const refusal = unlessRefusing()
      return refusal === undefined ? ask({ kind: 'renew', volume, zstd: await pack(content) }) : refused(refusal)
    },
    async names(workspace) {
      const outcome = await ask({ kind: 'names', workspace })
      return outcome.ok ? outcome : refused('unavailable')
    },
    state: () => state,
    onState(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      listeners.clear()
      clearTimeout(probeTimer)
      isClosing = true
      stopGathering()
      await committing
      worker.off('exit', loseWorker)
      await Promise.race([ask({ kind: 'close' }), once(worker, 'exit')])
      lost = true
      await worker.terminate()
    },
  }
}
