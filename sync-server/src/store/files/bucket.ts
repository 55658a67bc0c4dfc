import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'

/** A bucket of a store that speaks S3, and what opens it. */
export interface BucketPlace {
  /** An address without a path, like `https://s3.example.com`. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
  /** The bucket stands in the path, not before the endpoint's name. */
  readonly pathStyle: boolean
  /** What every key begins with: empty, or ending with a slash. */
  readonly prefix: string
}

/** The bucket did not do what it was asked; the words are for the keeper, and hold neither keys nor names of people's files. */
export class BucketFault extends Error {
  readonly code = 'BUCKET'
  /** The bucket was reached and has refused: waiting does not help. */
  readonly isRefusal: boolean

  constructor(message: string, isRefusal: boolean) {
    super(message)
    this.isRefusal = isRefusal
  }
}

/** Bytes whose size and digest are known before they are sent; read anew at each try. */
export interface ObjectBody {
  readonly sizeBytes: number
  readonly sha256: string
  bytes(): AsyncIterable<Uint8Array>
}

export interface FoundObject {
  /** Of the whole object. */
  readonly sizeBytes: number
  readonly bytes: AsyncIterable<Uint8Array>
}

export interface ListedObject {
  readonly key: string
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** Objects of one bucket by key; every request is signed, none makes anything public. What fails throws {@link BucketFault}. */
export interface Bucket {
  /** Durable when it resolves; there whole or not at all. */
  put(key: string, body: ObjectBody): Promise<void>
  /** The bytes from `fromByte` up to but without `toByte`. */
  get(key: string, fromByte?: number, toByte?: number): Promise<FoundObject | undefined>
  list(prefix: string): AsyncIterable<ListedObject>
  remove(key: string): Promise<void>
  /** Whether somebody without keys may read the object. */
  isPublic(key: string): Promise<boolean>
}

export interface BucketTimes {
  /** A line on which nothing comes or goes for so long is given up. */
  readonly silenceMs: number
  /** Before the second try; doubled before each further one. */
  readonly pauseMs: number
}

interface Asked {
  readonly method: 'GET' | 'PUT' | 'DELETE'
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly range?: string
  readonly body?: ObjectBody
  /** Without keys, as a stranger would. */
  readonly unsigned?: boolean
}

const usualTimes: BucketTimes = { silenceMs: 20_000, pauseMs: 100 }
const tries = 3
const digestOfNothing = createHash('sha256').digest('hex')

export function openBucket(place: BucketPlace, times: BucketTimes = usualTimes): Bucket {
  const isTls = place.endpoint.startsWith('https:')
  const agent = isTls ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  const send = isTls ? httpsRequest : httpRequest
  const { protocol, host } = new URL(place.endpoint)
  const base = place.pathStyle ? `${protocol}//${host}/${place.bucket}` : `${protocol}//${place.bucket}.${host}`

  async function headersFor({ method, range, body, unsigned }: Asked, url: string): Promise<Record<string, string>> {
    const own = { ...(range === undefined ? {} : { range }), ...(body === undefined ? {} : { 'content-length': String(body.sizeBytes) }) }
    if (unsigned === true) return own
    const headers = { 'x-amz-content-sha256': body?.sha256 ?? digestOfNothing }
    const signed = await new AwsV4Signer({ method, url, headers, accessKeyId: place.accessKey, secretAccessKey: place.secretKey, region: place.region, service: 's3' }).sign()
    return { ...Object.fromEntries(signed.headers), ...own }
  }

  async function tryOnce(asked: Asked): Promise<IncomingMessage> {
    const url = new URL(asked.key === '' ? base : `${base}/${asked.key}`)
    for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, value)
    const request = send(url, { method: asked.method, agent, headers: await headersFor(asked, url.href), timeout: times.silenceMs })
    request.on('timeout', () => request.destroy(new Error('nothing came any more')))
    // What breaks later, its reader hears.
    request.on('error', () => undefined)
    const answered = once(request, 'response') as Promise<[IncomingMessage]>
    const failed = once(request, 'close').then(() => Promise.reject(new Error('the line broke off')))
    try {
      const sent = asked.body === undefined ? ended(request) : pipeline(Readable.from(asked.body.bytes()), request)
      sent.catch(() => undefined)
      await Promise.race([sent, answered])
      const [answer] = await Promise.race([answered, failed])
      return answer
    } catch (error) {
      request.destroy()
      throw error
    } finally {
      failed.catch(() => undefined)
      answered.catch(() => undefined)
    }
  }

