import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'

import type { ClientOptions, Tally } from './load/client.ts'
import { begin } from './processes.ts'

/** Files of what clients hold when they come. */
export interface HoldingFiles {
  readonly vector: string
  readonly whole: string
  readonly deletes: string
}

export type Order =
  | { readonly do: 'join'; readonly clients: readonly ClientOptions[]; readonly holding?: HoldingFiles | undefined; readonly atOnce: number }
  | { readonly do: 'write'; readonly writers: number; readonly perSecond: number; readonly forMs: number }
  | { readonly do: 'press'; readonly outstanding: number; readonly forMs: number }
  | { readonly do: 'tell'; readonly ages: boolean }
  | { readonly do: 'forget' }
  | { readonly do: 'leave' }

export interface Report extends Tally {
  /** What the order gives: clients, edits sent, edits acknowledged. */
  readonly done: number
}

/** Processes full of clients, so that the load is not the limit. */
export interface Fleet {
  join(clients: readonly ClientOptions[], options?: { readonly holding?: HoldingFiles; readonly atOnce?: number }): Promise<void>
  /** Of each process, its first `writers` clients write. Gives how many edits were sent. */
  write(order: { readonly writers: number; readonly perSecond: number; readonly forMs: number }): Promise<number>
  press(order: { readonly outstanding: number; readonly forMs: number }): Promise<number>
  tell(ages?: boolean): Promise<Report>
  /** Sets all counts to 0. */
  forget(): Promise<void>
  leave(): Promise<void>
  stop(): void
}

export function startFleet(size = 2): Fleet {
  const processes = Array.from({ length: size }, () => begin(join(import.meta.dirname, 'load/main.ts'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], serialization: 'advanced' }))
  const all = async (orderOf: (index: number) => Order): Promise<Report> => sumOf(await Promise.all(processes.map((child, i) => ask(child, orderOf(i)))))

  return {
    async join(clients, { holding, atOnce = 50 } = {}) {
      await all((index) => ({ do: 'join', clients: clients.filter((_, i) => i % size === index), holding, atOnce: Math.ceil(atOnce / size) }))
    },
    write: async ({ writers, perSecond, forMs }) => (await all(() => ({ do: 'write', writers: Math.ceil(writers / size), perSecond: perSecond / size, forMs }))).done,
    press: async (order) => (await all(() => ({ do: 'press', ...order }))).done,
    tell: (ages = false) => all(() => ({ do: 'tell', ages })),
    forget: async () => void (await all(() => ({ do: 'forget' }))),
    leave: async () => void (await all(() => ({ do: 'leave' }))),
    stop() {
      for (const child of processes) if (child.connected) child.disconnect()
    },
  }
}

function ask(child: ChildProcess, order: Order): Promise<Report> {
  return new Promise((resolve, reject) => {
    const fail = (): void => reject(new Error('a process of the load ended'))
    if (!child.connected) return fail()
    child.once('exit', fail)
    child.once('message', (report) => {
      child.off('exit', fail)
      resolve(report as Report)
    })
    child.send(order)
  })
}

function sumOf(reports: readonly Report[]): Report {
  const sum = (of: (report: Report) => number): number => reports.reduce((total, report) => total + of(report), 0)
  return {
    done: sum((report) => report.done),
    received: sum((report) => report.received),
    acknowledged: sum((report) => report.acknowledged),
    closed: sum((report) => report.closed),
    step2Bytes: sum((report) => report.step2Bytes),
    heardUs: reports.flatMap((report) => report.heardUs),
    acknowledgedUs: reports.flatMap((report) => report.acknowledgedUs),
  }
}
