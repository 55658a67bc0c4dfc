import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

import { eventually } from '../kit/eventually.ts'
import { aKillableNode, type KillableRelay } from '../kit/killable-relay.ts'
import { aPeer } from '../kit/peer.ts'
import { type PostgresServer, startPostgres } from '../kit/postgres-server.ts'
import { dice, docOf, editAtRandom, isPending } from '../kit/random-edits.ts'
import { type RedisServer, startRedis } from '../kit/redis-server.ts'
import { aReplica, awarenessMessage, type Replica } from '../kit/replica.ts'

const volume = 'w1/notes/g-all'
const within = { timeout: 60_000 }

let postgres: PostgresServer
let redis: RedisServer
beforeAll(async () => void ([postgres, redis] = await Promise.all([startPostgres(), startRedis()])), 120_000)
afterAll(async () => void (await Promise.all([postgres.close(), redis.close()])))

/** Relays in processes of their own, over one new database. */
async function nodes(count: number): Promise<readonly KillableRelay[]> {
  const database = await postgres.database()
  return Promise.all(Array.from({ length: count }, () => aKillableNode(database, redis.url)))
}

const unlessClosed = (replica: Replica, done: Promise<void>): Promise<void> => Promise.race([done, replica.closed.then((code) => Promise.reject(new Error(`closed with ${code}`)))])

async function on(node: KillableRelay, token: string, doc = new Y.Doc()): Promise<Replica> {
  const replica = await aReplica(await aPeer(node.syncUrl, { token }), volume, doc)
  await unlessClosed(replica, replica.synced)
  return replica
}

/** Comes again, as devices do, until the relay has everything that the document holds. */
const bring = (node: KillableRelay, token: string, doc: Y.Doc): Promise<Replica> =>
  eventually(async () => {
    const replica = await on(node, token, doc)
    await unlessClosed(replica, replica.saved())
    return replica
  })

const written = (doc: Y.Doc, member: string): Y.Map<unknown> => doc.getMap(`by ${member}`)

test('[NOD3] devices on three relays edit one volume at the same time, and all end with the same document', within, async () => {
  const seed = Number(process.env['HEBU_SEED'] ?? Date.now() & 0xffff)
  console.log(`seed ${seed}`)
  const roll = dice(seed)
  const all = await nodes(3)
  const replicas: Replica[] = []
  for (const node of all) for (const token of ['wang', 'zhou']) replicas.push(await on(node, token))
  for (let round = 0; round < 40; round++) {
    for (const { doc } of replicas) if (roll() < 0.7) editAtRandom(doc, roll)
    if (roll() < 0.3) await Promise.all(replicas.map((replica) => replica.saved()))
  }
  replicas.forEach(({ doc }, i) => doc.getArray('finished').push([i]))
  await Promise.all(replicas.map((replica) => replica.saved()))
  await Promise.all(replicas.map((replica) => replica.until(() => replica.doc.getArray('finished').length === replicas.length)))
  const late = await on(all[0]!, 'he')
  const states = [...replicas, late].map(({ doc }) => docOf(Y.encodeStateAsUpdate(doc)))
  for (const doc of states) expect([doc.getMap('fields').toJSON(), doc.getArray('rows').toJSON(), doc.getText('note').toDelta(), doc.getXmlFragment('body').toJSON()]).toEqual([states[0]!.getMap('fields').toJSON(), states[0]!.getArray('rows').toJSON(), states[0]!.getText('note').toDelta(), states[0]!.getXmlFragment('body').toJSON()])
  expect(replicas.flatMap(({ refusals }) => refusals)).toEqual([])
  expect(states.some(isPending)).toBe(false)
})

test('[NOD4] who is on one relay is seen on the other, also by those who come late, and gone when they leave', within, async () => {
  const [one, other] = (await nodes(2)) as [KillableRelay, KillableRelay]
  const wang = await on(one, 'wang')
  const zhou = await on(other, 'zhou')
  const seen = ({ awareness }: Replica, of: Replica): unknown => awareness.getStates().get(of.doc.clientID)
  await eventually(() => {
    wang.awareness.setLocalStateField('at', { field: '摘要' })
    expect(seen(zhou, wang)).toMatchObject({ user: { id: 'wang' }, at: { field: '摘要' } })
  })
  const he = await on(other, 'he')
  await he.until(() => seen(he, wang) !== undefined)
  wang.awareness.setLocalState(null)
  await Promise.all([zhou, he].map((replica) => replica.until(() => seen(replica, wang) === undefined)))
})

