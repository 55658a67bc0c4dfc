import { atMost, told } from '../../measure.ts'
import { clientsIn, Rounds, type Row } from './row.ts'

const rooms = 1000
const perRoom = 4
const kinds = ['hebu', 'y-websocket', 'hocuspocus', 'ws'] as const

/** Four thousand people in a thousand volumes who do nothing. */
export function idle(): Row {
  const found = new Rounds(kinds, async (server, fleet) => {
    // What the first connections bring along is not counted.
    await fleet.join(clientsIn(server, 10, 2, { firstId: 100_000 }))
    const before = await server.usageAtRest()
    await fleet.join(clientsIn(server, rooms, perRoom), { atOnce: 100 })
    const after = await server.usageAtRest()
    const kb = (bytes: number): number => bytes / 1024 / (rooms * perRoom)
    return { residentKb: kb(after.rssBytes - before.rssBytes), liveKb: kb(after.liveBytes - before.liveBytes) }
  })
  const residentOf = (kind: (typeof kinds)[number]): number => found.of(kind, 'residentKb')
  return {
    round: (run) => found.next(run),
    measures: () => [
      ...kinds.flatMap((kind) => [told(`idle: resident for each connection, ${kind}`, residentOf(kind), 'KB'), told(`idle: live for each connection, ${kind}`, found.of(kind, 'liveKb'), 'KB')]),
      atMost('idle: memory, of ws', residentOf('hebu') / residentOf('ws'), 'ratio', 1.1),
      atMost('idle: memory, of y-websocket', residentOf('hebu') / residentOf('y-websocket'), 'ratio', 0.75),
      atMost('idle: memory, of hocuspocus', residentOf('hebu') / residentOf('hocuspocus'), 'ratio', 0.35),
    ],
  }
}
