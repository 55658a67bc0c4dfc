import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'

import { followClicks } from '@hebu/web/shell/inbox/notice-clicks.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { projectFolder } from '../../kit/project-folder.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

const script = await readFile(join(projectFolder, 'web/public/notice-click.js'), 'utf8')

interface WindowOrder {
  /** Whether the app in it listens, as one of this version does. */
  readonly listens?: boolean
  readonly mayFocus?: boolean
  readonly mayNavigate?: boolean
}

/** The worker's script with the windows that are open, and a person who presses. */
function aWorker(windows: readonly WindowOrder[]) {
  const told: string[] = []
  let click: ((event: unknown) => void) | undefined
  const clients = windows.map(({ listens = true, mayFocus = true, mayNavigate = true }, index) => {
    const app = new EventTarget()
    if (listens) followClicks(app as unknown as ServiceWorkerContainer, (href) => void told.push(`${index} goes to ${href}`))
    const client = {
      focus: () => (mayFocus ? Promise.resolve(client) : Promise.reject(new Error('not pressed'))),
      navigate: (href: string) => (mayNavigate ? Promise.resolve(void told.push(`${index} is loaded at ${href}`)) : Promise.reject(new Error('not controlled'))),
      postMessage: (data: unknown, ports: MessagePort[]) => void app.dispatchEvent(Object.assign(new Event('message'), { data, ports })),
    }
    return client
  })
  const self = {
    addEventListener: (_kind: string, listener: typeof click) => void (click = listener),
    clients: { matchAll: () => Promise.resolve(clients), openWindow: (href: string) => Promise.resolve(void told.push(`a new one at ${href}`)) },
  }
  runInContext(script, createContext({ self, MessageChannel, setTimeout, clearTimeout, Promise }))
  return {
    told,
    async press(data: unknown) {
      let done: Promise<unknown> | undefined
      let closed = false
      click?.({ notification: { data, close: () => void (closed = true) }, waitUntil: (promise: Promise<unknown>) => void (done = promise) })
      expect(closed).toBe(true)
      // A port answers in a turn of its own, a silence in none: the clock stands until it was given its chance.
      const answered = await Promise.race([done?.then(() => true), new Promise((resolve) => void setImmediate(() => setImmediate(() => setImmediate(resolve))))])
      if (answered !== true) await vi.advanceTimersByTimeAsync(2_000)
      await done
      return told
    },
  }
}

test('[NOTE5] a press leads to its place in the window that was looked at last, which is not loaded anew', async () => {
  expect(await aWorker([{}, {}]).press({ href: '/tasks/t1#comment-1' })).toEqual(['0 goes to /tasks/t1#comment-1'])
  // A system that does not let itself raise the window changes nothing about the place.
  expect(await aWorker([{ mayFocus: false }]).press({ href: '/tasks/t1' })).toEqual(['0 goes to /tasks/t1'])
})

test('[NOTE5] a window of an earlier version is loaded there; one that may not be, and none at all, are followed by a new one', async () => {
  expect(await aWorker([{ listens: false }]).press({ href: '/tasks/t1' })).toEqual(['0 is loaded at /tasks/t1'])
  expect(await aWorker([{ listens: false, mayNavigate: false }]).press({ href: '/tasks/t1' })).toEqual(['a new one at /tasks/t1'])
  expect(await aWorker([]).press({ href: '/tasks/t1' })).toEqual(['a new one at /tasks/t1'])
})

test('[NOTE5] a notification that names no place of the app leads to Today', async () => {
  for (const data of [undefined, null, {}, { href: 5 }, { href: 'https://example.org/' }, { href: '//example.org/' }, { href: '/\\example.org/' }, { href: 'javascript:void 0' }])
    expect(await aWorker([]).press(data), JSON.stringify(data)).toEqual(['a new one at /today'])
})

test('[NOTE5] other messages of the worker lead nowhere', () => {
  const app = new EventTarget()
  const went: string[] = []
  const end = followClicks(app as unknown as ServiceWorkerContainer, (href) => void went.push(href))
  const tell = (data: unknown): boolean => app.dispatchEvent(Object.assign(new Event('message'), { data, ports: [] }))
  for (const data of [undefined, 'HEBU_GO', { type: 'HEBU_GO' }, { type: 'OTHER', href: '/x' }]) tell(data)
  expect(went).toEqual([])
  tell({ type: 'HEBU_GO', href: '/today' })
  end()
  tell({ type: 'HEBU_GO', href: '/plans' })
  expect(went).toEqual(['/today'])
})
