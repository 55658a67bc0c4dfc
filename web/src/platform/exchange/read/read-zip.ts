import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'

import { mostUnfoldedBytes } from '../tables.ts'

/** The files in an archive, by name. */
export interface Zip {
  readonly names: readonly string[]
  /** The content of one; `undefined` where there is none of that name. Throws {@link ZipBomb} and what inflating throws. */
  text(name: string): Promise<string | undefined>
}

/** Something unfolds to more than it says, or more than anybody needs. */
export class ZipBomb extends Error {}

interface Entry {
  readonly method: number
  readonly packedBytes: number
  readonly plainBytes: number
  readonly at: number
}

const endMark = 0x06054b50
const centralMark = 0x02014b50
const localMark = 0x04034b50
/** The end may be followed by a remark of so many bytes. */
const mostRemarkBytes = 65_557
const mostEntries = 10_000
const unsaid = 0xffffffff

function endOf(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - mostRemarkBytes); at--) if (view.getUint32(at, true) === endMark) return at
  return undefined
}

/** Sizes beyond 32 bits stand in an extra field of their own (zip64). */
function longSizes(view: DataView, from: number, to: number, said: readonly number[]): readonly number[] {
  for (let at = from; at + 4 <= to;) {
    const size = view.getUint16(at + 2, true)
    if (view.getUint16(at, true) === 1) {
      let next = at + 4
      return said.map((value) => {
        if (value !== unsaid || next + 8 > at + 4 + size) return value
        next += 8
        return Number(view.getBigUint64(next - 8, true))
      })
    }
    at += 4 + size
  }
  return said
}

function readEntries(view: DataView): ReadonlyMap<string, Entry> | undefined {
  const end = endOf(view)
  if (end === undefined) return undefined
  const entries = new Map<string, Entry>()
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count && index < mostEntries; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== centralMark) return undefined
    const [nameBytes, extraBytes, remarkBytes] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
    if (at + 46 + nameBytes + extraBytes + remarkBytes > view.byteLength) return undefined
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameBytes))
    const said = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
    const [plainBytes = 0, packedBytes = 0, local = 0] = longSizes(view, at + 46 + nameBytes, at + 46 + nameBytes + extraBytes, said)
    entries.set(name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase(), { method: view.getUint16(at + 10, true), packedBytes, plainBytes, at: local })
    at += 46 + nameBytes + extraBytes + remarkBytes
  }
  return entries
}

/** Bytes as they come out of a stream, counted: what unfolds to more than `most` is given up at once ([XCH3]). */
async function drain(stream: ReadableStream<Uint8Array>, most: number): Promise<string> {
  const decoder = new TextDecoder()
  const reader = stream.getReader()
  const pieces: string[] = []
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > most) {
      await reader.cancel()
      throw new ZipBomb()
    }
    pieces.push(decoder.decode(value, { stream: true }))
  }
  return pieces.join('') + decoder.decode()
}

/** Opens an archive by its list of contents; unfolds nothing yet. Sizes are held against the limits as declared, and again as they turn out. */
export function openZip(bytes: Uint8Array<ArrayBuffer>, mostBytes = mostUnfoldedBytes): Result<Zip, 'damaged' | 'bomb'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readEntries(view)
  if (entries === undefined) return refused('damaged')
  let declared = 0
  for (const { plainBytes } of entries.values()) declared += plainBytes
  if (declared > mostBytes) return refused('bomb')
  let left = mostBytes
  return granted({
    names: [...entries.keys()],
    async text(name) {
      const entry = entries.get(name.toLowerCase())
      if (entry === undefined) return undefined
      const { at, method, packedBytes } = entry
      if (at + 30 > view.byteLength || view.getUint32(at, true) !== localMark || (method !== 0 && method !== 8)) throw new Error('damaged')
      const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
      if (from + packedBytes > view.byteLength) throw new Error('damaged')
      const packed = new Blob([bytes.subarray(from, from + packedBytes)]).stream()
      const text = await drain(method === 0 ? packed : packed.pipeThrough(new DecompressionStream('deflate-raw')), left)
      left -= text.length
      return text
    },
  })
}
