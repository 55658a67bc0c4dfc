/** The secret in the fragment of a set-up or invitation link. It never reaches the relay's logs, for fragments are not sent. */
export function secretIn(hash: string): string | undefined {
  const secret = hash.replace(/^#/, '').replace(/^token=/, '')
  return /^[\w.~-]{20,200}$/.test(secret) ? secret : undefined
}
