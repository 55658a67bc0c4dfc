/** The secret in the fragment of a set-up or invitation link. It never reaches the relay's logs, for fragments are not sent. */
export function secretIn(hash: string): string | undefined {
  const secret = hash.replace(/^#/, '').replace(/^token=/, '')
  return /^[\w.~-]{20,200}$/.test(secret) ? secret : undefined
}

/** What somebody had filled in who went to the company's place, and the secret of the link. */
export interface KeptEntry {
  readonly secret: string
  readonly name: string
  readonly department?: string
  readonly charter?: string
}

const keptAs = 'hebu.entering'

/** Keeps it in this window while its owner is there. */
export function keepEntry(entry: KeptEntry): void {
  sessionStorage.setItem(keptAs, JSON.stringify(entry))
}

/** What was kept, once, for who comes back from there: the address says so. */
export function keptEntry(hash: string): KeptEntry | undefined {
  if (!hash.startsWith('#company=')) return undefined
  const kept = sessionStorage.getItem(keptAs)
  sessionStorage.removeItem(keptAs)
  return kept === null ? undefined : (JSON.parse(kept) as KeptEntry)
}
