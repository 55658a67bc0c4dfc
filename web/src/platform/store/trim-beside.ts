/** Rewrites the copy of a volume beside the window; `false` where it could not be done or was called off. */
export async function trimBeside(name: string, signal: AbortSignal): Promise<boolean> {
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- outside of browsers there are none
  if (globalThis.Worker === undefined) return false
  const worker = new Worker(new URL('./trim-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<boolean>((resolve) => {
      signal.addEventListener('abort', () => resolve(false), { once: true })
      worker.onerror = () => resolve(false)
      worker.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data)
      worker.postMessage(name)
    })
  } finally {
    worker.terminate()
  }
}
