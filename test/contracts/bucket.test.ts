import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'

import { runKeeperCommand } from '@hebu/sync-server/command-line.ts'
import { configFrom } from '@hebu/sync-server/config.ts'
import { uploadLengthHeader, uploadOffsetHeader, type UploadState } from '@hebu/shared/wire/http.ts'
import { openBucketBlobs } from '@hebu/sync-server/store/files/bucket-blobs.ts'
import { type BucketPlace, openBucket } from '@hebu/sync-server/store/files/bucket.ts'
import { watchBlobs } from '@hebu/sync-server/store/files/watched-blobs.ts'
import { afterAll, expect, onTestFinished, test } from 'vitest'

import { aFolder, aServer, type Person } from '../kit/front-door.ts'
import { aDatabase, endSharedPostgres } from '../kit/postgres-server.ts'
import { type S3Server, startS3 } from '../kit/s3-server.ts'

const within = { timeout: 60_000 }
const bytes = randomBytes(9_000_000)
const sha256 = createHash('sha256').update(bytes).digest('hex')

afterAll(() => endSharedPostgres())

async function aBucket(): Promise<S3Server> {
  const server = await startS3()
  onTestFinished(() => server.close())
  return server
}

const pathFor = (person: Person, digest = sha256): string => `/api/files/${person.me.workspace}/customers/g-all/${digest}`
const piece = (fromByte: number) => ({ [uploadOffsetHeader]: String(fromByte), [uploadLengthHeader]: String(bytes.byteLength) })
const digestOf = async (url: string, person: Person): Promise<string> => {
  const answer = await fetch(url + pathFor(person), { headers: { cookie: person.cookie()! } })
  return createHash('sha256').update(new Uint8Array(await answer.arrayBuffer())).digest('hex')
}

test('[FIL14] relays with nothing in common but PostgreSQL and a bucket: what is sent to one, in pieces to both, is opened at the other', within, async () => {
  const { place } = await aBucket()
  const shared = { databaseUrl: await aDatabase(), secret: 'x'.repeat(32) }
  const one = await aServer({ shared, bucket: place })
  const founder = await one.setUp()
  const other = await aServer({ shared, bucket: place })
  const send = (url: string, fromByte: number, toByte: number) =>
    fetch(url + pathFor(founder), { method: 'PATCH', body: bytes.subarray(fromByte, toByte), headers: { cookie: founder.cookie()!, ...piece(fromByte) } }).then((answer) => answer.json() as Promise<UploadState>)
  expect(await send(one.url, 0, 5_000_000)).toEqual({ heldBytes: 5_000_000, done: false })
  expect(await send(other.url, 5_000_000, 7_000_000)).toEqual({ heldBytes: 7_000_000, done: false })
  expect(await (await fetch(`${one.url}${pathFor(founder)}/upload`, { headers: { cookie: founder.cookie()! } })).json()).toEqual({ heldBytes: 7_000_000, done: false })
  expect(await send(one.url, 7_000_000, 9_000_000)).toEqual({ heldBytes: 9_000_000, done: true })
  expect([await digestOf(one.url, founder), await digestOf(other.url, founder)]).toEqual([sha256, sha256])
  const part = await founder.ask('GET', pathFor(founder), undefined, { range: 'bytes=8999990-' })
  expect([part.status, part.headers.get('content-length'), part.headers.get('content-disposition')]).toEqual([206, '10', expect.stringContaining('attachment')])
})

test('[FIL14] a bucket that is gone takes nothing with it: the sender is told to wait, and goes on once it is back', within, async () => {
  const bucket = await aBucket()
  const server = await aServer({ bucket: bucket.place })
  const founder = await server.setUp()
  const send = (fromByte: number, toByte: number) => founder.ask('PATCH', pathFor(founder), bytes.subarray(fromByte, toByte), piece(fromByte))
  expect((await send(0, 4_500_000)).body).toEqual({ heldBytes: 4_500_000, done: false })
  await bucket.kill()
  expect(await send(4_500_000, 9_000_000)).toMatchObject({ status: 503, body: { problem: 'store-unavailable' } })
  // Edits do not need it.
  expect((await founder.ask('GET', '/api/volumes')).status).toBe(200)
  await bucket.restart()
  expect((await send(4_500_000, 9_000_000)).body).toEqual({ heldBytes: 9_000_000, done: true })
  await bucket.kill()
  expect((await founder.ask('GET', pathFor(founder))).status).toBe(503)
  await bucket.restart()
  expect(await digestOf(server.url, founder)).toBe(sha256)
})

