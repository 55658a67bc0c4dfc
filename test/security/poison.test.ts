import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'

import { anAttack } from '../kit/attack.ts'
import { any, craft, raw, string } from '../kit/crafted-update.ts'
import { docOf, isPending } from '../kit/random-edits.ts'
import { syncMessage, update } from '../kit/replica.ts'

const me = 300
const victim = 100

const noteOf = (doc: Y.Doc): string => doc.getText('note').toJSON()

/** What everybody had before. */
const morning = (): Uint8Array => {
  const doc = new Y.Doc()
  doc.clientID = victim
  doc.getText('note').insert(0, '上午的记录')
  return Y.encodeStateAsUpdate(doc)
}

test('[SEC3] an item that names its own future would empty the volume for whoever loads it', async () => {
  const harmful = craft([{ client: me, clock: 0, items: [{ left: [me, 7], ...string('x') }] }])
  expect(harmful.length).toBeLessThan(13)
  expect(() => docOf(Y.mergeUpdates([morning(), harmful]))).toThrow()
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] deletions over clocks that are still to come would swallow the next edits of another', async () => {
  const harmful = craft([], [{ client: victim, ranges: [[5, 50]] }])
  const other = docOf(morning(), harmful)
  const author = docOf(morning())
  author.clientID = victim
  author.getText('note').insert(5, '，下午的记录')
  Y.applyUpdate(other, Y.encodeStateAsUpdate(author))
  expect(noteOf(author)).toBe('上午的记录，下午的记录')
  expect(noteOf(other)).toBe('上午的记录')
  await (await anAttack()).expectAskedThenRefused(harmful)
})

test('[SEC1] the client id of another with its next clock would make its author and all others differ for ever', async () => {
  const harmful = craft([{ client: victim, clock: 5, items: [{ left: [victim, 4], ...string('假') }] }])
  const other = docOf(morning(), harmful)
  const author = docOf(morning())
  author.clientID = victim
  author.getText('note').insert(5, '真')
  for (const [from, to] of [[author, other], [other, author]] as const) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  expect([noteOf(author), noteOf(other)]).toEqual(['上午的记录真', '上午的记录假'])
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC1] the client id that somebody shows before the first edit cannot be taken by another', async () => {
  const attack = await anAttack()
  attack.victim.doc.clientID = 101
  attack.victim.awareness.clientID = 101
  attack.victim.awareness.setLocalState({ user: { id: 'wang' } })
  await attack.attacker.messages.next()
  await attack.expectRefused(craft([{ client: 101, clock: 0, items: [{ ...string('假') }] }]))
  attack.victim.doc.getText('note').insert(0, '真')
  await attack.victim.saved()
  expect(attack.victim.refusals).toEqual([])
})

test('[SEC3] thousands of structs behind a gap would lie in every document and never be seen', async () => {
  const items = Array.from({ length: 20_000 }, (_, i) => ({ left: [me, 9 + i] as const, ...string('x') }))
  const harmful = craft([{ client: me, clock: 10, items }])
  const other = docOf(morning(), harmful)
  expect(isPending(other)).toBe(true)
  expect(Y.encodeStateAsUpdate(other).length).toBeGreaterThan(100_000)
  await (await anAttack()).expectAskedThenRefused(harmful)
})

test('[SEC3] two structs that wait for each other would be waited for by every document', async () => {
  const harmful = craft([
    { client: me + 1, clock: 0, items: [{ left: [me, 0], ...string('x') }] },
    { client: me, clock: 0, items: [{ left: [me + 1, 0], ...string('y') }] },
  ])
  expect(isPending(docOf(morning(), harmful))).toBe(true)
  await (await anAttack()).expectAskedThenRefused(harmful)
})

test('[SEC3] a lying count would make every reader allocate for what is not there', async () => {
  const harmful = Uint8Array.of(1, 0x80, 0x87, 0xa7, 0x0e, 5, 0)
  const before = process.memoryUsage().heapUsed
  expect(() => docOf(harmful)).toThrow()
  expect(process.memoryUsage().heapUsed - before).toBeGreaterThan(50_000_000)
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] values nested thousands deep would end the stack of every reader', async () => {
  // Deep enough for the stack of a thread, too.
  const depth = 50_000
  const harmful = craft([{ client: me, clock: 0, items: [raw(8, 1, ...Array.from({ length: depth }, () => [117, 1]).flat(), 126)] }])
  expect(() => docOf(harmful)).toThrow(RangeError)
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] the deepest value that is taken is 32 deep, in values and in JSON', async () => {
  const nestedIn = (depth: number): unknown => (depth === 1 ? [] : [nestedIn(depth - 1)])
  const json = (depth: number) => ({ kind: 5, content: string(JSON.stringify(nestedIn(depth))).content })
  const attack = await anAttack()
  await attack.expectRefused(craft([{ client: me, clock: 0, items: [any(nestedIn(33))] }]))
  await attack.expectRefused(craft([{ client: me, clock: 0, items: [json(33)] }]))
  const harmless = craft([{ client: me, clock: 0, items: [any(nestedIn(32)), json(32)] }])
  expect(isPending(docOf(harmless))).toBe(false)
  await attack.expectTaken(harmless)
})

