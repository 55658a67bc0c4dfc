import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** A device's keys in software: answers as a browser does that asks an authenticator (WebAuthn, ES256, no attestation). */
export interface SoftAuthenticator {
  make(options: MakeOptions, origin: string): object & { readonly id: string }
  show(options: ShowOptions, origin: string, how?: ShowHow): object & { readonly id: string }
}

interface MakeOptions {
  readonly challenge: string
}
interface ShowOptions {
  readonly challenge: string
}
interface ShowHow {
  /** Without a look, a finger or a PIN. */
  readonly unverified?: boolean
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const digest = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** The few forms of CBOR that are needed: small numbers, bytes, texts, maps. */
type Cbor = number | string | Uint8Array | CborMap
type CborMap = ReadonlyMap<number | string, Cbor>

function cbor(value: Cbor): Buffer {
  const head = (major: number, n: number): Buffer => (n < 24 ? Buffer.from([(major << 5) | n]) : n < 256 ? Buffer.from([(major << 5) | 24, n]) : Buffer.from([(major << 5) | 25, n >> 8, n & 255]))
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.length), value])
  return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, inner]) => [cbor(key), cbor(inner)])])
}

const present = 0x01
const verified = 0x04
const withKey = 0x40

export function aSoftAuthenticator(): SoftAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const clientData = (type: string, challenge: string, origin: string): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const about = (origin: string, flags: number): Buffer => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE((counter += 1))
    return Buffer.concat([digest(new URL(origin).hostname), Buffer.from([flags]), count])
  }
  const answered = (response: object) => ({ id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {}, response })
  return {
    make({ challenge }, origin) {
      const { x, y } = publicKey.export({ format: 'jwk' })
      const key = cbor(new Map<number, Cbor>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x!, 'base64url')], [-3, Buffer.from(y!, 'base64url')]]))
      const length = Buffer.from([0, id.length])
      const authData = Buffer.concat([about(origin, present | verified | withKey), Buffer.alloc(16), length, id, key])
      const attestationObject = cbor(new Map<string, Cbor>([['fmt', 'none'], ['attStmt', new Map<string, Cbor>()], ['authData', authData]]))
      return answered({ clientDataJSON: text(clientData('webauthn.create', challenge, origin)), attestationObject: text(attestationObject), transports: ['internal'] })
    },
    show({ challenge }, origin, { unverified = false } = {}) {
      const authenticatorData = about(origin, unverified ? present : present | verified)
      const data = clientData('webauthn.get', challenge, origin)
      const signature = createSign('SHA256').update(Buffer.concat([authenticatorData, digest(data)])).sign(privateKey)
      return answered({ clientDataJSON: text(data), authenticatorData: text(authenticatorData), signature: text(signature) })
    },
  }
}
