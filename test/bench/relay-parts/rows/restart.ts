import { told } from '../../measure.ts'
import { sampleVolume } from '../sample-volume.ts'
import { clientsIn, dialectOf, Rounds, type Row } from './row.ts'

const kinds = ['hebu', 'y-websocket', 'hocuspocus'] as const
/** Fewer where the machine has other work: their figures tell as much as none of the thousand would. */
const usualVolumes = 1000
const fewerVolumes = 300
const busyPace = 0.6

/** A thousand volumes and two thousand people who all come back at once after the server was killed. What was in memory alone is brought again. */
export function restart(): Row {
  const volume = sampleVolume(16 * 1024)
  let volumes = usualVolumes
  const found = new Rounds(kinds, async (server, fleet) => {
    const dialect = server.kind === 'hebu' ? 'hebu-plain' : dialectOf[server.kind]
    await fleet.join(clientsIn(server, volumes, 1, { dialect, firstId: 900_000 }), { holding: volume.files, atOnce: 50 })
    await fleet.leave()
    await server.restart()
    const startedAt = performance.now()
    await fleet.join(clientsIn(server, volumes, 2), { holding: volume.files, atOnce: 2 * volumes })
    const ms = performance.now() - startedAt
    const { cpuMs, rssBytes } = await server.usage()
    return { ms, cpuMs, residentMb: rssBytes / 1024 / 1024 }
  })
  const row = (): string => `${volumes.toLocaleString('en')} volumes, ${(2 * volumes).toLocaleString('en')} back at once`
  return {
    round(run) {
      volumes = run.time.pace < busyPace ? fewerVolumes : usualVolumes
      return found.next(run)
    },
    measures: () =>
      kinds.flatMap((kind) => [
        told(`${row()}: ${kind}, until all are level`, found.of(kind, 'ms'), 'ms'),
        told(`${row()}: CPU of ${kind}`, found.of(kind, 'cpuMs'), 'ms'),
        told(`${row()}: memory of ${kind}`, found.of(kind, 'residentMb'), 'MB'),
      ]),
    end: () => volume.remove(),
  }
}
