import { atMost, quantile, told } from '../../measure.ts'
import { clientsIn, Rounds, type Row } from './row.ts'

const forMs = 4000
/** Without its store: what is left of the distance is the disk's. */
const kinds = ['hebu', 'hebu-unkept', 'y-websocket', 'hocuspocus'] as const

/** A hundred people in one volume, twenty of them typing ten times a second. */
export function latency(): Row {
  const found = new Rounds(kinds, async (server, fleet) => {
    await fleet.join(clientsIn(server, 1, 100))
    await fleet.write({ writers: 20, perSecond: 200, forMs: 1000 })
    await fleet.forget()
    const before = await server.usage()
    await fleet.write({ writers: 20, perSecond: 200, forMs })
    const { cpuMs } = await server.usage()
    const { heardUs, acknowledgedUs } = await fleet.tell(true)
    return {
      heard50: quantile(heardUs, 0.5) / 1000,
      heard99: quantile(heardUs, 0.99) / 1000,
      acknowledged99: acknowledgedUs.length === 0 ? 0 : quantile(acknowledgedUs, 0.99) / 1000,
      cpuMsEachSecond: ((cpuMs - before.cpuMs) / forMs) * 1000,
    }
  })
  return {
    round: (run) => found.next(run),
    measures: () => [
      ...kinds.flatMap((kind) => [
        told(`100 people, 20 typing: heard by ${kind}, median`, found.of(kind, 'heard50'), 'ms'),
        told(`100 people, 20 typing: heard by ${kind}, p99`, found.of(kind, 'heard99'), 'ms'),
        told(`100 people, 20 typing: CPU of ${kind} each second`, found.of(kind, 'cpuMsEachSecond'), 'ms'),
      ]),
      atMost('100 people, 20 typing: p99, of the better peer', found.of('hebu', 'heard99') / found.least(['y-websocket', 'hocuspocus'], 'heard99'), 'ratio', 1),
      atMost('100 people, 20 typing: durable and acknowledged, p99', found.of('hebu', 'acknowledged99'), 'ms', 30),
    ],
  }
}
