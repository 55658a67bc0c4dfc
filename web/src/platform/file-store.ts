import { answered, finished, openDatabase } from './indexed-db.ts'

/** A file on this device: its bytes, and the volume it goes to while the relay does not have it. */
export interface KeptFile {
  readonly sha256: string
  readonly bytes: Blob
  /** Set until the relay has acknowledged the bytes. */
  readonly waitsFor: string | undefined
}

export interface FileStore {
  /** Rejects when the device has no room; nothing is kept then. */
  put(file: KeptFile): Promise<void>
  get(sha256: string): Promise<KeptFile | undefined>
  /** Files that the relay does not have yet. */
  waiting(): Promise<readonly KeptFile[]>
  close(): void
}

export const fileDatabase = (workspace: string, member: string): string => `hebu-files:${workspace}:${member}`

const stores = { files: { keyPath: 'sha256' } }

/** Opens the files that a member keeps on this device; in memory where the browser keeps nothing. */
export async function openFileStore(workspace: string, member: string, factory: IDBFactory | undefined = globalThis.indexedDB): Promise<FileStore> {
  let database: IDBDatabase | undefined
  const open = async (): Promise<IDBDatabase> => {
    if (factory === undefined) throw new DOMException('no IndexedDB', 'NotSupportedError')
    database ??= await openDatabase(factory, fileDatabase(workspace, member), stores, () => (database = undefined))
    return database
  }
  try {
    await open()
  } catch {
    return createMemoryFileStore()
  }
  return {
    async put(file) {
      const transaction = (await open()).transaction('files', 'readwrite')
      transaction.objectStore('files').put(file)
      await finished(transaction)
    },
    async get(sha256) {
      return answered((await open()).transaction('files').objectStore('files').get(sha256) as IDBRequest<KeptFile | undefined>)
    },
    async waiting() {
      const all = await answered((await open()).transaction('files').objectStore('files').getAll() as IDBRequest<KeptFile[]>)
      return all.filter((file) => file.waitsFor !== undefined)
    },
    close: () => database?.close(),
  }
}

function createMemoryFileStore(): FileStore {
  const files = new Map<string, KeptFile>()
  return {
    put: async (file) => void files.set(file.sha256, file),
    get: async (sha256) => files.get(sha256),
    waiting: async () => [...files.values()].filter((file) => file.waitsFor !== undefined),
    close: () => files.clear(),
  }
}
