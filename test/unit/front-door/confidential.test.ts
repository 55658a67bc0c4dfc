import { books } from '@hebu/shared/books/catalogue.generated.ts'
import { isConfidential } from '@hebu/shared/rules/access.ts'
import { AuditPage } from '@hebu/shared/wire/http.ts'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { eventually } from '../../kit/eventually.ts'
import { aClock, aServer, type Person } from '../../kit/front-door.ts'
import { aPeer } from '../../kit/peer.ts'
import { aPlainPeer } from '../../kit/plain-peer.ts'

const openings = async (person: Person) =>
  v.parse(AuditPage, (await person.ask('GET', '/api/audit?topic=confidential')).body).entries.toReversed().map(({ member, subject }) => `${member} ${subject}`)

describe('openings of confidential volumes', () => {
  it('[OPS13] confidential is a part that not every reader of its book may read, but nobody’s own', () => {
    const of = (book: string, part: string | undefined, shelf: string, member = 'wang') => isConfidential({ part, shelf }, books.find(({ id }) => id === book)!, member)
    expect([of('customers', undefined, 'g-all'), of('customers', 'file', 'g-sales'), of('customers', 'secret', 'g-sales'), of('products', 'secret', 'g-all')]).toEqual([false, true, true, true])
    expect([of('imports', 'log', 'm-wang'), of('imports', 'log', 'm-lin'), of('imports', undefined, 'm-lin')]).toEqual([false, true, false])
  })

  it('[OPS13] [OPS5] they are entered once for a member, a volume and a day, over sockets of devices and of any other client', async () => {
    const clock = aClock()
    const server = await aServer({ clock })
    const founder = await server.setUp()
    const [secret, plain] = ['customers-secret', 'customers'].map((book) => `${founder.me.workspace}/${book}/g-all`) as [string, string]
    const open = async (volume: string): Promise<void> => {
      const peer = await aPeer(`${server.url.replace('http', 'ws')}/sync`, { headers: { cookie: founder.cookie()! } })
      await peer.open(volume)
      peer.terminate()
    }
    await open(plain)
    await open(secret)
    await open(secret)
    const mine = `${founder.me.member} ${secret}`
    await eventually(async () => expect(await openings(founder)).toEqual([mine]))
    clock.advance(24 * 3_600_000)
    const { token } = await server.token(founder)
    const client = aPlainPeer(server.url, secret, token)
    await eventually(async () => expect(await openings(founder)).toEqual([mine, mine]))
    client.close()
    expect((await founder.ask<{ whole: boolean }>('GET', '/api/audit/chain')).body.whole).toBe(true)
    // Another relay of the same store finds what was entered; so does this one after a restart.
    await server.close()
    const again = await aServer({ clock, dataFolder: server.config.dataFolder })
    const back = await again.signIn('王伟')
    const peer = await aPeer(`${again.url.replace('http', 'ws')}/sync`, { headers: { cookie: back.cookie()! } })
    await peer.open(secret)
    await peer.open(`${founder.me.workspace}/products-secret/g-all`)
    await eventually(async () => expect(await openings(back)).toEqual([mine, mine, `${founder.me.member} ${founder.me.workspace}/products-secret/g-all`]))
  })
})
