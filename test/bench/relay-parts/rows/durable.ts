import { atLeast, told } from '../../measure.ts'
import { clientsIn, Rounds, type Row } from './row.ts'

const forMs = 3000

/** A hundred people in a hundred volumes, each with 64 edits on the way at any time: every one fsynced before it is acknowledged. */
export function durable(): Row {
  const found = new Rounds(['hebu'], async (server, fleet) => {
    await fleet.join(clientsIn(server, 100, 1))
    await fleet.press({ outstanding: 64, forMs: 1000 })
    const before = await server.usage()
    const acknowledged = await fleet.press({ outstanding: 64, forMs })
    const cpuMs = (await server.usage()).cpuMs - before.cpuMs
    return { perSecond: (acknowledged / forMs) * 1000, cpuPer100k: (cpuMs / acknowledged) * 100 }
  })
  return {
    round: (run) => found.next(run),
    measures: () => [
      atLeast('durable: edits acknowledged after fsync', found.of('hebu', 'perSecond'), 'per second', 20_000),
      told('durable: edits for each CPU second of the relay', 100_000 / found.of('hebu', 'cpuPer100k'), 'per second'),
      told('durable: CPU for 100,000', found.of('hebu', 'cpuPer100k'), 's'),
    ],
  }
}
