import type { VolumeAccess } from '@hebu/shared/rules/access.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { SyncState, Volume, Volumes } from '@hebu/web/workspace/volume.ts'
import { createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { hashOf } from './chance.ts'

/** What one transaction wrote into a volume, in the order in which it was written there. */
export interface Edit {
  readonly volume: string
  readonly author: string
  readonly atMs: number
  readonly bytes: Uint8Array
}

/** A file that somebody attached to a page of a volume. */
export interface Attachment {
  readonly volume: string
  readonly author: string
  readonly atMs: number
  readonly sha256: string
  readonly bytes: Uint8Array
}

/**
 * The volumes of the department, as all its devices hold them once they have met. Whoever writes takes the pen first:
 * each member has a client id of their own in each volume, as the relay wants it.
 */
export interface Archive {
  /** Everything that was written, each volume's edits in causal order. */
  readonly edits: readonly Edit[]
  readonly docs: ReadonlyMap<string, Y.Doc>
  readonly attachments: Attachment[]
  /** Who wrote texts of which page last, and when: what stood is kept before another writes on. */
  readonly lastWritten: Map<string, { readonly by: string; readonly atMs: number }>
  takePen(member: string): void
  /** What a session of a member stands on; closing it ends the session, not the archive. */
  volumesFor(accessOf: (name: string) => VolumeAccess): Volumes
  /** A device that loses the network now: a copy of everything, written under other client ids. */
  fork(device: string): Archive
  /** The device is back: its edits come in as one piece for each volume, at the clock's time. */
  merge(fork: Archive, author: string): void
}

const offline: SyncState = { kind: 'offline', waiting: 0 }

export function createArchive(clock: Clock, device = ''): Archive {
  const docs = new Map<string, Y.Doc>()
  const edits: Edit[] = []
  const attachments: Attachment[] = []
  const [known, setKnown] = createSignal<readonly string[]>([])
  let pen = ''

  const give = (name: string, doc: Y.Doc): void => {
    doc.clientID = hashOf(`${device} ${pen} ${name}`)
  }
  const docOf = (name: string): Y.Doc => {
    const there = docs.get(name)
    if (there !== undefined) return there
    const doc = new Y.Doc({ guid: name })
    give(name, doc)
    doc.on('update', (bytes: Uint8Array) => edits.push({ volume: name, author: pen, atMs: clock.now(), bytes }))
    docs.set(name, doc)
    setKnown((names) => [...names, name])
    return doc
  }

  const takePen = (member: string): void => {
    if (member === pen) return
    pen = member
    for (const [name, doc] of docs) give(name, doc)
  }

  return {
    edits,
    docs,
    attachments,
    lastWritten: new Map(),
    takePen,
    volumesFor(accessOf) {
      const [all, setAll] = createSignal<readonly Volume[]>([])
      const open = new Map<string, Volume>()
      return {
        open(name) {
          // First the document: a new name makes this very session open it.
          const doc = docOf(name)
          const there = open.get(name)
          if (there !== undefined) return there
          const volume: Volume = { name, address: parseAddress(name)!, doc, awareness: new Awareness(doc), access: () => accessOf(name), loaded: Promise.resolve() }
          open.set(name, volume)
          setAll((volumes) => [...volumes, volume])
          return volume
        },
        all,
        known,
        sync: () => offline,
        waitingByVolume: () => ({}),
        holdIncoming() {},
        releaseIncoming() {},
        async close() {
          for (const volume of open.values()) volume.awareness.destroy()
        },
      }
    },
    fork(as) {
      const copy = createArchive(clock, as)
      copy.takePen(pen)
      for (const [name, doc] of docs) {
        // Opening makes the document; closing at once leaves it.
        const volumes = copy.volumesFor(() => 'write')
        Y.applyUpdate(volumes.open(name).doc, Y.encodeStateAsUpdate(doc), 'fork')
        void volumes.close()
      }
      return copy
    },
    merge(fork, author) {
      takePen(author)
      for (const [name, doc] of fork.docs) {
        const own = docOf(name)
        const news = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(own))
        if (bringsStructs(news)) Y.applyUpdate(own, news, 'merge')
      }
    },
  }
}

/** An update always carries the delete set; without structs it brings nothing that the archive does not have. */
const bringsStructs = (update: Uint8Array): boolean => Y.decodeUpdate(update).structs.length > 0
