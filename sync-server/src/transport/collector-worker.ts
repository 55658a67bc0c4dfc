/** The thread that collects volumes, one after the other. Started by `collector-thread.ts`. */
import { parentPort } from 'node:worker_threads'

import { collectGarbage } from '../room/collect-garbage.ts'

parentPort!.on('message', (update: Uint8Array) => parentPort!.postMessage(collectGarbage(update)))