test('[SEC3] several values under one key would stop every document from telling of its edits', async () => {
  const harmful = [
    craft([{ client: me, clock: 0, items: [{ parent: 'fields', key: 'page', ...raw(7, 1) }] }]),
    craft([{ client: me, clock: 1, items: [{ parent: [me, 0], key: 'k', ...string('ab') }] }]),
  ]
  const other = docOf(...harmful)
  let told = 0
  Y.applyUpdate(other, craft([], [{ client: me, ranges: [[2, 1]] }]))
  expect(() => Y.applyUpdate(other, craft([], [{ client: me, ranges: [[0, 1]] }]))).toThrow()
  other.on('update', () => told++)
  other.getText('note').insert(0, '再也没有人知道')
  expect(told).toBe(0)
  await (await anAttack()).expectRefused(Y.mergeUpdates(harmful))
})

test('[SEC3] a value of several clocks beside a key would do the same without naming the key', async () => {
  const first = craft([{ client: me, clock: 0, items: [{ parent: 'fields', key: 'k', ...any(1) }] }])
  await (await anAttack()).expectRefused(Y.mergeUpdates([first, craft([{ client: me, clock: 1, items: [{ left: [me, 0], ...string('ab') }] }])]))
})

test('[SEC3] a deletion of nothing would make every document throw', async () => {
  const harmful = craft([], [{ client: victim, ranges: [[9, 0]] }])
  expect(() => docOf(morning(), harmful)).toThrow()
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] a clock beyond what is counted exactly would make every state vector unreadable', async () => {
  const harmful = craft([{ client: me, clock: 0, items: Array.from({ length: 16 }, () => ({ gc: Number.MAX_SAFE_INTEGER })) }])
  const vector = Y.encodeStateVector(docOf(morning(), harmful))
  expect(() => Y.decodeStateVector(vector)).toThrow()
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] a client twice in one update would be logged whole and loaded by half', async () => {
  const harmful = craft([
    { client: me, clock: 0, items: [{ ...string('a') }] },
    { client: me, clock: 1, items: [{ left: [me, 0], ...string('b') }] },
  ])
  expect(isPending(docOf(harmful))).toBe(true)
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] kinds of content that no book writes would throw or load strange documents', async () => {
  const attack = await anAttack()
  const refused = (kind: number, ...bytes: number[]) => attack.expectRefused(craft([{ client: me, clock: 0, items: [raw(kind, ...bytes)] }]))
  await refused(9, 1, 65, 118, 0) // A document inside of the document.
  await refused(2, 1, 1, 49) // Legacy JSON.
  await refused(7, 5, 1, 65) // A hook.
  await refused(7, 9) // No type at all.
  await refused(11, 0) // No content at all.
  await refused(8, 1, 122, 0, 0, 0, 0, 0, 0, 0, 1) // A big integer.
  await refused(4, 2, 0xc3, 0x28) // No UTF-8.
  await refused(5, 2, 0x7b, 0x7b) // No JSON.
})

test('[SEC3] JSON that unfolds into millions of objects, and state vectors of as many clients, are refused unread', async () => {
  const attack = await anAttack()
  await attack.expectRefused(craft([{ client: me, clock: 0, items: [{ kind: 5, content: string(`[${'[],'.repeat(100_000)}1]`).content }] }]))
  const vector = new Map(Array.from({ length: (1 << 18) + 1 }, (_, client) => [client, 1]))
  const many = Y.encodeStateVector(vector)
  attack.attacker.send(syncMessage(0, many), false)
  expect(await attack.attacker.told.next((frame) => frame.type === 'close')).toMatchObject({ code: closeCodes.malformed })
})

test('[SEC3] a key that sets what an object is, is refused', async () => {
  const harmful = craft([{ client: me, clock: 0, items: [{ parent: 'fields', key: 'k', ...any(JSON.parse('{"__proto__":{"isAdministrator":true}}')) }] }])
  expect((docOf(harmful).getMap('fields').get('k') as { isAdministrator?: boolean }).isAdministrator).toBe(true)
  await (await anAttack()).expectRefused(harmful)
})

test('[SEC3] two versions of one struct are never both kept: who comes late would read another than who was there', async () => {
  const versions = ['hello', 'jellox'].map((text) => craft([{ client: me, clock: 0, items: [{ ...string(text) }] }]))
  const early = docOf(...versions)
  const late = docOf(Y.mergeUpdates([...versions].reverse()))
  expect([noteOf(early), noteOf(late)]).toEqual(['hellox', 'jellox'])
  const attack = await anAttack()
  for (const version of versions) attack.attacker.send(update(version))
  await attack.victim.until(() => noteOf(attack.victim.doc).includes('hellox'))
  const stored = await attack.relay.log.read('w1/notes/g-all')
  const rows = stored.ok ? (stored.value?.tail.slice(-2).map(({ bytes }) => bytes) ?? []) : []
  for (const order of [rows, [...rows].reverse()]) expect(noteOf(docOf(morning(), Y.mergeUpdates(order)))).toContain('hellox')
})

test('[SEC3] updates of format V2 and updates with something behind them are refused', async () => {
  const doc = new Y.Doc()
  doc.clientID = me
  doc.getText('note').insert(0, 'x')
  const attack = await anAttack()
  await attack.expectRefused(Y.encodeStateAsUpdateV2(doc))
  await attack.expectRefused(Uint8Array.of(...Y.encodeStateAsUpdate(doc), 7))
})
