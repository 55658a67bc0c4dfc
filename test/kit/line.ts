import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Somebody's own connection to the relay, an address of its own that can be cut and mended. */
export interface Line {
  /** What this person's browser opens. */
  readonly url: string
  /** Ends every connection and takes no new ones, like a cable that was pulled. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Opens a line to a relay at a port of this machine. Bytes pass as they are. */
export async function openLine(relayPort: number): Promise<Line> {
  const sockets = new Set<Socket>()
  let isCut = false

  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => other.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
  }

  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(relayPort, '127.0.0.1')
    for (const socket of [near, far]) socket.setNoDelay(true)
    keep(near, far)
    keep(far, near)
    near.pipe(far)
    far.pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  const cut = (): void => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => void (isCut = false),
    close: async () => {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
