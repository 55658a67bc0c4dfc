/** Busy, read-only, input/output, corrupt, full, cannot open: SQLite's codes for a store that cannot do its work. */
const sqliteResults = new Set([5, 8, 10, 11, 13, 14])
/** The same of the file system, and of a bucket. */
const fileCodes = new Set<unknown>(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EFBIG', 'BUCKET'])
/** PostgreSQL's classes for a server that is not reached, full, shutting down or broken. */
const postgresClasses = /^(08|53|57|58|XX)/

/** A store's trouble, as somebody tells it who stands between: what it was is told in the log. */
export class StoreTroubled extends Error {}

/** Whether an error says that a store cannot do its work at the moment; anything else is a bug. */
export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof StoreTroubled) return true
  const { code, errcode } = error as Error & { readonly code?: unknown; readonly errcode?: unknown }
  if (error.name === 'DatabaseFault') return typeof code !== 'string' || code.length !== 5 || postgresClasses.test(code)
  return typeof errcode === 'number' ? sqliteResults.has(errcode & 0xff) : fileCodes.has(code)
}
