/** The thread that collects one volume. Started by `collector-thread.ts`. */
import { parentPort, workerData } from 'node:worker_threads'

import { collectGarbage } from '../room/collect-garbage.ts'

parentPort!.postMessage(collectGarbage(workerData as Uint8Array))
