import { createHash } from 'node:crypto'

import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { FileRoutes, RelayRefusal } from '@hebu/web/platform/relay-api.ts'

/** A relay for files in memory: it can be down, slow to have room, or refuse, and it tells what it was asked. */
export interface FileRelay extends FileRoutes {
  /** What it answers instead; `undefined`: it works. */
  trouble: RelayRefusal | undefined
  /** Bytes by `<volume>/<digest>`. */
  readonly kept: Map<string, Blob>
  readonly partial: Map<string, Blob>
  /** The pieces that came, by where they began. */
  readonly pieces: { readonly at: string; readonly fromByte: number; readonly bytes: number }[]
  /** Takes this many bytes of the next piece and then is not reached. */
  breakAfterBytes: number | undefined
}

export function aFileRelay(): FileRelay {
  const kept = new Map<string, Blob>()
  const partial = new Map<string, Blob>()
  const stateOf = (at: string) => ({ heldBytes: kept.get(at)?.size ?? partial.get(at)?.size ?? 0, done: kept.has(at) })
  const relay: FileRelay = {
    trouble: undefined,
    breakAfterBytes: undefined,
    kept,
    partial,
    pieces: [],
    uploadState: async (volume, digest) => (relay.trouble === undefined ? granted(stateOf(`${volume}/${digest}`)) : refused(relay.trouble)),
    append: async (volume, digest, { fromByte, totalBytes }, piece) => {
      const at = `${volume}/${digest}`
      if (relay.trouble !== undefined) return refused(relay.trouble)
      const before = partial.get(at) ?? new Blob([])
      if (before.size !== fromByte) return refused('offset-differs')
      const cut = relay.breakAfterBytes
      const added = new Blob([before, cut === undefined ? piece : piece.slice(0, cut)])
      relay.pieces.push({ at, fromByte, bytes: piece.size })
      partial.set(at, added)
      if (cut !== undefined) {
        relay.trouble = 'offline'
        relay.breakAfterBytes = undefined
        return refused('offline')
      }
      if (added.size < totalBytes) return granted(stateOf(at))
      partial.delete(at)
      if (createHash('sha256').update(new Uint8Array(await added.arrayBuffer())).digest('hex') !== digest) return refused('digest-differs')
      kept.set(at, added)
      return granted(stateOf(at))
    },
    get: async (volume, digest, onReceived) => {
      if (relay.trouble !== undefined) return refused(relay.trouble)
      const bytes = kept.get(`${volume}/${digest}`)
      if (bytes === undefined) return refused('not-found')
      onReceived?.(bytes.size)
      return granted(bytes)
    },
  }
  return relay
}
