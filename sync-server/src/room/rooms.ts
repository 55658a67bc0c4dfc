import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { closeCodes } from '@hebu/shared/wire/close-codes.ts'

import { OpenVolume } from './open-volume.ts'
import type { RoomPorts } from './room.ts'
import { Room } from './room.ts'

/** A room that nobody sits in is forgotten after so long. */
const idleMs = 30_000

/** The open rooms of a relay, one per volume in use. */
export interface Rooms {
  /** The room of a volume; it is opened by the first who comes. */
  open(volume: string): Promise<Result<Room, 'unavailable'>>
  /** Forgets rooms that fell idle. Called from time to time. */
  sweep(): void
  /** Ends all sessions and waits for what is on its way to the disk. */
  close(): Promise<void>
  readonly size: number
}

export function createRooms(ports: RoomPorts): Rooms {
  const opened = new Map<string, Room>()
  const opening = new Map<string, Promise<Result<Room, 'unavailable'>>>()

  async function load(name: string): Promise<Result<Room, 'unavailable'>> {
    try {
      const stored = await ports.log.read(name)
      if (!stored.ok) return stored
      const room = new Room(new OpenVolume(name, stored.value, ports), ports)
      opened.set(name, room)
      return granted(room)
    } catch (error) {
      ports.logger.error({ volume: name, error: String(error) }, 'a volume could not be opened')
      return refused('unavailable')
    } finally {
      opening.delete(name)
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
      const now = ports.clock.now()
      for (const [name, room] of opened) {
        room.volume.rest()
        if (room.volume.isStale || (room.isIdle && now - room.idleSinceMs >= idleMs)) opened.delete(name)
      }
    },

    async close() {
      const rooms = [...opened.values()]
      for (const room of rooms) room.close(closeCodes.restart)
      await Promise.all(rooms.map((room) => room.volume.settled()))
      opened.clear()
    },

    get size() {
      return opened.size
    },
  }
}
