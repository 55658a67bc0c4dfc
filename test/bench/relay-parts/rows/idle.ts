import { atMost, told } from '../../measure.ts'
import { alternating, clientsIn, type Row } from './row.ts'

const rooms = 1000
const perRoom = 4
const kinds = ['hebu', 'y-websocket', 'hocuspocus', 'ws'] as const

/** Four thousand people in a thousand volumes who do nothing. */
export const idle: Row = async (run) => {
  const all = await alternating(kinds, run, async (server, fleet) => {
    // What the first connections bring along is not counted.
    await fleet.join(clientsIn(server, 10, 2, { firstId: 100_000 }))
    const before = await server.usageAtRest()
    await fleet.join(clientsIn(server, rooms, perRoom), { atOnce: 100 })
    const after = await server.usageAtRest()
    const kb = (bytes: number): number => bytes / 1024 / (rooms * perRoom)
    return { residentKb: kb(after.rssBytes - before.rssBytes), liveKb: kb(after.liveBytes - before.liveBytes) }
  }, 2)
  const { hebu, ws, hocuspocus, 'y-websocket': yWebsocket } = all as Required<typeof all>
  return [
    ...kinds.flatMap((kind) => [told(`idle: resident for each connection, ${kind}`, all[kind]!.residentKb, 'KB'), told(`idle: live for each connection, ${kind}`, all[kind]!.liveKb, 'KB')]),
    atMost('idle: memory, of ws', hebu.residentKb / ws.residentKb, 'ratio', 1.1),
    atMost('idle: memory, of y-websocket', hebu.residentKb / yWebsocket.residentKb, 'ratio', 0.75),
    atMost('idle: memory, of hocuspocus', hebu.residentKb / hocuspocus.residentKb, 'ratio', 0.35),
  ]
}
