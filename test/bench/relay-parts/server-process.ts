import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { thrift } from '@hebu/sync-server/thrift.ts'

import { begin as beginProcess, end } from './processes.ts'

/** Those that are measured: the relay, its peers, and what passes messages on without knowing anything. */
export type ServerKind = 'hebu' | 'hebu-node' | 'hebu-unkept' | 'y-websocket' | 'hocuspocus' | 'ws' | 'coalescing'

export type Asked = 'usage' | 'collect' | 'stop'
export type Told = { readonly port: number } | Usage

/** What a server has used of the machine since it began. */
export interface Usage {
  readonly cpuMs: number
  readonly rssBytes: number
  /** Heap and buffers in use. */
  readonly liveBytes: number
}

export interface ServerProcess {
  readonly kind: ServerKind
  readonly port: number
  usage(): Promise<Usage>
  /** After collecting garbage. */
  usageAtRest(): Promise<Usage>
  /** kill -9, and started again on the same port and folder. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Starts a server in a process and, where it keeps anything, on a folder of its own; `addresses` are of what it shares with others. */
export async function startServer(kind: ServerKind, ...addresses: readonly string[]): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'hebu-bench-'))
  const begin = async (wanted: number) => {
    const profile = process.env['HEBU_BENCH_PROFILE']
    // As the relay begins by itself; its peers are given the same of what costs them nothing.
    const execArgv = ['--expose-gc', ...(kind.startsWith('hebu') ? thrift.nodeArguments : []), ...(profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, kind)}`])]
    const child = beginProcess(join(import.meta.dirname, 'servers/main.ts'), [kind, folder, String(wanted), ...addresses], { execArgv, env: { ...process.env, ...thrift.environment }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const { port } = await next<{ port: number }>(child)
    return { child, port }
  }
  let { child, port } = await begin(0)

  const ask = (asked: Asked): Promise<Usage> => {
    const told = next<Usage>(child)
    if (child.connected) child.send(asked)
    return told
  }

  return {
    kind,
    port,
    usage: () => ask('usage'),
    usageAtRest: () => ask('collect'),
    async restart() {
      await end(child, () => child.kill('SIGKILL'))
      ;({ child, port } = await begin(port))
    },
    async stop() {
      await end(child, () => child.send('stop' satisfies Asked))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function next<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('a server ended'))
    if (child.exitCode !== null || child.signalCode !== null) return fail()
    child.once('exit', fail)
    child.once('message', (told) => {
      child.off('exit', fail)
      resolve(told as T)
    })
  })
}
