import { closeCodes } from '@hebu/shared/wire/close-codes.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import type { Volumes } from '@hebu/shared/wire/http.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

import { aServer, charter, type Person } from '../../kit/front-door.ts'

function aSocket(url: string, cookie: string | undefined) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync?v=${wireVersion}`, cookie === undefined ? {} : { headers: { cookie } })
  onTestFinished(() => socket.terminate())
  let closedWith: number | undefined
  return {
    opened: new Promise<void>((resolve) => socket.once('open', resolve)),
    closed: new Promise<number>((resolve) => socket.on('close', (code) => resolve((closedWith = code)))),
    isOpen: () => closedWith === undefined,
  }
}

async function opened(url: string, person: Person) {
  const socket = aSocket(url, person.cookie())
  await socket.opened
  return socket
}

async function edit(url: string, volume: string, token: string): Promise<void> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${url.replace('http', 'ws')}/sync`, volume, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket, disableBc: true, params: { token },
  })
  onTestFinished(() => provider.destroy())
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
  doc.getMap('x').set('a', 1)
}

describe('sockets of the whole relay', () => {
  it('[ACC8] removing a member closes their sockets, and nobody else’s', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const [mine, theirs] = [await opened(server.url, founder), await opened(server.url, rep)]
    await founder.ask('DELETE', `/api/members/${rep.me.member}`)
    expect(await theirs.closed).toBe(closeCodes.revoked)
    expect(mine.isOpen()).toBe(true)
  })

  it('[ACC6] signing out closes the sockets of that session', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const phone = await server.signIn('王伟')
    const [desk, pocket] = [await opened(server.url, founder), await opened(server.url, phone)]
    await phone.ask('POST', '/api/sign-out')
    expect(await pocket.closed).toBe(closeCodes.revoked)
    expect(desk.isOpen()).toBe(true)
  })

  it('[ACC13] a socket without a session is turned away', async () => {
    const server = await aServer()
    expect(await aSocket(server.url, undefined).closed).toBe(closeCodes.unauthenticated)
  })

  it('[TOK1] a y-websocket client edits with a token, and the volume is listed for those who may open it', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const { token } = await server.token(founder)
    const volume = `${founder.me.workspace}/reports/m-${founder.me.member}/2026`
    const listed = async (person: Person) => (await person.ask<Volumes>('GET', '/api/volumes')).body.volumes
    expect(await listed(founder)).toEqual([])
    await edit(server.url, volume, token)
    await expect.poll(() => listed(founder)).toEqual([{ name: volume, access: 'write' }])
    expect(await listed(rep)).toEqual([])
    await founder.ask('PATCH', `/api/members/${rep.me.member}`, { post: charter.founder })
    expect((await listed(rep)).map(({ name }) => name)).toEqual([volume])
  })

  it('[HTTP10] a relay that stops sends its sockets away to come back', async () => {
    const server = await aServer()
    const socket = await opened(server.url, await server.setUp())
    await server.close()
    expect(await socket.closed).toBe(closeCodes.restart)
  })
})
