import { joined } from '@hebu/shared/vocabulary/bytes.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import type { Room } from '@hebu/sync-server/room/room.ts'
import { createRooms, type Rooms } from '@hebu/sync-server/room/rooms.ts'
import type { Session } from '@hebu/sync-server/room/session.ts'
import { silentLogger } from '@hebu/sync-server/store/logger.ts'
import { createMemoryVolumeLog } from '@hebu/sync-server/store/memory-volume-log.ts'
import type { VolumeLog } from '@hebu/sync-server/store/volume-log.ts'

import type { SeededRandom } from '../kit/seeded-random.ts'

export const volume = 'w1/ledger/g-all'

export type Downward =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  | { readonly kind: 'ack'; readonly n: number }
  | { readonly kind: 'refused'; readonly n: number; readonly code: number }
  | { readonly kind: 'closed'; readonly code: number }

/** A connection of a replica to the relay: what was sent either way and has not arrived. */
export interface Link {
  readonly up: { readonly n: number; readonly bytes: Uint8Array }[]
  readonly down: Downward[]
  readonly session: Session
  isOpen: boolean
}

/** The relay's own rooms over a log whose commits take their time, without sockets or clocks. */
export interface RelayInProcess {
  connect(member: string): Promise<Link>
  disconnect(link: Link): void
  /** Hands the oldest message of a link to its room. */
  receive(link: Link): Promise<void>
  /** Makes durable what was asked for so far. */
  commit(): Promise<void>
  /** Dies in the middle of its work: some of what was asked for is durable, the rest is not, and nobody was told. */
  restart(): Promise<void>
  compact(): Promise<void>
  readonly isQuiet: boolean
}

/** Lets everything that waits for nothing but its turn run. */
export const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

export async function relayInProcess(random: SeededRandom, nowMs: () => number): Promise<RelayInProcess> {
  const stored = createMemoryVolumeLog()
  let waiting: (() => Promise<void>)[] = []
  let generation = 0
  const log: VolumeLog = {
    ...stored,
    append: (append) => {
      const asked = generation
      return new Promise((resolve) => {
        waiting.push(async () => {
          const outcome = await stored.append(append)
          if (asked === generation) resolve(outcome)
        })
      })
    },
  }
  let rooms: Rooms
  let room: Room
  let links = new Set<Link>()

  const open = async (): Promise<void> => {
    rooms = createRooms({ log, clock: { now: nowMs }, logger: silentLogger, onBegun: () => undefined })
    const opened = await rooms.open(volume)
    if (!opened.ok) throw new Error(opened.refusal)
    room = opened.value
  }
  await open()

  return {
    connect: async (member) => {
      const down: Downward[] = []
      const session = room.join({
        caller: { workspace: 'w1', member, credential: `session:${member}` },
        access: 'write',
        send: (bytes) => void down.push({ kind: 'message', bytes: bytes.slice() }),
        sendInPieces: (message) => void down.push({ kind: 'message', bytes: joined(message) }),
        sendAll: (messages, own) => messages.forEach((bytes, i) => own.includes(i) || down.push({ kind: 'message', bytes: bytes.slice() })),
        ack: (n) => void down.push({ kind: 'ack', n }),
        refuse: (n, code) => void down.push({ kind: 'refused', n, code }),
        close: (code) => void down.push({ kind: 'closed', code }),
      })
      const link: Link = { up: [], down, session, isOpen: true }
      links.add(link)
      return link
    },
    disconnect: (link) => {
      link.isOpen = false
      if (links.delete(link)) room.leave(link.session)
    },
    receive: async (link) => {
      const message = link.up.shift()
      if (message === undefined) return
      void room.receive(link.session, message.n, message.bytes)
      await turn()
    },
    commit: async () => {
      for (const write of waiting.splice(0)) await write()
      await turn()
    },
    restart: async () => {
      // What was asked for first is first on the disk.
      const written = random.int(waiting.length + 1)
      generation++
      for (const write of waiting.slice(0, written)) await write()
      waiting = []
      for (const link of links) {
        link.isOpen = false
        link.down.push({ kind: 'closed', code: closeCodes.restart })
      }
      links = new Set()
      await open()
    },
    compact: () => room.volume.compact(),
    get isQuiet() {
      return waiting.length === 0
    },
  }
}
