import type { ChannelPort } from '@hebu/web/platform/channel-socket.ts'
import { channelSocketClass } from '@hebu/web/platform/channel-socket.ts'
import { createIncomingGate } from '@hebu/web/platform/socket/incoming-gate.ts'
import type { SocketLike, SyncSocket } from '@hebu/web/platform/sync-socket.ts'
import { createSyncSocket } from '@hebu/web/platform/sync-socket.ts'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import { toRelay } from '../../kit/device.ts'
import { eventually } from '../../kit/eventually.ts'
import { aPaperRelay } from '../../kit/paper-relay.ts'
import { aRelay } from '../../kit/relay.ts'

const notes = 'w1/notes/g-all'

function aSyncSocket(connect: () => SocketLike): SyncSocket {
  const socket = createSyncSocket({ connect, gate: createIncomingGate(), random: () => 0, listener: { onLine: () => undefined, onNotice: () => undefined, onContact: () => undefined } })
  onTestFinished(() => socket.close())
  return socket
}

interface Client {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly port: { [K in keyof ChannelPort]: ReturnType<typeof vi.fn<ChannelPort[K]>> }
}

/** y-websocket's provider as it comes from the registry, on a channel. */
function aClient(socket: SyncSocket, volume: string, doc = new Y.Doc()): Client {
  const port: Client['port'] = {
    epoch: vi.fn(() => 0), clientId: vi.fn(() => doc.clientID), onOpened: vi.fn(), onAccess: vi.fn(), onEdits: vi.fn((_update: Uint8Array, apply: () => void) => apply()), onSent: vi.fn(), onAck: vi.fn(), onRefused: vi.fn(), onClosed: vi.fn(),
  }
  const provider = new WebsocketProvider('hebu:', volume, doc, {
    WebSocketPolyfill: channelSocketClass(socket, volume, port),
    disableBc: true,
    maxBackoffTime: 0,
    awareness: new Awareness(doc),
  })
  onTestFinished(() => {
    provider.destroy()
    provider.awareness.destroy()
  })
  return { doc, provider, port }
}

test('[SYN3] the unmodified provider syncs over a channel, volumes apart', async () => {
  const relay = await aRelay()
  const one = aSyncSocket(toRelay(relay))
  const two = aSyncSocket(toRelay(relay, 'lin'))
  const here = aClient(one, notes)
  const there = aClient(two, notes)
  const other = aClient(two, 'w1/notes/g-east')
  here.doc.getText().insert(0, '合簿')
  await eventually(() => expect(there.doc.getText().toString()).toBe('合簿'))
  await eventually(() => expect([here, there, other].map(({ provider }) => provider.synced)).toEqual([true, true, true]))
  expect(other.doc.getText().toString()).toBe('')
})

test('[SYN3] the provider is connecting while the line is down and comes back without its own delays', async () => {
  const relay = aPaperRelay()
  const { provider, doc } = aClient(aSyncSocket(relay.connect), notes)
  await eventually(() => expect(provider.synced).toBe(true))
  relay.drop()
  await eventually(() => expect(provider.wsconnecting).toBe(true))
  doc.getText().insert(0, 'while')
  await eventually(() => expect(relay.doc(notes).getText().toString()).toBe('while'))
  expect(provider.synced).toBe(true)
})

test('[SYN7] messages that carry edits are numbered from one on each connection, all others are not', async () => {
  const relay = aPaperRelay()
  const { provider, doc, port } = aClient(aSyncSocket(relay.connect), notes)
  await eventually(() => expect(port.onAck).toHaveBeenCalledWith(1))
  expect(port.onSent.mock.calls).toEqual([[1, true]])
  doc.getText().insert(0, 'a')
  provider.awareness.setLocalStateField('at', 1)
  await eventually(() => expect(port.onAck).toHaveBeenCalledWith(2))
  expect(port.onSent.mock.calls).toEqual([[1, true], [2, false]])
  relay.drop()
  await eventually(() => expect(port.onSent.mock.calls).toHaveLength(3))
  expect(port.onSent.mock.lastCall).toEqual([1, true])
  const numbers = relay.received.flatMap((frame) => (frame.type === 'data' && frame.bytes[0] !== 0 ? [frame.n] : []))
  expect(new Set(numbers)).toEqual(new Set([0]))
})

test('[SYN3] a close that is meant for good stops the provider; one that is not, does not', async () => {
  const relay = aPaperRelay()
  relay.rules.access = () => 4403
  const socket = aSyncSocket(relay.connect)
  const forbidden = aClient(socket, notes)
  await eventually(() => expect(forbidden.port.onClosed).toHaveBeenCalledWith(4403))
  expect(forbidden.provider.shouldConnect).toBe(false)
  relay.rules.access = () => 4503
  const full = aClient(socket, 'w1/notes/g-east')
  await eventually(() => expect(full.port.onClosed).toHaveBeenCalledWith(4503))
  relay.rules.access = () => 'write'
  await eventually(() => expect(full.provider.synced).toBe(true))
})

test('[SYN3] when the right to write comes while connected, the state is offered again', async () => {
  const relay = aPaperRelay()
  relay.rules.access = () => 'read'
  const { port, doc } = aClient(aSyncSocket(relay.connect), notes)
  await eventually(() => expect(port.onAck).toHaveBeenCalledWith(1))
  relay.rules.refuse = () => 4403
  doc.getText().insert(0, 'a')
  await eventually(() => expect(port.onRefused).toHaveBeenCalledWith(2, 4403))
  relay.rules.refuse = () => undefined
  relay.tell(notes, (channel) => ({ type: 'opened', channel, access: 'write', epoch: 1 }))
  await eventually(() => expect(port.onAck).toHaveBeenCalledWith(3))
  expect(port.onAccess).toHaveBeenCalledWith('write')
  expect(port.onOpened).toHaveBeenCalledTimes(1)
  expect(relay.doc(notes).getText().toString()).toBe('a')
})
