import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import type { CanonicalPage } from './canonical.ts'
import { canonicalJson } from './canonical.ts'

export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes))

/** SHA-256 of the canonical JSON, in hex. */
export const contentHash = (content: CanonicalPage): string => sha256Hex(utf8ToBytes(canonicalJson(content)))
