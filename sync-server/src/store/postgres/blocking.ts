import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'

export interface BlockingRequest {
  readonly id: number
  readonly sql: string
  /** Absent where it may be several statements. */
  readonly values: readonly unknown[] | undefined
  /** Whether every later connection begins with it. */
  readonly always?: true
}

export interface BlockingReply {
  readonly id: number
  readonly outcome:
    | { readonly ok: true; readonly rows: Record<string, unknown>[]; readonly changes: number }
    | { readonly ok: false; readonly code: string | undefined; readonly message: string }
}

/** PostgreSQL refused a statement, or does not answer. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault'
  /** PostgreSQL's own; absent where it was not reached. */
  readonly code: string | undefined

  constructor(message: string, code: string | undefined) {
    super(message)
    this.code = code
  }
}

export interface Blocking {
  query(sql: string, values?: readonly unknown[]): { readonly rows: Record<string, unknown>[]; readonly changes: number }
  /** The same without values, and again at the beginning of every connection that takes the place of a broken one. */
  always(sql: string): void
  close(): void
}

const timeoutMs = 3_000
/** While it does not answer, it is not asked again for so long: everybody would wait with each. */
const pauseMs = 1_000

/**
 * A connection whose answers are waited for. For the accounts alone: their decisions must stand before another frame
 * is looked at, and they are few beside edits, which never wait here (decision 14).
 */
export function connectBlocking(url: string): Blocking {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const worker = new Worker(new URL('./blocking-worker.ts', import.meta.url), { workerData: { url, timeoutMs, port: port2, signal }, transferList: [port2] })
  worker.unref()
  port1.unref()
  let lastId = 0
  let silentUntil = 0

  function waitFor(id: number): BlockingReply['outcome'] {
    const until = performance.now() + 2 * timeoutMs
    for (;;) {
      const seen = Atomics.load(signal, 0)
      const reply = receiveMessageOnPort(port1)?.message as BlockingReply | undefined
      // One that was given up earlier may still come.
      if (reply?.id === id) return reply.outcome
      if (reply !== undefined) continue
      if (Atomics.wait(signal, 0, seen, until - performance.now()) === 'timed-out') return { ok: false, code: undefined, message: 'PostgreSQL does not answer.' }
    }
  }

  function ask(request: Omit<BlockingRequest, 'id'>) {
    if (performance.now() < silentUntil) throw new DatabaseFault('PostgreSQL does not answer.', undefined)
    const id = ++lastId
    port1.postMessage({ ...request, id } satisfies BlockingRequest)
    const outcome = waitFor(id)
    if (outcome.ok) return outcome
    if (outcome.code?.length !== 5) silentUntil = performance.now() + pauseMs
    throw new DatabaseFault(outcome.message, outcome.code)
  }

  return {
    query: (sql, values) => ask({ sql, values }),
    always: (sql) => void ask({ sql, values: undefined, always: true }),
    close() {
      port1.close()
      void worker.terminate()
    },
  }
}
