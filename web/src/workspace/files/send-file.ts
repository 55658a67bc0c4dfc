import type { FileUpload } from '../../platform/files/file-store.ts'
import type { FileRoutes, RelayRefusal } from '../../platform/relay-api.ts'
import type { UploadDelay, UploadRefusal } from './file-state.ts'

/** What became of an upload. */
export type UploadOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'delayed'; readonly because: UploadDelay }
  | { readonly kind: 'refused'; readonly refusal: UploadRefusal }

const kilo = 1024
const leastBytes = 64 * kilo
const firstBytes = 256 * kilo
const mostBytes = 4096 * kilo
/** A piece that goes quicker is followed by a larger one, one that takes longer by a smaller one. */
const quickMs = 1_000
const slowMs = 8_000
/** How often the place may differ, or the whole prove damaged, before it is given up for now or for good. */
const mostDoubts = 4

/** Sends a file from where the relay has it, piece by piece. Nothing throws. */
export async function sendFile(
  files: Pick<FileRoutes, 'uploadState' | 'append'>, { volume, sha256 }: FileUpload, bytes: Blob, signal: AbortSignal, onSent: (bytes: number) => void,
): Promise<UploadOutcome> {
  let pieceBytes = firstBytes
  for (let doubts = 0, damaged = 0; doubts < mostDoubts; doubts += 1) {
    const state = await files.uploadState(volume, sha256, bytes.size)
    if (!state.ok) return outcomeOf(state.refusal)
    let { heldBytes, done } = state.value
    onSent(heldBytes)
    while (!done) {
      if (signal.aborted) return { kind: 'delayed', because: 'offline' }
      const begunMs = performance.now()
      const added = await files.append(volume, sha256, { fromByte: heldBytes, totalBytes: bytes.size }, bytes.slice(heldBytes, heldBytes + pieceBytes), signal)
      if (!added.ok) {
        if (added.refusal === 'digest-differs') damaged += 1
        // The relay threw a damaged upload away: once it may have been the line, not the file.
        if (damaged > 1) return { kind: 'refused', refusal: 'damaged' }
        if (added.refusal === 'offset-differs' || added.refusal === 'digest-differs') break
        return outcomeOf(added.refusal)
      }
      const tookMs = performance.now() - begunMs
      pieceBytes = tookMs < quickMs ? Math.min(mostBytes, pieceBytes * 2) : tookMs > slowMs ? Math.max(leastBytes, pieceBytes / 2) : pieceBytes
      ;({ heldBytes, done } = added.value)
      onSent(heldBytes)
    }
    if (done) return { kind: 'sent' }
  }
  return { kind: 'delayed', because: 'offline' }
}

function outcomeOf(refusal: RelayRefusal): UploadOutcome {
  switch (refusal) {
    case 'forbidden': return { kind: 'refused', refusal: 'forbidden' }
    case 'too-large': case 'no-room-workspace': case 'no-room-member': return { kind: 'refused', refusal }
    case 'malformed': case 'type-refused': return { kind: 'refused', refusal: 'unfit' }
    case 'store-unavailable': return { kind: 'delayed', because: 'relay-full' }
    case 'unauthenticated': case 'member-left': return { kind: 'delayed', because: 'signed-out' }
    default: return { kind: 'delayed', because: 'offline' }
  }
}
