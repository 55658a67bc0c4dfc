import type { StoreReader } from '../store/read-store.ts'

/**
 * Digests of files that volumes refer to in any way: every run of 64 hexadecimal digits in their bytes, whether it stands in
 * a field, a text, a version, a history, what was deleted or set aside, or what this version does not know. So a file is
 * taken for referred to rather than lost.
 */
export async function referredFiles(reader: Pick<StoreReader, 'volumes' | 'read'>, workspaces: readonly string[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const workspace of workspaces) {
    for (const volume of reader.volumes(workspace)) {
      const { updates, setAside } = await reader.read(volume)
      for (const bytes of [...updates, ...setAside.map((each) => each.bytes)]) for (const run of runsIn(bytes)) found.add(run)
    }
  }
  return found
}

/** A longer run holds a digest at each of its places. */
function* runsIn(bytes: Uint8Array): Generator<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  for (const { index } of text.matchAll(/(?=[0-9a-f]{64})/g)) yield text.slice(index, index + 64)
}
