import { syncDatabase, volumeDatabase } from './device-accounts.ts'
import { removeDatabase } from './indexed-db.ts'
import { keepInDatabase } from './store/kept-database.ts'
import type { LocalStore } from './local-store.ts'
import { openSyncRecords } from './store/sync-records.ts'

export interface IndexedDbStoreOptions {
  readonly workspace: string
  readonly member: string
  /** y-indexeddb itself always uses the global one. */
  readonly factory?: IDBFactory | undefined
}

/** Keeps every volume in a database of its own, and what is known of them in a small one beside. */
export function openIndexedDbStore({ workspace, member, factory = globalThis.indexedDB }: IndexedDbStoreOptions): LocalStore {
  const listeners = new Set<() => void>()
  const onChange = (): void => {
    for (const listener of listeners) listener()
  }
  const records = openSyncRecords(factory, syncDatabase(workspace, member), onChange)
  const nameOf = (volume: string): string => volumeDatabase(workspace, member, volume, records.facts(volume).generation)

  return {
    ready: records.ready,
    problem: records.problem,
    onChange: (listener) => void listeners.add(listener),
    keep: (volume, doc) =>
      keepInDatabase({
        doc,
        name: records.ready.then(() => nameOf(volume)),
        onChange,
        nextName: async () => {
          const { epoch } = records.facts(volume)
          await records.nextGeneration(volume)
          // The document goes on, and with it its epoch: only the copy was bad.
          records.setEpoch(volume, epoch)
          return nameOf(volume)
        },
      }),
    facts: records.facts,
    writeMark: records.writeMark,
    clearMark: records.clearMark,
    setEpoch: records.setEpoch,
    setAside: async (volume) => void (await records.nextGeneration(volume)),
    erase: async (volume) => {
      const name = nameOf(volume)
      await records.forget(volume)
      await removeDatabase(factory, name)
    },
    quarantine: records.quarantine,
    quarantined: records.quarantined,
    release: records.release,
    close: records.close,
  }
}
