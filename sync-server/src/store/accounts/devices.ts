import type { AccountsDatabase } from './accounts-database.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { DeviceTrace, StoredDevice } from './accounts.ts'
import { type Row, textOf } from './database.ts'

const toDevice = (row: Row): StoredDevice => ({
  session: String(row['id']),
  name: textOf(row['name']),
  browser: textOf(row['browser']),
  system: textOf(row['system']),
  from: textOf(row['came_from']),
  firstSeenMs: Date.parse(String(row['createdAt'])),
  // Sessions from before devices were kept tell only when they were last prolonged.
  lastSeenMs: typeof row['last_seen'] === 'number' ? row['last_seen'] : Date.parse(String(row['updatedAt'])),
})

export function createSqliteDevices(database: AccountsDatabase) {
  // From the session itself, so that one that has ended meanwhile leaves nothing behind.
  const note = database.prepare(
    `INSERT INTO devices(session, browser, system, came_from, last_seen) SELECT id, ?, ?, ?, ? FROM auth_sessions WHERE id = ?
     ON CONFLICT (session) DO UPDATE SET browser = excluded.browser, system = excluded.system, came_from = excluded.came_from, last_seen = excluded.last_seen`,
  )
  const touch = database.prepare('UPDATE devices SET last_seen = ? WHERE session = ?')
  const ofMember = database.prepare(
    `SELECT auth_sessions.id, createdAt, updatedAt, expiresAt, devices.name, browser, system, came_from, last_seen
     FROM auth_sessions LEFT JOIN devices ON devices.session = auth_sessions.id WHERE userId = ? AND expiresAt > ?`,
  )
  const rename = database.prepare(
    `INSERT INTO devices(session, name, last_seen) SELECT id, ?, ? FROM auth_sessions WHERE id = ? AND userId = ?
     ON CONFLICT (session) DO UPDATE SET name = excluded.name`,
  )
  return {
    noteDevice: (session: string, { browser, system, from }: DeviceTrace, atMs: number) => void note.run(browser ?? null, system ?? null, from ?? null, atMs, session),
    touchDevice: (session: string, atMs: number) => void touch.run(atMs, session),
    devices: (member: string, nowMs: number) =>
      ofMember.all(member, new Date(nowMs).toISOString()).map(toDevice).toSorted((a, b) => b.lastSeenMs - a.lastSeenMs),
    nameDevice: (member: string, session: string, name: string | undefined, atMs: number) =>
      rename.run(name ?? null, atMs, session, member).changes === 0 ? refused('not-found' as const) : granted(undefined),
  }
}
