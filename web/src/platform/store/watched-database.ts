import type { IndexeddbPersistence } from 'y-indexeddb'

export interface TransactionWatch {
  /** The database is open, and nothing has been asked of it yet. */
  onOpen(database: IDBDatabase): void
  /** A writing transaction begins; what is answered is handed to its end. */
  onBegin(): boolean
  /** It is durable, or was aborted and why. */
  onEnd(begun: boolean, error: DOMException | null | undefined): void
  /** What the copy holds was read; answers what of it the persistence brings into the document itself. */
  onRead(records: readonly Uint8Array[]): readonly Uint8Array[]
  /** The browser closed the database, or another window removes it. */
  onLost(): void
}

/**
 * Watches everything that a y-indexeddb persistence does with its database. The persistence keeps its database in a
 * public property before it uses it, so an accessor there comes early enough to see the loading too.
 */
export function watchTransactions(persistence: IndexeddbPersistence, watch: TransactionWatch): void {
  let held: IDBDatabase | null = null
  let lost = false
  let reading = false

  /** The first transaction reads the whole copy. */
  const withholding = (transaction: IDBTransaction): void => {
    const storeOf = transaction.objectStore.bind(transaction)
    transaction.objectStore = (name) => {
      const store = storeOf(name)
      const getAll = store.getAll.bind(store)
      store.getAll = (...range) => {
        const request = getAll(...range) as IDBRequest<Uint8Array[]>
        request.addEventListener('success', () => Object.defineProperty(request, 'result', { value: watch.onRead(request.result) }))
        return request
      }
      return store
    }
  }

  const lose = (): void => {
    if (lost) return
    lost = true
    // Without a database the persistence skips writing, where a closed one would throw into the editor.
    held = null
    watch.onLost()
  }

  const shadow = (database: IDBDatabase): void => {
    const transaction = database.transaction.bind(database)
    database.transaction = (stores: string | Iterable<string>, mode?: IDBTransactionMode, options?: IDBTransactionOptions) => {
      let begun: IDBTransaction
      try {
        begun = transaction(stores, mode, options)
      } catch {
        queueMicrotask(lose)
        return inertTransaction
      }
      if (mode !== 'readonly') {
        if (!reading) withholding(begun)
        reading = true
        const token = watch.onBegin()
        begun.addEventListener('complete', () => watch.onEnd(token, undefined))
        begun.addEventListener('abort', () => watch.onEnd(token, begun.error))
      }
      return begun
    }
    // A failed request is told by its transaction's abort; the persistence would only leave a rejection that nobody handles.
    database.addEventListener('error', (event) => event.stopPropagation(), true)
    database.addEventListener('versionchange', () => {
      database.close()
      lose()
    })
    database.addEventListener('close', lose)
  }

  Object.defineProperty(persistence, 'db', {
    get: () => held,
    set: (database: IDBDatabase | null) => {
      held = database
      if (database === null) return
      shadow(database)
      watch.onOpen(database)
    },
  })
}

/** Stands in for a transaction of a database that closed in this very moment: takes requests and never answers. */
const inertTransaction = { objectStore: () => inertStore } as unknown as IDBTransaction
const silent = () => ({})
const inertStore = { add: silent, put: silent, get: silent, getAll: silent, delete: silent, count: silent, openKeyCursor: silent }
