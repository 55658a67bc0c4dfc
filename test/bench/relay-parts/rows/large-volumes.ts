import { atMost, type Measure, told } from '../../measure.ts'
import type { ServerKind, ServerProcess } from '../server-process.ts'
import { type Fleet, startFleet } from '../fleet.ts'
import type { RoundTime } from '../row-time.ts'
import { sampleVolume, type SampleVolume } from '../sample-volume.ts'
import { clientsIn, dialectOf, eventually, Rounds, type Row } from './row.ts'

const kinds = ['hebu', 'y-websocket', 'hocuspocus'] as const
const peers = ['y-websocket', 'hocuspocus'] as const
const mb = (bytes: number): number => bytes / 1024 / 1024

/** Somebody brings the volume to each of the rooms, as y-websocket's client would, and stays: Hocuspocus forgets what nobody is in. */
async function bring(server: ServerProcess, volume: SampleVolume, rooms: number): Promise<Fleet> {
  const dialect = server.kind === 'hebu' ? 'hebu-plain' : dialectOf[server.kind]
  const bringers = startFleet(1)
  await bringers.join(clientsIn(server, rooms, 1, { dialect, firstId: 900_000 }), { holding: volume.files, atOnce: 1 })
  return bringers
}

/** When the server does nothing any more, folding and collecting included. */
async function atRest(server: ServerProcess, withinMs = 20_000): Promise<void> {
  let last = -1
  await eventually(async () => {
    const { cpuMs } = await server.usage()
    const isAtRest = cpuMs - last < 3
    last = cpuMs
    await new Promise((resolve) => setTimeout(resolve, 300))
    return isAtRest
  }, withinMs)
}

/** A volume of five megabytes: twenty who have nothing of it, and twenty who have it all. */
export function joining(): Row {
  const volume = sampleVolume(5 * 1024 * 1024)
  const people = 20
  const found = new Rounds(kinds, async (server, fleet) => {
    const empty = await server.usageAtRest()
    const bringers = await bring(server, volume, 1)
    await atRest(server)
    // The volume is in memory, and what is made for the first is made.
    await fleet.join(clientsIn(server, 1, 1, { firstId: 800_000 }))
    const held = await server.usageAtRest()
    await fleet.join(clientsIn(server, 1, people))
    const joined = await server.usage()
    const { step2Bytes } = await fleet.tell()
    if (step2Bytes < (people + 1) * volume.bytes * 0.5) throw new Error(`${server.kind} sent ${step2Bytes} bytes`)
    await fleet.leave()
    await fleet.join(clientsIn(server, 1, 1, { firstId: 800_000 }), { holding: volume.files })
    const before = await server.usage()
    await fleet.join(clientsIn(server, 1, people), { holding: volume.files })
    const returned = await server.usage()
    bringers.stop()
    return { cpuMs: joined.cpuMs - held.cpuMs, heldMb: mb(held.rssBytes - empty.rssBytes), returnCpuMs: returned.cpuMs - before.cpuMs }
  })
  const ofBetter = (name: 'cpuMs' | 'heldMb' | 'returnCpuMs'): number => found.of('hebu', name) / found.least(peers, name)
  return {
    round: (run) => found.next(run),
    measures: () => [
      ...kinds.flatMap((kind) => [
        told(`5 MB to 20 joining: CPU of ${kind}`, found.of(kind, 'cpuMs'), 'ms'),
        told(`5 MB held: ${kind}`, found.of(kind, 'heldMb'), 'MB'),
        told(`5 MB, 20 coming back level: CPU of ${kind}`, found.of(kind, 'returnCpuMs'), 'ms'),
      ]),
      atMost('5 MB to 20 joining: CPU, of the better peer', ofBetter('cpuMs'), 'ratio', 1 / 40),
      atMost('5 MB held: memory, of the better peer', ofBetter('heldMb'), 'ratio', 1 / 4),
      atMost('5 MB, 20 coming back level: CPU, of the better peer', ofBetter('returnCpuMs'), 'ratio', 1),
    ],
    end: () => volume.remove(),
  }
}

/** Peers take a fifth of a second to load a volume of a megabyte: fewer of them tell as much. */
const roomsOf: Partial<Record<ServerKind, number>> = { hebu: 200, 'y-websocket': 30, hocuspocus: 30 }
/** The relay forgets what nobody asks for within that. */
const idleMs = 45_000
/** It folds one after the other what was brought to it. */
const foldedWithinMs = 90_000

/** Volumes of a megabyte with somebody in each: in use, and after nobody has done anything for a while. */
export function manyVolumes(): Row {
  const volume = sampleVolume(1024 * 1024)
  // The relay last: what it is measured by are the peers.
  const found = new Rounds([...peers, 'hebu'], async (server, _fleet, { time }) => {
    const rooms = roomsOf[server.kind]!
    const before = await server.usageAtRest()
    const bringers = await bring(server, volume, rooms)
    const used = await server.usageAtRest()
    if (server.kind === 'hebu') await fallIdle(server, time)
    const idle = await server.usageAtRest()
    bringers.stop()
    return { inUseMb: mb(used.rssBytes - before.rssBytes) / rooms, idleMb: mb(idle.rssBytes - before.rssBytes) / rooms, idleLiveMb: mb(idle.liveBytes - before.liveBytes) / rooms }
  })
  return {
    round: (run) => found.next(run),
    measures: () => [
      ...kinds.flatMap((kind): Measure[] => [told(`a volume of 1 MB in use: ${kind}`, found.of(kind, 'inUseMb'), 'MB'), told(`a volume of 1 MB idle: ${kind}`, found.of(kind, 'idleMb'), 'MB')]),
      told('a volume of 1 MB idle: hebu, heap and buffers in use', found.of('hebu', 'idleLiveMb'), 'MB'),
      atMost('200 volumes of 1 MB in use: memory, of the better peer', found.of('hebu', 'inUseMb') / found.least(peers, 'inUseMb'), 'ratio', 1 / 10),
      atMost('200 volumes of 1 MB idle: memory, of the better peer', found.of('hebu', 'idleMb') / found.least(peers, 'idleMb'), 'ratio', 1 / 40),
    ],
    end: () => volume.remove(),
  }
}

async function fallIdle(server: ServerProcess, time: RoundTime): Promise<void> {
  await atRest(server, Math.min(foldedWithinMs, time.leftMs() - idleMs - 5_000))
  await new Promise((resolve) => setTimeout(resolve, Math.min(idleMs, time.leftMs() - 5_000)))
}
