import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

import type { DemoOrder } from './generate-worker.ts'
import type { Demo } from './generate.ts'

/** Has the demo made in a worker of its own, which takes packages as browsers do. */
export async function tellStory(order: DemoOrder): Promise<Demo> {
  const worker = new Worker(new URL('generate-worker.ts', import.meta.url), { workerData: order, execArgv: ['--conditions=browser'] })
  const [made] = (await once(worker, 'message')) as [Demo]
  await worker.terminate()
  return made
}
