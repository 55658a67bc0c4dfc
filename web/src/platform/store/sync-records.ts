import { answered, finished, openDatabase } from '../indexed-db.ts'
import type { Mark, Quarantined, Remembered, StoreProblem, VolumeFacts } from '../local-store.ts'
import { isSameWork } from '../local-store.ts'

/** The small database beside the volumes: marks of unacknowledged edits, facts of copies, and work set aside. */
export interface SyncRecords {
  /** What was found; perhaps late. Before, no copy may be opened: it could be of another epoch. */
  readonly ready: Promise<Remembered>
  problem(): StoreProblem | undefined
  facts(volume: string): VolumeFacts
  writeMark(mark: Mark): void
  clearMark(volume: string, session: string, seq: number): void
  setEpoch(volume: string, epoch: number): void
  /** Moves on from a copy; where another window already did, its successor is taken. */
  nextGeneration(volume: string): Promise<VolumeFacts>
  forget(volume: string): Promise<void>
  quarantine(work: Quarantined): Promise<void>
  quarantined(): Promise<readonly Quarantined[]>
  release(work: Quarantined): Promise<void>
  close(): Promise<void>
}

const stores = { marks: { keyPath: ['volume', 'session'] }, volumes: { keyPath: 'name' }, quarantine: { autoIncrement: true } }
const retryMs = 5_000

