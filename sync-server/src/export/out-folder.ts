import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'

import { syncFolder } from '../store/backup/take-backup.ts'
import { writeAll } from '../store/backup/tar.ts'

/** A file that was written, by its path within the export. */
export interface Written {
  readonly path: string
  readonly sizeBytes: number
  readonly sha256: string
}

/** A folder that is being filled; nobody sees it before it is whole. */
export interface OutFolder {
  write(path: string, content: string | AsyncIterable<Uint8Array>): Promise<Written>
  /** All that was written, in its order. */
  readonly written: readonly Written[]
}

/** Fills a new folder and shows it when it is whole; what fails leaves nothing. Throws `EEXIST` where something is there. */
export async function fillFolder<T>(to: string, fill: (out: OutFolder) => Promise<T>): Promise<T> {
  const target = resolve(to)
  if (existsSync(target)) throw Object.assign(new Error(`${target} is there already`), { code: 'EEXIST' })
  await mkdir(dirname(target), { recursive: true })
  const aside = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  try {
    const written: Written[] = []
    const made = new Set<string>()
    const result = await fill({
      written,
      async write(path, content) {
        const file = join(aside, path)
        if (!made.has(dirname(file))) await mkdir(dirname(file), { recursive: true, mode: 0o700 })
        made.add(dirname(file))
        const entry = { path, ...(await writeFile(file, content)) }
        written.push(entry)
        return entry
      },
    })
    await rename(aside, target)
    await syncFolder(dirname(target))
    return result
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function writeFile(file: string, content: string | AsyncIterable<Uint8Array>): Promise<Omit<Written, 'path'>> {
  const hash = createHash('sha256')
  let sizeBytes = 0
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const piece of typeof content === 'string' ? [Buffer.from(content)] : content) {
      hash.update(piece)
      sizeBytes += piece.byteLength
      await writeAll(handle, piece)
    }
  } finally {
    await handle.close()
  }
  return { sizeBytes, sha256: hash.digest('hex') }
}
