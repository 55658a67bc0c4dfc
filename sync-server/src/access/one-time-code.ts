import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const stepSeconds = 30
const digits = 6
/** Clocks differ: the code before and the one after are taken too. */
const tolerance = 1
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** 160 random bits as authenticators take them. */
export const newCodeSecret = (): string => base32(randomBytes(20))

/** The code of a step of time (RFC 6238 over RFC 4226, SHA-1, six digits). */
export function codeOf(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const at = mac.at(-1)! & 0xf
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

export const stepAt = (nowMs: number): number => Math.floor(nowMs / 1000 / stepSeconds)

/** The step of time around now whose code this is. */
export function stepOf(secret: string, code: string, nowMs: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const now = stepAt(nowMs)
  let found: number | undefined
  for (let step = now - tolerance; step <= now + tolerance; step++) if (timingSafeEqual(Buffer.from(codeOf(secret, step)), Buffer.from(code))) found = step
  return found
}

/** What authenticators scan. */
export const codeAddress = (secret: string, name: string): string => `otpauth://totp/Hebu:${encodeURIComponent(name)}?secret=${secret}&issuer=Hebu`

/** Eighty random bits in groups that can be copied by hand. */
export const newRecoveryCode = (): string => base32(randomBytes(10)).match(/.{4}/g)!.join('-')

/** As somebody may have typed it. */
export const plainRecoveryCode = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[^A-Z2-7]/g, '')

function base32(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) text += alphabet[(held >> (bits -= 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

function fromBase32(text: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const letter of text) {
    held = (held << 5) | alphabet.indexOf(letter)
    bits += 5
    if (bits < 8) continue
    bytes.push((held >> (bits -= 8)) & 255)
    held &= (1 << bits) - 1
  }
  return Buffer.from(bytes)
}
