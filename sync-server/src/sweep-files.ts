import { setTimeout } from 'node:timers/promises'

import type { Accounts, UnreferredFile } from './store/accounts/accounts.ts'
import type { Audit } from './access/audit.ts'
import type { Config } from './config.ts'
import { referredFiles } from './export/referred-files.ts'
import { filesForKeeper } from './open-store.ts'
import { readBackupRecord } from './store/backup/backup-record.ts'
import { type FolderLock, lockFolder } from './store/folder-lock.ts'
import type { SharedAccountsDatabase } from './store/postgres/accounts-database.ts'
import { openSharedReader, openStoreReader } from './store/read-store.ts'

export interface SweepDeps {
  readonly config: Config
  readonly accounts: Accounts
  readonly audit: Audit
  readonly nowMs: number
}

const dayMs = 86_400_000
/** Files are kept for so long after the last page has let go of them: an undo, a restored version or a device that was away may bring them back. */
const keptDays = 90
const freshBackupMs = dayMs

const megabytes = (files: readonly UnreferredFile[]): string => (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1024 / 1024).toFixed(1)

/** Looks which attached files nothing refers to, and lists those that are so for long ([FIL18]). Changes no file. */
export async function listUnreferred({ config, accounts, nowMs }: Omit<SweepDeps, 'audit'>): Promise<readonly UnreferredFile[]> {
  const workspaces = accounts.workspaces()
  const reader = config.shared === undefined ? openStoreReader(config.dataFolder) : openSharedReader(config.shared.databaseUrl)
  try {
    const referred = await referredFiles(reader, workspaces)
    return workspaces.flatMap((workspace) => accounts.noteUnreferred(workspace, referred, nowMs))
  } finally {
    reader.close()
  }
}

/** In words for the keeper: what lies unused, and since when. */
export async function sweepInWords(deps: Omit<SweepDeps, 'audit'>): Promise<string> {
  const { nowMs } = deps
  const found = await listUnreferred(deps)
  const due = found.filter((file) => isDue(file, nowMs))
  const lines = due.map(({ sha256, sizeBytes, volumes, sinceMs }) => [sha256, `${sizeBytes} bytes`, `unused since ${new Date(sinceMs).toISOString().slice(0, 10)}`, volumes.join(' ')].join('\t'))
  const waiting = found.length - due.length
  const later = waiting === 0 ? '' : ` ${waiting} more are not for long enough yet; look at least every two weeks, as after each nightly backup.`
  const what = due.length === 0 ? `No attached file has lain unused for ${keptDays} days.` : `${due.length} attached files (${megabytes(due)} MB) have lain unused for ${keptDays} days. Nothing was removed: hebu files sweep --remove does, after a backup.`
  return [`${what}${later}`, ...lines].join('\n')
}

const isDue = ({ sinceMs }: UnreferredFile, nowMs: number): boolean => nowMs - sinceMs >= keptDays * dayMs

export interface RemoveDeps extends SweepDeps {
  /** Of accounts that several relays share. */
  readonly shared?: Pick<SharedAccountsDatabase, 'alone'> | undefined
  /** The keeper's word that there is a backup of the last day, where Hebu itself takes none. */
  readonly isBackedUp?: boolean
}

/** The backup that what is removed can be brought back from, in words; `undefined` where there is none. */
async function backupOf({ config, isBackedUp = false, nowMs }: RemoveDeps): Promise<string | undefined> {
  if (config.shared !== undefined) return isBackedUp ? 'Your own backup' : undefined
  const { takenAt } = await readBackupRecord(config.dataFolder)
  return takenAt === undefined || nowMs - Date.parse(takenAt) > freshBackupMs ? undefined : `The backup of ${takenAt}`
}

/** How often a relay that is just ending is waited for. */
const mostTries = 10
const betweenTriesMs = 100

/** Keeps relays away, one or many, until it is released. */
async function keepAlone({ config, shared }: RemoveDeps): Promise<FolderLock | undefined> {
  if (config.shared === undefined) return lockFolder(config.dataFolder, 0)
  for (let tries = 0; tries < mostTries; tries++) {
    const release = shared?.alone()
    if (release !== undefined) return { release }
    await setTimeout(betweenTriesMs)
  }
  return undefined
}

const nothingWithoutBackup = 'Nothing was removed: take a backup first (hebu backup --to <file>); it must be of the last 24 hours.'
const nothingWithoutWord = 'Nothing was removed: of what several relays share Hebu takes no backup itself. Back up PostgreSQL, then the files, and say so with --backed-up.'
const nothingBesideRelays = 'Nothing was removed: a relay runs, and may be receiving one of these files. Stop every relay of this store, remove, and start them again.'

/** Removes what has lain unused for long. Gives what it did, or why it did nothing. */
export async function removeUnreferred(deps: RemoveDeps): Promise<{ readonly done: boolean; readonly words: string }> {
  const { config, accounts, audit, nowMs } = deps
  const backup = await backupOf(deps)
  if (backup === undefined) return { done: false, words: config.shared === undefined ? nothingWithoutBackup : nothingWithoutWord }
  const lock = await keepAlone(deps)
  if (lock === undefined) return { done: false, words: nothingBesideRelays }
  try {
    const due = (await listUnreferred({ config, accounts, nowMs })).filter((file) => isDue(file, nowMs))
    const files = filesForKeeper(config)
    for (const file of due) {
      const workspaces = new Set(file.volumes.map((volume) => volume.split('/', 1)[0]!))
      for (const workspace of workspaces) accounts.forgetFile(workspace, file.sha256)
      if (accounts.workspaces().every((workspace) => !accounts.knowsFile(workspace, file.sha256))) await files.remove(file.sha256)
    }
    for (const workspace of accounts.workspaces()) if (due.length > 0) audit.note({ workspace, kind: 'files-removed', detail: `${due.length} by command line` })
    return { done: true, words: `Removed ${due.length} attached files (${megabytes(due)} MB) that lay unused for ${keptDays} days. ${backup} still has them.` }
  } finally {
    lock.release()
  }
}
