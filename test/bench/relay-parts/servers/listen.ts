import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'

/** Listens on this machine alone; gives the port. */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1', 10_000)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}
