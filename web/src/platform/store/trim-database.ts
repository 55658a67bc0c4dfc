import { stateInParts } from '@hebu/shared/codec/state-in-parts.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { applyUpdate } from 'yjs'

import { answered, finished } from '../indexed-db.ts'
import { partBytes } from './bring-in.ts'

const store = 'updates'

/** Into how many parts a copy is cut at most: what a browser takes to read depends on their number, too. */
const mostParts = 48

/** Opens a database that is there; none is begun. */
const openExisting = (factory: IDBFactory, name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = factory.open(name)
    request.onupgradeneeded = () => request.transaction?.abort()
    request.onerror = () => reject(request.error ?? new Error('the database does not open'))
    request.onsuccess = () => {
      // Whoever removes it does not wait for this.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
  })

/**
 * Rewrites the updates of a y-indexeddb database as one, or as some that stand on each other where it is large ([LOC11]),
 * without the document that a window works in. What is written meanwhile stays beside it; where a record cannot be read,
 * all are left as they are and it rejects ([XCH30]).
 */
export async function trimDatabase(factory: IDBFactory, name: string): Promise<void> {
  const database = await openExisting(factory, name)
  try {
    const reading = database.transaction(store, 'readonly').objectStore(store)
    const [keys, updates] = await Promise.all([answered(reading.getAllKeys()), answered(reading.getAll() as IDBRequest<Uint8Array[]>)])
    const last = keys.at(-1)
    if (last === undefined || keys.length < 2) return
    const doc = createVolumeDoc()
    doc.transact(() => {
      for (const update of updates) applyUpdate(doc, update)
    })
    const bytes = updates.reduce((sum, { length }) => sum + length, 0)
    const parts = stateInParts(doc, Math.min(mostParts, Math.floor(bytes / partBytes)))
    doc.destroy()
    const transaction = database.transaction(store, 'readwrite')
    const written = finished(transaction)
    const writing = transaction.objectStore(store)
    for (const part of parts) writing.add(part)
    // Keys only grow: what was written since stands above.
    writing.delete(IDBKeyRange.upperBound(last))
    await written
  } finally {
    database.close()
  }
}
