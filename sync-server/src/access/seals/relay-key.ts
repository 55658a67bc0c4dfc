import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { RelayKeys } from '../../store/accounts/relay-keys.ts'
import type { Sealing } from '../sealing.ts'

/** What the relay signs with. */
export interface RelayKey {
  /** The raw Ed25519 public key, base64url without padding. */
  readonly key: string
  /** Those that it had before and can no longer sign with. */
  readonly earlier: readonly string[]
  /** The signature over the UTF-8 of a text, base64url. */
  sign(text: string): string
}

const about = (key: string): string => `relay key ${key}`

/**
 * Opens the relay's own key, made once and shared by all relays over one database ([WIT5]). Its secret is stored sealed under the
 * `relay-key` that lies beside the database: a copy of the database or a backup alone signs nothing. Where that was lost,
 * another key is made, and the one before stays known, so that what it signed can be checked.
 */
export function openRelayKey({ relayKeys, sealing, clock }: { readonly relayKeys: RelayKeys; readonly sealing: Sealing; readonly clock: Clock }): RelayKey {
  const { current, all } = relayKeys.openOrMake((stored) => sealing.open(stored.secret, about(stored.key)) !== undefined, () => newKey(sealing), clock.now())
  const secret = createPrivateKey({ key: Buffer.from(sealing.open(current.secret, about(current.key))!, 'base64url'), format: 'der', type: 'pkcs8' })
  return {
    key: current.key,
    earlier: all.filter((key) => key !== current.key),
    sign: (text) => sign(null, Buffer.from(text), secret).toString('base64url'),
  }
}

function newKey(sealing: Sealing): { readonly key: string; readonly secret: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'jwk' }).x!
  return { key, secret: sealing.seal(privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'), about(key)) }
}
