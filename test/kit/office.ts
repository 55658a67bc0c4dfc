import { headOf } from '@hebu/shared/books/book-head.ts'
import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { settledCharter } from '@hebu/shared/charters/settled.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Directory, SettingsVersion } from '@hebu/shared/vocabulary/directory.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import { instantAt } from '@hebu/shared/vocabulary/wall-clock.ts'
import { openIndexedDbStore } from '@hebu/web/platform/indexed-db-store.ts'
import type { SocketLike } from '@hebu/web/platform/sync-socket.ts'
import { createWorkspace } from '@hebu/web/workspace/create-workspace.ts'
import type { OpenedVolumes } from '@hebu/web/workspace/volume.ts'
import { openVolumes } from '@hebu/web/workspace/open-volumes.ts'
import type { Volume } from '@hebu/web/workspace/volume.ts'
import type { Workspace } from '@hebu/web/workspace/workspace.ts'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { onTestFinished } from 'vitest'
import type { WebSocket } from 'ws'
import { encodeStateVector } from 'yjs'

import { eventually } from './eventually.ts'
import { aMemoryGate } from './memory-gate.ts'
import { noRelay, toRelay } from './device.ts'
import { noFiles } from './no-files.ts'
import { aRelay } from './relay.ts'
import { seededRandom } from './seeded-random.ts'

interface OfficeDevice {
  readonly member: string
  volumes: OpenedVolumes
  directory: Directory
  isCut: boolean
}

/** A department at work: a real relay, a device for everybody with databases of its own, and a clock that is set by hand. */
export interface Office {
  /** Somebody has the app open at a time (`2026-11-23 09:30`) while `run` runs; then everybody who has a line hears of it. */
  sit<T>(member: string, at: string, run: (workspace: Workspace) => T | Promise<T>): Promise<T>
  /** Takes a device's line away, and its windows with it: what it does next begins from its databases. */
  cut(member: string): Promise<void>
  /** Gives it back; everybody hears of what was done meanwhile. */
  mend(member: string, at: string): Promise<void>
  /** Settles something beside the charter. */
  settle(by: string, at: string, changes: SettingsVersion['changes']): void
}

// In node, y-websocket listens for the end of the process once for each volume.
process.setMaxListeners(0)

