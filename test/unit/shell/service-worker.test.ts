import { registerWorker } from '@hebu/web/shell/service-worker.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A browser's service workers, as far as the app speaks to them. */
function aBrowser(controlled: boolean) {
  const told: string[] = []
  const sent: unknown[] = []
  let updates = 0
  const worker = () => Object.assign(new EventTarget(), { state: 'installing', postMessage: (message: unknown) => void sent.push(message) })
  const registration = Object.assign(new EventTarget(), {
    waiting: null as ReturnType<typeof worker> | null,
    installing: null as ReturnType<typeof worker> | null,
    update: async () => void (updates += 1),
  })
  const workers = Object.assign(new EventTarget(), { controller: controlled ? {} : null, register: () => Promise.resolve(registration) })
  const looks: (() => void)[] = []
  const window = { workers: workers as unknown as ServiceWorkerContainer, reload: () => void told.push('reloaded'), onLook: (listener: () => void) => void looks.push(listener) }
  let take: (() => void) | undefined
  const news = { onWaiting: (given: () => void) => void (told.push('waiting'), (take = given)), onTaken: () => void told.push('taken') }
  return {
    told, sent, registration, workers, looks,
    start: () => registerWorker(window, news),
    take: () => take?.(),
    updates: () => updates,
    /** A new version arrives and is ready. */
    arrive() {
      registration.installing = worker()
      registration.dispatchEvent(new Event('updatefound'))
      registration.installing.state = 'installed'
      registration.installing.dispatchEvent(new Event('statechange'))
    },
    change() {
      workers.controller = {}
      workers.dispatchEvent(new Event('controllerchange'))
    },
  }
}

test('[UI5] the first worker takes over in silence', async () => {
  const browser = aBrowser(false)
  await browser.start()
  browser.arrive()
  browser.change()
  expect([browser.told, browser.sent]).toEqual([[], []])
})

test('[UI5] a new version is told and waits; taken, it starts and the window reloads', async () => {
  const browser = aBrowser(true)
  await browser.start()
  browser.arrive()
  expect([browser.told, browser.sent]).toEqual([['waiting'], []])
  browser.take()
  expect(browser.sent).toEqual([{ type: 'SKIP_WAITING' }])
  browser.change()
  expect(browser.told).toEqual(['waiting', 'reloaded'])
})

test('[UI5] a version that waited since before is told at the start', async () => {
  const browser = aBrowser(true)
  browser.registration.waiting = Object.assign(new EventTarget(), { state: 'installed', postMessage: () => undefined })
  await browser.start()
  expect(browser.told).toEqual(['waiting'])
})

test('[UI5] a version taken in another window is told, and this window is left alone', async () => {
  const browser = aBrowser(true)
  await browser.start()
  browser.change()
  expect(browser.told).toEqual(['taken'])
})

test('[UI5] new versions are looked for hourly and when the window is looked at', async () => {
  const browser = aBrowser(true)
  await browser.start()
  vi.advanceTimersByTime(3 * 3_600_000)
  browser.looks.forEach((look) => look())
  expect(browser.updates()).toBe(4)
})
