import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'

import { OpenVolume } from './open-volume.ts'
import type { RoomPorts } from './room.ts'
import { Room } from './room.ts'

/** A room that nobody sits in is forgotten after so long, and content that nobody has asked for left to the log. */
const idleMs = 30_000
/** Contents that are kept together, beyond those asked for a moment ago. */
const usualContentBytes = 64 * 1024 * 1024
const momentMs = 1_000

/** The open rooms of a relay, one per volume in use. */
export interface Rooms {
  /** The room of a volume; it is opened by the first who comes. */
  open(volume: string): Promise<Result<Room, 'unavailable'>>
  /** Forgets rooms that fell idle. Called from time to time. */
  sweep(): void
  /** Finds out what other relays made durable without being heard. Called every moment, and when they can be heard again. */
  compareHeads(): Promise<void>
  /** Ends all sessions and waits for what is on its way to the disk. */
  close(): Promise<void>
  readonly size: number
  /** What contents take in memory. */
  readonly contentBytes: number
}

export function createRooms(ports: RoomPorts, mostContentBytes = usualContentBytes): Rooms {
  const opened = new Map<string, Room>()
  const opening = new Map<string, Promise<Result<Room, 'unavailable'>>>()

  let lastTurn: Promise<void> = Promise.resolve()

  /** A folding holds its volume several times over: many that are due at once wait for each other. */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(work)
    lastTurn = turn.catch(() => {})
    return turn
  }

  async function load(name: string): Promise<Result<Room, 'unavailable'>> {
    try {
      const stored = await ports.log.read(name)
      if (!stored.ok) return stored
      const room = new Room(new OpenVolume(name, stored.value, { ...ports, inTurn, onContentRead: makeRoom }), ports)
      opened.get(name)?.forget()
      opened.set(name, room)
      makeRoom()
      return granted(room)
    } catch (error) {
      ports.logger.error({ volume: name, error: String(error) }, 'a volume could not be opened')
      return refused('unavailable')
    } finally {
      opening.delete(name)
    }
  }

  const contentBytes = (): number => [...opened.values()].reduce((sum, { volume }) => sum + volume.contentBytes, 0)

  /** Leaves to the log what nobody has asked for in the longest time, until the rest fits ([RLY32]). */
  function makeRoom(): void {
    let bytes = contentBytes()
    if (bytes <= mostContentBytes) return
    const before = ports.clock.now() - momentMs
    const spare = [...opened.values()].map(({ volume }) => volume).filter(({ askedForAtMs, contentBytes }) => contentBytes > 0 && askedForAtMs < before)
    for (const volume of spare.toSorted((a, b) => a.askedForAtMs - b.askedForAtMs)) {
      if (bytes <= mostContentBytes) return
      bytes -= volume.contentBytes
      volume.letGoOfContent()
    }
  }

  return {
    async open(name) {
      const room = opened.get(name)
      if (room !== undefined && !room.volume.isStale) return granted(room)
      const begun = opening.get(name) ?? load(name)
      opening.set(name, begun)
      return begun
    },

    sweep() {
      makeRoom()
      const now = ports.clock.now()
      for (const [name, room] of opened) {
        room.volume.rest()
        room.renewPresence()
        if (now - room.volume.askedForAtMs >= idleMs) room.volume.letGoOfContent()
        if (!room.volume.isStale && (!room.isIdle || now - room.idleSinceMs < idleMs)) continue
        room.forget()
        opened.delete(name)
      }
    },

    async compareHeads() {
      if (ports.others === undefined || opened.size === 0) return
      const heads = await ports.others.log.heads([...opened.keys()])
      if (heads.ok) for (const [name, head] of heads.value) opened.get(name)?.volume.heardOf(head)
    },

    async close() {
      const rooms = [...opened.values()]
      for (const room of rooms) room.close(closeCodes.restart)
      await Promise.all(rooms.map((room) => room.volume.settled()))
      for (const room of rooms) room.forget()
      opened.clear()
    },

    get size() {
      return opened.size
    },

    get contentBytes() {
      return contentBytes()
    },
  }
}
