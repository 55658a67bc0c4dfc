import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'

import { FrameReader } from '../load/frame-reader.ts'
import { listen } from './listen.ts'

interface Passed {
  readonly from: Duplex
  readonly frame: Buffer
}

interface Room {
  readonly sockets: Set<Duplex>
  passed: Passed[]
}

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** The ceiling of what JavaScript can pass on: own framing, each message framed once, one write for each socket and tick. */
export function start(_folder: string, port: number): Promise<number> {
  const server = createServer()
  const rooms = new Map<string, Room>()
  server.on('upgrade', (request, socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${guid}`).digest('base64')
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`)
    const name = request.url ?? ''
    const room = rooms.get(name) ?? { sockets: new Set(), passed: [] }
    rooms.set(name, room)
    room.sockets.add(socket)
    const reader = new FrameReader((message) => {
      if (room.passed.length === 0) setImmediate(() => passOn(room))
      room.passed.push({ from: socket, frame: framed(message) })
    })
    socket.on('data', (chunk: Buffer) => reader.read(chunk))
    socket.on('error', () => {})
    socket.on('close', () => room.sockets.delete(socket))
  })
  return listen(server, port)
}

function passOn(room: Room): void {
  const { passed } = room
  room.passed = []
  const all = Buffer.concat(passed.map(({ frame }) => frame))
  const senders = new Set(passed.map(({ from }) => from))
  for (const socket of room.sockets) {
    const due = senders.has(socket) ? Buffer.concat(passed.flatMap(({ from, frame }) => (from === socket ? [] : [frame]))) : all
    if (due.length > 0) socket.write(due)
  }
}

function framed(message: Buffer): Buffer {
  const head = message.length < 126 ? Buffer.of(0x82, message.length) : Buffer.of(0x82, 126, message.length >> 8, message.length & 0xff)
  return Buffer.concat([head, message])
}
