import type { Accounts, UnreferredFile } from './store/accounts/accounts.ts'
import type { Audit } from './access/audit.ts'
import type { Config } from './config.ts'
import { referredFiles } from './export/referred-files.ts'
import { filesForKeeper } from './open-store.ts'
import { readBackupRecord } from './store/backup/backup-record.ts'
import { lockFolder } from './store/folder-lock.ts'
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

/** Removes what has lain unused for long. Gives what it did, or why it did nothing. */
export async function removeUnreferred({ config, accounts, audit, nowMs }: SweepDeps): Promise<{ readonly done: boolean; readonly words: string }> {
  const { dataFolder, shared } = config
  if (shared !== undefined) return { done: false, words: 'With DATABASE_URL attached files are listed and not removed: other relays may be receiving them.' }
  const { takenAt } = await readBackupRecord(dataFolder)
  if (takenAt === undefined || nowMs - Date.parse(takenAt) > freshBackupMs) return { done: false, words: 'Nothing was removed: take a backup first (hebu backup --to <file>); it must be of the last 24 hours.' }
  const lock = lockFolder(dataFolder, 0)
  if (lock === undefined) return { done: false, words: 'Nothing was removed: the relay runs, and may be receiving one of these files. Stop it, remove, and start it again.' }
  try {
    const due = (await listUnreferred({ config, accounts, nowMs })).filter((file) => isDue(file, nowMs))
    const files = filesForKeeper(config)
    for (const file of due) {
      const workspaces = new Set(file.volumes.map((volume) => volume.split('/', 1)[0]!))
      for (const workspace of workspaces) accounts.forgetFile(workspace, file.sha256)
      if (accounts.workspaces().every((workspace) => !accounts.knowsFile(workspace, file.sha256))) await files.remove(file.sha256)
    }
    for (const workspace of accounts.workspaces()) if (due.length > 0) audit.note({ workspace, kind: 'files-removed', detail: `${due.length} by command line` })
    return { done: true, words: `Removed ${due.length} attached files (${megabytes(due)} MB) that lay unused for ${keptDays} days. The backup of ${takenAt} still has them.` }
  } finally {
    lock.release()
  }
}
