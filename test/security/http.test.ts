import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync, readdirSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'

import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import { formatAddress } from '@hebu/shared/vocabulary/address.ts'
import { openDiskBlobs } from '@hebu/sync-server/store/files/disk-blobs.ts'
import { describe, expect, it } from 'vitest'

import { aFolder, aServer, password, type Person, setupOrder } from '../kit/front-door.ts'

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('requests', () => {
  it('[HTTP2] a changing request from another origin is refused and changes nothing', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const foreign: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://evil.example' }, { origin: 'null' }, { origin: server.url.replace(/:\d+$/, ':1') }, { 'sec-fetch-site': 'cross-site' },
    ]
    for (const headers of foreign) {
      const answer = await founder.ask('POST', '/api/tokens', { label: 'x' }, headers)
      expect([answer.status, answer.body.problem]).toEqual([403, 'origin-refused'])
      expect((await founder.ask('POST', '/api/sign-out', undefined, headers)).status).toBe(403)
    }
    expect((await founder.ask<{ tokens: unknown[] }>('GET', '/api/tokens')).body.tokens).toEqual([])
    expect((await founder.ask('POST', '/api/tokens', { label: 'x' }, { origin: server.url })).status).toBe(200)
  })

  it('[HTTP2] the public address of a proxy in front is our own', async () => {
    const server = await aServer({ origin: 'https://hebu.example.com' })
    const founder = await server.setUp()
    const made = await founder.ask<{ link: string }>('POST', '/api/invitations', { post: 'none' }, { origin: 'https://hebu.example.com' })
    expect(made.status).toBe(422)
    expect(server.setupLink).toMatch(/^https:\/\/hebu\.example\.com\/setup#/)
  })

  it('[HTTP3] every answer carries the security headers, and no script may stand inline', async () => {
    const person = (await aServer()).stranger()
    for (const path of ['/', '/api/me', '/healthz', '/assets/none.js']) {
      const { headers } = await person.ask('GET', path)
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toMatch(/script-src|unsafe-eval/)
      for (const part of ["object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"]) expect(policy).toContain(part)
      expect([headers.get('x-content-type-options'), headers.get('referrer-policy'), headers.get('x-powered-by')]).toEqual(['nosniff', 'no-referrer', null])
    }
  })

  it('[HTTP4] bodies are JSON of their schema and small', async () => {
    const person = (await aServer()).stranger()
    const send = (body: string, type = 'application/json') => fetch(`${server.url}/api/sign-in`, { method: 'POST', headers: { 'content-type': type }, body }).then((r) => r.json())
    const server = await aServer()
    const good = JSON.stringify({ name: '王伟', password })
    expect(await send(good, 'text/plain')).toEqual({ problem: 'type-refused' })
    expect(await send(good, 'application/x-www-form-urlencoded')).toEqual({ problem: 'type-refused' })
    expect(await send(`${good}${' '.repeat(70_000)}`)).toEqual({ problem: 'too-large' })
    for (const body of ['', '{', '[]', 'null', '{"name":{"toString":1},"password":"x"}', '{"name":"x"}']) expect(await send(body)).toEqual({ problem: 'malformed' })
    expect((await person.ask('POST', '/api/nothing', {})).body.problem).toBe('unauthenticated')
  })

  it('[HTTP9] the session cookie is kept from scripts and other sites, and secure behind TLS', async () => {
    const plain = await aServer()
    const attributes = async (server: typeof plain, headers: Readonly<Record<string, string>> = {}) =>
      (await server.stranger().ask('POST', '/api/setup', setupOrder(server.setupSecret()), headers)).headers.getSetCookie()[0]!.split('; ').slice(1)
    expect(await attributes(plain)).toEqual(['Max-Age=2592000', 'Path=/', 'HttpOnly', 'SameSite=Lax'])
    expect(await attributes(await aServer(), { 'x-forwarded-proto': 'https' })).toContain('Secure')
    expect(await attributes(await aServer({ origin: 'https://hebu.example.com' }))).toContain('Secure')
  })

  it('[HTTP1] what needs standing is refused to strangers', async () => {
    const server = await aServer()
    await server.setUp()
    const asks = ['GET /api/me', 'GET /api/directory', 'GET /api/volumes', 'GET /api/tokens', 'POST /api/tokens', 'GET /api/invitations', 'POST /api/invitations',
      'DELETE /api/invitations/x', 'PATCH /api/members/x', 'DELETE /api/members/x', 'GET /api/files/w/customers/g-all/x', 'PUT /api/files/w/customers/g-all/x']
    for (const ask of asks) {
      const [method, path] = ask.split(' ')
      expect([ask, (await server.stranger().ask(method!, path!)).body.problem]).toEqual([ask, 'unauthenticated'])
    }
  })

  it('[ACC14] passwords and secrets are not stored in clear', async () => {
    const server = await aServer({ passwords: 'real' })
    const setup = server.setupSecret()
    const founder = await server.setUp()
    const invitation = await server.invite(founder)
    const { token } = await server.token(founder)
    await server.close()
    const stored = readdirSync(server.config.dataFolder).filter((name) => name.startsWith('accounts')).map((name) => readFileSync(join(server.config.dataFolder, name), 'latin1')).join('')
    for (const secret of [password, setup, invitation, token]) expect(stored.includes(secret)).toBe(false)
  })
})

