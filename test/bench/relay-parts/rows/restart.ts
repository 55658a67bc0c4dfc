import { told } from '../../measure.ts'
import { sampleVolume } from '../sample-volume.ts'
import { alternating, clientsIn, dialectOf, type Row } from './row.ts'

const kinds = ['hebu', 'y-websocket', 'hocuspocus'] as const
const volumes = 1000

/** A thousand volumes and two thousand people who all come back at once after the server was killed. What was in memory alone is brought again. */
export const restart: Row = async (run) => {
  const volume = sampleVolume(16 * 1024)
  const all = await alternating(kinds, run, async (server, fleet) => {
    const dialect = server.kind === 'hebu' ? 'hebu-plain' : dialectOf[server.kind]
    await fleet.join(clientsIn(server, volumes, 1, { dialect, firstId: 900_000 }), { holding: volume.files, atOnce: 50 })
    await fleet.leave()
    await server.restart()
    const startedAt = performance.now()
    await fleet.join(clientsIn(server, volumes, 2), { holding: volume.files, atOnce: 2 * volumes })
    const ms = performance.now() - startedAt
    const { cpuMs, rssBytes } = await server.usage()
    return { ms, cpuMs, residentMb: rssBytes / 1024 / 1024 }
  }, 1)
  volume.remove()
  return kinds.flatMap((kind) => [
    told(`1,000 volumes, 2,000 back at once: ${kind}, until all are level`, all[kind]!.ms, 'ms'),
    told(`1,000 volumes, 2,000 back at once: CPU of ${kind}`, all[kind]!.cpuMs, 'ms'),
    told(`1,000 volumes, 2,000 back at once: memory of ${kind}`, all[kind]!.residentMb, 'MB'),
  ])
}