/** A department of these members under a charter, on its first day. Everything ends with the test. */
export async function anOffice(charter: Charter, first: Directory): Promise<Office> {
  const every: readonly Book[] = books
  const { timeZone, id: workspaceId } = first.workspace
  let nowMs = 0
  const clock = { now: () => nowMs }
  const random = seededRandom(20261123)
  const gate = aMemoryGate(first, every, charter)
  const relay = await aRelay({ gate, clock })
  let settings: readonly SettingsVersion[] = []
  globalThis.indexedDB = new IDBFactory()
  globalThis.IDBKeyRange = IDBKeyRange
  const sockets = new Map<string, Set<WebSocket>>()
  const devices = new Map<string, OfficeDevice>()

  const accessOf = (member: string) => (name: string) => {
    const address = parseAddress(name)
    const book = every.find(({ id }) => id === address?.book)
    const me = memberById(first, member)
    return address === undefined || book === undefined || me === undefined ? 'none' as const : accessTo(address, book, me, { directory: first, charter })
  }
  const connect = (member: string): SocketLike => {
    if (devices.get(member)?.isCut === true) return noRelay()
    const socket = toRelay(relay, member)() as unknown as WebSocket
    const own = sockets.get(member) ?? new Set()
    sockets.set(member, own.add(socket))
    return socket as unknown as SocketLike
  }
  const open = (member: string): OpenedVolumes =>
    openVolumes({
      workspace: workspaceId,
      member,
      socketFactory: () => connect(member),
      store: openIndexedDbStore({ workspace: workspaceId, member }),
      tabs: () => undefined,
      known: devices.get(member)?.volumes.known(),
      accessOf: accessOf(member),
      random: () => random.next(),
    })
  for (const { id } of first.members) devices.set(id, { member: id, volumes: open(id), directory: first, isCut: false })
  onTestFinished(async () => {
    for (const { volumes } of devices.values()) await volumes.close()
  })

  const online = (): readonly OfficeDevice[] => [...devices.values()].filter(({ isCut }) => !isCut)
  const written = ({ doc }: Volume): string => [...encodeStateVector(doc)].join(' ')
  /** Whether everything that was written is acknowledged, and everybody who may read it knows of it; has it where it is open, as everything is to whoever sits there. */
  function assertMet(sitting?: string): void {
    const begun = new Map<string, string>()
    for (const { member, volumes } of online()) {
      if (volumes.sync().kind !== 'synced') throw new Error(`${member} says ${JSON.stringify(volumes.sync())}`)
      for (const volume of volumes.all()) if (volume.doc.share.size > 0 && !begun.has(volume.name)) begun.set(volume.name, written(volume))
    }
    for (const { member, volumes } of online()) {
      for (const [name, state] of begun) {
        if (accessOf(member)(name) === 'none') continue
        if (!volumes.known().includes(name)) throw new Error(`${member} has not heard of ${name}`)
        const volume = volumes.all().find((each) => each.name === name)
        if (volume === undefined ? member === sitting : written(volume) !== state) throw new Error(`${member} does not have all of ${name}`)
      }
    }
  }
  const meet = (sitting?: string): Promise<void> =>
    eventually(() => {
      for (const { volumes } of online()) if (volumes.sync().kind === 'offline') volumes.retryNow()
      assertMet(sitting)
    })
  const setClock = (at: string): void => {
    const to = Date.parse(instantAt(at, timeZone))
    if (to < nowMs) throw new RangeError(`${at} is over`)
    nowMs = to
  }

  return {
    async sit(member, at, run) {
      setClock(at)
      const device = devices.get(member)!
      if (!device.isCut) {
        device.directory = settings.length === 0 ? first : { ...first, revision: first.revision + settings.length, settings }
      }
      const { volumes, directory } = device
      // Opened before the window is, so that it begins with everything: tables take in what comes later a moment after it came.
      for (const name of volumes.known()) if (accessOf(member)(name) !== 'none') volumes.open(name)
      if (!device.isCut) await meet(member)
      const settled = settledCharter(charter, directory.settings)
      const workspace = createWorkspace({
        workspace: workspaceId,
        member,
        directory: () => directory,
        charter: () => settled,
        heads: every.map(headOf),
        books: () => every,
        // The window is closed after each sitting, the device goes on listening.
        volumes: { ...volumes, close: () => Promise.resolve() },
        files: noFiles,
        clock,
        random: { bytes: (length) => Uint8Array.from({ length }, () => random.int(256)) },
      })
      await Promise.all(volumes.all().map(({ loaded }) => loaded))
      await eventually(() => {
        const reading = workspace.books().find(({ id }) => !workspace.table(id).ready())
        if (reading !== undefined) throw new Error(`${member} still reads ${reading.id}`)
      })
      const answer = await run(workspace)
      // What follows from what was done is done in turns of its own.
      for (let turns = 0; turns < 3; turns++) await new Promise((resolve) => setTimeout(resolve))
      if (!device.isCut) await meet()
      await workspace.close()
      return answer
    },
    async cut(member) {
      const device = devices.get(member)!
      device.isCut = true
      for (const socket of sockets.get(member) ?? []) socket.terminate()
      await device.volumes.close()
      device.volumes = open(member)
    },
    async mend(member, at) {
      setClock(at)
      const device = devices.get(member)!
      device.isCut = false
      device.volumes.retryNow()
      await meet()
    },
    settle(by, at, changes) {
      settings = [...settings, { version: settings.length + 1, at: instantAt(at, timeZone), by, changes }]
    },
  }
}
