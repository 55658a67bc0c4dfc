import { createPublicKey, verify } from 'node:crypto'

/** Points of small order, by their 32 bytes without the sign: a signature by such a key may hold for any words. */
const smallOrder = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
])

/** The bytes of base64url without padding in its one form, of exactly this length. */
function bytesOf(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === length && bytes.toString('base64url') === text ? bytes : undefined
}

/** Whether this is a raw Ed25519 public key in base64url that a device may seal with. */
export function isDeviceKey(key: string): boolean {
  const bytes = bytesOf(key, 32)
  if (bytes === undefined) return false
  bytes[31]! &= 0x7f
  return !smallOrder.has(bytes.toString('hex'))
}

/** Whether a signature is the key's over the UTF-8 of a text; `false` also for what is no key and no signature. */
export function isSignedBy(key: string, signature: string, text: string): boolean {
  const signed = bytesOf(signature, 64)
  if (signed === undefined || !isDeviceKey(key)) return false
  try {
    return verify(null, Buffer.from(text), createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' }), signed)
  } catch {
    return false
  }
}
