import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { Collector } from '../room/collect-garbage.ts'

/** A thread costs a fifth of a second to begin: it is kept for a while after its last work. */
const idleMs = 20_000
/** What a document of more than this has taken is given back at once. */
const largeBytes = 1024 * 1024

/** Collects in a thread, one volume at a time: documents take memory. */
export function createCollector(): Collector {
  let last: Promise<unknown> = Promise.resolve()
  let worker: Worker | undefined
  let idling: NodeJS.Timeout | undefined

  async function collect(update: Uint8Array): Promise<Uint8Array | undefined> {
    clearTimeout(idling)
    worker ??= start()
    const answered = answerOf(worker)
    worker.postMessage(update)
    const collected = await answered
    if (update.length > largeBytes) letGo()
    else idling = setTimeout(letGo, idleMs).unref()
    return collected
  }

  function start(): Worker {
    const begun = new Worker(new URL('./collector-worker.ts', import.meta.url))
    begun.unref()
    begun.once('exit', () => {
      if (worker === begun) worker = undefined
    })
    return begun
  }

  function letGo(): void {
    void worker?.terminate()
    worker = undefined
  }

  return (update) => {
    const collected = last.then(() => collect(update))
    last = collected
    return collected
  }
}

/** What throws there, or ends the thread, leaves the volume as it is. */
async function answerOf(worker: Worker): Promise<Uint8Array | undefined> {
  const over = new AbortController()
  const { signal } = over
  const message = once(worker, 'message', { signal }).then(([collected]) => collected as Uint8Array | undefined)
  const ended = once(worker, 'exit', { signal }).then(() => undefined)
  try {
    return await Promise.race([message, ended])
  } catch {
    return undefined
  } finally {
    message.catch(() => {})
    ended.catch(() => {})
    over.abort()
  }
}
