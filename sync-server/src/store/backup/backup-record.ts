import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { BackupRecord } from '@hebu/shared/wire/backups.ts'
import { BackupRecord as Shape } from '@hebu/shared/wire/backups.ts'
import * as v from 'valibot'

const fileIn = (dataFolder: string): string => join(dataFolder, 'backups.json')

/** When a store was last backed up, and when a backup of it was last restored aside and found whole; empty where neither was. */
export async function readBackupRecord(dataFolder: string): Promise<BackupRecord> {
  try {
    const parsed = v.safeParse(Shape, JSON.parse(await readFile(fileIn(dataFolder), 'utf8')))
    return parsed.success ? parsed.output : {}
  } catch {
    return {}
  }
}

/** Enters what was done; the rest of the record stays. */
export async function enterBackup(dataFolder: string, done: BackupRecord): Promise<void> {
  const record = { ...(await readBackupRecord(dataFolder)), ...done }
  const aside = `${fileIn(dataFolder)}.new`
  await writeFile(aside, JSON.stringify(record), { mode: 0o600 })
  await rename(aside, fileIn(dataFolder))
}
