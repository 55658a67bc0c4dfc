import { answered, finished, openDatabase } from '../../platform/indexed-db.ts'
import type { KeptPiece } from './text-index.ts'

/** Where the index of a member's search is kept between starts, piece by piece. */
export interface IndexStore {
  read(): Promise<readonly KeptPiece[]>
  /** Never rejects: a piece that is not kept is made again. */
  write(pieces: readonly KeptPiece[]): Promise<void>
}

const stores = { pieces: {} }

/** `undefined` where nothing can be kept. */
export async function openIndexStore(name: string | undefined): Promise<IndexStore | undefined> {
  if (name === undefined || globalThis.indexedDB === undefined) return undefined
  let database: IDBDatabase | undefined = await openDatabase(globalThis.indexedDB, name, stores, () => (database = undefined)).catch(() => undefined)
  return {
    async read() {
      if (database === undefined) return []
      const kept = database.transaction('pieces', 'readonly').objectStore('pieces')
      const [numbers, contents] = await Promise.all([answered(kept.getAllKeys()), answered(kept.getAll())])
      return numbers.flatMap((number, index): readonly KeptPiece[] => (typeof number === 'number' && typeof contents[index] === 'string' ? [[number, contents[index]]] : []))
    },
    async write(pieces) {
      try {
        if (database === undefined) return
        const transaction = database.transaction('pieces', 'readwrite')
        const done = finished(transaction)
        const kept = transaction.objectStore('pieces')
        for (const [number, content] of pieces) {
          if (content === undefined) kept.delete(number)
          else kept.put(content, number)
        }
        await done
      } catch {
        // A full device searches all the same.
      }
    },
  }
}
