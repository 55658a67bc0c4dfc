import { existsSync } from 'node:fs'
import { mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Blobs } from '../files/blobs.ts'
import { readDiskBlobs } from '../files/disk-blobs.ts'
import { createTar, type Entry } from './tar.ts'

/** The name of the last entry; a backup without it was cut off. */
export const manifestName = 'manifest.json'

export interface Manifest {
  readonly hebuBackup: 1
  readonly takenAt: string
  readonly entries: readonly Entry[]
}

/**
 * One file with everything of a data folder, and of the bucket where its files lie, but the secret that signs sessions, so that a stolen backup opens none. The
 * relay may run: volumes are copied first, then the accounts, then the files, each as it stands at one moment, and so
 * what comes earlier refers only to what comes later. Throws where something is there already; nothing is left then.
 */
export async function takeBackup(dataFolder: string, to: string, takenAt: string, files: Pick<Blobs, 'get'> = readDiskBlobs(join(dataFolder, 'files'))): Promise<Manifest> {
  const target = resolve(to)
  if (existsSync(target)) throw Object.assign(new Error(`${target} is there already`), { code: 'EEXIST' })
  const aside = await mkdtemp(join(dirname(target), '.hebu-backup-'))
  try {
    const archive = join(aside, 'archive')
    const tar = await createTar(archive)
    const entries: Entry[] = []
    let digests: readonly string[] = []
    for (const name of ['volumes.sqlite', 'accounts.sqlite']) {
      const copy = join(aside, name)
      copyDatabase(join(dataFolder, name), copy)
      entries.push(await tar.addFile(name, copy))
      if (name === 'accounts.sqlite') digests = filesIn(copy)
      await rm(copy)
    }
    for (const sha256 of digests) {
      const blob = await files.get(sha256)
      // What is missing, `hebu restore --rehearse` tells.
      if (blob !== undefined) entries.push(await tar.addBytes(`files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, blob.sizeBytes, blob.stream()))
    }
    const manifest: Manifest = { hebuBackup: 1, takenAt, entries }
    await tar.addText(manifestName, JSON.stringify(manifest))
    await tar.close()
    await rename(archive, target)
    await syncFolder(dirname(target))
    return manifest
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** As it stands at one moment, without what the write-ahead log still holds apart. */
function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from, { readOnly: true, timeout: 5_000 })
  try {
    database.prepare('VACUUM INTO ?').run(to)
  } finally {
    database.close()
  }
}

/** The digests of the files that volumes hold. */
function filesIn(accounts: string): readonly string[] {
  const database = new DatabaseSync(accounts, { readOnly: true })
  try {
    return database.prepare('SELECT DISTINCT sha256 FROM files ORDER BY sha256').all().map((row) => String(row['sha256']))
  } finally {
    database.close()
  }
}

/** What was renamed into the folder stays there after a crash. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