/** Opens the records. What cannot be written now stays in memory and is written again when the database takes it. */
export function openSyncRecords(factory: IDBFactory, name: string, onChange: () => void): SyncRecords {
  const facts = new Map<string, VolumeFacts>()
  /** Marks this window wrote last, by volume and session: all of them go down again after a failure. */
  const own = new Map<string, Mark>()
  /** Quarantined work that is not on the disk yet. After a failure it waits for the next attempt. */
  const unwritten = new Map<Quarantined, 'going' | 'waiting'>()
  let database: IDBDatabase | undefined
  let problem: StoreProblem | undefined
  let isRead = false
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let queue: ((database: IDBDatabase) => void)[] = []
  let onRead: (remembered: Remembered) => void = () => undefined
  const ready = new Promise<Remembered>((resolve) => (onRead = resolve))

  const factsOf = (volume: string): VolumeFacts => facts.get(volume) ?? { name: volume, epoch: 0, generation: 0 }

  const report = (now: StoreProblem | undefined): void => {
    if (problem === now) return
    problem = now
    onChange()
  }

  const failed = (error: unknown): void => {
    if (closed) return
    report(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'deviceFull' : isRead ? 'storeLost' : 'storeBlocked')
    retry ??= setTimeout(() => {
      retry = undefined
      begin().catch(failed)
    }, retryMs)
  }

  /** Starts the work in this tick when the database is open, so that it comes before what is asked of it later. */
  const write = (store: keyof typeof stores, work: (store: IDBObjectStore) => void, onEnd?: (isWritten: boolean) => void): Promise<void> =>
    new Promise((resolve) => {
      const refuse = (error: unknown): void => {
        onEnd?.(false)
        failed(error)
      }
      const start = (into: IDBDatabase): void => {
        try {
          const transaction = into.transaction(store, 'readwrite')
          finished(transaction).then(() => onEnd?.(true), refuse).finally(resolve)
          work(transaction.objectStore(store))
        } catch (error) {
          refuse(error)
          resolve()
        }
      }
      if (database !== undefined) start(database)
      else if (closed) resolve()
      else queue.push(start)
    })

  const putAside = (work: Quarantined): Promise<void> => {
    unwritten.set(work, 'going')
    return write('quarantine', (store) => void store.add(work), (isWritten) => void (isWritten ? unwritten.delete(work) : unwritten.set(work, 'waiting')))
  }

  /** Opens and reads where that is still to be done, and writes down what this window knows better. */
  const begin = async (): Promise<void> => {
    if (database === undefined) {
      const fresh = await openDatabase(factory, name, stores, () => {
        database = undefined
        failed(undefined)
      })
      if (closed) return fresh.close()
      database = fresh
    }
    if (!isRead) await read(database)
    if (database === undefined) throw new DOMException('the database was closed', 'AbortError')
    const transaction = database.transaction(['marks', 'volumes'], 'readwrite')
    const done = finished(transaction)
    for (const mark of own.values()) transaction.objectStore('marks').put(mark)
    for (const fact of facts.values()) transaction.objectStore('volumes').put(fact)
    const waiting = queue
    queue = []
    for (const work of waiting) work(database)
    for (const [work, state] of unwritten) if (state === 'waiting') void putAside(work)
    await done
    report(undefined)
  }

  const read = async (from: IDBDatabase): Promise<void> => {
    const transaction = from.transaction(['marks', 'volumes'], 'readonly')
    const [marks, known] = await Promise.all([
      answered(transaction.objectStore('marks').getAll() as IDBRequest<Mark[]>),
      answered(transaction.objectStore('volumes').getAll() as IDBRequest<VolumeFacts[]>),
    ])
    for (const fact of known) facts.set(fact.name, joined(fact, facts.get(fact.name)))
    isRead = true
    onRead({ marks, facts: known })
  }

  const putFacts = (fact: VolumeFacts): void => {
    facts.set(fact.name, fact)
    if (database !== undefined) void write('volumes', (store) => void store.put(fact))
  }

  begin().catch(failed)

  return {
    ready,
    problem: () => problem,
    facts: factsOf,
    writeMark: (mark) => {
      own.set(`${mark.volume} ${mark.session}`, mark)
      // Without a database all marks go down together once there is one.
      if (database !== undefined) void write('marks', (store) => void store.put(mark))
    },
    clearMark: (volume, session, seq) => {
      const key = `${volume} ${session}`
      if (own.get(key)?.seq === seq) own.delete(key)
      void write('marks', (store) => {
        const found = store.get([volume, session]) as IDBRequest<Mark | undefined>
        found.onsuccess = () => {
          if (found.result?.seq === seq) store.delete([volume, session])
        }
      })
    },
    setEpoch: (volume, epoch) => putFacts({ ...factsOf(volume), epoch }),
    nextGeneration: async (volume) => {
      const { generation } = factsOf(volume)
      facts.set(volume, { name: volume, epoch: 0, generation: generation + 1 })
      await write('volumes', (store) => {
        const found = store.get(volume) as IDBRequest<VolumeFacts | undefined>
        found.onsuccess = () => {
          if (found.result !== undefined && found.result.generation > generation) facts.set(volume, found.result)
          else store.put(factsOf(volume))
        }
      })
      return factsOf(volume)
    },
    forget: async (volume) => {
      facts.delete(volume)
      for (const [key, mark] of own) if (mark.volume === volume) own.delete(key)
      await write('volumes', (store) => void store.delete(volume))
      await write('marks', (store) => void store.delete(IDBKeyRange.bound([volume, ''], [volume, '\uffff'])))
    },
    quarantine: putAside,
    quarantined: async () => {
      // At a cold start it is asked for before the database is open.
      if (!isRead && unwritten.size === 0) await ready
      if (database === undefined) return [...unwritten.keys()]
      try {
        const written = await answered(database.transaction('quarantine', 'readonly').objectStore('quarantine').getAll() as IDBRequest<Quarantined[]>)
        return [...written, ...[...unwritten].flatMap(([work, state]) => (state === 'waiting' ? [work] : []))]
      } catch {
        return [...unwritten.keys()]
      }
    },
    release: async (work) => {
      for (const one of unwritten.keys()) if (isSameWork(one, work)) unwritten.delete(one)
      await write('quarantine', (store) => {
        const walk = store.openCursor()
        walk.onsuccess = () => {
          const cursor = walk.result
          if (cursor === null) return
          if (isSameWork(cursor.value as Quarantined, work)) cursor.delete()
          cursor.continue()
        }
      })
    },
    close: async () => {
      // A mark that was asked for in the last tick still goes down.
      if (database !== undefined && !closed) await write('marks', () => undefined)
      closed = true
      clearTimeout(retry)
      database?.close()
      database = undefined
    },
  }
}

/** What the disk says of a copy and what this window heard before it could ask. A copy of another epoch is left behind. */
function joined(stored: VolumeFacts, heard: VolumeFacts | undefined): VolumeFacts {
  if (heard === undefined || heard.epoch === 0) return stored
  const isOther = stored.epoch !== 0 && stored.epoch !== heard.epoch
  return { ...stored, epoch: heard.epoch, generation: stored.generation + (isOther ? 1 : 0) }
}
