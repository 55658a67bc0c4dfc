import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { Backend } from '../durable-log.ts'
import type { Envelope, Reply, Request } from './requests.ts'
import { handedOver } from './requests.ts'
import type { WorkerOptions } from './worker.ts'

function ownBy(request: Request): ArrayBuffer[] {
  switch (request.kind) {
    case 'append':
      return [request.batch.numbers.buffer, request.batch.bytes.buffer]
    case 'compact':
      return handedOver([request.compaction.zstd])
    case 'renew':
      return handedOver([request.zstd])
    default:
      return []
  }
}

/** The thread that holds the database; what is asked while there is none is refused. `onEnd` is told when it ended by itself, with what it died of. */
export function createStoreThread(workerData: WorkerOptions, onEnd: (detail: string) => void): Backend {
  const waiting = new Map<number, (outcome: Reply['outcome']) => void>()
  let worker: Worker | undefined
  let lastId = 0

  function start(): void {
    if (worker !== undefined) return
    const begun = new Worker(new URL('./worker.ts', import.meta.url), { workerData })
    let diedOf = 'it ended'
    begun.on('message', ({ id, outcome }: Reply) => {
      const settle = waiting.get(id)
      waiting.delete(id)
      settle?.(outcome)
    })
    begun.on('error', (error) => (diedOf = String(error)))
    begun.on('exit', () => {
      if (worker !== begun) return
      worker = undefined
      for (const settle of waiting.values()) settle(ended)
      waiting.clear()
      onEnd(diedOf)
    })
    worker = begun
  }

  return {
    ask(request) {
      if (worker === undefined) return Promise.resolve(ended)
      const id = ++lastId
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker?.postMessage({ id, request } satisfies Envelope, ownBy(request))
      })
    },
    start,
    async close() {
      const closing = worker
      if (closing === undefined) return
      await Promise.race([this.ask({ kind: 'close' }), once(closing, 'exit')])
      worker = undefined
      await closing.terminate()
    },
  }
}

const ended: Reply['outcome'] = { ok: false, refusal: 'unavailable', fault: { trouble: 'ended', detail: 'the thread of the store has ended' } }
