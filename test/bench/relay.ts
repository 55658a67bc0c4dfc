import type { Bench } from './measure.ts'
import { durable } from './relay-parts/rows/durable.ts'
import { idle } from './relay-parts/rows/idle.ts'
import { joining, manyVolumes } from './relay-parts/rows/large-volumes.ts'
import { latency } from './relay-parts/rows/latency.ts'
import { nodes } from './relay-parts/rows/nodes.ts'
import { fanOut, manyRooms } from './relay-parts/rows/passing-on.ts'
import { restart } from './relay-parts/rows/restart.ts'
import type { Row } from './relay-parts/rows/row.ts'

const rows: Readonly<Record<string, Row>> = {
  fanout: fanOut,
  rooms: manyRooms,
  latency,
  idle,
  joining,
  volumes: manyVolumes,
  durable,
  restart,
  nodes,
}

/** No row is begun later than this, so that the whole ends within ten minutes. */
const lastStartMs = 7 * 60_000

/**
 * The relay beside its peers, and beside servers that know nothing and so mark the ceiling. Each server runs in a
 * process of its own, the load in others. What counts is CPU and memory of the server, as ratios within one run.
 */
export const bench: Bench = async (say, only) => {
  const unknown = only.filter((name) => rows[name] === undefined)
  if (unknown.length > 0) throw new Error(`No row ${unknown.join(', ')}. Rows: ${Object.keys(rows).join(', ')}`)
  const measures = []
  const startedAt = performance.now()
  for (const [name, row] of Object.entries(rows)) {
    if (only.length > 0 && !only.includes(name)) continue
    if (performance.now() - startedAt > lastStartMs) {
      say(`${name}: not begun, time is over; run it alone`)
      continue
    }
    say(name)
    measures.push(...(await row(say)))
  }
  return measures
}
