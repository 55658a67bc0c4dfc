import { createHash } from 'node:crypto'
import { type FileHandle, open, stat } from 'node:fs/promises'

const blockBytes = 512
const pieceBytes = 1024 * 1024
/** What eleven octal digits can say. */
const mostBytes = 8 ** 11 - 1

export interface Entry {
  readonly name: string
  readonly sizeBytes: number
  readonly sha256: string
}

/** A tape archive (ustar) that is written entry by entry; anybody's `tar` opens it. */
export interface TarWriter {
  addFile(name: string, path: string): Promise<Entry>
  addText(name: string, text: string): Promise<Entry>
  addBytes(name: string, sizeBytes: number, bytes: AsyncIterable<Uint8Array>): Promise<Entry>
  /** Durable when it resolves. */
  close(): Promise<void>
}

export async function createTar(path: string): Promise<TarWriter> {
  const out = await open(path, 'wx', 0o600)

  async function add(name: string, sizeBytes: number, pieces: AsyncIterable<Uint8Array>): Promise<Entry> {
    if (sizeBytes > mostBytes) throw new Error(`${name} is too large for an archive`)
    const hash = createHash('sha256')
    let written = 0
    await writeAll(out, header(name, sizeBytes))
    for await (const piece of pieces) {
      hash.update(piece)
      written += piece.length
      await writeAll(out, piece)
    }
    if (written !== sizeBytes) throw new Error(`${name} changed while it was copied`)
    await writeAll(out, new Uint8Array(padding(sizeBytes)))
    return { name, sizeBytes, sha256: hash.digest('hex') }
  }

  return {
    addFile: async (name, source) => add(name, (await stat(source)).size, piecesOf(source)),
    addBytes: add,
    addText(name, text) {
      const bytes = new TextEncoder().encode(text)
      return add(name, bytes.length, (async function* () { yield bytes })())
    },
    async close() {
      await writeAll(out, new Uint8Array(2 * blockBytes))
      await out.sync()
      await out.close()
    },
  }
}

export interface ReadEntry {
  readonly name: string
  readonly sizeBytes: number
  /** To be read before the next entry, once. */
  bytes(): AsyncIterable<Uint8Array>
}

/** The entries of an archive; ends where the archive does, also where it was cut off. */
export async function* readTar(path: string): AsyncGenerator<ReadEntry> {
  const file = await open(path, 'r')
  try {
    for (let at = 0; ; ) {
      const block = await readAt(file, at, blockBytes)
      if (block.length < blockBytes || block[0] === 0) return
      const name = textIn(block, 0, 100)
      const sizeBytes = Number.parseInt(textIn(block, 124, 12), 8)
      if (!Number.isSafeInteger(sizeBytes) || sizeBytes < 0) return
      const from = at + blockBytes
      yield { name, sizeBytes, bytes: () => piecesIn(file, from, from + sizeBytes) }
      at = from + sizeBytes + padding(sizeBytes)
    }
  } finally {
    await file.close()
  }
}

async function* piecesIn(file: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const piece = await readAt(file, at, Math.min(pieceBytes, to - at))
    if (piece.length === 0) return
    at += piece.length
    yield piece
  }
}

async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    yield* piecesIn(file, 0, Number.POSITIVE_INFINITY)
  } finally {
    await file.close()
  }
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const { bytesRead, buffer } = await file.read(new Uint8Array(Math.min(length, pieceBytes)), 0, Math.min(length, pieceBytes), at)
  return buffer.subarray(0, bytesRead)
}

/** Writes every byte: a nearly full disk may take part of them. */
export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten
}

const padding = (sizeBytes: number): number => (blockBytes - (sizeBytes % blockBytes)) % blockBytes

function header(name: string, sizeBytes: number): Uint8Array {
  const block = new Uint8Array(blockBytes)
  const put = (at: number, text: string): void => block.set(new TextEncoder().encode(text), at)
  if (name.length > 100) throw new Error(`${name} is too long a name`)
  put(0, name)
  put(100, '0000600\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  put(124, `${sizeBytes.toString(8).padStart(11, '0')}\0`)
  put(136, `${'0'.repeat(11)}\0`)
  put(148, ' '.repeat(8))
  put(156, '0')
  put(257, 'ustar\u000000')
  put(148, `${block.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `)
  return block
}

const textIn = (block: Uint8Array, at: number, length: number): string => new TextDecoder().decode(block.subarray(at, at + length)).split('\0', 1)[0]!.trim()
