import type { DigestNews, DigestOrder } from './digest-worker.ts'

/** Below this, starting a worker takes longer than hashing. */
const smallBytes = 512 * 1024

/** SHA-256 of a file in hex, away from the thread that draws where it is large. Rejects when the file cannot be read. */
export async function digestOf(bytes: Blob, onRead?: (bytes: number) => void): Promise<string> {
  if (bytes.size <= smallBytes || typeof Worker === 'undefined') return (await import('./sha256.ts')).sha256Of(bytes, onRead)
  const worker = new Worker(new URL('./digest-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<string>((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message))
      worker.onmessage = ({ data }: MessageEvent<DigestNews>) => {
        if (data.kind === 'read') onRead?.(data.bytes)
        else if (data.kind === 'done') resolve(data.sha256)
        else reject(new Error('the file cannot be read'))
      }
      worker.postMessage({ bytes } satisfies DigestOrder)
    })
  } finally {
    worker.terminate()
  }
}
