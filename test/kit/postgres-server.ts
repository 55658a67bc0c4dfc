import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

import pg from 'pg'

import { freePort } from './free-port.ts'
import { aptInstall, isRoot } from './system-packages.ts'

/** A PostgreSQL of our own: its folder is new, its port free, and it may be killed. */
export interface PostgresServer {
  /** Of a new, empty database. */
  database(): Promise<string>
  /** kill -9 of the server and what it started. Resolves once it is gone. */
  kill(): Promise<void>
  /** Starts again on the same port and folder. */
  restart(): Promise<void>
  close(): Promise<void>
}

const wayOut = 'No PostgreSQL was found (initdb, postgres), and none could be installed. Install one (Debian: apt-get install postgresql), or run this once as root with a network.'
const startMs = 60_000

/** The folder of the programs `initdb` and `postgres`; installed where they are missing. */
export async function findPostgres(say: (line: string) => void = console.error): Promise<string> {
  const found = search()
  if (found !== undefined) return found
  if (isRoot()) await aptInstall(['postgresql'], say)
  const installed = search()
  if (installed === undefined) throw new Error(wayOut)
  return installed
}

function search(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed()]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

/** PostgreSQL does not run as root: there it runs as who else is on every machine. */
function otherUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (!isRoot()) return undefined
  const users = new Map(readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).map((fields) => [fields[0]!, { uid: Number(fields[2]), gid: Number(fields[3]) }]))
  return users.get('postgres') ?? users.get('nobody')
}

/** Without `fsync` unless asked for: what dies in tests is processes, and what they have written the system keeps. */
export async function startPostgres({ fsync = false }: { readonly fsync?: boolean } = {}): Promise<PostgresServer> {
  const programs = await findPostgres()
  const folder = mkdtempSync(join(tmpdir(), 'hebu-postgres-'))
  const user = otherUser()
  if (user !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const initialised = spawn(join(programs, 'initdb'), ['-D', data, '-U', 'hebu', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  if ((await once(initialised, 'exit'))[0] !== 0) throw new Error(`initdb did not end well in ${data}.`)
  const port = await freePort()
  const url = (database: string): string => `postgres://hebu@127.0.0.1:${port}/${database}`
  let databases = 0
  let running = await start()

  async function start(): Promise<ChildProcess> {
    const settings = [`fsync=${fsync ? 'on' : 'off'}`, `full_page_writes=${fsync ? 'on' : 'off'}`, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'max_connections=200', 'shared_buffers=32MB', 'autovacuum=off', 'log_min_messages=fatal']
    const child = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-4_000)))
    const until = performance.now() + startMs
    while (!(await answers())) if (child.exitCode !== null || performance.now() > until) throw new Error(`PostgreSQL did not start:\n${said}`)
    return child
  }

  async function answers(): Promise<boolean> {
    const client = new pg.Client({ connectionString: url('postgres') })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return false
    }
  }

  /** `SIGQUIT` lets the server take those with it that it started, at once and without writing anything. */
  async function end(signal: 'SIGQUIT' | 'SIGINT'): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill(signal)
    await gone
  }

  return {
    async database() {
      const name = `t${++databases}`
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return url(name)
    },
    kill: () => end('SIGQUIT'),
    async restart() {
      if (running.exitCode !== null || running.signalCode !== null) running = await start()
    },
    async close() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

let shared: Promise<PostgresServer> | undefined

/** A new database in the server that the tests of a file share; {@link endSharedPostgres} ends it. */
export const aDatabase = async (): Promise<string> => (await (shared ??= startPostgres())).database()

export const endSharedPostgres = async (): Promise<void> => (await shared)?.close()
