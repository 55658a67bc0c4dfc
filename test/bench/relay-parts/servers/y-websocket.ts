import { createServer } from 'node:http'
import { registerHooks } from 'node:module'

import { WebSocketServer } from 'ws'

import { listen } from './listen.ts'

/** Its import of LevelDB is unconditional, its use is not: it runs in memory here, where it is fastest. */
registerHooks({
  resolve: (name, context, next) =>
    name === 'y-leveldb' ? { url: 'data:text/javascript,export class LeveldbPersistence {}', shortCircuit: true } : next(name, context),
})

/** `@y/websocket-server`, in memory, without compression. */
export async function start(_folder: string, port: number): Promise<number> {
  const { setupWSConnection } = await import('@y/websocket-server/utils')
  const server = createServer()
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
  return listen(server, port)
}
