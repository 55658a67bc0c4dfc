/** The thread that asks PostgreSQL for one that waits. Started by `blocking.ts`; answers each once, in order. */
import { type MessagePort, workerData } from 'node:worker_threads'
import pg from 'pg'

import type { BlockingReply, BlockingRequest } from './blocking.ts'

const { url, timeoutMs, port, signal } = workerData as { readonly url: string; readonly timeoutMs: number; readonly port: MessagePort; readonly signal: Int32Array<SharedArrayBuffer> }
const bigInteger = 20
const options = `-c synchronous_commit=on -c statement_timeout=${timeoutMs} -c lock_timeout=${timeoutMs} -c idle_in_transaction_session_timeout=30000`
let client: pg.Client | undefined
/** What every connection begins with. */
const first: string[] = []

async function connected(): Promise<pg.Client> {
  if (client !== undefined) return client
  const made = new pg.Client({ connectionString: url, application_name: 'hebu accounts', connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs, keepAlive: true, options })
  made.setTypeParser(bigInteger, Number)
  const gone = (): void => void (client === made && (client = undefined))
  made.on('error', gone)
  made.on('end', gone)
  await made.connect()
  try {
    for (const sql of first) await made.query(sql)
  } catch (error) {
    void made.end().catch(() => undefined)
    throw new Error(error instanceof Error ? error.message : String(error))
  }
  return (client = made)
}

async function answer({ sql, values, always }: BlockingRequest): Promise<BlockingReply['outcome']> {
  try {
    const { rows, rowCount } = await (await connected()).query<Record<string, unknown>>(sql, values === undefined ? undefined : [...values])
    if (always === true) first.push(sql)
    return { ok: true, rows: rows ?? [], changes: rowCount ?? 0 }
  } catch (error) {
    const { code } = error as { code?: string }
    // Without a code of PostgreSQL's own nobody knows how the connection stands.
    if (code?.length !== 5) {
      void client?.end().catch(() => undefined)
      client = undefined
    }
    return { ok: false, code, message: error instanceof Error ? error.message : String(error) }
  }
}

let before: Promise<void> = Promise.resolve()
port.on('message', (request: BlockingRequest) => {
  before = before.then(async () => {
    port.postMessage({ id: request.id, outcome: await answer(request) } satisfies BlockingReply)
    Atomics.add(signal, 0, 1)
    Atomics.notify(signal, 0)
  })
})
