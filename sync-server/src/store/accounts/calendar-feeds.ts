import type { AccountsDatabase } from './accounts-database.ts'

/** The calendar that a member's devices write. */
export interface StoredFeed {
  readonly member: string
  readonly madeAtMs: number
  readonly writtenAtMs: number | undefined
  readonly bytes: Uint8Array | undefined
}

type Row = Record<string, unknown>

const toFeed = (row: Row | undefined): StoredFeed | undefined =>
  row === undefined
    ? undefined
    : { member: String(row['member']), madeAtMs: Number(row['made_at']), writtenAtMs: row['written_at'] === null ? undefined : Number(row['written_at']), bytes: row['bytes'] instanceof Uint8Array ? row['bytes'] : undefined }

/** Calendars by member, under the digest of their secret address. */
export function createSqliteCalendarFeeds(database: AccountsDatabase) {
  const make = database.prepare('INSERT INTO calendar_feeds(member, digest, made_at) VALUES (?, ?, ?) ON CONFLICT (member) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at')
  const write = database.prepare('UPDATE calendar_feeds SET bytes = ?, written_at = ? WHERE member = ?')
  const ofMember = database.prepare('SELECT member, made_at, written_at, NULL AS bytes FROM calendar_feeds WHERE member = ?')
  const byDigest = database.prepare('SELECT member, made_at, written_at, bytes FROM calendar_feeds WHERE digest = ?')
  const end = database.prepare('DELETE FROM calendar_feeds WHERE member = ?')
  return {
    /** A new address for the member's calendar. */
    make: (member: string, digest: string, atMs: number) => void make.run(member, digest, atMs),
    /** Whether the member has one. */
    write: (member: string, bytes: Uint8Array, atMs: number): boolean => write.run(bytes, atMs, member).changes > 0,
    of: (member: string): StoredFeed | undefined => toFeed(ofMember.get(member)),
    at: (digest: string): StoredFeed | undefined => toFeed(byDigest.get(digest)),
    end: (member: string) => void end.run(member),
  }
}

export type CalendarFeeds = ReturnType<typeof createSqliteCalendarFeeds>
