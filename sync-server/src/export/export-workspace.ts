import { books } from '@hebu/shared/books/catalogue.generated.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { FileRef } from '@hebu/shared/books/field-kinds.ts'
import { charterById } from '@hebu/shared/charters/catalogue.ts'
import { isRecord } from '@hebu/shared/codec/fields.ts'
import { createVolumeDoc } from '@hebu/shared/codec/volume-doc.ts'
import { parseAddress } from '@hebu/shared/vocabulary/address.ts'
import { dateOf } from '@hebu/shared/vocabulary/dates.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import { fill, type Language, say } from '@hebu/shared/vocabulary/text.ts'
import { applyUpdate, type Doc } from 'yjs'

import type { StoredAuditEntry } from '../store/accounts/audit.ts'
import type { Blobs } from '../store/files/blobs.ts'
import type { SetAside, StoreReader } from '../store/read-store.ts'
import { createFileNames, type FileNames } from './file-names.ts'
import { createInWords, type InWords } from './in-words.ts'
import { fillFolder, type OutFolder } from './out-folder.ts'
import { pageMarkdown } from './page-markdown.ts'
import { type PageRecord, recordsOf } from './page-record.ts'
import { jsonLines, plain, rootToJson } from './plain-json.ts'
import { exportWords } from './words.ts'

export interface ExportOrder {
  readonly to: string
  readonly reader: StoreReader
  readonly blobs: Pick<Blobs, 'get'>
  readonly directory: Directory
  /** The latest first. */
  readonly audit: readonly StoredAuditEntry[]
  readonly language: Language
  readonly nowMs: number
}

export interface Exported {
  readonly books: number
  readonly pages: number
  readonly files: number
  /** Digests of files whose bytes the store does not have (yet). */
  readonly missing: readonly string[]
}

interface Volume {
  readonly name: string
  readonly book: string
  readonly part: string | undefined
  readonly shelf: string
  readonly doc: Doc
  readonly unreadable: readonly unknown[]
}

/** A page as it is found by others that name it. */
interface Found {
  readonly book: Book
  readonly page: PageRecord['page']
}

/** Writes a workspace as plain files into a new folder: all that is stored of it, and all of it readable without Hebu ([OPS10]). */
export function exportWorkspace(order: ExportOrder): Promise<Exported> {
  return fillFolder(order.to, async (out) => {
    const { reader, directory, language, nowMs } = order
    const volumes = await readVolumes(reader, directory.workspace.id)
    const shelves = shelvesOf(volumes)
    const found = new Map<string, Found>(shelves.flatMap(({ book, records }) => records.map(({ page }) => [`${book.id}/${page.id}`, { book, page }] as const)))
    const inWords = createInWords({
      language,
      directory,
      charter: charterById(directory.workspace.charter),
      find: (id, book) => (book === undefined ? books.map((each) => found.get(`${each.id}/${id}`)).find((each) => each !== undefined) : found.get(`${book}/${id}`)),
    })
    const folders = createFileNames()
    const files = createFiles(order, out)
    const listed: { readonly id: string; readonly folder: string; readonly pages: number }[] = []
    for (const book of books) {
      const records = shelves.filter((shelf) => shelf.book.id === book.id).flatMap((shelf) => shelf.records)
      if (records.length === 0) continue
      const folder = folders.take(say(book.name, language), book.id)
      await writeBook({ book, folder, records, inWords, out, files, attachments: say(exportWords.attachments, language) })
      listed.push({ id: book.id, folder, pages: records.length })
    }
    await writeStored(volumes, out)
    await files.writeRest(reader.files(directory.workspace.id).map(({ sha256 }) => sha256))
    await out.write('members.json', `${JSON.stringify(plain(directory), null, 2)}\n`)
    await out.write('audit.json', jsonLines(order.audit.toReversed().map(({ atMs, ...entry }) => plain({ ...entry, at: new Date(atMs).toISOString() }))))
    const readme = fill(say(exportWords.readme, language), { name: directory.workspace.name, date: dateOf(nowMs, directory.workspace.timeZone), attachments: say(exportWords.attachments, language) })
    await out.write('README.md', readme)
    const counts = { pages: found.size, files: files.count(), missing: files.missing() }
    const index = { hebuExport: 1, workspace: directory.workspace, takenAt: new Date(nowMs).toISOString(), language, ...counts, books: listed, written: out.written }
    await out.write('index.json', `${JSON.stringify(index, null, 2)}\n`)
    return { books: listed.length, ...counts }
  })
}

async function readVolumes(reader: StoreReader, workspace: string): Promise<readonly Volume[]> {
  const volumes: Volume[] = []
  for (const name of reader.volumes(workspace)) {
    const address = parseAddress(name)
    const doc = createVolumeDoc()
    const { updates, setAside } = await reader.read(name)
    const spoilt = updates.filter((update) => !isApplied(doc, update))
    const unreadable = [...spoilt.map((bytes) => ({ bytes })), ...setAside.map(({ receivedAtMs, ...rest }: SetAside) => ({ ...rest, receivedAt: new Date(receivedAtMs).toISOString() }))].map(plain)
    volumes.push({ name, book: address?.book ?? '', part: address?.part, shelf: address?.shelf ?? '', doc, unreadable })
  }
  return volumes
}

