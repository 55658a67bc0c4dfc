import type { DatabaseSync } from 'node:sqlite'

/** `head` counts over all epochs; `snapshots.upto` equals `volumes.snapshot_upto`. */
const schema = `
CREATE TABLE IF NOT EXISTS volumes (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, epoch INTEGER NOT NULL, head INTEGER NOT NULL, snapshot_upto INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS log (volume INTEGER NOT NULL, seq INTEGER NOT NULL, member TEXT NOT NULL, client_ids TEXT NOT NULL, received_at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (volume, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS snapshots (volume INTEGER PRIMARY KEY, upto INTEGER NOT NULL, zstd BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS clients (volume INTEGER NOT NULL, client_id INTEGER NOT NULL, member TEXT NOT NULL, PRIMARY KEY (volume, client_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS quarantine (volume INTEGER NOT NULL, seq INTEGER NOT NULL, member TEXT NOT NULL, received_at INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (volume, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS probe (id INTEGER PRIMARY KEY, count INTEGER NOT NULL) STRICT;
`

export function prepareDatabase(database: DatabaseSync) {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;')
  database.exec(schema)
  const prepare = (sql: string) => database.prepare(sql)
  return {
    volume: prepare('SELECT id, epoch, head, snapshot_upto FROM volumes WHERE name = ?'),
    names: prepare('SELECT name FROM volumes WHERE name >= ? AND name < ? ORDER BY name'),
    begin: prepare('INSERT INTO volumes (name, epoch, head, snapshot_upto) VALUES (?, ?, 0, 0)'),
    setHead: prepare('UPDATE volumes SET head = ? WHERE id = ?'),
    setSnapshotUpto: prepare('UPDATE volumes SET snapshot_upto = ? WHERE id = ?'),
    renew: prepare('UPDATE volumes SET epoch = ?, head = ?, snapshot_upto = ? WHERE id = ?'),
    insertRow: prepare('INSERT INTO log (volume, seq, member, client_ids, received_at, bytes) VALUES (?, ?, ?, ?, ?, ?)'),
    // A statement holds the bytes that it was run with until it is run again: those that may be large can be run with nothing, and then do nothing.
    insertLargeRow: prepare('INSERT INTO log (volume, seq, member, client_ids, received_at, bytes) SELECT ?, ?, ?, ?, ?, ?6 WHERE ?6 IS NOT NULL'),
    row: prepare('SELECT bytes FROM log WHERE volume = ? AND seq = ?'),
    tail: prepare('SELECT seq, member, client_ids, received_at, bytes FROM log WHERE volume = ? ORDER BY seq'),
    deleteRows: prepare('DELETE FROM log WHERE volume = ? AND seq <= ?'),
    quarantineRow: prepare('INSERT OR IGNORE INTO quarantine SELECT volume, seq, member, received_at, bytes FROM log WHERE volume = ? AND seq = ?'),
    snapshot: prepare('SELECT zstd FROM snapshots WHERE volume = ?'),
    setSnapshot: prepare('INSERT INTO snapshots (volume, upto, zstd) SELECT ?, ?, ?3 WHERE ?3 IS NOT NULL ON CONFLICT (volume) DO UPDATE SET upto = excluded.upto, zstd = excluded.zstd'),
    owners: prepare('SELECT client_id, member FROM clients WHERE volume = ?'),
    bindClient: prepare('INSERT OR IGNORE INTO clients (volume, client_id, member) VALUES (?, ?, ?)'),
    deleteClients: prepare('DELETE FROM clients WHERE volume = ?'),
    probe: prepare('INSERT INTO probe (id, count) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET count = count + 1'),
  }
}

export type Statements = ReturnType<typeof prepareDatabase>
