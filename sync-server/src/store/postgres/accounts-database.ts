import type pg from 'pg'

import type { AccountsDatabase, SqlValue } from '../accounts/accounts-database.ts'
import { schema } from '../accounts/schema.ts'
import { type Blocking, connectBlocking, DatabaseFault } from './blocking.ts'
import { commandOf, statementOf, stepOf } from './dialect.ts'
import { openPool } from './pool.ts'

/** What grows with every commit that may change somebody's standing, whoever made it. */
const watching = `
CREATE COLLATION IF NOT EXISTS nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE TABLE IF NOT EXISTS accounts_version(one bigint PRIMARY KEY CHECK (one = 1), steps bigint NOT NULL, changes bigint NOT NULL);
CREATE TABLE IF NOT EXISTS relay_facts(name text PRIMARY KEY, value text NOT NULL);
INSERT INTO accounts_version(one, steps, changes) VALUES (1, 0, 0) ON CONFLICT DO NOTHING;
CREATE OR REPLACE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE accounts_version SET changes = changes + 1; RETURN NULL; END $$;
`
const watched: Readonly<Record<string, string>> = { workspaces: 'INSERT OR UPDATE OR DELETE', members: 'INSERT OR UPDATE OR DELETE', settings: 'INSERT OR UPDATE OR DELETE', tokens: 'DELETE', device_keys: 'INSERT OR UPDATE', auth_sessions: 'DELETE' }
const lookEveryMs = 400
/** Relays at work share this lock; who must be alone has it alone. It ends with the connection, however that ends. */
const atWork = 4_680_003
const raised = 'P0001'
const orRefuse = (lock: string, why: string): string => `DO $$ BEGIN IF NOT ${lock}(${atWork}) THEN RAISE EXCEPTION '${why}'; END IF; END $$`

export interface SharedAccountsDatabase extends AccountsDatabase {
  dataVersion(): number
  /** Finds out now what others have committed. */
  look(): Promise<void>
  /** A text that all relays over the database share, made by the first who asks. */
  fact(name: string, make: () => string): string
  /** This process is a relay at work, as long as it lives: nobody is {@link alone} meanwhile. Throws where somebody is. */
  attend(): void
  /** Keeps every relay from the database until what it gives is called, or this process ends; `undefined` where one is at work. */
  alone(): (() => void) | undefined
}

/** The accounts' tables in PostgreSQL, made or upgraded. Throws for tables that a newer Hebu wrote, and where there is no server. */
export function openPostgresAccountsDatabase(url: string): SharedAccountsDatabase {
  const blocking = connectBlocking(url)
  try {
    upgrade(blocking)
  } catch (error) {
    blocking.close()
    throw error
  }
  const pool = openPool({ url, most: 1 })
  let isTransaction = false
  let version = 0
  const look = async (): Promise<void> => void (version = await changesIn(pool, version))
  const looking = setInterval(() => void look(), lookEveryMs).unref()

  function prepare(sql: string) {
    const statement = statementOf(sql)
    const ask = (values: readonly SqlValue[]) => {
      try {
        return blocking.query(statement, values)
      } catch (error) {
        if ((error as { code?: string }).code === undefined) isTransaction = false
        throw error
      }
    }
    return {
      get: (...values: SqlValue[]) => ask(values).rows[0],
      all: (...values: SqlValue[]) => ask(values).rows,
      iterate: (...values: SqlValue[]) => ask(values).rows,
      run: (...values: SqlValue[]) => ({ changes: ask(values).changes }),
    }
  }

  return {
    prepare,
    exec(sql) {
      const command = commandOf(sql)
      if (command === '') return
      const ending = /(BEGIN|COMMIT|ROLLBACK)(?!.*(?:BEGIN|COMMIT|ROLLBACK))/s.exec(command)?.[1]
      if (ending !== undefined) isTransaction = false
      blocking.query(command)
      if (ending === 'BEGIN') isTransaction = true
    },
    get isTransaction() {
      return isTransaction
    },
    dataVersion: () => version,
    look,
    fact(name, make) {
      blocking.query('INSERT INTO relay_facts(name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, make()])
      return String(blocking.query('SELECT value FROM relay_facts WHERE name = $1', [name]).rows[0]?.['value'])
    },
    attend: () => blocking.always(orRefuse('pg_try_advisory_lock_shared', 'hebu files sweep --remove is at work on it; start the relay once that is done.')),
    alone() {
      try {
        blocking.always(orRefuse('pg_try_advisory_lock', 'a relay is at work'))
        return () => void blocking.query(`SELECT pg_advisory_unlock(${atWork})`)
      } catch (error) {
        if (error instanceof DatabaseFault && error.code === raised) return undefined
        throw error
      }
    },
    close() {
      clearInterval(looking)
      blocking.close()
      void pool.end()
    },
  }
}

/** The number, or the one that was known where it cannot be had. */
async function changesIn(pool: pg.Pool, known: number): Promise<number> {
  try {
    const { rows } = await pool.query<{ changes: string }>('SELECT changes FROM accounts_version')
    return Number(rows[0]?.changes ?? known)
  } catch {
    return known
  }
}

function upgrade(blocking: Blocking): void {
  blocking.query(commandOf('BEGIN IMMEDIATE'))
  try {
    blocking.query(watching)
    const steps = Number(blocking.query('SELECT steps FROM accounts_version').rows[0]?.['steps'])
    if (steps > schema.length) throw new Error(`The database was written by a newer Hebu (store version ${steps}, known up to ${schema.length}).`)
    for (const step of schema.slice(steps)) blocking.query(stepOf(step))
    for (const [table, events] of Object.entries(watched)) blocking.query(`DROP TRIGGER IF EXISTS note_change ON ${table}; CREATE TRIGGER note_change AFTER ${events} ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION note_change()`)
    blocking.query('UPDATE accounts_version SET steps = $1', [schema.length])
    blocking.query('COMMIT')
  } catch (error) {
    blocking.query('ROLLBACK')
    throw error
  }
}
