import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'

import { formatAddress } from '@hebu/shared/vocabulary/address.ts'
import { maxFileBytes, type UploadState } from '@hebu/shared/wire/http.ts'
import { describe, expect, it } from 'vitest'

import { eventually } from '../kit/eventually.ts'
import { aServer, type Person, type Problem } from '../kit/front-door.ts'

const bytes = randomBytes(300_000)
const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')
const volumeOf = (person: Person, shelf = 'g-all', book = 'customers'): string => formatAddress({ workspace: person.me.workspace, book, shelf })
const pathOf = (volume: string, content: Uint8Array = bytes): string => `/api/files/${volume}/${digestOf(content)}`

const send = (person: Person, path: string, piece: Uint8Array, from: number, total = bytes.byteLength) =>
  person.ask<UploadState & Problem>('PATCH', path, piece, { 'upload-offset': String(from), 'upload-length': String(total) })
const stateOf = async (person: Person, path: string): Promise<UploadState & Problem> => (await person.ask<UploadState & Problem>('GET', `${path}/upload`)).body

/** Sends a piece and tears the line off in the middle of it. */
async function breakOff(url: string, person: Person, path: string, sent: Uint8Array): Promise<void> {
  const headers = { cookie: person.cookie()!, 'upload-offset': '0', 'upload-length': String(bytes.byteLength), 'content-length': String(bytes.byteLength) }
  const sending = request(url + path, { method: 'PATCH', headers })
  sending.on('error', () => undefined)
  await new Promise<void>((resolve) => sending.write(sent, () => resolve()))
  await eventually(async () => expect((await stateOf(person, path)).heldBytes).toBe(sent.byteLength))
  sending.destroy()
}

