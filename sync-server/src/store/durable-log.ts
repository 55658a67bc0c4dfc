import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'

import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import type { Logger } from './logger.ts'
import { silentLogger } from './logger.ts'
import type { Answers, Fault, Reply, Request } from './sqlite/requests.ts'
import { packAppends } from './sqlite/requests.ts'
import type { Append, StoreState, StoreTrouble, VolumeLog, WriteRefusal } from './volume-log.ts'

/** What keeps the bytes of a log: a thread over SQLite, connections to PostgreSQL. */
export interface Backend {
  /** Answers each once; appends in the order in which they were asked. */
  ask(request: Request): Promise<Reply['outcome']>
  /** Begins again what has ended. */
  start(): void
  /** Waits for what was asked, then lets go. */
  close(): Promise<void>
}

export interface DurableLogOptions {
  /** `onEnd` is told when the backend ended by itself. */
  backend(onEnd: (detail: string) => void): Backend
  /** For the keeper's log: what is wrong, and what mends it. */
  readonly troubleInWords: Readonly<Record<StoreTrouble, string>>
  readonly logger?: Logger | undefined
  /** Between tries to write again after a failure. */
  readonly probeEveryMs?: number | undefined
}

const pack = promisify(zstdCompress)
const unpack = promisify(zstdDecompress)
/** A snapshot is unpacked into pieces of this size: in the usual small ones it takes twice the CPU, and leaves holes between what stays. */
const unpackedPieceBytes = 256 * 1024

/**
 * A commit costs the same for one row as for many, and so does what follows it on every socket. Each row that
 * shared the last commit lets the next one gather for a while longer: nothing below some thousand rows a second.
 */
const groupMsPerAppend = 0.25
const mostGroupMs = 25
/** What was written less than this long ago tells of the disk; a check then writes nothing. */
const checkAfterMs = 5_000

type Outcome<K extends Request['kind']> = Result<Answers[K], WriteRefusal>

/**
 * A log over a backend: what is the same wherever the bytes lie. Appends are committed at once when the backend is
 * idle; what arrives meanwhile shares the next commit, and the more that is, the longer the one after it gathers.
 */
export function createDurableLog({ backend: makeBackend, troubleInWords, logger = silentLogger, probeEveryMs = 1000 }: DurableLogOptions): VolumeLog {
  const listeners = new Set<(state: StoreState) => void>()
  let state: StoreState = 'writable'
  let trouble: StoreTrouble | undefined
  let probeTimer: NodeJS.Timeout | undefined
  let isClosing = false
  let writtenAt = performance.now()
  let checking: Promise<void> | undefined
  const backend = makeBackend((detail) => fail('backend', 'unavailable', { trouble: 'ended', detail }))
  backend.start()

  async function ask<K extends Request['kind']>(request: Extract<Request, { kind: K }>): Promise<Outcome<K>> {
    const outcome = await backend.ask(request)
    if (outcome.ok) return granted(outcome.value as Answers[K])
    if (outcome.fault !== undefined) fail(request.kind, outcome.refusal, outcome.fault)
    return refused(outcome.refusal)
  }

  /** Says what is wrong, once, and tries again until it is over. One volume that cannot be read keeps no other from being written. */
  function fail(kind: Request['kind'] | 'backend', refusal: WriteRefusal, fault: Fault): void {
    if (isClosing) return
    const isOfReading = (kind === 'read' || kind === 'names') && fault.trouble !== 'ended'
    if (isOfReading || fault.trouble !== trouble) logger.error({ kind, ...fault }, troubleInWords[fault.trouble])
    if (isOfReading || (refusal !== 'read-only' && refusal !== 'unavailable')) return
    trouble = fault.trouble
    setState(refusal)
    probeTimer ??= setTimeout(probe, probeEveryMs).unref()
  }

  async function probe(): Promise<void> {
    clearTimeout(probeTimer)
    probeTimer = undefined
    backend.start()
    const outcome = await ask({ kind: 'probe' })
    if (!outcome.ok || isClosing) return
    trouble = undefined
    writtenAt = performance.now()
    setState('writable')
  }

  function setState(next: StoreState): void {
    if (next === state) return
    state = next
    logger.warn({ state, trouble }, state === 'writable' ? 'The store takes edits again.' : 'The store takes no edits.')
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
      if (outcome.ok) writtenAt = performance.now()
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
      return granted({ ...volume, snapshot: zstd === undefined ? undefined : new Uint8Array(await unpack(zstd, { chunkSize: unpackedPieceBytes })) })
    },
    append(append) {
      const refusal = unlessRefusing()
      if (refusal !== undefined) return Promise.resolve(refused(refusal))
      return new Promise((resolve) => {
        gathered.push({ append, resolve })
        committing ??= commit()
      })
    },
    async compact({ snapshot, zstd, ...compaction }) {
      const refusal = unlessRefusing()
      return refusal === undefined ? ask({ kind: 'compact', compaction: { ...compaction, zstd: zstd ?? (await pack(snapshot)) } }) : refused(refusal)
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
    trouble: () => trouble,
    check() {
      if (state !== 'writable' || performance.now() - writtenAt < checkAfterMs) return Promise.resolve()
      return (checking ??= probe().finally(() => (checking = undefined)))
    },
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
      await backend.close()
    },
  }
}
