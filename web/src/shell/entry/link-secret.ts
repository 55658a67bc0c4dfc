/** The secret in the fragment of a set-up or invitation link. It never reaches the relay's logs, for fragments are not sent. */
export function secretIn(hash: string): string | undefined {
  const secret = hash.replace(/^#/, '').replace(/^token=/, '')
  return /^[\w.~-]{20,200}$/.test(secret) ? secret : undefined
}

const keptAs = 'hebu.joining'

/** Keeps the secret of an invitation in this window while its owner is at the company's place. */
export function keepSecret(secret: string): void {
  sessionStorage.setItem(keptAs, secret)
}

/** The secret that was kept, once, for who comes back from there: the address says so. */
export function keptSecret(hash: string): string | undefined {
  if (!hash.startsWith('#company=')) return undefined
  const secret = sessionStorage.getItem(keptAs) ?? undefined
  sessionStorage.removeItem(keptAs)
  return secret
}
