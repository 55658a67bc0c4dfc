import { parentPort, workerData } from 'node:worker_threads'

import { charterById } from '@hebu/shared/charters/catalogue.ts'

import type { Demo } from './generate.ts'
import { demo } from './generate.ts'

/** What the maker of the demo is asked for. */
export interface DemoOrder {
  readonly charter: string
  readonly today: string
}

// The workspace of the browser runs here, which wants packages as browsers get them; the relay wants them as servers do.
const { charter, today } = workerData as DemoOrder
const found = charterById(charter)
if (found === undefined) throw new RangeError(`no charter ${charter}`)
const made: Demo = await demo(found, today)
parentPort?.postMessage(made)
