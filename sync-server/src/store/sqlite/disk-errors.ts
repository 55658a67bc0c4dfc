import type { WriteRefusal } from '../volume-log.ts'

const sqlite = { busy: 5, locked: 6, readOnly: 8, ioError: 10, full: 13 } as const

/**
 * What an error of SQLite or the file system means for writing. Everything that space, a lock or a
 * permission may heal is `read-only`; what says that the file itself is lost is `unavailable`.
 */
export function refusalOf(error: unknown): WriteRefusal {
  const { errcode, code } = error as { errcode?: number; code?: string }
  if (errcode !== undefined) {
    const primary = errcode & 0xff
    return Object.values(sqlite).some((known) => known === primary) ? 'read-only' : 'unavailable'
  }
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EROFS' || code === 'EACCES' || code === 'EPERM' ? 'read-only' : 'unavailable'
}