describe('files', () => {
  const bytes = randomBytes(100_000)
  const volumeOf = (person: Person, shelf = 'g-all', book = 'customers'): string => formatAddress({ workspace: person.me.workspace, book, shelf })
  const pathOf = (volume: string, content: Uint8Array): string => `/api/files/${volume}/${digestOf(content)}`

  it('[HTTP6] a file comes back as it was put, to be downloaded in a sandbox', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const path = pathOf(volumeOf(founder), bytes)
    expect((await founder.ask('PUT', path, bytes)).status).toBe(200)
    expect((await founder.ask('PUT', path, bytes)).status).toBe(200)
    const answer = await fetch(server.url + path, { headers: { cookie: founder.cookie()! } })
    expect(digestOf(new Uint8Array(await answer.arrayBuffer()))).toBe(digestOf(bytes))
    const { headers } = answer
    expect([headers.get('content-type'), headers.get('content-disposition'), headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([
      'application/octet-stream', 'attachment', 'sandbox', 'nosniff',
    ])
    expect((await founder.ask('GET', path, undefined, { 'if-none-match': headers.get('etag')! })).status).toBe(304)
  })

  it('[HTTP7] what a file is is told by its bytes, and every one is a download in a sandbox', async () => {
    const founder = await (await aServer()).setUp()
    const told = async (text: string, encoding: BufferEncoding = 'utf8') => {
      const content = Buffer.from(text, encoding)
      const path = pathOf(volumeOf(founder), content)
      expect((await founder.ask('PUT', path, content, { 'content-type': 'image/png' })).status).toBe(200)
      const { headers } = await founder.ask('GET', path)
      expect([headers.get('content-disposition'), headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual(['attachment', 'sandbox', 'nosniff'])
      return headers.get('content-type')
    }
    expect(await told('89504e470d0a1a0a00', 'hex')).toBe('image/png')
    expect(await told('%PDF-1.7 ')).toBe('application/pdf')
    expect(await told('RIFF1234WEBPVP8 ')).toBe('image/webp')
    for (const text of ['<!doctype html><script>alert(1)</script>', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'RIFF1234XXXX', '']) expect(await told(text)).toBe('application/octet-stream')
  })

  it('[HTTP6] other content than the address says is refused and not kept', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const path = pathOf(volumeOf(founder), bytes)
    expect((await founder.ask('PUT', path, randomBytes(10))).body.problem).toBe('digest-differs')
    expect((await founder.ask('GET', path)).body.problem).toBe('not-found')
    expect(readdirSync(join(server.config.dataFolder, 'files/incoming'))).toEqual([])
    expect((await founder.ask('PUT', `/api/files/${volumeOf(founder)}/../../../../x`, bytes)).status).toBe(404)
  })

  it('[HTTP6] more bytes than allowed are refused and not kept', async () => {
    const folder = aFolder()
    const blobs = openDiskBlobs(folder, { maxBytes: 99_999 })
    const chunks = async function* () {
      yield bytes.subarray(0, 60_000)
      yield bytes.subarray(60_000)
    }
    expect(await blobs.put(digestOf(bytes), chunks())).toEqual({ ok: false, refusal: 'too-large' })
    expect(await blobs.get(digestOf(bytes))).toBeUndefined()
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })

  it('[HTTP6] a file that says it is too large is refused unread', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const headers = { cookie: founder.cookie()!, 'content-length': String(maxFileBytes + 1) }
    const sent = request(server.url + pathOf(volumeOf(founder), bytes), { method: 'PUT', headers })
    sent.on('error', () => undefined).write(bytes)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(413)
    sent.destroy()
  })

  it('[HTTP8] readers of the volume have its files, others and other volumes do not', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const own = volumeOf(rep, `m-${rep.me.member}/2026`, 'reports')
    expect((await rep.ask('PUT', pathOf(own, bytes), bytes)).status).toBe(200)
    expect((await founder.ask('GET', pathOf(own, bytes))).status).toBe(200)
    const ofFounder = volumeOf(founder, `m-${founder.me.member}/2026`, 'reports')
    expect((await rep.ask('PUT', pathOf(ofFounder, bytes), bytes)).body.problem).toBe('forbidden')
    expect((await rep.ask('GET', pathOf(ofFounder, bytes))).body.problem).toBe('forbidden')
    expect((await founder.ask('GET', pathOf(ofFounder, bytes))).body.problem).toBe('not-found')
    expect((await founder.ask('GET', pathOf(`other/customers/g-all`, bytes))).body.problem).toBe('forbidden')
  })
})
