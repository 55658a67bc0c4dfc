import type { StoreTrouble } from '../volume-log.ts'

/** PostgreSQL's codes, by their class where one says enough. */
const troubleByCode = new Map<string, StoreTrouble>([
  ['53100', 'full'], ['55P03', 'locked'], ['40P01', 'locked'], ['25006', 'read-only'], ['42501', 'read-only'], ['58030', 'failing'],
  ['XX001', 'damaged'], ['XX002', 'damaged'], ['42P01', 'damaged'],
])

/** What an error of PostgreSQL, or of the way to it, says. Without a code of its own it is the way that is broken. */
export function troubleOf(error: unknown): StoreTrouble {
  const { code = '' } = error as { code?: string }
  return troubleByCode.get(code) ?? (code.startsWith('22') || code.startsWith('23') || code.startsWith('42') ? 'failing' : 'unreachable')
}

/** For the keeper's log: what is wrong, and what mends it. */
export const troubleInWords: Readonly<Record<StoreTrouble, string>> = {
  full: 'The disk of PostgreSQL is full: edits are not taken until there is room. Devices keep theirs and send them by themselves.',
  locked: 'Somebody holds the tables in PostgreSQL: edits are not taken until they let go.',
  'read-only': 'PostgreSQL may only be read: edits are not taken until it may be written. Look whether DATABASE_URL leads to the primary, and what its user may.',
  failing: 'PostgreSQL gives errors: edits are not taken while it does. Look at its log.',
  damaged: 'The tables in PostgreSQL cannot be read as such. Restore a backup; devices bring what is newer.',
  unreachable: 'PostgreSQL does not answer: edits are not taken until it does. Devices keep theirs and send them by themselves.',
  ended: 'The connection to PostgreSQL ended. It is made again.',
}
