import type { Directory } from '@hebu/shared/vocabulary/directory.ts'

import { answered, finished, openDatabase, removeDatabase } from './indexed-db.ts'
import { tellTabsToLeave } from './tab-channel.ts'

/** A member of a workspace who has used this browser profile, and what a cold start without a network needs to know. */
export interface DeviceAccount {
  readonly workspace: string
  readonly member: string
  readonly name: string
  readonly department: string
  /** The last copy of the directory that this device has seen. */
  readonly directory?: Directory | undefined
  /** Names of the volumes that the member may open, as last heard. */
  readonly knownVolumes: readonly string[]
  /** When the relay was last heard of, ms since 1970. The lease of the charter is reckoned from it. */
  readonly lastContactMs?: number | undefined
  /** The latest time that this device has seen since then: a clock that is set back does not go behind it. */
  readonly latestMs?: number | undefined
  /** Whether the session was alive when last heard of; offline it is taken as alive. */
  readonly signedIn: boolean
}

export type AccountKey = string

export const accountKey = (account: Pick<DeviceAccount, 'workspace' | 'member'>): AccountKey => `${account.workspace}:${account.member}`

/** The accounts of this browser profile. Reads are from memory; writes reach the disk before their promise resolves. */
export interface DeviceAccounts {
  /** Whether this window keeps accounts after it was closed. */
  readonly durable: boolean
  all(): readonly DeviceAccount[]
  current(): DeviceAccount | undefined
  /** Adds or replaces an account and makes it the current one ([LOC1]). */
  remember(account: DeviceAccount): Promise<void>
  /** Changes parts of a known account, keeping what other tabs wrote; nothing for an unknown one. */
  update(key: AccountKey, change: Partial<Omit<DeviceAccount, 'workspace' | 'member'>>): Promise<void>
  /** Makes another known account, or none, the current one. */
  choose(key: AccountKey | undefined): Promise<void>
  /** Removes the account and every database of its books from this device ([LOC2]). Work not yet on the relay is lost: ask before. */
  forgetAccount(key: AccountKey): Promise<void>
  /** Reads what other tabs wrote. */
  refresh(): Promise<void>
  close(): void
}

export const deviceDatabase = 'hebu-device'
const stores = { accounts: {}, profile: {} }
const currentKey = 'current'

/**
 * Opens the accounts. Where the browser has no IndexedDB, or refuses it, they live in memory: `durable` is false ([LOC3]).
 * A database that is lost later is opened again at the next write.
 */
