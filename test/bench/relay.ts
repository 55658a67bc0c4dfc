import type { Bench, Measure } from './measure.ts'
import { killAll } from './relay-parts/processes.ts'
import { type Planned, shareMs, within } from './relay-parts/row-time.ts'
import { durable } from './relay-parts/rows/durable.ts'
import { idle } from './relay-parts/rows/idle.ts'
import { joining, manyVolumes } from './relay-parts/rows/large-volumes.ts'
import { latency } from './relay-parts/rows/latency.ts'
import { nodes } from './relay-parts/rows/nodes.ts'
import { fanOut, manyRooms } from './relay-parts/rows/passing-on.ts'
import { restart } from './relay-parts/rows/restart.ts'
import type { Row } from './relay-parts/rows/row.ts'

interface PlannedRow extends Planned {
  readonly row: Row
}

/** The most telling first, with the seconds that each takes on two free cores. */
const rows: Readonly<Record<string, PlannedRow>> = {
  fanout: { row: fanOut, seconds: 75 },
  rooms: { row: manyRooms, seconds: 100 },
  idle: { row: idle, seconds: 60 },
  joining: { row: joining, seconds: 80 },
  latency: { row: latency, seconds: 75 },
  durable: { row: durable, seconds: 20 },
  nodes: { row: nodes, seconds: 35 },
  restart: { row: restart, seconds: 30 },
  volumes: { row: manyVolumes, seconds: 150 },
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
  const wanted = Object.entries(rows).filter(([name]) => only.length === 0 || only.includes(name))
  const measures: Measure[] = []
  const endsAt = performance.now() + wholeMs
  for (const [index, [name, { row }]] of wanted.entries()) {
    const leftMs = endsAt - performance.now()
    const shareOfRowMs = shareMs(leftMs, wanted.slice(index).map(([, planned]) => planned))
    say(`${name}: ${Math.round(shareOfRowMs / 1000)} s`)
    let isCut = false
    const cut = (): void => {
      isCut = true
      killAll()
    }
    try {
      measures.push(...(await within(shareOfRowMs, leftMs, (time) => row({ say, time }), cut)))
    } catch (error) {
      if (!isCut) throw error
      say(`  cut short before it had figures: the machine is too slow for it just now; run it alone, pnpm bench relay ${name}`)
    }
  }
  return measures
}
