import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { CloseCode } from '@hebu/shared/wire/close-codes.ts'
import { closeCodes, closeReason } from '@hebu/shared/wire/close-codes.ts'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

import type { Caller, Gate } from '../access/gate.ts'
import type { Others } from '../room/open-volume.ts'
import { createRooms } from '../room/rooms.ts'
import type { Logger } from '../store/logger.ts'
import type { StoreState, StoreTrouble, VolumeLog } from '../store/volume-log.ts'
import { createCollector } from './collector-process.ts'
import type { Connection } from './sync/connection.ts'
import { connectionsByWorkspace } from './sync/connections.ts'
import { DeviceSocket } from './sync/device-socket.ts'
import { frame } from './sync/framed.ts'
import type { SocketLimits } from './sync/limits.ts'
import { socketLimits } from './sync/limits.ts'
import { judged } from './sync/judged.ts'
import { LiveSocket } from './sync/live-socket.ts'
import { PlainSocket } from './sync/plain-socket.ts'
import type { SyncRequest } from './sync/requests.ts'
import { credentialsOf, mayComeFrom, readSyncRequest } from './sync/requests.ts'

export interface SyncTransportOptions {
  readonly log: VolumeLog
  readonly gate: Gate
  readonly clock: Clock
  readonly logger: Logger
  /** Where several relays work on one store. */
  readonly others?: Others | undefined
  /** Origins whose pages may connect, beside the one that the relay is reached under. */
  readonly allowedOrigins?: readonly string[]
  readonly limits?: Partial<SocketLimits>
  /** Until when a restored backup heals. */
  readonly healingUntilMs?: number
  /** What contents of volumes may take in memory, together. */
  readonly mostContentBytes?: number
  /** Told with the credential of every socket that is opened or closed. */
  readonly onSeen?: (credential: string) => void
  /** Told when somebody has opened a volume. */
  readonly onOpened?: ((caller: Caller, volume: string) => void) | undefined
  /** Between signs of life; y-websocket's client wants one within 30 s. */
  readonly beatEveryMs?: number
}

export interface VolumeListed {
  readonly name: string
  readonly access: 'read' | 'write'
}

/** The sockets of a relay: devices with many volumes on one, and plain y-websocket clients. */
export interface SyncTransport {
  /** Serves `/sync` on the server. */
  attach(server: Server): void
  /** The volumes that exist and that the caller may open. Rejects while the store cannot be read. */
  volumesOf(caller: Caller): Promise<VolumeListed[]>
  /** What the store can do, and why not more; finds out first where nothing was written lately. */
  store(): Promise<{ readonly state: StoreState; readonly trouble: StoreTrouble | undefined }>
  /** Whether a socket stands under a credential. */
  isConnected(credential: string): boolean
  /** How many sockets and rooms are open, and what contents take in memory. */
  load(): { readonly sockets: number; readonly rooms: number; readonly contentBytes: number }
  /** Sends everybody away to come back, and waits for what is on its way to the disk. The log stays open. */
  close(): Promise<void>
}

/** What one relay writes, another that does not hear of it finds after so long. */
const compareHeadsMs = 1_500
const begunTopic = 'begun'

function destroyItself(this: Duplex): void {
  this.destroy()
}

