import { fromBase64Url, toBase64Url } from '@hebu/shared/codec/sealing/base64url.ts'

import { keyDatabase } from './device-accounts.ts'
import { openDatabase } from './indexed-db.ts'

/** What this device seals with. */
export interface SigningKey {
  /** The raw Ed25519 public key, base64url without padding. */
  readonly key: string
  /** The signature over the UTF-8 of the words, base64url without padding. */
  sign(words: string): Promise<string>
}

/** The key of a member on this device; made when it is first asked for, and then the same in every window. */
export interface DeviceKey {
  own(): Promise<SigningKey>
  /** Makes another: the relay said that this one has ended. */
  renew(ended: string): Promise<SigningKey>
}

/** As it is kept: a pair that no script can read the secret of; where the browser knows no Ed25519, the secret itself. */
type Kept = { readonly key: string; readonly secret: CryptoKey } | { readonly key: string; readonly seed: Uint8Array }

const stores = { keys: {} }
const current = 'current'

async function make(): Promise<Kept> {
  try {
    const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
    return { key: toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))), secret: pair.privateKey }
  } catch {
    // Older browsers, and pages that came without HTTPS.
    const { publicKeyOf } = await import('@hebu/shared/codec/sealing/computed-ed25519.ts')
    const seed = crypto.getRandomValues(new Uint8Array(32))
    return { key: toBase64Url(publicKeyOf(seed)), seed }
  }
}

const isKept = (value: unknown): value is Kept => typeof value === 'object' && value !== null && 'key' in value && typeof value.key === 'string' && fromBase64Url(value.key, 32) !== undefined && ('secret' in value || 'seed' in value)

const signing = (kept: Kept): SigningKey => ({
  key: kept.key,
  async sign(words) {
    const bytes = new TextEncoder().encode(words)
    if ('secret' in kept) return toBase64Url(new Uint8Array(await crypto.subtle.sign('Ed25519', kept.secret, bytes)))
    const { signed } = await import('@hebu/shared/codec/sealing/computed-ed25519.ts')
    return toBase64Url(signed(bytes, kept.seed))
  },
})

/** Opens the key of a member on this device. Where the browser keeps nothing, it lasts as long as the window. */
export function openDeviceKey(workspace: string, member: string, factory: IDBFactory | undefined): DeviceKey {
  let held: Promise<Kept> | undefined

  /** What is kept, or `fresh` where nothing is, or only the key that has ended: decided in one transaction, so that two windows have one. */
  const keep = async (fresh: Kept, ended?: string): Promise<Kept> => {
    if (factory === undefined) return fresh
    try {
      const database = await openDatabase(factory, keyDatabase(workspace, member), stores, () => undefined)
      try {
        return await new Promise<Kept>((resolve, reject) => {
          const transaction = database.transaction('keys', 'readwrite')
          const store = transaction.objectStore('keys')
          let chosen = fresh
          const reading = store.get(current)
          reading.onsuccess = () => {
            const found: unknown = reading.result
            if (isKept(found) && found.key !== ended) chosen = found
            else store.put(fresh, current)
          }
          transaction.oncomplete = () => resolve(chosen)
          transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'))
        })
      } finally {
        database.close()
      }
    } catch {
      return fresh
    }
  }
  return {
    own: async () => signing(await (held ??= make().then((fresh) => keep(fresh)))),
    renew: async (ended) => signing(await (held = make().then((fresh) => keep(fresh, ended)))),
  }
}
