import { openIndexedDbStore } from '@hebu/web/platform/indexed-db-store.ts'
import type { LocalStore } from '@hebu/web/platform/local-store.ts'
import type { SocketLike } from '@hebu/web/platform/sync-socket.ts'
import type { OpenVolumesOptions } from '@hebu/web/workspace/open-volumes.ts'
import { openVolumes } from '@hebu/web/workspace/open-volumes.ts'
import type { OpenedVolumes, Volume } from '@hebu/web/workspace/volume.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'

import { eventually } from './eventually.ts'
import type { Relay } from './relay.ts'

/** A browser profile: its databases, and the windows that share it. */
export interface Device {
  readonly factory: IDBFactory
  /** Opens a window on the member's volumes; it is closed when the test ends. */
  window(more?: Partial<OpenVolumesOptions>): OpenedVolumes
  /** Another store over the same databases. */
  store(): LocalStore
  /** Rows of updates in a volume's database. */
  rows(volume: string, generation?: number): Promise<Uint8Array[]>
}

// In node, y-websocket listens for the end of the process once for each volume.
process.setMaxListeners(0)

const windows: OpenedVolumes[] = []
let devices = 0

/** Nobody answers. */
export const noRelay = (): SocketLike => {
  const socket: SocketLike = { binaryType: 'arraybuffer', bufferedAmount: 0, onopen: null, onmessage: null, onclose: null, onerror: null, send: () => {}, close: () => {} }
  queueMicrotask(() => socket.onclose?.({ code: 1006, reason: '' } as never))
  return socket
}

/** Sockets to a real relay, as a member's browser opens them. */
export const toRelay = (relay: Pick<Relay, 'syncUrl'>, token = 'zhou') => (): SocketLike => new WebSocket(`${relay.syncUrl}?v=1&token=${token}`) as unknown as SocketLike

/** A device of its own. y-indexeddb uses the global database: of several devices, the newest is the one whose volumes open. */
export function aDevice(member = 'zhou'): Device {
  const factory = new IDBFactory()
  globalThis.indexedDB = factory
  globalThis.IDBKeyRange = IDBKeyRange
  const device = ++devices
  const store = (): LocalStore => openIndexedDbStore({ workspace: 'w1', member, factory })
  return {
    factory,
    store,
    window: (more = {}) => {
      const volumes = openVolumes({
        workspace: 'w1',
        member,
        socketFactory: noRelay,
        store: more.store ?? store(),
        tabs: (name) => new BroadcastChannel(`${device} ${name}`),
        accessOf: () => 'write',
        random: () => 0,
        ...more,
      })
      windows.push(volumes)
      return volumes
    },
    rows: async (volume, generation = 0) => {
      const name = `hebu:w1:${member}:${volume}${generation === 0 ? '' : `~${generation}`}`
      const opening = factory.open(name)
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        opening.onsuccess = () => resolve(opening.result)
        opening.onerror = () => reject(opening.error ?? new Error(name))
      })
      const reading = database.transaction('updates').objectStore('updates').getAll()
      await new Promise((resolve) => (reading.onsuccess = resolve))
      database.close()
      return reading.result as Uint8Array[]
    },
  }
}

export const closeWindows = async (): Promise<void> => void (await Promise.all(windows.splice(0).map((window) => window.close())))

afterEach(closeWindows)

/** Waits for the window to say so. */
export const says = (window: OpenedVolumes, kind: string): Promise<void> =>
  eventually(() => {
    if (window.sync().kind !== kind) throw new Error(`says ${JSON.stringify(window.sync())}, not ${kind}`)
  })

export const word = (volume: Volume): unknown => volume.doc.getMap('words').toJSON()

export const write = (volume: Volume, key: string, value: unknown = key): void => void volume.doc.getMap('words').set(key, value)
