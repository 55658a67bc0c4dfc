import pg from 'pg'

export interface PoolOptions {
  /** `postgres://user:password@host:port/database` */
  readonly url: string
  readonly most?: number | undefined
  /** How long a write waits for another one that holds the same rows. */
  readonly lockTimeoutMs?: number | undefined
}

const connectMs = 5_000
const statementMs = 15_000

/**
 * Connections that are made when needed and made again after they broke. An answer is awaited for a bounded time: a
 * server that is reached but says nothing is as good as none. A commit is only told once it is on the server's disk.
 */
export function openPool({ url, most = 8, lockTimeoutMs = 2_000 }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: most,
    application_name: 'hebu',
    connectionTimeoutMillis: connectMs,
    query_timeout: statementMs,
    keepAlive: true,
    options: `-c synchronous_commit=on -c statement_timeout=${statementMs} -c lock_timeout=${lockTimeoutMs} -c idle_in_transaction_session_timeout=${statementMs}`,
  })
  // A connection that breaks while nobody uses it; who uses one is told by the query.
  pool.on('error', () => undefined)
  return pool
}

/** A connection for more than one statement; a broken one is thrown away, for nobody knows what it still does. */
export async function withClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>, isBroken: (error: unknown) => boolean): Promise<T> {
  const client = await pool.connect()
  let broken = false
  // Without a listener it would end the process; the query that is under way is told as well.
  const breaks = (): void => void (broken = true)
  client.on('error', breaks)
  try {
    return await work(client)
  } catch (error) {
    broken ||= isBroken(error)
    throw error
  } finally {
    client.off('error', breaks)
    client.release(broken)
  }
}
