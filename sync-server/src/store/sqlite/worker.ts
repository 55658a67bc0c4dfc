/** The thread that holds the database. Started by `../sqlite-volume-log.ts`; answers each request once, in order. */
import { parentPort, workerData } from 'node:worker_threads'

import { WriteRefused } from '../write-refused.ts'
import { refusalOf, troubleOf } from './disk-errors.ts'
import { createReserve } from './reserve.ts'
import type { Answers, Envelope, Reply, Request } from './requests.ts'
import { free, handedOver, unpackAppends } from './requests.ts'
import type { SqliteOptions } from './volumes.ts'
import { SqliteVolumes } from './volumes.ts'

export interface WorkerOptions extends SqliteOptions {
  readonly reserveFile: string
  readonly reserveBytes: number
}

const options = workerData as WorkerOptions
const reserve = createReserve(options.reserveFile, options.reserveBytes)
const volumes = new SqliteVolumes(options)
try {
  reserve.keep()
} catch {
  // No room for the reserve: the first write will tell.
}

parentPort!.on('message', ({ id, request }: Envelope) => {
  const outcome = outcomeOf(request)
  parentPort!.postMessage({ id, outcome } satisfies Reply, request.kind === 'read' && outcome.ok ? bytesOf(outcome.value as Answers['read']) : [])
  freeBytesOf(request)
  if (request.kind === 'close') parentPort!.close()
})

const bytesOf = (volume: Answers['read']): ArrayBuffer[] => handedOver([volume?.zstd, ...(volume?.tail ?? []).map(({ bytes }) => bytes)])

function freeBytesOf(request: Request): void {
  if (request.kind === 'append') free(request.batch.bytes)
  else if (request.kind === 'compact') free(request.compaction.zstd)
  else if (request.kind === 'renew') free(request.zstd)
}

function outcomeOf(request: Request): Reply['outcome'] {
  try {
    return { ok: true, value: answer(request) }
  } catch (error) {
    if (error instanceof WriteRefused) return { ok: false, refusal: error.refusal }
    const trouble = troubleOf(error)
    if (trouble === 'full') reserve.giveUp()
    return { ok: false, refusal: refusalOf(trouble), fault: { trouble, detail: String(error) } }
  }
}

function answer(request: Request): Answers[keyof Answers] {
  switch (request.kind) {
    case 'append':
      return volumes.append(unpackAppends(request.batch))
    case 'read':
      return volumes.read(request.volume)
    case 'compact':
      return void volumes.compact(request.compaction)
    case 'renew':
      return volumes.renew(request.volume, request.zstd)
    case 'names':
      return volumes.names(request.workspace)
    case 'probe':
      reserve.keep()
      return void volumes.probe()
    case 'close':
      return void volumes.close()
  }
}
