import type { StoreTrouble, WriteRefusal } from '../volume-log.ts'

/** SQLite's primary result codes. */
const troubleByResult = new Map<number, StoreTrouble>([[5, 'locked'], [6, 'locked'], [8, 'read-only'], [10, 'failing'], [13, 'full'], [14, 'failing']])

const troubleByCode = new Map<string, StoreTrouble>([
  ['ENOSPC', 'full'], ['EDQUOT', 'full'], ['EROFS', 'read-only'], ['EACCES', 'read-only'], ['EPERM', 'read-only'], ['EIO', 'failing'], ['EFBIG', 'failing'],
])

/** What an error of SQLite or of the file system says of the disk. */
export function troubleOf(error: unknown): StoreTrouble {
  const { errcode, code } = error as { errcode?: number; code?: string }
  return (errcode === undefined ? troubleByCode.get(code ?? '') : troubleByResult.get(errcode & 0xff)) ?? 'damaged'
}

/**
 * What a trouble means for writing. Everything that space, a lock or a permission may heal is `read-only`; what says
 * that the file itself is lost is `unavailable`.
 */
export const refusalOf = (trouble: StoreTrouble): WriteRefusal => (trouble === 'damaged' || trouble === 'ended' || trouble === 'unreachable' ? 'unavailable' : 'read-only')

/** For the keeper's log: what is wrong, and what mends it. */
export const troubleInWords: Readonly<Record<StoreTrouble, string>> = {
  full: 'The disk is full: edits are not taken until there is room. Devices keep theirs and send them by themselves.',
  locked: 'Another program holds the database: edits are not taken until it lets go.',
  'read-only': 'The disk may not be written: edits are not taken until it may. Look at how it is mounted and whose the data folder is.',
  failing: 'The disk gives errors: edits are not taken while it does. Look at the log of the system.',
  damaged: 'The database cannot be read as such. Stop the relay and restore a backup; devices bring what is newer.',
  unreachable: 'The database does not answer: edits are not taken until it does.',
  ended: 'The thread of the store ended. It is started again.',
}