export function createSyncTransport(options: SyncTransportOptions): SyncTransport {
  const { log, gate, clock, logger, allowedOrigins = [], beatEveryMs = 10_000, healingUntilMs = 0, others } = options
  const limits = { ...socketLimits, ...options.limits }
  const connections = connectionsByWorkspace()
  const rooms = createRooms({ log, clock, logger, collect: createCollector(), others, onBegun, isHealing: () => clock.now() < healingUntilMs }, options.mostContentBytes)
  const ports = { rooms, gate, clock, limits, onOpened: options.onOpened }
  const common = { noServer: true, clientTracking: false, perMessageDeflate: false } as const
  const deviceSockets = new WebSocketServer({ ...common, maxPayload: limits.maxMessageBytes })
  const plainSockets = new WebSocketServer({ ...common, maxPayload: limits.maxAssembledBytes })
  let isClosed = false

  const stopListening = gate.onChange((change) => {
    const there = connections.of(change.workspace)
    if (change.kind === 'credential') {
      for (const connection of there) if (connection.caller.credential === change.credential) connection.end(closeCodes.revoked)
      return
    }
    const notice = frame({ type: 'notice', channel: 0, notice: { kind: 'directory', revision: change.revision } })
    for (const connection of there) {
      connection.recheck()
      connection.tell(notice)
    }
  })
  const beat = setInterval(() => {
    rooms.sweep()
    for (const connection of connections.all()) connection.beat()
  }, beatEveryMs)
  beat.unref()

  const comparing = others && setInterval(() => void rooms.compareHeads(), compareHeadsMs).unref()
  const stopHearing = others?.bell.hear(begunTopic, (name) => tellOfVolume(new TextDecoder().decode(name)))
  const stopBack = others?.bell.onBack(() => {
    void rooms.compareHeads()
    void tellOfAllVolumes()
  })

  function onBegun(name: string): void {
    tellOfVolume(name)
    others?.bell.tell(begunTopic, new TextEncoder().encode(name))
  }

  /** Some may have been begun on other relays while they could not be heard. */
  async function tellOfAllVolumes(): Promise<void> {
    for (const workspace of new Set(connections.all().map(({ caller }) => caller.workspace))) {
      const names = await log.names(workspace)
      if (names.ok) for (const name of names.value) tellOfVolume(name)
    }
  }

  function tellOfVolume(name: string): void {
    const telling = (access: 'read' | 'write') => frame({ type: 'notice', channel: 0, notice: { kind: 'volume', name, access } })
    const notices = { read: telling('read'), write: telling('write') }
    for (const connection of connections.of(name.slice(0, name.indexOf('/')))) {
      judged(connection, () => {
        const access = gate.access(connection.caller, name)
        if (access !== 'none') connection.tell(notices[access])
      })
    }
  }

  /** Apart from the upgrade, whose request would else be held as long as the socket. */
  function keep(connection: Connection, webSocket: WebSocket): void {
    connections.add(connection)
    webSocket.once('close', () => connections.remove(connection))
  }

  async function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer, asked: SyncRequest): Promise<void> {
    const refuse = (code: CloseCode): void => plainSockets.handleUpgrade(request, stream, head, (webSocket) => new LiveSocket(webSocket, stream).close(code, closeReason(code) ?? ''))
    const register = (make: (socket: LiveSocket) => Connection): void =>
      (asked.kind === 'device' ? deviceSockets : plainSockets).handleUpgrade(request, stream, head, (webSocket) => keep(make(new LiveSocket(webSocket, stream)), webSocket))

    // Browsers cannot read why an upgrade was refused: the socket is accepted, and closed with the reason.
    if (!mayComeFrom(request, allowedOrigins)) return refuse(closeCodes.forbidden)
    if (asked.kind === 'refused') return refuse(asked.code)
    const caller = await gate.callerOf(credentialsOf(request))
    if (caller === undefined || !gate.stands(caller)) return refuse(closeCodes.unauthenticated)
    if (isClosed) return refuse(closeCodes.restart)
    // The cookie of a browser may have become another's since these books were opened.
    if (asked.kind === 'device' && asked.member !== undefined && asked.member !== caller.member) return refuse(closeCodes.unauthenticated)
    if (asked.kind === 'device') return register((socket) => new DeviceSocket(socket, caller, ports))

    const opened = gate.access(caller, asked.volume) === 'none' ? undefined : await rooms.open(asked.volume)
    // Asked again: it may have been taken away meanwhile.
    const access = gate.access(caller, asked.volume)
    if (opened === undefined || access === 'none' || !gate.stands(caller)) return refuse(closeCodes.forbidden)
    if (!opened.ok) return refuse(closeCodes.storeUnavailable)
    if (isClosed) return refuse(closeCodes.restart)
    register((socket) => new PlainSocket(socket, caller, opened.value, access, ports))
  }

  return {
    attach(server) {
      server.on('upgrade', (request, stream, head) => {
        const asked = readSyncRequest(request)
        if (asked === undefined) {
          if (server.listenerCount('upgrade') === 1) stream.destroy()
          return
        }
        stream.on('error', destroyItself)
        upgrade(request, stream, head, asked).catch((error: unknown) => {
          logger.error({ error: String(error) }, 'an upgrade failed')
          stream.destroy()
        })
      })
    },

    async volumesOf(caller) {
      const names = await log.names(caller.workspace)
      if (!names.ok) throw new Error('the store cannot be read')
      return names.value.flatMap((name) => {
        const access = gate.access(caller, name)
        return access === 'none' ? [] : [{ name, access }]
      })
    },

    async store() {
      await log.check()
      return { state: log.state(), trouble: log.trouble() }
    },

    isConnected: (credential) => connections.all().some(({ caller, isEnded }) => !isEnded && caller.credential === credential),

    load: () => ({ sockets: connections.all().filter(({ isEnded }) => !isEnded).length, rooms: rooms.size, contentBytes: rooms.contentBytes }),

    async close() {
      isClosed = true
      stopListening()
      clearInterval(beat)
      clearInterval(comparing)
      stopHearing?.()
      stopBack?.()
      for (const connection of connections.all()) connection.end(closeCodes.restart)
      await rooms.close()
      await connections.emptied()
    },
  }
}
