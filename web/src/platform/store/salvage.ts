import { applyUpdate, Doc } from 'yjs'

/** Brings every readable update of a y-indexeddb database into a document, one by one, and says how the copy is ([LOC6]). */
export async function salvage(database: IDBDatabase, doc: Doc, origin: unknown): Promise<'whole' | 'damaged' | 'unreadable'> {
  let records: unknown[]
  try {
    records = await new Promise((resolve, reject) => {
      const transaction = database.transaction('updates', 'readonly')
      const request = transaction.objectStore('updates').getAll()
      request.onsuccess = () => resolve(request.result)
      // Errors of single requests are silenced on a watched database.
      transaction.onabort = () => reject(transaction.error)
    })
  } catch {
    return 'unreadable'
  }
  const trial = new Doc()
  let damaged = false
  for (const record of records) {
    try {
      applyUpdate(trial, record as Uint8Array)
    } catch {
      damaged = true
      continue
    }
    try {
      applyUpdate(doc, record as Uint8Array, origin)
    } catch {
      // An observer of the document threw: its fault, not the record's.
    }
  }
  trial.destroy()
  return damaged ? 'damaged' : 'whole'
}
