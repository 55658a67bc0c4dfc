import { fileDatabase } from '../device-accounts.ts'
import type { DatabaseVersion } from '../indexed-db.ts'
import { answered, finished, openDatabase } from '../indexed-db.ts'

/** What is known of bytes that are on this device. */
export interface FileFacts {
  readonly sha256: string
  readonly sizeBytes: number
  /** When it was last added or opened, ms since 1970. */
  readonly usedAtMs: number
  /** Added on this device, not fetched. */
  readonly own: boolean
  /** Somebody asked for it to stay. */
  readonly pinned: boolean
}

/** A file that the relay does not have yet beside a volume. The bytes stay on the device as long as this does ([FIL1]). */
export interface FileUpload {
  readonly volume: string
  readonly sha256: string
  readonly name: string
  readonly sizeBytes: number
  readonly addedAtMs: number
  /** The relay refused it for good: a person decides. */
  readonly refusal?: 'forbidden' | 'too-large' | 'damaged' | 'unfit' | 'no-room-workspace' | 'no-room-member' | undefined
}

/** Bytes of files on a device, and which of them are still to be sent. */
export interface FileStore {
  /** Keeps bytes, and with `upload` that they are to be sent: both or neither. Rejects when the device has no room. */
  keep(bytes: Blob, facts: FileFacts, upload?: FileUpload): Promise<void>
  get(sha256: string): Promise<Blob | undefined>
  facts(): Promise<readonly FileFacts[]>
  /** Changes what is known of bytes that are here. */
  note(sha256: string, change: Partial<Pick<FileFacts, 'usedAtMs' | 'pinned'>>): Promise<void>
  uploads(): Promise<readonly FileUpload[]>
  /** Replaces an upload that is still there. */
  putUpload(upload: FileUpload): Promise<void>
  /** The relay has it, or a person gave it up. */
  endUpload(upload: Pick<FileUpload, 'volume' | 'sha256'>): Promise<void>
  /** Removes bytes, but never those that are still to be sent. */
  drop(sha256s: readonly string[]): Promise<void>
  close(): void
}

const stores = { files: { keyPath: 'sha256' }, facts: { keyPath: 'sha256' }, uploads: { keyPath: ['volume', 'sha256'] } }
type StoreName = keyof typeof stores

/** Of the first version: bytes with the one volume they waited for. */
interface FirstKept {
  readonly sha256: string
  readonly bytes: Blob
  readonly waitsFor?: string | undefined
}

const secondVersion: DatabaseVersion = {
  version: 2,
  convert(transaction) {
    const reading = transaction.objectStore('files').openCursor()
    reading.onsuccess = () => {
      const cursor = reading.result
      if (cursor === null) return
      const { sha256, bytes, waitsFor } = cursor.value as FirstKept
      transaction.objectStore('facts').put({ sha256, sizeBytes: bytes.size, usedAtMs: 0, own: waitsFor !== undefined, pinned: false } satisfies FileFacts)
      if (waitsFor !== undefined) {
        const name = bytes instanceof File ? bytes.name : sha256.slice(0, 8)
        transaction.objectStore('uploads').put({ volume: waitsFor, sha256, name, sizeBytes: bytes.size, addedAtMs: 0 } satisfies FileUpload)
      }
      cursor.continue()
    }
  },
}

/** Opens the files that a member keeps on this device; in memory where the browser keeps nothing. */
export async function openFileStore(workspace: string, member: string, factory: IDBFactory | undefined = globalThis.indexedDB): Promise<FileStore> {
  let database: IDBDatabase | undefined
  const open = async (): Promise<IDBDatabase> => {
    if (factory === undefined) throw new DOMException('no IndexedDB', 'NotSupportedError')
    database ??= await openDatabase(factory, fileDatabase(workspace, member), stores, () => (database = undefined), undefined, secondVersion)
    return database
  }
  try {
    await open()
  } catch {
    return createMemoryFileStore()
  }
  const all = async <T>(name: StoreName): Promise<T[]> => answered((await open()).transaction(name).objectStore(name).getAll() as IDBRequest<T[]>)
  const write = async (names: readonly StoreName[], work: (store: (name: StoreName) => IDBObjectStore) => void): Promise<void> => {
    const transaction = (await open()).transaction(names, 'readwrite')
    const done = finished(transaction)
    work((name) => transaction.objectStore(name))
    await done
  }
  return {
    keep: (bytes, facts, upload) =>
      write(['files', 'facts', 'uploads'], (store) => {
        store('files').put({ sha256: facts.sha256, bytes })
        store('facts').put(facts)
        if (upload !== undefined) store('uploads').put(upload)
      }),
    async get(sha256) {
      const kept = await answered((await open()).transaction('files').objectStore('files').get(sha256) as IDBRequest<FirstKept | undefined>)
      return kept?.bytes
    },
    facts: () => all<FileFacts>('facts'),
    note: (sha256, change) =>
      write(['facts'], (store) => {
        const known = store('facts').get(sha256) as IDBRequest<FileFacts | undefined>
        known.onsuccess = () => void (known.result !== undefined && store('facts').put({ ...known.result, ...change }))
      }),
    uploads: () => all<FileUpload>('uploads'),
    putUpload: (upload) =>
      write(['uploads'], (store) => {
        const known = store('uploads').getKey([upload.volume, upload.sha256])
        known.onsuccess = () => void (known.result !== undefined && store('uploads').put(upload))
      }),
    endUpload: ({ volume, sha256 }) => write(['uploads'], (store) => void store('uploads').delete([volume, sha256])),
    drop: (sha256s) =>
      write(['files', 'facts', 'uploads'], (store) => {
        // Read in the same transaction: what another window has just added stays.
        const waiting = store('uploads').getAll() as IDBRequest<FileUpload[]>
        waiting.onsuccess = () => {
          const needed = new Set(waiting.result.map(({ sha256 }) => sha256))
          for (const sha256 of sha256s.filter((each) => !needed.has(each))) {
            store('files').delete(sha256)
            store('facts').delete(sha256)
          }
        }
      }),
    close: () => database?.close(),
  }
}

/** Files that last as long as the window. */
export function createMemoryFileStore(): FileStore {
  const bytesByDigest = new Map<string, Blob>()
  const factsByDigest = new Map<string, FileFacts>()
  const uploads = new Map<string, FileUpload>()
  const keyOf = ({ volume, sha256 }: Pick<FileUpload, 'volume' | 'sha256'>): string => `${volume} ${sha256}`
  return {
    keep: async (bytes, facts, upload) => {
      bytesByDigest.set(facts.sha256, bytes)
      factsByDigest.set(facts.sha256, facts)
      if (upload !== undefined) uploads.set(keyOf(upload), upload)
    },
    get: async (sha256) => bytesByDigest.get(sha256),
    facts: async () => [...factsByDigest.values()],
    note: async (sha256, change) => {
      const known = factsByDigest.get(sha256)
      if (known !== undefined) factsByDigest.set(sha256, { ...known, ...change })
    },
    uploads: async () => [...uploads.values()],
    putUpload: async (upload) => void (uploads.has(keyOf(upload)) && uploads.set(keyOf(upload), upload)),
    endUpload: async (upload) => void uploads.delete(keyOf(upload)),
    drop: async (sha256s) => {
      const needed = new Set([...uploads.values()].map(({ sha256 }) => sha256))
      for (const sha256 of sha256s.filter((each) => !needed.has(each))) {
        bytesByDigest.delete(sha256)
        factsByDigest.delete(sha256)
      }
    },
    close: () => bytesByDigest.clear(),
  }
}