  /** A bucket that is out of breath, or a line that broke, is asked again: everything here may be done twice. */
  async function ask(asked: Asked, wanted: readonly number[]): Promise<IncomingMessage> {
    for (let attempt = 1; ; attempt += 1) {
      const isLast = attempt === tries
      const answer = await tryOnce(asked).catch((error: unknown) => {
        if (isLast) throw new BucketFault(`The store of files at ${place.endpoint} is not reached: ${wordsOf(error)}.`, false)
        return undefined
      })
      const status = answer?.statusCode ?? 0
      if (answer !== undefined && wanted.includes(status)) return answer
      if (answer !== undefined) {
        const code = codeIn(await textOf(answer).catch(() => ''))
        if (isLast || status < 500) throw refusalOf(asked.method, status, code)
      }
      await pause(times.pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }

  function refusalOf(method: string, status: number, code: string): BucketFault {
    const what = `The store of files at ${place.endpoint} refused (${method}: ${status}${code === '' ? '' : ` ${code}`})`
    if (code === 'NoSuchBucket') return new BucketFault(`${what}: it has no bucket “${place.bucket}”. Make it, or name another in HEBU_S3_BUCKET.`, true)
    if (code === 'RequestTimeTooSkewed') return new BucketFault(`${what}: the clock of this machine is wrong.`, true)
    if (status === 301 || code === 'AuthorizationHeaderMalformed') return new BucketFault(`${what}: look at HEBU_S3_REGION and HEBU_S3_ENDPOINT.`, true)
    if (status === 401 || status === 403) return new BucketFault(`${what}: look at HEBU_S3_ACCESS_KEY, HEBU_S3_SECRET_KEY and what they may do in the bucket.`, true)
    return new BucketFault(`${what}.`, status < 500)
  }

  return {
    async put(key, body) {
      ;(await ask({ method: 'PUT', key, body }, [200])).resume()
    },

    async get(key, fromByte, toByte) {
      const range = fromByte === undefined || toByte === undefined ? undefined : `bytes=${fromByte}-${toByte - 1}`
      const answer = await ask({ method: 'GET', key, ...(range === undefined ? {} : { range }) }, [200, 206, 404])
      const { statusCode, headers } = answer
      if (statusCode === 404) {
        const code = codeIn(await textOf(answer))
        if (code === 'NoSuchBucket') throw refusalOf('GET', 404, code)
        return undefined
      }
      const wholeSize = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] ?? headers['content-length']
      return { sizeBytes: Number(wholeSize), bytes: readingOn(answer, place.endpoint) }
    },

    async *list(prefix) {
      for (let next: string | undefined = ''; next !== undefined; ) {
        const query = { 'list-type': '2', prefix, ...(next === '' ? {} : { 'continuation-token': next }) }
        const xml: string = await textOf(await ask({ method: 'GET', key: '', query }, [200]))
        for (const [, entry] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) yield { key: inTag(entry!, 'Key')!, sizeBytes: Number(inTag(entry!, 'Size')), modifiedMs: Date.parse(inTag(entry!, 'LastModified')!) }
        next = inTag(xml, 'IsTruncated') === 'true' ? inTag(xml, 'NextContinuationToken') : undefined
      }
    },

    async remove(key) {
      ;(await ask({ method: 'DELETE', key }, [200, 204, 404])).resume()
    },

    async isPublic(key) {
      const answer = await tryOnce({ method: 'GET', key, unsigned: true }).catch(() => undefined)
      answer?.resume()
      return answer?.statusCode === 200
    },
  }
}

async function ended(request: ClientRequest): Promise<void> {
  request.end()
}

async function* readingOn(answer: IncomingMessage, endpoint: string): AsyncGenerator<Uint8Array> {
  try {
    yield* answer as AsyncIterable<Uint8Array>
  } catch (error) {
    throw new BucketFault(`The store of files at ${endpoint} broke off: ${wordsOf(error)}.`, false)
  }
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of answer as AsyncIterable<Uint8Array>) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

/** The keys are ours, so nothing in a tag is escaped but the token, and that only by `&amp;` and the like. */
function inTag(xml: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1]
  return text?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const codeIn = (xml: string): string => /<Code>([A-Za-z.]{1,60})<\/Code>/.exec(xml)?.[1] ?? ''

function wordsOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}
