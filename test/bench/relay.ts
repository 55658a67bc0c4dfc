import type { Bench } from './measure.ts'
import { killAll } from './relay-parts/processes.ts'
import { type Had, nextRound, type Planned, within } from './relay-parts/row-time.ts'
import { durable } from './relay-parts/rows/durable.ts'
import { idle } from './relay-parts/rows/idle.ts'
import { joining, manyVolumes } from './relay-parts/rows/large-volumes.ts'
import { latency } from './relay-parts/rows/latency.ts'
import { nodes } from './relay-parts/rows/nodes.ts'
import { fanOut, manyRooms } from './relay-parts/rows/passing-on.ts'
import { restart } from './relay-parts/rows/restart.ts'
import type { Row } from './relay-parts/rows/row.ts'

interface PlannedRow extends Planned {
  readonly begin: () => Row
}

/** The most telling first, with the seconds that a round takes on two free cores. */
const rows: Readonly<Record<string, PlannedRow>> = {
  fanout: { begin: fanOut, seconds: 25, most: 3 },
  rooms: { begin: manyRooms, seconds: 33, most: 3 },
  joining: { begin: joining, seconds: 27, most: 3 },
  durable: { begin: durable, seconds: 7, most: 3 },
  latency: { begin: latency, seconds: 25, most: 3 },
  idle: { begin: idle, seconds: 30, most: 2 },
  nodes: { begin: nodes, seconds: 35, most: 1 },
  restart: { begin: restart, seconds: 30, most: 1 },
  volumes: { begin: manyVolumes, seconds: 130, most: 1 },
}

/** All of it, tidying up included, ends within ten minutes. */
const wholeMs = 570_000

/**
 * The relay beside its peers, and beside servers that know nothing and so mark the ceiling. Each server runs in a
 * process of its own, the load in others. What counts is CPU and memory of the server, as ratios within one run.
 */
export const bench: Bench = async (say, only) => {
  const unknown = only.filter((name) => rows[name] === undefined)
  if (unknown.length > 0) throw new Error(`No row ${unknown.join(', ')}. Rows: ${Object.keys(rows).join(', ')}`)
  const wanted = Object.entries(rows)
    .filter(([name]) => only.length === 0 || only.includes(name))
    .map(([name, planned]) => ({ name, ...planned, row: planned.begin(), rounds: 0, lastMs: 0, wasCut: false }) satisfies Had & PlannedRow & { readonly name: string; readonly row: Row })
  const endsAt = performance.now() + wholeMs
  let plannedMs = 0
  let tookMs = 0
  for (;;) {
    const next = nextRound(wanted, endsAt - performance.now())
    if (next === undefined) break
    const each = wanted[next.index]!
    const pace = tookMs === 0 ? 1 : Math.min(1, plannedMs / tookMs)
    say(`${each.name}, round ${each.rounds + 1} of ${each.most}: at most ${Math.round(next.atMostMs / 1000)} s`)
    const round = await within(next.atMostMs, pace, (time) => each.row.round({ say, time }), killAll)
    if (round.isCut) say('  cut short: the machine is too slow for it just now; what was whole counts')
    Object.assign(each, { rounds: each.rounds + 1, lastMs: round.tookMs, wasCut: round.isCut } satisfies Had)
    plannedMs += each.seconds * 1000
    tookMs += round.tookMs
  }
  for (const { row } of wanted) row.end?.()
  const measures = wanted.flatMap(({ row }) => row.measures())
  // Those that lack one of their servers are none.
  return measures.filter(({ value }) => Number.isFinite(value))
}
