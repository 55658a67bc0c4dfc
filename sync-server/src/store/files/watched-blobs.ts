import type { Logger } from '../logger.ts'
import type { Blobs } from './blobs.ts'
import { BucketFault } from './bucket.ts'
import type { BucketBlobs } from './bucket-blobs.ts'

/** Whether the place of files does what it is asked: `refused` means that waiting does not help. */
export type FilesState = 'reached' | 'unreachable' | 'refused'

/** Files of a place that may be gone while everything else works. */
export interface WatchedBlobs extends Blobs {
  state(): FilesState
  /** Looks now. */
  look(): Promise<FilesState>
  close(): void
}

const lookEveryMs = 30_000

/** Notes of every request whether the bucket was reached, and looks by itself now and then; the log is told once when it goes and once when it is back. */
export function watchBlobs(blobs: BucketBlobs, logger: Logger, everyMs = lookEveryMs): WatchedBlobs {
  let state: FilesState = 'reached'

  function note(error: unknown): void {
    const found: FilesState = !(error instanceof BucketFault) ? 'reached' : error.isRefusal ? 'refused' : 'unreachable'
    if (found === state) return
    state = found
    if (error instanceof BucketFault) logger.error({}, `${error.message} Files cannot be sent or opened until it is mended; everything else works.`)
    else logger.warn({}, 'The store of files does its work again; what waited is sent by the devices themselves.')
  }
  async function watched<T>(work: () => Promise<T>): Promise<T> {
    try {
      const value = await work()
      note(undefined)
      return value
    } catch (error) {
      if (error instanceof BucketFault) note(error)
      throw error
    }
  }
  const look = (): Promise<FilesState> => watched(() => blobs.probe()).then(() => state, () => state)
  const looking = setInterval(() => void look(), everyMs).unref()

  return {
    put: (sha256, bytes) => watched(() => blobs.put(sha256, bytes)),
    get: (sha256) => watched(() => blobs.get(sha256)),
    held: (upload) => watched(() => blobs.held(upload)),
    append: (upload, piece, bytes) => watched(() => blobs.append(upload, piece, bytes)),
    sweep: (nowMs) => watched(() => blobs.sweep(nowMs)),
    remove: (sha256) => watched(() => blobs.remove(sha256)),
    state: () => state,
    look,
    close: () => clearInterval(looking),
  }
}