function isApplied(doc: Doc, update: Uint8Array): boolean {
  try {
    applyUpdate(doc, update)
    return true
  } catch {
    return false
  }
}

function shelvesOf(volumes: readonly Volume[]): readonly { readonly book: Book; readonly records: readonly PageRecord[] }[] {
  return volumes.flatMap(({ book: id, part, shelf, doc }) => {
    const book = books.find((each) => each.id === id)
    if (book === undefined || part !== undefined) return []
    const parts = volumes.filter((other) => other.book === id && other.shelf === shelf && other.part !== undefined)
    return [{ book, records: recordsOf(book, shelf, { main: doc, parts: Object.fromEntries(parts.map((other) => [other.part!, other.doc])) }) }]
  })
}

interface BookOrder {
  readonly book: Book
  readonly folder: string
  readonly records: readonly PageRecord[]
  readonly inWords: InWords
  readonly out: OutFolder
  readonly files: Files
  readonly attachments: string
}

async function writeBook({ book, folder, records, inWords, out, files, attachments }: BookOrder): Promise<void> {
  const names = createFileNames()
  const attached = createFileNames()
  const lines: unknown[] = []
  for (const record of records) {
    const { page, texts, comments, history, versions } = record
    const placed = new Map<string, string>()
    for (const file of filesIn([page.values, page.repairs, page.unknown, page.conflicts, texts])) {
      const path = await files.write(file, `${folder}/${attachments}`, attached)
      if (path !== undefined) placed.set(file.sha256, path.slice(folder.length + 1))
    }
    const title = inWords.title(book, page)
    const file = book.internal === true ? undefined : names.take(title, page.id.slice(-6), '.md')
    if (file !== undefined) await out.write(`${folder}/${file}`, pageMarkdown(book, record, inWords, (sha256) => placed.get(sha256)))
    lines.push({ title, file, ...(plain({ ...page, texts, comments, history, versions: versions.length === 0 ? undefined : versions, files: placed.size === 0 ? undefined : Object.fromEntries(placed) }) as object) })
  }
  await out.write(`${folder}/pages.json`, jsonLines(lines))
}

async function writeStored(volumes: readonly Volume[], out: OutFolder): Promise<void> {
  for (const { name, book, part, shelf, doc, unreadable } of volumes) {
    const roots = Object.fromEntries([...doc.share.keys()].toSorted().map((root) => [root, rootToJson(doc, root)]))
    const path = shelf === '' ? encodeURIComponent(name) : name.slice(name.indexOf('/') + 1)
    await out.write(`stored/${path}.json`, `${JSON.stringify({ volume: name, book, part, shelf, unreadable, roots }, null, 1)}\n`)
  }
}

/** References to files, wherever they stand. */
function filesIn(value: unknown): readonly FileRef[] {
  if (Array.isArray(value)) return value.flatMap(filesIn)
  if (!isRecord(value)) return []
  const own = typeof value['sha256'] === 'string' && /^[0-9a-f]{64}$/.test(value['sha256']) ? [value as unknown as FileRef] : []
  return [...own, ...Object.values(value).flatMap(filesIn)]
}

interface Files {
  /** The path where the file lies now; `undefined` where the store has no bytes of it. */
  write(file: FileRef, folder: string, names: FileNames): Promise<string | undefined>
  /** Files of the store that no page names any more. */
  writeRest(digests: readonly string[]): Promise<void>
  count(): number
  missing(): readonly string[]
}

function createFiles({ blobs }: ExportOrder, out: OutFolder): Files {
  const places = new Map<string, string>()
  const seen = new Set<string>()
  const missing = new Set<string>()

  async function put(sha256: string, pathFor: () => string): Promise<string | undefined> {
    const blob = await blobs.get(sha256)
    if (blob === undefined) {
      missing.add(sha256)
      return undefined
    }
    seen.add(sha256)
    const { path } = await out.write(pathFor(), blob.stream())
    return path
  }

  return {
    async write({ sha256, name }, folder, names) {
      const key = `${folder}/${sha256}`
      const path = places.get(key) ?? (await put(sha256, () => `${folder}/${nameIn(names, String(name ?? ''), sha256)}`))
      if (path !== undefined) places.set(key, path)
      return path
    },
    async writeRest(digests) {
      for (const sha256 of new Set(digests)) if (!seen.has(sha256)) await put(sha256, () => `stored/files/${sha256}`)
    },
    count: () => seen.size,
    missing: () => [...missing].toSorted(),
  }
}

/** The ending stays an ending: `合同 (1f2e3d).pdf`. */
function nameIn(names: FileNames, name: string, sha256: string): string {
  const [, base = name, ending = ''] = /^(.+?)(\.[A-Za-z0-9]{1,8})?$/.exec(name) ?? []
  return names.take(base, sha256.slice(0, 6), ending)
}
