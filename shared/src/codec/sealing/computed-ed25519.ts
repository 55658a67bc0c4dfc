/** Ed25519 without the platform's help: for browsers that know none, and pages that came without HTTPS. */
import { ed25519 } from '@noble/curves/ed25519.js'

export const publicKeyOf = (seed: Uint8Array): Uint8Array => ed25519.getPublicKey(seed)

export const signed = (bytes: Uint8Array, seed: Uint8Array): Uint8Array => ed25519.sign(bytes, seed)

/** `false` also for what is no key or no signature. */
export function verifies(key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, bytes, key, { zip215: false })
  } catch {
    return false
  }
}
