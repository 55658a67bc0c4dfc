import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps short secrets unreadable where they are stored, under a key that lies elsewhere ([ACC20]). */
export interface Sealing {
  /** `about` is whose it is: sealed for one, it opens for no other. */
  seal(text: string, about: string): string
  /** `undefined` where it was sealed with another key or for another, or was altered. */
  open(sealed: string, about: string): string | undefined
  isSealed(stored: string): boolean
}

const mark = 'v1.'
const nonceBytes = 12
const tagBytes = 16

/** AES-256-GCM under a key that is derived from the relay's own. */
export function createSealing(relayKey: string): Sealing {
  const key = Buffer.from(hkdfSync('sha256', relayKey, '', 'hebu second steps', 32))
  return {
    seal(text, about) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `${mark}${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed.slice(mark.length), 'base64url')
      if (!sealed.startsWith(mark) || bytes.length < nonceBytes + tagBytes) return undefined
      try {
        const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
        return Buffer.concat([cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
    isSealed: (stored) => stored.startsWith(mark),
  }
}
