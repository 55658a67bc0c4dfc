import type pg from 'pg'

/** The steps from an empty database to the tables of today; a step, once released, never changes. */
const steps: readonly string[] = [
  `
  CREATE TABLE volumes(id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE, epoch integer NOT NULL, head bigint NOT NULL, snapshot_upto bigint NOT NULL);
  CREATE TABLE log(volume bigint NOT NULL, seq bigint NOT NULL, member text NOT NULL, client_ids text NOT NULL, received_at bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (volume, seq));
  CREATE TABLE snapshots(volume bigint PRIMARY KEY, upto bigint NOT NULL, zstd bytea NOT NULL);
  CREATE TABLE clients(volume bigint NOT NULL, client_id bigint NOT NULL, member text NOT NULL, PRIMARY KEY (volume, client_id));
  CREATE TABLE quarantine(volume bigint NOT NULL, seq bigint NOT NULL, member text NOT NULL, received_at bigint NOT NULL, bytes bytea NOT NULL, PRIMARY KEY (volume, seq));
  CREATE TABLE probe(id integer PRIMARY KEY, count bigint NOT NULL);
  -- Packed already: another try of PostgreSQL would cost and gain nothing.
  ALTER TABLE snapshots ALTER COLUMN zstd SET STORAGE EXTERNAL;
  `,
]

/** One number for all relays that prepare a database at the same time: they take turns. */
const preparing = 4_680_001

/** Makes or upgrades the tables of the volume log. Throws for a database that a newer Hebu wrote. */
export async function prepareTables(client: pg.ClientBase): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [preparing])
    await client.query('CREATE TABLE IF NOT EXISTS log_version(one integer PRIMARY KEY CHECK (one = 1), version integer NOT NULL)')
    const { rows } = await client.query<{ version: number }>('SELECT version FROM log_version')
    const version = rows[0]?.version ?? 0
    if (version > steps.length) throw new Error(`The database was written by a newer Hebu (log version ${version}, known up to ${steps.length}).`)
    for (const step of steps.slice(version)) await client.query(step)
    await client.query('INSERT INTO log_version(one, version) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET version = excluded.version', [steps.length])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
