import { resolve } from 'node:path'
import { pino } from 'pino'
import { configFrom } from './config.ts'
import { FolderInUse } from './open-store.ts'
import { type RunningServer, startServer } from './server.ts'
import { BucketFault } from './store/files/bucket.ts'
import { DatabaseFault } from './store/postgres/blocking.ts'
import { beginThriftily } from './thrift.ts'

/** Starts the relay from the environment, says where it is, and stops it when told to. */
export async function main(): Promise<void> {
  const config = configFrom(process.env, resolve(import.meta.dirname, '../..'))
  if (!config.ok) {
    for (const fault of config.refusal) console.error(fault)
    process.exitCode = 1
    return
  }
  const logger = pino({ level: config.value.logLevel }, pino.destination(2))
  const server = await startServer(config.value, { logger }).catch((error: unknown) => {
    console.error(troubleInWords(error, config.value.port, config.value.dataFolder))
    process.exit(1)
  })
  announce(server)
  stopWhenTold(server)
}

function announce({ url, setupLink }: RunningServer): void {
  console.log(`\n  Hebu 合簿 is at ${url}\n`)
  if (setupLink !== undefined) console.log(`  No workspace yet. Found it with this link, once:\n  ${setupLink}\n`)
}

function stopWhenTold(server: RunningServer): void {
  let stopping = false
  const stop = (): void => {
    // Told twice: the keeper is in a hurry. What was acknowledged is on disk.
    if (stopping) process.exit(1)
    stopping = true
    void server.close().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

/** SQLite's codes for read-only, input/output, full and cannot open. */
const unwritable = new Set([8, 10, 13, 14])

function troubleInWords(error: unknown, port: number, dataFolder: string): string {
  if (error instanceof FolderInUse) return `Another relay works on ${dataFolder}. Stop it, or name another folder in HEBU_DATA.`
  const { code, errcode } = error as NodeJS.ErrnoException & { errcode?: number }
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop what uses it, or start with another: PORT=${port + 1} npx -y pnpm@12 start`
  if (code === 'EADDRNOTAVAIL') return 'HOST is no address of this machine.'
  if (code === 'EROFS' || code === 'ENOSPC' || unwritable.has((errcode ?? 0) & 0xff)) return `Nothing can be written in ${dataFolder}. Look at the disk and at whose the folder is, or name another in HEBU_DATA.`
  if (error instanceof BucketFault) return error.message
  if (error instanceof DatabaseFault) return `PostgreSQL at DATABASE_URL cannot be used: ${error.message} Look whether it runs, and whether its user may make tables there.`
  if (code === 'EACCES') return `Not allowed to listen at port ${port} or to write in ${dataFolder}.`
  return `Hebu could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

if (import.meta.main) {
  beginThriftily(process.env)
  await main()
}
