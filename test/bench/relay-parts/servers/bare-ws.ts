import { createServer } from 'node:http'

import { type WebSocket, WebSocketServer } from 'ws'

import { listen } from './listen.ts'

/** The ceiling of anything built on `ws`: passes every message on, a frame each, and knows nothing. */
export function start(_folder: string, port: number): Promise<number> {
  const server = createServer()
  const rooms = new Map<string, Set<WebSocket>>()
  new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false }).on('connection', (socket, request) => {
    const name = request.url ?? ''
    const room = rooms.get(name) ?? new Set()
    rooms.set(name, room.add(socket))
    socket.on('message', (message: Buffer) => {
      for (const other of room) if (other !== socket) other.send(message)
    })
    socket.on('close', () => room.delete(socket))
  })
  return listen(server, port)
}
