import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { projectFolder } from './project-folder.ts'

/** The relay as people start it, in a process of its own, so that it can die. */
export interface RelayProcess {
  readonly port: number
  readonly url: string
  readonly dataFolder: string
  /** Of the process that runs now. */
  readonly pid: number
  /** What it has written into its log, when that was asked for. */
  readonly log: string
  /** What stands behind `#` in the set-up link. */
  readonly setupSecret: string
  /** kill -9: no goodbye, nothing flushed. Resolves once the process is gone. */
  kill(): Promise<void>
  /** Starts again on the same port and folder. */
  restart(): Promise<void>
  /** Stops it as a keeper does, and removes its folder. */
  close(): Promise<void>
}

interface Started {
  readonly child: ChildProcess
  readonly url: string
  readonly setupSecret: string | undefined
}

const startWithinMs = 30_000

/** Starts a relay over an empty folder, on a free port, with the interface that was built; of a copy of the project where one is named. */
export async function startRelayProcess(env: Readonly<Record<string, string>> = {}, project = projectFolder, { keepsLog = false } = {}): Promise<RelayProcess> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'hebu-journey-'))
  let log = ''
  const begin = (port: number, isNew: boolean): Promise<Started> => start(project, dataFolder, port, env, isNew, keepsLog ? (text) => (log += text) : undefined)
  let running = await begin(0, true)
  const { url, setupSecret = '' } = running
  const port = Number(new URL(url).port)

  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    const { child } = running
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    port,
    url,
    dataFolder,
    setupSecret,
    kill: () => end('SIGKILL'),
    restart: async () => void (running = await begin(port, false)),
    get pid() {
      return running.child.pid!
    },
    get log() {
      return log
    },
    close: async () => {
      await end('SIGTERM')
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Waits for the address; of a new relay also for the set-up link, which follows it. */
async function start(project: string, dataFolder: string, port: number, env: Readonly<Record<string, string>>, isNew: boolean, hear: ((text: string) => void) | undefined): Promise<Started> {
  const child = spawn(process.execPath, [join(project, 'sync-server/src/main.ts')], {
    stdio: ['ignore', 'pipe', hear === undefined ? 'inherit' : 'pipe'],
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', HEBU_DATA: dataFolder, HEBU_LOG: 'warn', NODE_COMPILE_CACHE: join(projectFolder, '.cache/compiled'), ...env },
  })
  child.stderr?.on('data', (chunk: Buffer) => hear?.(chunk.toString('utf8')))
  const late = setTimeout(() => child.kill('SIGKILL'), startWithinMs)
  let said = ''
  try {
    for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      said += chunk.toString('utf8')
      const url = / is at (http:\S+)\n/.exec(said)?.[1]
      const setupSecret = /\/setup#(\S+)\n/.exec(said)?.[1]
      if (url === undefined || (isNew && setupSecret === undefined)) continue
      // What it says later is thrown away, so that a full pipe stops nothing.
      child.stdout!.resume()
      return { child, url, setupSecret }
    }
  } finally {
    clearTimeout(late)
  }
  throw new Error(`The relay did not start:\n${said}`)
}
