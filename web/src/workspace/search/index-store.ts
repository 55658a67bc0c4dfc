import { answered, finished, openDatabase } from '../../platform/indexed-db.ts'
import type { KeptPart } from './text-index.ts'

/** Where the index of a member's search is kept between starts, part by part. */
export interface IndexStore {
  read(): Promise<readonly (readonly [number: number, pieces: unknown])[]>
  /** Never rejects: a part that is not kept is made again. */
  write(parts: readonly KeptPart[]): Promise<void>
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
      return numbers.flatMap((number, index) => (typeof number === 'number' ? [[number, contents[index]] as const] : []))
    },
    async write(parts) {
      try {
        if (database === undefined) return
        const transaction = database.transaction('pieces', 'readwrite')
        const done = finished(transaction)
        const kept = transaction.objectStore('pieces')
        for (const [number, content] of parts) {
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
