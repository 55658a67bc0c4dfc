import { atMost, quantile, told } from '../../measure.ts'
import { alternating, clientsIn, type Row } from './row.ts'

const forMs = 4000
/** Without its store: what is left of the distance is the disk's. */
const kinds = ['hebu', 'hebu-unkept', 'y-websocket', 'hocuspocus'] as const

/** A hundred people in one volume, twenty of them typing ten times a second. */
export const latency: Row = async (run) => {
  const all = await alternating(kinds, run, async (server, fleet) => {
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
  const { hebu, hocuspocus, 'y-websocket': yWebsocket } = all as Required<typeof all>
  return [
    ...kinds.flatMap((kind) => [
      told(`100 people, 20 typing: heard by ${kind}, median`, all[kind]!.heard50, 'ms'),
      told(`100 people, 20 typing: heard by ${kind}, p99`, all[kind]!.heard99, 'ms'),
      told(`100 people, 20 typing: CPU of ${kind} each second`, all[kind]!.cpuMsEachSecond, 'ms'),
    ]),
    atMost('100 people, 20 typing: p99, of the better peer', hebu.heard99 / Math.min(yWebsocket.heard99, hocuspocus.heard99), 'ratio', 1),
    atMost('100 people, 20 typing: durable and acknowledged, p99', hebu.acknowledged99, 'ms', 30),
  ]
}
