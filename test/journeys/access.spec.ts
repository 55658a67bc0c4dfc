import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import * as Y from 'yjs'

import { expect, test } from '../kit/journey.ts'
import { aPlainPeer, closeCodeOf } from '../kit/plain-peer.ts'

const people = [
  { name: '林小满', post: 'salesperson' },
  { name: '周远', post: 'operator' },
  { name: '方法务', post: 'legal' },
]

test('[DOOR1] [ACC1] [S2-7.1.2] [S0-8.2b] a raw socket gets into the volumes of its member and no others, whatever it says', async ({ found }) => {
  const { relay, workspace, founder, person } = await found({ people })
  const [seller, operator, guest] = people.map(({ name }) => person(name))
  const tokens = { founder: await founder.token(), seller: await seller!.token(), operator: await operator!.token(), guest: await guest!.token() }
  const ask = (volume: string, token: string) => closeCodeOf(relay.url, `/sync/${volume}?token=${token}`)
  const customers = `${workspace}/customers/g-sales`

  expect(await ask(customers, tokens.seller)).toBe('open')
  expect(await ask(customers, tokens.operator)).toBe('open')
  expect(await ask(customers, tokens.guest)).toBe(closeCodes.forbidden)
  expect(await ask(`${workspace}/customers-file/g-sales`, tokens.operator)).toBe(closeCodes.forbidden)
  expect(await ask(`${workspace}/customers-secret/g-sales`, tokens.seller)).toBe(closeCodes.forbidden)
  expect(await ask(`${workspace}/customers-secret/g-sales`, tokens.founder)).toBe('open')
  expect(await ask(`${workspace}/reports/m-${seller!.member}/2026`, tokens.operator)).toBe(closeCodes.forbidden)
  expect(await ask(`${workspace}/reports/m-${seller!.member}/2026`, tokens.founder)).toBe('open')

  expect(await ask(customers, 'x'.repeat(43))).toBe(closeCodes.unauthenticated)
  expect(await closeCodeOf(relay.url, `/sync/${customers}`)).toBe(closeCodes.unauthenticated)
  expect(await ask(`otherdepartment/customers/g-sales`, tokens.founder)).toBe(closeCodes.forbidden)
  expect(await ask(`${workspace}/nosuchbook/g-sales`, tokens.founder)).toBe(closeCodes.forbidden)
  expect(await ask(`${workspace}/customers/../../etc/passwd`, tokens.founder)).toBe(closeCodes.unknownVolume)
  expect(await closeCodeOf(relay.url, `/sync?v=99&token=${tokens.founder}`)).toBe(closeCodes.outdated)
  expect(await closeCodeOf(relay.url, `/sync/${customers}?token=${tokens.seller}`, { origin: 'https://evil.example' })).toBe(closeCodes.forbidden)
})

test('[DOOR3] [S2-7.1.2] who may only read a volume changes nothing in it, on the relay or for others', async ({ found }) => {
  const { relay, workspace, person } = await found({ people })
  const volume = `${workspace}/customers/g-sales`
  const seller = aPlainPeer(relay.url, volume, await person('林小满').token())
  const reader = aPlainPeer(relay.url, volume, await person('周远').token())
  await Promise.all([seller.synced, reader.synced])
  seller.doc.getMap('c1').set('name', '示例商贸')
  await expect.poll(() => reader.doc.getMap('c1').get('name')).toBe('示例商贸')

  reader.doc.getMap('c1').set('name', '被改了')
  seller.doc.getMap('c1').set('region', '上海')
  // What the reader sent came before this, on the same relay; had it been taken, it would be here.
  const late = aPlainPeer(relay.url, volume, await person('林小满').token())
  await late.synced
  await expect.poll(() => late.doc.getMap('c1').toJSON()).toEqual({ name: '示例商贸', region: '上海' })
  expect(seller.doc.getMap('c1').toJSON()).toEqual({ name: '示例商贸', region: '上海' })
  for (const peer of [seller, reader, late]) peer.close()
})

test('[SEC1] nobody writes under the client id of another', async ({ found }) => {
  const { relay, workspace, person } = await found({ people })
  const volume = `${workspace}/tasks/g-all/2026-Q4`
  const victim = aPlainPeer(relay.url, volume, await person('林小满').token())
  await victim.synced
  victim.doc.getMap('t1').set('title', '送样')

  const forger = aPlainPeer(relay.url, volume, await person('周远').token())
  await forger.synced
  await expect.poll(() => forger.doc.getMap('t1').get('title')).toBe('送样')
  const own = forger.doc.clientID
  forger.doc.clientID = victim.doc.clientID
  forger.doc.getMap('t1').set('title', '伪造')
  victim.doc.getMap('t1').set('note', '本人写的')

  const late = aPlainPeer(relay.url, volume, await person('林小满').token())
  await late.synced
  await expect.poll(() => late.doc.getMap('t1').toJSON()).toEqual({ title: '送样', note: '本人写的' })
  expect(Y.encodeStateVector(late.doc)).toEqual(Y.encodeStateVector(victim.doc))
  // y-websocket takes leave under the id that it greeted with.
  forger.doc.clientID = own
  for (const peer of [victim, forger, late]) peer.close()
})
