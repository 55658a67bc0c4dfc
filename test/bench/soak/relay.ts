import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A relay in a process of its own, to be killed. */
export interface SoakRelay {
  readonly syncUrl: string
  residentBytes(): number
  kill(): Promise<void>
}

/** Starts a relay over the folder. */
export async function startSoakRelay(folder: string): Promise<SoakRelay> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../kit/relay-child.ts'), folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const [port] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), exited.then(() => Promise.reject(new Error('the relay did not start')))])) as [string]
  return {
    syncUrl: `ws://127.0.0.1:${port}/sync`,
    residentBytes: () => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) * 1024,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
