import type { VolumeAccess } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { SyncState, Volume, Volumes } from '@hebu/web/workspace/volume.ts'
import { createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

export interface MemoryVolumes extends Volumes {
  /** Tells the device of a volume on the relay. */
  learn(name: string): void
  /** The relay closes a volume to this member. */
  lose(name: string): void
  /** The volume goes on as an empty one, as after a restore. */
  renew(name: string): void
  setAccess(name: string, access: VolumeAccess): void
}

/** Volumes without a relay or a store: each is a document that is there at once. */
export function memoryVolumes(accessOf: (name: string) => VolumeAccess = () => 'write'): MemoryVolumes {
  const [all, setAll] = createSignal<readonly Volume[]>([])
  const [known, setKnown] = createSignal<readonly string[]>([])
  const accesses = new Map<string, (access: VolumeAccess) => void>()
  const begin = (name: string): Volume => {
    const doc = new Y.Doc()
    const [access, setAccess] = createSignal(accessOf(name))
    accesses.set(name, setAccess)
    return { name, address: parseAddress(name)!, doc, awareness: new Awareness(doc), access, loaded: Promise.resolve() }
  }
  return {
    open(name) {
      const open = all().find((volume) => volume.name === name)
      if (open !== undefined) return open
      const volume = begin(name)
      setAll((volumes) => [...volumes, volume])
      return volume
    },
    renew: (name) => void setAll((volumes) => volumes.map((volume) => (volume.name === name ? begin(name) : volume))),
    all,
    known,
    sync: (): SyncState => ({ kind: 'offline', waiting: 0 }),
    waitingByVolume: () => ({}),
    learn: (name) => void setKnown((names) => [...names, name]),
    lose: (name) => void setAll((volumes) => volumes.filter((volume) => volume.name !== name)),
    setAccess: (name, access) => accesses.get(name)?.(access),
    holdIncoming() {},
    releaseIncoming() {},
    async close() {
      for (const volume of all()) volume.awareness.destroy()
    },
  }
}
