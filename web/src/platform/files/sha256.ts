import { createSha256 } from '@hebu/shared/codec/sha256.ts'

const pieceBytes = 2 * 1024 * 1024

/** SHA-256 of a file in hex, piece by piece, so that a large one is never in memory whole. */
export async function sha256Of(bytes: Blob, onRead?: (bytes: number) => void): Promise<string> {
  const hash = createSha256()
  for (let at = 0; at < bytes.size; at += pieceBytes) {
    hash.add(new Uint8Array(await bytes.slice(at, at + pieceBytes).arrayBuffer()))
    onRead?.(Math.min(bytes.size, at + pieceBytes))
  }
  return hash.end()
}
