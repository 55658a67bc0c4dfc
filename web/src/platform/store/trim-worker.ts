/** The thread that rewrites the copy of a volume: nobody waits for it with the window. */
import { trimDatabase } from './trim-database.ts'

addEventListener('message', ({ data }: MessageEvent<string>) => {
  trimDatabase(indexedDB, data).then(
    () => postMessage(true),
    () => postMessage(false),
  )
})
