import { atLeast, median, told } from '../../measure.ts'
import { startFleet } from '../fleet.ts'
import { startServer } from '../server-process.ts'
import { clientsIn, rounds, type Row } from './row.ts'

const forMs = 3000

/** A hundred people in a hundred volumes, each with 64 edits on the way at any time: every one fsynced before it is acknowledged. */
export const durable: Row = async ({ say, time }) => {
  const perSecond: number[] = []
  const cpuSeconds: number[] = []
  for (let round = 1; round <= rounds && (round === 1 || time.hasRoomFor(round - 1)); round++) {
    const server = await startServer('hebu')
    const fleet = startFleet()
    await fleet.join(clientsIn(server, 100, 1))
    await fleet.press({ outstanding: 64, forMs: 1000 })
    const before = await server.usage()
    const acknowledged = await fleet.press({ outstanding: 64, forMs })
    perSecond.push((acknowledged / forMs) * 1000)
    cpuSeconds.push(((await server.usage()).cpuMs - before.cpuMs) / 1000 / (acknowledged / 100_000))
    say(`  hebu ${round} of ${rounds}: ${Math.round(perSecond.at(-1)!)} per second, CPU s for 100,000 ${cpuSeconds.at(-1)!.toFixed(2)}`)
    fleet.stop()
    await server.stop()
  }
  return [
    atLeast('durable: edits acknowledged after fsync', median(perSecond), 'per second', 20_000),
    told('durable: edits for each CPU second of the relay', 100_000 / median(cpuSeconds), 'per second'),
    told('durable: CPU for 100,000', median(cpuSeconds), 's'),
  ]
}
