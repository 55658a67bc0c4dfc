import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits for a link or token, safe in URLs. */
export const newSecret = (prefix = ''): string => `${prefix}${randomBytes(32).toString('base64url')}`

/** What is stored of a secret. Secrets are random and long, so a plain digest cannot be searched back. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