describe('uploads', () => {
  it('[FIL2] pieces follow each other, and the file is there when the last has come and not before', async () => {
    const founder = await (await aServer()).setUp()
    const path = pathOf(volumeOf(founder))
    expect(await stateOf(founder, path)).toEqual({ heldBytes: 0, done: false })
    expect((await send(founder, path, bytes.subarray(0, 100_000), 0)).body).toEqual({ heldBytes: 100_000, done: false })
    expect((await founder.ask('GET', path)).body.problem).toBe('not-found')
    expect((await send(founder, path, bytes.subarray(100_000), 100_000)).body).toEqual({ heldBytes: 300_000, done: true })
    expect(await stateOf(founder, path)).toEqual({ heldBytes: 300_000, done: true })
    expect((await founder.ask('GET', path)).headers.get('content-length')).toBe('300000')
  })

  it('[FIL2] what came before the line broke is kept, and the upload goes on from there', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const path = pathOf(volumeOf(founder))
    await breakOff(server.url, founder, path, bytes.subarray(0, 120_000))
    expect((await send(founder, path, bytes.subarray(120_000), 120_000)).body).toEqual({ heldBytes: 300_000, done: true })
  })

  it('[FIL2] a piece for another place than the next is refused and changes nothing', async () => {
    const founder = await (await aServer()).setUp()
    const path = pathOf(volumeOf(founder))
    await send(founder, path, bytes.subarray(0, 100), 0)
    for (const from of [0, 99, 101]) expect((await send(founder, path, bytes.subarray(from), from)).body.problem).toBe('offset-differs')
    expect(await stateOf(founder, path)).toEqual({ heldBytes: 100, done: false })
  })

  it('[HTTP6] a whole without its digest is refused, thrown away, and never given out', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const path = pathOf(volumeOf(founder))
    const other = randomBytes(bytes.byteLength)
    await send(founder, path, other.subarray(0, 1000), 0)
    expect((await send(founder, path, other.subarray(1000), 1000)).body.problem).toBe('digest-differs')
    expect((await founder.ask('GET', path)).body.problem).toBe('not-found')
    expect(await stateOf(founder, path)).toEqual({ heldBytes: 0, done: false })
    expect(readdirSync(join(server.config.dataFolder, 'files/partial'))).toEqual([])
    expect((await send(founder, path, bytes, 0)).body.done).toBe(true)
  })

  it('[HTTP6] lengths that cannot be are refused', async () => {
    const founder = await (await aServer()).setUp()
    const path = pathOf(volumeOf(founder))
    expect((await send(founder, path, bytes, 0, maxFileBytes + 1)).body.problem).toBe('too-large')
    expect((await send(founder, path, bytes, 0, 10)).body.problem).toBe('malformed')
    expect((await send(founder, path, bytes, 20, 10)).body.problem).toBe('malformed')
    for (const offset of ['-1', '1e3', 'x', '9'.repeat(40), '']) {
      expect((await founder.ask('PATCH', path, bytes, { 'upload-offset': offset, 'upload-length': '300000' })).body.problem).toBe('malformed')
    }
    expect((await founder.ask('PATCH', path, bytes)).body.problem).toBe('malformed')
    expect(await stateOf(founder, path)).toEqual({ heldBytes: 0, done: false })
  })

  it('[HTTP8] only writers of the volume upload, and nobody learns what others hold or send', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const ofFounder = pathOf(volumeOf(founder, `m-${founder.me.member}/2026`, 'reports'))
    expect((await send(founder, ofFounder, bytes, 0)).body.done).toBe(true)
    expect((await send(rep, ofFounder, bytes, 0)).body.problem).toBe('forbidden')
    expect((await stateOf(rep, ofFounder)).problem).toBe('forbidden')
    const own = pathOf(volumeOf(rep, `m-${rep.me.member}/2026`, 'reports'))
    expect(await stateOf(rep, own)).toEqual({ heldBytes: 0, done: false })
    expect((await send(rep, own, new Uint8Array(), bytes.byteLength)).body.problem).toBe('offset-differs')
    expect((await rep.ask('GET', own)).body.problem).toBe('not-found')
  })

  it('[FIL3] two members send one file at the same time, each their own, and both succeed', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const rep = await server.member(founder, '李娜')
    const path = pathOf(volumeOf(founder))
    await send(founder, path, bytes.subarray(0, 200_000), 0)
    expect(await stateOf(rep, path)).toEqual({ heldBytes: 0, done: false })
    const [first, second] = await Promise.all([send(founder, path, bytes.subarray(200_000), 200_000), send(rep, path, bytes, 0)])
    expect([first.body.done, second.body.done]).toEqual([true, true])
  })

  it('[FIL3] who comes back while the old line hangs ends it and goes on', async () => {
    const server = await aServer()
    const founder = await server.setUp()
    const path = pathOf(volumeOf(founder))
    const headers = { cookie: founder.cookie()!, 'upload-offset': '0', 'upload-length': String(bytes.byteLength), 'content-length': String(bytes.byteLength) }
    const hanging = request(server.url + path, { method: 'PATCH', headers })
    const ended = once(hanging, 'close')
    hanging.on('error', () => undefined).write(bytes.subarray(0, 50_000))
    await eventually(async () => expect((await stateOf(founder, path)).heldBytes).toBe(50_000))
    expect((await send(founder, path, bytes.subarray(50_000), 50_000)).body).toEqual({ heldBytes: 300_000, done: true })
    await ended
  })

  it('[FIL4] the part that is asked for, and a refusal for what is not there', async () => {
    const founder = await (await aServer()).setUp()
    const path = pathOf(volumeOf(founder))
    await send(founder, path, bytes, 0)
    const part = async (range: string, more: Readonly<Record<string, string>> = {}) => {
      const { status, headers } = await founder.ask('GET', path, undefined, { range, ...more })
      return [status, headers.get('content-range'), headers.get('content-length')]
    }
    expect(await part('bytes=0-9')).toEqual([206, 'bytes 0-9/300000', '10'])
    expect(await part('bytes=299990-')).toEqual([206, 'bytes 299990-299999/300000', '10'])
    expect(await part('bytes=-5')).toEqual([206, 'bytes 299995-299999/300000', '5'])
    expect(await part('bytes=10-999999')).toEqual([206, 'bytes 10-299999/300000', '299990'])
    expect((await part('bytes=300000-')).slice(0, 2)).toEqual([416, 'bytes */300000'])
    for (const whole of ['bytes=9-1', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-', 'x']) expect(await part(whole)).toEqual([200, null, '300000'])
    expect(await part('bytes=0-9', { 'if-range': '"other"' })).toEqual([200, null, '300000'])
  })

  it('[FIL4] names of any kind are saved as names, never as paths or further headers', async () => {
    const founder = await (await aServer()).setUp()
    const path = pathOf(volumeOf(founder))
    await send(founder, path, bytes, 0)
    const named = async (name: string) => (await founder.ask('GET', `${path}?name=${encodeURIComponent(name)}`)).headers.get('content-disposition')
    expect(await named('合同 (终版).pdf')).toBe("attachment; filename=\"__ (__).pdf\"; filename*=UTF-8''%E5%90%88%E5%90%8C%20%28%E7%BB%88%E7%89%88%29.pdf")
    expect(await named('a"\r\nset-cookie: x=1')).toBe("attachment; filename=\"a___set-cookie_ x=1\"; filename*=UTF-8''a___set-cookie_%20x%3D1")
    expect(await named('../../etc/passwd')).toBe("attachment; filename=\"_.._etc_passwd\"; filename*=UTF-8''_.._etc_passwd")
    expect(await named('invoice\u202efdp.exe')).toContain('invoice_fdp.exe')
    expect(await named('...')).toBe('attachment')
  })
})
