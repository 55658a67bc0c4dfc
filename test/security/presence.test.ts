import { expect, test } from 'vitest'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'

import { aPeer } from '../kit/peer.ts'
import { aRelay } from '../kit/relay.ts'
import { aPlainClient, aReplica, awarenessMessage } from '../kit/replica.ts'

const all = 'w1/notes/g-all'

test('[SEC2] nobody can show, change or remove another on a raw socket, nor as a reader', async () => {
  const relay = await aRelay({ store: 'memory' })
  const bulletins = 'w1/bulletins/g-all'
  const wang = await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), bulletins)
  const he = await aReplica(await aPeer(relay.syncUrl, { token: 'he' }), bulletins)
  wang.awareness.setLocalState({ user: { id: 'wang' }, cursor: 1 })
  await he.until(() => he.awareness.getStates().get(wang.doc.clientID)?.cursor === 1)

  const zhou = await aReplica(await aPeer(relay.syncUrl, { token: 'zhou' }), bulletins)
  await zhou.until(() => zhou.awareness.getStates().has(wang.doc.clientID))
  for (const forged of [{ user: { id: 'wang' }, cursor: 666 }, null]) {
    const states = new Map([[wang.doc.clientID, forged]])
    const meta = zhou.awareness.meta.get(wang.doc.clientID)!
    const lie = encodeAwarenessUpdate({ ...zhou.awareness, meta: new Map([[wang.doc.clientID, { ...meta, clock: 1000 }]]) } as typeof zhou.awareness, [wang.doc.clientID], states as never)
    zhou.channel.send(awarenessMessage(lie), false)
  }
  zhou.awareness.setLocalState({ user: { id: 'wang', name: '王' }, cursor: 2 })
  await he.until(() => he.awareness.getStates().get(zhou.doc.clientID)?.cursor === 2)
  expect(he.awareness.getStates().get(zhou.doc.clientID)).toEqual({ user: { id: 'zhou', name: '王' }, cursor: 2 })
  expect(he.awareness.getStates().get(wang.doc.clientID)).toEqual({ user: { id: 'wang' }, cursor: 1 })
})

test('[ROOM7] who loses the connection is gone for the others, and back with it', async () => {
  const relay = await aRelay({ store: 'memory' })
  const he = await aReplica(await aPeer(relay.syncUrl, { token: 'he' }), all)
  const plain = aPlainClient(relay, all, 'zhou')
  plain.provider.awareness.setLocalState({ cursor: 1 })
  const there = () => he.awareness.getStates().has(plain.doc.clientID)
  await he.until(there)
  plain.provider.disconnect()
  await he.until(() => !there())
  plain.provider.connect()
  await he.until(there)
})
