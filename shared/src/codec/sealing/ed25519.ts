import { utf8ToBytes } from '@noble/hashes/utils.js'

import { fromBase64Url } from './base64url.ts'

/** Ed25519 as far as seals need it: keys and signatures base64url without padding, the words as UTF-8. */
export interface Ed25519 {
  /** Whether the signature is the key's over the words; `false` also for what is no key or no signature. */
  verifies(key: string, signature: string, words: string): Promise<boolean>
}

/** As much of WebCrypto as verifying needs; browsers and Node have it, some only since lately. */
interface SubtleVerify {
  importKey(format: 'raw', key: Uint8Array, algorithm: string, extractable: boolean, usages: readonly string[]): Promise<unknown>
  verify(algorithm: string, key: unknown, signature: Uint8Array, data: Uint8Array): Promise<boolean>
}

const subtle = (): SubtleVerify | undefined => (globalThis as unknown as { readonly crypto?: { readonly subtle?: SubtleVerify } }).crypto?.subtle

/** Verifies with WebCrypto, and without it, or where it knows no Ed25519, by computing. */
export function createEd25519(platform: SubtleVerify | undefined = subtle()): Ed25519 {
  const keys = new Map<string, Promise<unknown>>()
  let computing = platform === undefined
  const byComputing = async (key: Uint8Array, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> => {
    const { verifies } = await import('./computed-ed25519.ts')
    return verifies(key, signature, bytes)
  }
  return {
    async verifies(key, signature, words) {
      const keyBytes = fromBase64Url(key, 32)
      const signatureBytes = fromBase64Url(signature, 64)
      if (keyBytes === undefined || signatureBytes === undefined) return false
      const bytes = utf8ToBytes(words)
      if (!computing) {
        try {
          let imported = keys.get(key)
          if (imported === undefined) keys.set(key, (imported = platform!.importKey('raw', keyBytes, 'Ed25519', false, ['verify'])))
          return await platform!.verify('Ed25519', await imported, signatureBytes, bytes)
        } catch (cause) {
          // A key that is no point on the curve is refused too: only what the platform does not know is computed.
          if ((cause as { readonly name?: unknown }).name !== 'NotSupportedError') return false
          computing = true
        }
      }
      return byComputing(keyBytes, signatureBytes, bytes)
    },
  }
}
