/** A click as the service worker tells it to a window. */
interface Click {
  readonly type: 'HEBU_GO'
  readonly href: string
}

const isClick = (data: unknown): data is Click => typeof data === 'object' && data !== null && 'type' in data && data.type === 'HEBU_GO' && 'href' in data && typeof data.href === 'string'

/** Goes where a pressed system notification leads, and says so to the worker, which would load the window anew otherwise ([NOTE5]). */
export function followClicks(workers: Pick<ServiceWorkerContainer, 'addEventListener' | 'removeEventListener'>, go: (href: string) => void): () => void {
  const onMessage = ({ data, ports }: MessageEvent): void => {
    if (!isClick(data)) return
    go(data.href)
    ports[0]?.postMessage('gone')
  }
  workers.addEventListener('message', onMessage)
  return () => workers.removeEventListener('message', onMessage)
}
