import { timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import type { StoreState } from '../store/volume-log.ts'
import type { HttpContext } from './answers.ts'

export interface MetricsDeps {
  /** Who shows it may read the metrics; absent: only this machine, and not through a proxy. */
  readonly metricsToken?: string | undefined
  load(): { readonly sockets: number; readonly rooms: number; readonly contentBytes: number }
  store(): Promise<{ readonly state: StoreState }>
}

interface Metric {
  readonly name: string
  readonly kind: 'gauge' | 'counter'
  readonly help: string
  readonly value: number
}

const nanosecondsPerSecond = 1e9

/** What the relay tells of itself in the text format of Prometheus: figures, never names ([OPS4]). */
export function createMetrics({ metricsToken, load, store }: MetricsDeps) {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()

  async function measured(): Promise<readonly Metric[]> {
    const { sockets, rooms, contentBytes } = load()
    const { rss, heapUsed } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    const lag = delay.percentile(99) / nanosecondsPerSecond
    delay.reset()
    return [
      { name: 'hebu_store_writable', kind: 'gauge', help: '1 while edits are taken.', value: (await store()).state === 'writable' ? 1 : 0 },
      { name: 'hebu_sockets', kind: 'gauge', help: 'Open sockets.', value: sockets },
      { name: 'hebu_rooms', kind: 'gauge', help: 'Volumes in use.', value: rooms },
      { name: 'hebu_content_bytes', kind: 'gauge', help: 'Content of volumes that is kept in memory.', value: contentBytes },
      { name: 'process_resident_memory_bytes', kind: 'gauge', help: 'Resident memory.', value: rss },
      { name: 'nodejs_heap_used_bytes', kind: 'gauge', help: 'JavaScript heap in use.', value: heapUsed },
      { name: 'process_cpu_seconds_total', kind: 'counter', help: 'CPU time since the start.', value: (user + system) / 1e6 },
      { name: 'process_uptime_seconds', kind: 'gauge', help: 'Since the start.', value: process.uptime() },
      { name: 'hebu_event_loop_delay_p99_seconds', kind: 'gauge', help: 'How late the relay came to what was due, since it was last asked.', value: Number.isFinite(lag) ? lag : 0 },
    ]
  }

  return {
    mayRead(c: HttpContext): boolean {
      const shown = /^Bearer +([^ ]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
      if (metricsToken !== undefined) return isSame(shown, metricsToken)
      const isForwarded = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].some((name) => c.req.header(name) !== undefined)
      return !isForwarded && /^(?:127\.|::1$|::ffff:127\.)/.test(c.env.incoming.socket.remoteAddress ?? '')
    },
    text: async (): Promise<string> =>
      (await measured()).map(({ name, kind, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${value}\n`).join(''),
    close: () => delay.disable(),
  }
}

export type Metrics = ReturnType<typeof createMetrics>

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
