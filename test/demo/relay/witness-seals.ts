import { readMoves, writeWitness } from '@hebu/shared/codec/moves.ts'
import { movesRoot, pageOfRoot } from '@hebu/shared/codec/roots.ts'
import type { Seal, Witness } from '@hebu/shared/vocabulary/sealing.ts'
import * as Y from 'yjs'

import { hashOf } from '../stage/chance.ts'

/** What a device writes beside the seals of a volume once the relay has seen them. */
export interface Witnessing {
  readonly volume: string
  readonly author: string
  readonly bytes: Uint8Array
}

/** Keeps what was written into volumes that hold seals, and has the relay witness those that it was not shown yet. */
export function createWitnessing(ask: (author: string, seals: readonly Seal[]) => Promise<readonly (Witness | null)[]>) {
  const docs = new Map<string, Y.Doc>()
  const seen = new Set<string>()
  return {
    take(volume: string, bytes: Uint8Array): void {
      const doc = docs.get(volume) ?? new Y.Doc()
      docs.set(volume, doc)
      Y.applyUpdate(doc, bytes)
    },

    /** Each maker's device shows the relay its seals of these volumes, and lays the relay's words beside them. */
    async witness(volumes: Iterable<string>): Promise<readonly Witnessing[]> {
      const written: Witnessing[] = []
      for (const volume of volumes) {
        const doc = docs.get(volume)
        const pages = new Set([...(doc?.share.keys() ?? [])].map(pageOfRoot))
        const entries = [...pages].flatMap((page) => (doc!.share.has(movesRoot(page)) ? readMoves(doc!.getMap(movesRoot(page))).map((entry) => ({ page, entry })) : []))
        const unseen = entries.flatMap(({ page, entry }) => (entry.seal === undefined || seen.has(entry.id) ? [] : [{ page, id: entry.id, at: entry.at, by: entry.by, seal: entry.seal }])).toSorted((a, b) => (a.at < b.at ? -1 : 1))
        for (const [author, own] of Map.groupBy(unseen, ({ by }) => by)) {
          const said = await ask(author, own.map(({ seal }) => seal))
          doc!.clientID = hashOf(`witness ${author} ${volume}`)
          const before = Y.encodeStateVector(doc!)
          doc!.transact(() => own.forEach(({ page, id }, at) => {
            if (said[at] === null || said[at] === undefined) throw new Error(`the relay did not witness ${id} of ${author} in ${volume}`)
            writeWitness(doc!.getMap(movesRoot(page)), id, said[at])
            seen.add(id)
          }))
          written.push({ volume, author, bytes: Y.encodeStateAsUpdate(doc!, before) })
        }
      }
      return written
    },
  }
}
