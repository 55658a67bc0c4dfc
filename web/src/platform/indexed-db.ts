/** The result of a request. Its failure also aborts the transaction, which {@link finished} tells. */
export const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('request failed'))
  })

/** Resolves when a transaction is durable; rejects with its cause when it was aborted. */
export const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
  })

/** Names of object stores and their options; a version adds stores and never changes one. */
export type StoreShapes = Readonly<Record<string, IDBObjectStoreParameters>>

/** A database beyond its first version, and what is made of what an earlier one holds. */
export interface DatabaseVersion {
  readonly version: number
  convert(transaction: IDBTransaction): void
}

/**
 * Opens a database, making the stores that are missing. `onGone` is called once when the browser closed it or another
 * tab removes it; its connection is closed then. Rejects when it cannot be opened within the time.
 */
export function openDatabase(factory: IDBFactory, name: string, stores: StoreShapes, onGone: () => void, withinMs = 8_000, beyond?: DatabaseVersion): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(new DOMException('the database does not open', 'TimeoutError'))
    }, withinMs)
    const request = factory.open(name, beyond?.version ?? 1)
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const [store, shape] of Object.entries(stores)) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, shape)
      if (oldVersion > 0 && request.transaction !== null) beyond?.convert(request.transaction)
    }
    request.onerror = () => {
      clearTimeout(timer)
      reject(request.error ?? new Error('the database does not open'))
    }
    request.onsuccess = () => {
      clearTimeout(timer)
      const database = request.result
      if (late) return database.close()
      database.onversionchange = () => {
        database.close()
        onGone()
      }
      database.onclose = onGone
      resolve(database)
    }
  })
}

/** Removes a database; resolves also when another tab still holds it, for it goes when that tab lets go. */
export const removeDatabase = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve) => {
    const request = factory.deleteDatabase(name)
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
