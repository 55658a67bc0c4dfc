import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect } from 'vitest'
import * as Y from 'yjs'

import { aPeer, type PeerChannel } from './peer.ts'
import { aRelay, type Relay } from './relay.ts'
import { aReplica, readMessage, type Replica, step1, step2, update } from './replica.ts'

const volume = 'w1/notes/g-all'

/** A member at work in a volume, and another member of it with a client of their own making. */
export interface Attack {
  readonly relay: Relay
  readonly victim: Replica
  readonly attacker: PeerChannel
  /** Sends it as an update and as a Step2: both are refused with the code, nothing is logged, nobody gets it. */
  expectRefused(harmful: Uint8Array, code?: number): Promise<void>
  /** Sends it as an update: it is taken, and the other has it. */
  expectTaken(harmless: Uint8Array): Promise<void>
  /** The same for what only refers to the unknown: the update is not acknowledged but asked about, the Step2 refused. */
  expectAskedThenRefused(harmful: Uint8Array): Promise<void>
}

export async function anAttack(): Promise<Attack> {
  const relay = await aRelay({ store: 'memory' })
  const doc = new Y.Doc()
  doc.clientID = 100
  const victim = await aReplica(await aPeer(relay.syncUrl, { token: 'wang' }), volume, doc)
  await victim.synced
  doc.getText('note').insert(0, '上午的记录')
  await victim.saved()
  const peer = await aPeer(relay.syncUrl, { token: 'zhou' })
  const attacker = await peer.open(volume)
  attacker.send(step1(new Y.Doc()), false)
  await attacker.messages.next((message) => readMessage(message).kind === 'step2')

  const logged = async () => relay.log.read(volume)
  let marks = 0

  /** An honest edit of the same member: when the victim has it, it has everything that was sent before. */
  async function expectNothingPassedOn(before: Uint8Array): Promise<void> {
    const honest = new Y.Doc()
    honest.clientID = 200 + marks++
    const key = `mark ${marks}`
    honest.getMap('marks').set(key, true)
    attacker.send(update(Y.encodeStateAsUpdate(honest)))
    await victim.until(() => victim.doc.getMap('marks').get(key) === true)
    const expected = new Y.Doc()
    Y.applyUpdate(expected, before)
    Y.applyUpdate(expected, Y.encodeStateAsUpdate(honest))
    expect(Y.encodeStateAsUpdate(victim.doc)).toEqual(Y.encodeStateAsUpdate(expected))
  }

  return {
    relay,
    victim,
    attacker,
    async expectRefused(harmful, code = closeCodes.poisoned) {
      for (const send of [update, step2]) {
        const [before, seen] = [await logged(), Y.encodeStateAsUpdate(victim.doc)]
        const n = attacker.send(send(harmful))
        expect(await attacker.told.next((frame) => frame.type === 'refused')).toEqual({ type: 'refused', channel: attacker.channel, n, code })
        expect(await logged()).toEqual(before)
        await expectNothingPassedOn(seen)
      }
    },
    async expectTaken(harmless) {
      const n = attacker.send(update(harmless))
      const told = await attacker.told.next((frame) => frame.type === 'refused' || (frame.type === 'ack' && frame.n >= n))
      expect(told).toEqual({ type: 'ack', channel: attacker.channel, n })
    },
    async expectAskedThenRefused(harmful) {
      const [before, seen] = [await logged(), Y.encodeStateAsUpdate(victim.doc)]
      attacker.send(step2(Uint8Array.of(0, 0)))
      const held = attacker.send(update(harmful))
      await attacker.messages.next((message) => readMessage(message).kind === 'step1')
      const n = attacker.send(step2(harmful))
      const refused = [await attacker.told.next((frame) => frame.type === 'refused'), await attacker.told.next((frame) => frame.type === 'refused')]
      expect(refused).toEqual([held, n].map((each) => ({ type: 'refused', channel: attacker.channel, n: each, code: closeCodes.poisoned })))
      expect(await logged()).toEqual(before)
      await expectNothingPassedOn(seen)
    },
  }
}
