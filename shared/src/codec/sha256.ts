import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** A SHA-256 over bytes that come in pieces. */
export interface RunningDigest {
  add(bytes: Uint8Array): void
  /** In hex; nothing can be added afterwards. */
  end(): string
}

export function createSha256(): RunningDigest {
  const hash = sha256.create()
  return { add: (bytes) => void hash.update(bytes), end: () => bytesToHex(hash.digest()) }
}
