import { existsSync } from 'node:fs'
import { mkdtemp, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import { createTar, type Entry } from './tar.ts'

/** The name of the last entry; a backup without it was cut off. */
export const manifestName = 'manifest.json'

export interface Manifest {
  readonly hebuBackup: 1
  readonly takenAt: string
  readonly entries: readonly Entry[]
}

/**
 * One file with everything of a data folder but the secret that signs sessions, so that a stolen backup opens none. The
 * relay may run: volumes are copied first, then the accounts, then the files, each as it stands at one moment, and so
 * what comes earlier refers only to what comes later. Throws where something is there already; nothing is left then.
 */
export async function takeBackup(dataFolder: string, to: string, takenAt: string): Promise<Manifest> {
  const target = resolve(to)
  if (existsSync(target)) throw Object.assign(new Error(`${target} is there already`), { code: 'EEXIST' })
  const aside = await mkdtemp(join(dirname(target), '.hebu-backup-'))
  try {
    const archive = join(aside, 'archive')
    const tar = await createTar(archive)
    const entries: Entry[] = []
    for (const name of ['volumes.sqlite', 'accounts.sqlite']) {
      const copy = join(aside, name)
      copyDatabase(join(dataFolder, name), copy)
      entries.push(await tar.addFile(name, copy))
      await rm(copy)
    }
    for (const name of await filesIn(join(dataFolder, 'files'))) entries.push(await tar.addFile(`files/${name}`, join(dataFolder, 'files', name)))
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

const folderPattern = /^[0-9a-f]{2}$/

async function filesIn(folder: string): Promise<string[]> {
  const list = async (path: string): Promise<string[]> => await readdir(path).catch(() => [])
  const found: string[] = []
  for (const one of (await list(folder)).filter((name) => folderPattern.test(name))) {
    for (const two of await list(join(folder, one))) for (const name of await list(join(folder, one, two))) found.push(`${one}/${two}/${name}`)
  }
  return found
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
