import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { createInterface } from 'node:readline'

import { freePort } from './free-port.ts'
import { aptInstall, isRoot } from './system-packages.ts'

/** A Redis of our own, which may be killed. It keeps nothing. */
export interface RedisServer {
  readonly url: string
  /** kill -9. Resolves once it is gone. */
  kill(): Promise<void>
  /** Starts again on the same port. */
  restart(): Promise<void>
  close(): Promise<void>
}

const wayOut = 'No redis-server was found, and none could be installed. Install one (Debian: apt-get install redis-server), or run this once as root with a network.'

/** The path of `redis-server`; installed where it is missing. */
export async function findRedis(say: (line: string) => void = console.error): Promise<string> {
  const found = search()
  if (found !== undefined) return found
  if (isRoot()) await aptInstall(['redis-server'], say)
  const installed = search()
  if (installed === undefined) throw new Error(wayOut)
  return installed
}

const search = (): string | undefined => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))

export async function startRedis(): Promise<RedisServer> {
  const program = await findRedis()
  const folder = mkdtempSync(join(tmpdir(), 'hebu-redis-'))
  const port = await freePort()
  let running = await start()

  async function start(): Promise<ChildProcess> {
    const child = spawn(program, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder], { stdio: ['ignore', 'pipe', 'ignore'] })
    for await (const line of createInterface({ input: child.stdout })) if (line.includes('Ready to accept connections')) break
    child.stdout.resume()
    return child
  }

  async function kill(): Promise<void> {
    if (running.exitCode !== null || running.signalCode !== null) return
    const gone = once(running, 'exit')
    running.kill('SIGKILL')
    await gone
  }

  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      if (running.exitCode !== null || running.signalCode !== null) running = await start()
    },
    async close() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