export async function openDeviceAccounts(factory: IDBFactory | undefined = globalThis.indexedDB): Promise<DeviceAccounts> {
  let accounts = new Map<AccountKey, DeviceAccount>()
  let current: AccountKey | undefined
  let database: IDBDatabase | undefined
  let closed = false

  const open = async (): Promise<IDBDatabase | undefined> => {
    if (factory === undefined || closed) return undefined
    try {
      database ??= await openDatabase(factory, deviceDatabase, stores, () => (database = undefined))
      return database
    } catch {
      return undefined
    }
  }

  const read = async (from: IDBDatabase): Promise<void> => {
    const transaction = from.transaction(['accounts', 'profile'], 'readonly')
    const [found, chosen] = await Promise.all([
      answered(transaction.objectStore('accounts').getAll() as IDBRequest<DeviceAccount[]>),
      answered(transaction.objectStore('profile').get(currentKey) as IDBRequest<AccountKey | undefined>),
    ])
    accounts = new Map(found.map((account) => [accountKey(account), account]))
    current = chosen
  }

  const write = async (work: (accounts: IDBObjectStore, profile: IDBObjectStore) => void): Promise<void> => {
    const into = await open()
    if (into === undefined) return
    try {
      const transaction = into.transaction(['accounts', 'profile'], 'readwrite')
      const done = finished(transaction)
      work(transaction.objectStore('accounts'), transaction.objectStore('profile'))
      await done
    } catch {
      // A device that is full still lets its member work; what was to be kept is in memory.
    }
  }

  const first = await open()
  const durable = first !== undefined && (await read(first).then(() => true, () => false))

  return {
    durable,
    all: () => [...accounts.values()],
    current: () => (current === undefined ? undefined : accounts.get(current)),
    remember: (account) => {
      current = accountKey(account)
      accounts.set(current, account)
      return write((kept, profile) => {
        kept.put(account, accountKey(account))
        profile.put(accountKey(account), currentKey)
      })
    },
    update: (key, change) => {
      const known = accounts.get(key)
      if (known !== undefined) accounts.set(key, { ...known, ...change })
      return write((kept) => {
        const request = kept.get(key) as IDBRequest<DeviceAccount | undefined>
        request.onsuccess = () => {
          if (request.result !== undefined) kept.put({ ...request.result, ...change }, key)
        }
      })
    },
    choose: (key) => {
      current = key
      return write((_, profile) => void (key === undefined ? profile.delete(currentKey) : profile.put(key, currentKey)))
    },
    forgetAccount: async (key) => {
      const account = accounts.get(key)
      accounts.delete(key)
      if (current === key) current = undefined
      await write((kept, profile) => {
        kept.delete(key)
        const chosen = profile.get(currentKey) as IDBRequest<AccountKey | undefined>
        chosen.onsuccess = () => {
          if (chosen.result === key) profile.delete(currentKey)
        }
      })
      forgetKept(key)
      if (account !== undefined) tellTabsToLeave(account.workspace, account.member)
      if (factory !== undefined && durable) await eraseDatabases(factory, key, account?.knownVolumes ?? [])
    },
    refresh: async () => {
      const from = await open()
      if (from !== undefined) await read(from).catch(() => undefined)
    },
    close: () => {
      closed = true
      database?.close()
      database = undefined
    },
  }
}

/** The database of one volume of a member. A `generation` beyond 0 follows a copy that was set aside. */
export const volumeDatabase = (workspace: string, member: string, volume: string, generation = 0): string =>
  `hebu:${workspace}:${member}:${volume}${generation === 0 ? '' : `~${generation}`}`

/** The database of what a member's device knows about its own syncing. */
export const syncDatabase = (workspace: string, member: string): string => `hebu-sync:${workspace}:${member}`

/** What the app keeps of a member beside the databases (drafts, looks, what was seen): `hebu.<what>.<workspace>.<member>…`. */
function forgetKept(key: AccountKey): void {
  const [workspace = '', member = ''] = key.split(':')
  try {
    const storage = globalThis.localStorage
    for (const name of Object.keys(storage)) {
      const [app, , ofWorkspace, ofMember] = name.split('.')
      if (app === 'hebu' && ofWorkspace === workspace && ofMember === member) storage.removeItem(name)
    }
  } catch {
    // A browser without such storage has kept nothing.
  }
}

/** The database of the key that a member's device seals with. */
export const keyDatabase = (workspace: string, member: string): string => `hebu-keys:${workspace}:${member}`

/** The files that are kept on this device. */
export const fileDatabase = (workspace: string, member: string): string => `hebu-files:${workspace}:${member}`

/** The database of a member's search: everything in it can be made again. */
export const searchDatabase = (workspace: string, member: string): string => `hebu-search:${workspace}:${member}`

async function eraseDatabases(factory: IDBFactory, key: AccountKey, knownVolumes: readonly string[]): Promise<void> {
  const [workspace = '', member = ''] = key.split(':')
  const names = new Set([syncDatabase(workspace, member), searchDatabase(workspace, member), fileDatabase(workspace, member), keyDatabase(workspace, member), ...knownVolumes.map((volume) => volumeDatabase(workspace, member, volume))])
  // Old browsers cannot list; for them the volumes that were known must do.
  const listed = await factory.databases?.().catch(() => [])
  for (const { name } of listed ?? []) if (name?.startsWith(`hebu:${key}:`)) names.add(name)
  await Promise.all([...names].map((name) => removeDatabase(factory, name)))
}
