/** What the app tells about its own versions. */
export interface WorkerNews {
  /** A new version waits; `take` starts it and reloads this window. Nothing happens before that ([UI5]). */
  readonly onWaiting: (take: () => void) => void
  /** Another window started a new version; this one still runs the old. */
  readonly onTaken: () => void
}

/** The window that the worker serves. */
export interface WorkerWindow {
  readonly workers: ServiceWorkerContainer
  reload(): void
  /** Calls when the person looks at the window again. */
  onLook(listener: () => void): void
}

const hourMs = 3_600_000

/** Registers the worker that keeps the app on the device. It looks for a new version at the start, hourly, and when the window is looked at. */
export async function registerWorker({ workers, reload, onLook }: WorkerWindow, news: WorkerNews): Promise<void> {
  // The very first worker takes the page over without there being anything new.
  let controlled = workers.controller !== null
  let taking = false
  workers.addEventListener('controllerchange', () => {
    if (taking) reload()
    else if (controlled) news.onTaken()
    controlled = true
  })
  const registration = await workers.register('/sw.js')
  const tell = (worker: ServiceWorker): void =>
    news.onWaiting(() => {
      taking = true
      worker.postMessage({ type: 'SKIP_WAITING' })
    })
  if (registration.waiting !== null && workers.controller !== null) tell(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && workers.controller !== null) tell(worker)
    })
  })
  const look = (): void => void registration.update().catch(() => undefined)
  setInterval(look, hourMs)
  onLook(look)
}
