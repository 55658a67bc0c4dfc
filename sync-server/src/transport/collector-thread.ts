import { Worker } from 'node:worker_threads'

import type { Collector } from '../room/collect-garbage.ts'

/** Collects in a thread that lives as long as the work, one volume at a time: documents take memory. */
export function createCollector(): Collector {
  let last: Promise<unknown> = Promise.resolve()
  return (update) => {
    const collected = last.then(() => collectInThread(update))
    last = collected
    return collected
  }
}

function collectInThread(update: Uint8Array): Promise<Uint8Array | undefined> {
  const worker = new Worker(new URL('./collector-worker.ts', import.meta.url), { workerData: update })
  worker.unref()
  return new Promise((resolve) => {
    worker.once('message', resolve)
    // What throws there, or ends it, leaves the volume as it is.
    worker.once('error', () => resolve(undefined))
    worker.once('exit', () => resolve(undefined))
  })
}