test('[FIL19] a bucket that goes is told on /healthz and in the log, once, and so is its return; edits and readiness do not depend on it', within, async () => {
  const bucket = await aBucket()
  const server = await aServer({ bucket: bucket.place })
  const founder = await server.setUp()
  const health = () => founder.ask<{ ok: boolean; files?: string }>('GET', '/healthz')
  expect((await health()).body).not.toHaveProperty('files')
  await bucket.kill()
  expect((await founder.ask('PUT', pathFor(founder), bytes)).status).toBe(503)
  expect(await health()).toMatchObject({ status: 200, body: { ok: true, store: 'writable', files: 'unreachable' } })
  await bucket.restart()
  expect((await founder.ask('PUT', pathFor(founder), bytes)).status).toBe(200)
  expect((await health()).body).not.toHaveProperty('files')
})

test('[HTTP12] what fails while it is on the way leaves nothing in the way of what comes next on the same line', within, async () => {
  const bucket = await aBucket()
  const server = await aServer({ bucket: bucket.place })
  const founder = await server.setUp()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  onTestFinished(() => agent.destroy())
  const statusOf = async (method: string, path: string, body?: Uint8Array): Promise<number | undefined> => {
    const sent = request(server.url + path, { method, agent, headers: { cookie: founder.cookie()! } })
    sent.on('error', () => undefined).end(body)
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    answer.resume()
    return answer.statusCode
  }
  await bucket.kill()
  expect(await statusOf('PUT', pathFor(founder), bytes)).toBe(503)
  expect(await statusOf('GET', '/healthz')).toBe(200)
})

test('[FIL19] it is looked for also where nobody sends: a relay that began without it finds it, and one whose keys end says so', within, async () => {
  const bucket = await aBucket()
  await bucket.kill()
  const told: string[] = []
  const logger = { info() {}, warn: (_facts: object, message: string) => void told.push(message), error: (_facts: object, message: string) => void told.push(message) }
  const open = (over: Partial<BucketPlace> = {}) => watchBlobs(openBucketBlobs({ ...bucket.place, ...over }, { maxBytes: 1e8 }), logger)
  const watched = open()
  onTestFinished(() => watched.close())
  expect([await watched.look(), await watched.look()]).toEqual(['unreachable', 'unreachable'])
  await bucket.restart()
  expect(await watched.look()).toBe('reached')
  expect(told).toEqual([expect.stringContaining('is not reached'), expect.stringContaining('does its work again')])
  const locked = open({ secretKey: 'another' })
  onTestFinished(() => locked.close())
  expect(await locked.look()).toBe('refused')
  expect(told[2]).toContain('HEBU_S3_SECRET_KEY')
})

test('[FIL15] a bucket that strangers may read, that is not there or takes no such keys is refused at the start, in words', within, async () => {
  const bucket = await aBucket()
  const faultOf = (over: Partial<BucketPlace>): Promise<string> => aServer({ bucket: { ...bucket.place, ...over } }).then(() => 'started', (error: Error) => error.message)
  expect(await faultOf({ secretKey: 'another' })).toContain('HEBU_S3_SECRET_KEY')
  expect(await faultOf({ bucket: 'nowhere' })).toContain('no bucket “nowhere”')
  bucket.openToStrangers()
  expect(await faultOf({})).toContain('Strangers may read')
  await bucket.kill()
  expect(await faultOf({})).toBe('started')
})

