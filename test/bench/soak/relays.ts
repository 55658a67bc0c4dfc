import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { thrift } from '@hebu/sync-server/thrift.ts'

/** What people type at, while parts of it die. */
export interface Relays {
  /** Of a relay that lives, or is about to again. */
  syncUrl(): string
  /** Kills something without warning and brings it back; says what it was. */
  killOne(): Promise<string>
  residentBytes(): number
  /** Whose memory that is, in words. */
  readonly memoryOf: string
  close(): Promise<void>
}

/** A relay in a process of its own, to be killed. */
export interface SoakRelay {
  readonly syncUrl: string
  residentBytes(): number
  kill(): Promise<void>
}

/** Starts a program of the kit that says its port on a line, with the memory that the relay gives itself. */
export async function startSoakRelay(program: 'relay-child.ts' | 'node-child.ts', ...args: readonly string[]): Promise<SoakRelay> {
  const child = spawn(process.execPath, [...thrift.nodeArguments, join(import.meta.dirname, '../../kit', program), ...args], { env: { ...process.env, ...thrift.environment }, stdio: ['ignore', 'pipe', 'inherit'] })
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
