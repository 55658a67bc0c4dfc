import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { onTestFinished } from 'vitest'

export interface KillableRelay {
  readonly syncUrl: string
  /** Its resident memory now. */
  residentBytes(): number
  /** SIGKILL: nothing is flushed, nothing is said. */
  kill(): Promise<void>
}

/** A relay in a process of its own over a folder. */
export const aKillableRelay = (folder: string): Promise<KillableRelay> => start('relay-child.ts', folder)

/** One of several relays over a database and a Redis, in a process of its own. */
export const aKillableNode = (database: string, redis: string): Promise<KillableRelay> => start('node-child.ts', database, redis)

async function start(program: string, ...args: readonly string[]): Promise<KillableRelay> {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const [port] = (await Promise.race([once(lines, 'line'), exited.then(() => Promise.reject(new Error('the relay did not start')))])) as [string]
  return {
    syncUrl: `ws://127.0.0.1:${port}/sync`,
    residentBytes: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) * 1024,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