test('[FIL15] settings of a bucket that are not whole, or not enough for many relays, are refused in words', () => {
  const whole = { HEBU_S3_ENDPOINT: 'https://s3.example.com', HEBU_S3_BUCKET: 'hebu', HEBU_S3_ACCESS_KEY: 'a', HEBU_S3_SECRET_KEY: 'b' }
  const read = (environment: Record<string, string>) => configFrom(environment, '/nowhere')
  const refusalOf = (environment: Record<string, string>): string => {
    const config = read(environment)
    return config.ok ? '' : config.refusal.join('\n')
  }
  expect(read({ ...whole, HEBU_S3_PREFIX: '/team/' })).toMatchObject({ ok: true, value: { bucket: { endpoint: 'https://s3.example.com', region: 'us-east-1', pathStyle: true, prefix: 'team/' } } })
  expect(refusalOf({ HEBU_S3_BUCKET: 'hebu' })).toContain('HEBU_S3_ENDPOINT')
  expect(refusalOf({ ...whole, HEBU_S3_SECRET_KEY: '' })).toContain('HEBU_S3_SECRET_KEY')
  expect(refusalOf({ ...whole, HEBU_S3_ENDPOINT: 's3.example.com' })).toContain('HEBU_S3_ENDPOINT')
  expect(refusalOf({ ...whole, HEBU_S3_BUCKET: 'He Bu' })).toContain('HEBU_S3_BUCKET')
  expect(refusalOf({ ...whole, HEBU_S3_PREFIX: 'a b' })).toContain('HEBU_S3_PREFIX')
  expect(refusalOf({ ...whole, HEBU_S3_PATH_STYLE: 'no' })).toContain('HEBU_S3_PATH_STYLE')
  expect(refusalOf({ ...whole, DATABASE_URL: 'postgres://x/y' })).toContain('HEBU_SECRET')
  expect(refusalOf({ ...whole, DATABASE_URL: 'postgres://x/y', HEBU_SECRET: 'x'.repeat(32), HEBU_FILES: '/f' })).toContain('HEBU_SECRET')
  expect(refusalOf({ ...whole, HEBU_SECRET: 'x'.repeat(32) })).toContain('HEBU_SECRET')
  expect(read({ ...whole, DATABASE_URL: 'postgres://x/y', HEBU_SECRET: 'x'.repeat(32) })).toMatchObject({ ok: true, value: { shared: { secret: 'x'.repeat(32) } } })
})

test('[FIL16] a backup holds what lies in a bucket, a restore brings it into one, and an export writes it out', within, async () => {
  const [before, after] = [await aBucket(), await aBucket()]
  const server = await aServer({ bucket: before.place })
  const founder = await server.setUp()
  expect((await founder.ask('PUT', pathFor(founder), bytes)).status).toBe(200)
  const keeper = (args: readonly string[], dataFolder: string, { endpoint, bucket, accessKey, secretKey }: BucketPlace) =>
    runKeeperCommand(args, { HEBU_DATA: dataFolder, HEBU_S3_ENDPOINT: endpoint, HEBU_S3_BUCKET: bucket, HEBU_S3_ACCESS_KEY: accessKey, HEBU_S3_SECRET_KEY: secretKey }, '/nowhere')
  const [backup, out, restored] = [join(aFolder(), 'hebu.tar'), join(aFolder(), 'out'), join(aFolder(), 'data')]
  expect(await keeper(['backup', '--to', backup], server.config.dataFolder, before.place)).toMatchObject({ code: 0, words: expect.stringContaining('1 attached') as string })
  expect(await keeper(['export', '--to', out], server.config.dataFolder, before.place)).toMatchObject({ code: 0 })
  expect(await keeper(['restore', '--from', backup], restored, after.place)).toMatchObject({ code: 0, words: expect.stringContaining('1 attached') as string })
  expect(readdirSync(restored).filter((name) => name === 'files')).toEqual([])
  const again = await aServer({ bucket: after.place, dataFolder: restored })
  expect(await digestOf(again.url, await again.signIn('王伟'))).toBe(sha256)
  await after.kill()
  expect(await keeper(['export', '--to', `${out}2`], restored, after.place)).toMatchObject({ code: 1, words: expect.stringContaining('not reached') as string })
  expect(readFileSync(backup).includes('S3RVER')).toBe(false)
})

test('[FIL3] two relays that receive one upload at once leave a whole file', within, async () => {
  const { place } = await aBucket()
  const [one, other] = [0, 1].map(() => openBucketBlobs(place, { maxBytes: 1e8, stallMs: 200 }, openBucket(place))) as [ReturnType<typeof openBucketBlobs>, ReturnType<typeof openBucketBlobs>]
  const upload = { volume: 'w1/customers/g-all', member: 'wang', sha256 }
  const whole = { fromByte: 0, totalBytes: bytes.byteLength }
  // The first one's line is dead, which its relay finds out only later.
  const hanging = one.append(upload, whole, (async function* () {
    yield bytes.subarray(0, 5_000_000)
    await new Promise(() => undefined)
  })())
  await other.append(upload, whole, (async function* () { yield bytes.subarray(0, 4_700_000) })())
  await hanging
  const held = await other.held(upload)
  expect(held).toBeGreaterThanOrEqual(4_700_000)
  expect(await other.append(upload, { ...whole, fromByte: held }, (async function* () { yield bytes.subarray(held) })())).toEqual({ ok: true, value: { heldBytes: 9_000_000, whole: true } })
  const hash = createHash('sha256')
  for await (const chunk of (await one.get(sha256))!.stream()) hash.update(chunk)
  expect(hash.digest('hex')).toBe(sha256)
})