test('[SEC2] [NOD4] who is on another relay is shown, changed and removed by nobody, also for those who come late', within, async () => {
  const [one, other] = (await nodes(2)) as [KillableRelay, KillableRelay]
  const [wang, zhou] = [await on(one, 'wang'), await on(other, 'zhou')]
  const shownTo = (replica: Replica): unknown => replica.awareness.getStates().get(wang.doc.clientID)
  await eventually(() => {
    wang.awareness.setLocalState({ cursor: 1 })
    expect(shownTo(zhou)).toMatchObject({ user: { id: 'wang' }, cursor: 1 })
  })
  const truth = shownTo(zhou)
  const { clock } = zhou.awareness.meta.get(wang.doc.clientID)!
  for (const [i, forged] of [{ user: { id: 'wang' }, cursor: 666 }, { user: { id: 'zhou' }, cursor: 666 }, null].entries()) {
    const meta = new Map([[wang.doc.clientID, { clock: clock + 1000 + i, lastUpdated: 0 }]])
    const lie = encodeAwarenessUpdate({ ...zhou.awareness, meta } as typeof zhou.awareness, [wang.doc.clientID], new Map([[wang.doc.clientID, forged]]) as never)
    zhou.channel.send(awarenessMessage(lie), false)
  }
  // What zhou says of themselves comes after the lies, and arrives everywhere.
  zhou.awareness.setLocalState({ user: { id: 'wang' }, cursor: 2 })
  const [here, there] = [await on(one, 'he'), await on(other, 'he')]
  for (const replica of [wang, here, there]) await replica.until(() => replica.awareness.getStates().get(zhou.doc.clientID)?.['cursor'] === 2)
  for (const replica of [wang, here, there]) expect(replica.awareness.getStates().get(zhou.doc.clientID)).toEqual({ user: { id: 'zhou' }, cursor: 2 })
  for (const replica of [here, there]) expect(shownTo(replica)).toEqual(truth)
})

test('[NOD5] a relay that is killed takes nothing with it: its devices go to another, and nothing acknowledged is missing', within, async () => {
  const [one, other] = (await nodes(2)) as [KillableRelay, KillableRelay]
  const reader = await on(other, 'he')
  const writers = ['wang', 'zhou'].map((member) => ({ member, doc: new Y.Doc(), made: 0, acknowledged: 0 }))
  const enough = Promise.withResolvers<void>()
  for (const writer of writers) {
    const replica = await on(one, writer.member, writer.doc)
    const writeAndWait = async (): Promise<void> => {
      const edit = ++writer.made
      written(writer.doc, writer.member).set(String(edit), edit)
      await replica.saved()
      writer.acknowledged = Math.max(writer.acknowledged, edit)
      if (writer.acknowledged >= 60) enough.resolve()
      return writeAndWait()
    }
    for (let lane = 0; lane < 3; lane++) void writeAndWait().catch(() => {})
  }
  await enough.promise
  await one.kill()
  const acknowledged = writers.map((writer) => writer.acknowledged)
  await reader.until(() => writers.every(({ member }, i) => written(reader.doc, member).size >= acknowledged[i]!))
  for (const [i, { member }] of writers.entries()) for (let edit = 1; edit <= acknowledged[i]!; edit++) expect(written(reader.doc, member).get(String(edit))).toBe(edit)
  for (const { member, doc } of writers) await bring(other, member, doc)
  await reader.until(() => writers.every(({ member, made }) => written(reader.doc, member).size === made))
})

test('[NOD6] without Redis edits still reach the other relay, and once it is back so does who is there', within, async () => {
  const [one, other] = (await nodes(2)) as [KillableRelay, KillableRelay]
  const [wang, zhou] = [await on(one, 'wang'), await on(other, 'zhou')]
  const says = (replica: Replica, text: string): Promise<void> => replica.until(() => replica.doc.getText('note').toJSON() === text)
  await redis.kill()
  onTestFinished(() => redis.restart())
  wang.doc.getText('note').insert(0, '甲')
  await wang.saved()
  await says(zhou, '甲')
  zhou.doc.getText('note').insert(1, '乙')
  await zhou.saved()
  await says(wang, '甲乙')
  await redis.restart()
  await eventually(() => {
    wang.awareness.setLocalStateField('at', 'back')
    expect(zhou.awareness.getStates().get(wang.doc.clientID)).toMatchObject({ at: 'back' })
  })
})

test('[NOD1] [NOD5] while PostgreSQL is gone nothing is acknowledged, and once it is back everything that was made is there', within, async () => {
  const [one, other] = (await nodes(2)) as [KillableRelay, KillableRelay]
  const wang = await on(one, 'wang')
  wang.doc.getText('note').insert(0, '之前')
  await wang.saved()
  await postgres.kill()
  wang.doc.getText('note').insert(2, '，之后')
  const outcome = await Promise.race([wang.closed, wang.saved().then(() => 'acknowledged' as const)])
  expect(outcome).toBe(closeCodes.storeUnavailable)
  await postgres.restart()
  await bring(one, 'wang', wang.doc)
  const zhou = await bring(other, 'zhou', new Y.Doc())
  await zhou.until(() => zhou.doc.getText('note').toJSON() === '之前，之后')
})
