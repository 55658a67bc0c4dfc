import { createHash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

import type { Blobs } from '../files/blobs.ts'
import { manifestName, type Manifest, syncFolder } from './take-backup.ts'
import { readTar, type ReadEntry, writeAll } from './tar.ts'

/** What is wrong with a backup, or with where it should go; nothing was changed. */
export class RestoreRefused extends Error {}

export interface Restored {
  readonly takenAt: string
  readonly volumes: number
  readonly members: number
  readonly files: number
}

const namePattern = /^(?:accounts\.sqlite|volumes\.sqlite|files\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{64})$/
const parts = ['volumes.sqlite', 'accounts.sqlite', 'files'] as const

/** Brings a backup into a data folder that holds no store, its files to where they are given; checked whole before anything of it is in place. */
export async function restoreBackup(from: string, dataFolder: string, files?: Pick<Blobs, 'put'>): Promise<Restored> {
  const there = parts.find((name) => existsSync(join(dataFolder, name)))
  if (there !== undefined) throw new RestoreRefused(`${dataFolder} holds a store already (${there}). Restore into an empty folder.`)
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  return withUnpacked(from, dataFolder, async (aside, restored, digests) => {
    if (files !== undefined) await moveFiles(aside, digests, files)
    // The accounts last: without them it is no store yet.
    for (const name of ['files', 'volumes.sqlite', 'accounts.sqlite']) if (existsSync(join(aside, name))) await rename(join(aside, name), join(dataFolder, name))
    await syncFolder(dataFolder)
    return restored
  })
}

/** Restores aside, proves that everything is there, and leaves nothing behind. */
export const verifyBackup = (from: string, besides: string): Promise<Restored> => withUnpacked(from, besides, async (_aside, restored) => restored)

async function withUnpacked<T>(from: string, besides: string, work: (aside: string, restored: Restored, files: readonly string[]) => Promise<T>): Promise<T> {
  if (!existsSync(from)) throw new RestoreRefused(`There is no ${from}.`)
  const aside = await mkdtemp(join(besides, '.hebu-restore-'))
  try {
    const manifest = await unpack(from, aside)
    const files = manifest.entries.flatMap(({ name, sha256 }) => (name.startsWith('files/') ? [sha256] : []))
    return await work(aside, { takenAt: manifest.takenAt, ...check(aside, manifest) }, files)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** Named by their digests, they may lie there already, or lie there when nothing comes of the restore. */
async function moveFiles(aside: string, digests: readonly string[], files: Pick<Blobs, 'put'>): Promise<void> {
  for (const sha256 of digests) {
    const put = await files.put(sha256, createReadStream(join(aside, pathOf(sha256))) as AsyncIterable<Uint8Array>)
    if (!put.ok) throw new RestoreRefused(`The file ${sha256} could not be stored: ${put.refusal}.`)
  }
  await rm(join(aside, 'files'), { recursive: true, force: true })
}

const pathOf = (sha256: string): string => `files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`

async function unpack(from: string, aside: string): Promise<Manifest> {
  const found = new Map<string, string>()
  let manifest: Manifest | undefined
  for await (const entry of readTar(from)) {
    if (entry.name === manifestName) manifest = await manifestIn(entry)
    else if (namePattern.test(entry.name)) found.set(entry.name, await unpackOne(entry, join(aside, entry.name)))
    else throw new RestoreRefused(`${from} is no backup of Hebu: it holds “${entry.name}”.`)
  }
  if (manifest === undefined) throw new RestoreRefused(`${from} is no whole backup of Hebu: its end is missing.`)
  for (const { name, sha256 } of manifest.entries) if (found.get(name) !== sha256) throw new RestoreRefused(`${from} is damaged: “${name}” is not as it was backed up.`)
  if (found.size !== manifest.entries.length) throw new RestoreRefused(`${from} is damaged: it holds more than was backed up.`)
  return manifest
}

async function manifestIn(entry: ReadEntry): Promise<Manifest | undefined> {
  const pieces: Uint8Array[] = []
  for await (const piece of entry.bytes()) pieces.push(piece)
  try {
    const manifest = JSON.parse(Buffer.concat(pieces).toString('utf8')) as Manifest
    return manifest.hebuBackup === 1 ? manifest : undefined
  } catch {
    return undefined
  }
}

async function unpackOne(entry: ReadEntry, path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of entry.bytes()) {
      hash.update(piece)
      await writeAll(file, piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

/** The databases are whole, and every file that a volume holds is there under its digest. */
function check(aside: string, manifest: Manifest): Omit<Restored, 'takenAt'> {
  const digests = new Map(manifest.entries.map(({ name, sha256 }) => [name, sha256]))
  const count = (database: DatabaseSync, table: string): number => Number(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n'])
  return inDatabase(join(aside, 'accounts.sqlite'), (accounts) => {
    const files = accounts.prepare('SELECT DISTINCT sha256 FROM files').all().map((row) => String(row['sha256']))
    const missing = files.find((sha256) => digests.get(pathOf(sha256)) !== sha256)
    if (missing !== undefined) throw new RestoreRefused(`The backup lacks the file ${missing}.`)
    return inDatabase(join(aside, 'volumes.sqlite'), (volumes) => ({ volumes: count(volumes, 'volumes'), members: count(accounts, 'members'), files: files.length }))
  })
}

function inDatabase<T>(path: string, work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(path)
  try {
    const verdict = database.prepare('PRAGMA integrity_check').get()?.['integrity_check']
    if (verdict !== 'ok') throw new RestoreRefused(`The backup is damaged: ${String(verdict)}.`)
    return work(database)
  } catch (error) {
    throw error instanceof RestoreRefused ? error : new RestoreRefused(`The backup is damaged: ${String(error)}.`)
  } finally {
    database.close()
  }
}
