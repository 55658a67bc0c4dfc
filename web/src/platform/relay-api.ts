import type { Invite, Join, MemberChange, ProblemCode, SessionFacts, Setup, SignIn, UploadState as UploadStateOf } from '@hebu/shared/wire/http.ts'
import {
  DirectoryShape, Entry, Health, Invitation, InvitationFacts, InvitationMade, Me, Problem, Sessions, TokenMade, Tokens,
  uploadLengthHeader, uploadMemberHeader, uploadOffsetHeader, UploadState, Volumes,
} from '@hebu/shared/wire/http.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import * as v from 'valibot'

/** Why a request did not do what was asked: the relay's own word, or `offline` when it was not reached. */
export type RelayRefusal = ProblemCode | 'offline'

export type Answer<T> = Promise<Result<T, RelayRefusal>>

type Directory = v.InferOutput<typeof DirectoryShape>

/** The relay's HTTP interface. Nothing throws; a refusal changed nothing. Sign-in, setup and join set the session cookie. */
export interface RelayApi {
  checkSetup(token: string): Answer<void>
  setUp(order: Setup): Answer<Me>
  signIn(order: SignIn): Answer<Me>
  signOut(): Answer<void>
  /** What is known before anybody has signed in, and who has. Refused by nobody who is reached ([DEV4]). */
  entry(): Answer<Entry>
  me(): Answer<Me>
  directory(): Answer<Directory>
  changeMember(id: string, change: MemberChange): Answer<void>
  removeMember(id: string): Answer<void>
  readonly invitations: {
    list(): Answer<readonly Invitation[]>
    /** The link is in this answer only. */
    make(invite: Invite): Answer<v.InferOutput<typeof InvitationMade>>
    withdraw(id: string): Answer<void>
    check(token: string): Answer<InvitationFacts>
  }
  join(order: Join): Answer<Me>
  volumes(): Answer<Volumes['volumes']>
  readonly tokens: {
    list(): Answer<v.InferOutput<typeof Tokens>['tokens']>
    /** The token is in this answer only. */
    make(label: string): Answer<v.InferOutput<typeof TokenMade>>
    revoke(id: string): Answer<void>
  }
  /** One's own sessions; with a member's id those of somebody one looks after. */
  readonly sessions: {
    list(member?: string): Answer<readonly SessionFacts[]>
    /** Without a name the device goes by what it says of itself. */
    rename(id: string, name: string | undefined): Answer<void>
    end(id: string, member?: string): Answer<void>
    endOthers(): Answer<void>
  }
  /** Bytes of files by their SHA-256 in hex, beside a volume; uploads are this member's and nobody else's. */
  filesOf(member: string): FileRoutes
  health(): Answer<v.InferOutput<typeof Health>>
  /** For what a place that is loaded later asks by itself. */
  ask<Shape extends v.GenericSchema>(shape: Shape, method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Answer<v.InferOutput<Shape>>
}

/** Where a piece of an upload goes. */
export interface PiecePlace {
  readonly fromByte: number
  readonly totalBytes: number
}

export interface FileRoutes {
  /** How much of an upload the relay has; refused where there is no room for so many bytes. */
  uploadState(volume: string, digest: string, sizeBytes: number): Answer<UploadStateOf>
  /** Adds the next piece; what arrived of one that broke off is kept there. */
  append(volume: string, digest: string, place: PiecePlace, piece: Blob, signal?: AbortSignal): Answer<UploadStateOf>
  /** `onReceived` is told how many bytes have come. */
  get(volume: string, digest: string, onReceived?: (bytes: number) => void): Answer<Blob>
}

const timeoutMs = 20_000
/** For a piece of a file, and for the silence within a download. */
const pieceTimeoutMs = 90_000

const Invitations = v.object({ invitations: v.array(Invitation) })

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

export interface RelayApiOptions {
  readonly fetch: typeof fetch
  /** Origin of the relay without a slash at its end; empty where the relay serves the page. */
  readonly base: string
}

/** A client of the relay at `base`. Opens nothing until it is asked. */
export function createRelayApi({ fetch, base }: RelayApiOptions): RelayApi {
  const request = async (method: Method, path: string, body?: unknown, more: Pick<RequestInit, 'headers' | 'signal'> = {}): Answer<Response> => {
    const raw = body instanceof Blob
    try {
      const response = await fetch(`${base}${path}`, {
        method,
        credentials: 'same-origin',
        cache: 'no-store',
        ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
        headers: { ...(body === undefined ? {} : { 'content-type': raw ? 'application/octet-stream' : 'application/json' }), ...more.headers },
        signal: more.signal ?? AbortSignal.timeout(timeoutMs),
      })
      return response.ok ? granted(response) : refused(await refusalIn(response))
    } catch {
      return refused('offline')
    }
  }

  const ask = async <Shape extends v.GenericSchema>(shape: Shape, method: Method, path: string, body?: unknown, more?: Pick<RequestInit, 'headers' | 'signal'>): Answer<v.InferOutput<Shape>> => {
    const response = await request(method, path, body, more)
    if (!response.ok) return response
    const json: unknown = await response.value.json().catch(() => undefined)
    // A hotel's sign-in page answers 200 as well: what is not JSON did not come from the relay.
    if (json === undefined) return refused('offline')
    const parsed = v.safeParse(shape, json)
    return parsed.success ? granted(parsed.output) : refused('internal')
  }

  const tell = async (method: Method, path: string, body?: unknown): Answer<void> => {
    const response = await request(method, path, body)
    return response.ok ? granted(undefined) : response
  }

  const within = async <Whole, Part>(answer: Answer<Whole>, part: (whole: Whole) => Part): Answer<Part> => {
    const whole = await answer
    return whole.ok ? granted(part(whole.value)) : whole
  }

  const id = encodeURIComponent
  const sessionsAt = (member: string | undefined) => (member === undefined ? '/api/sessions' : `/api/members/${id(member)}/sessions`)
  const fileAt = (volume: string, digest: string) => `/api/files/${volume.split('/').map(id).join('/')}/${digest}`

  return {
    checkSetup: (token) => tell('POST', '/api/setup/check', { token }),
    setUp: (order) => ask(Me, 'POST', '/api/setup', order),
    signIn: (order) => ask(Me, 'POST', '/api/sign-in', order),
    signOut: () => tell('POST', '/api/sign-out', {}),
    entry: () => ask(Entry, 'GET', '/api/entry'),
    me: () => ask(Me, 'GET', '/api/me'),
    directory: () => ask(DirectoryShape, 'GET', '/api/directory'),
    changeMember: (member, change) => tell('PATCH', `/api/members/${id(member)}`, change),
    removeMember: (member) => tell('DELETE', `/api/members/${id(member)}`),
    invitations: {
      list: () => within(ask(Invitations, 'GET', '/api/invitations'), ({ invitations }) => invitations),
      make: (invite) => ask(InvitationMade, 'POST', '/api/invitations', invite),
      withdraw: (invitation) => tell('DELETE', `/api/invitations/${id(invitation)}`),
      check: (token) => ask(InvitationFacts, 'POST', '/api/invitations/check', { token }),
    },
    join: (order) => ask(Me, 'POST', '/api/join', order),
    volumes: () => within(ask(Volumes, 'GET', '/api/volumes'), ({ volumes }) => volumes),
    tokens: {
      list: () => within(ask(Tokens, 'GET', '/api/tokens'), ({ tokens }) => tokens),
      make: (label) => ask(TokenMade, 'POST', '/api/tokens', { label }),
      revoke: (token) => tell('DELETE', `/api/tokens/${id(token)}`),
    },
    sessions: {
      list: (member) => within(ask(Sessions, 'GET', sessionsAt(member)), ({ sessions }) => sessions),
      rename: (session, name) => tell('PATCH', `/api/sessions/${id(session)}`, { name: name ?? null }),
      end: (session, member) => tell('DELETE', `${sessionsAt(member)}/${id(session)}`),
      endOthers: () => tell('DELETE', '/api/sessions'),
    },
    filesOf: (member) => ({
      uploadState: (volume, digest, sizeBytes) => ask(UploadState, 'GET', `${fileAt(volume, digest)}/upload`, undefined, { headers: { [uploadMemberHeader]: member, [uploadLengthHeader]: String(sizeBytes) } }),
      append: (volume, digest, { fromByte, totalBytes }, piece, signal) =>
        ask(UploadState, 'PATCH', fileAt(volume, digest), piece, {
          headers: { [uploadOffsetHeader]: String(fromByte), [uploadLengthHeader]: String(totalBytes), [uploadMemberHeader]: member },
          signal: AbortSignal.any([AbortSignal.timeout(pieceTimeoutMs), ...(signal === undefined ? [] : [signal])]),
        }),
      get: async (volume, digest, onReceived) => {
        const silence = new AbortController()
        const stillAlive = restartable(() => silence.abort(), pieceTimeoutMs)
        try {
          const response = await request('GET', fileAt(volume, digest), undefined, { signal: silence.signal })
          return response.ok ? granted(await bytesOf(response.value, (bytes) => { stillAlive.again(); onReceived?.(bytes) })) : response
        } catch {
          return refused('offline')
        } finally {
          stillAlive.stop()
        }
      },
    }),
    health: () => ask(Health, 'GET', '/healthz'),
    ask,
  }
}

/** The bytes of an answer, as they come. */
async function bytesOf(response: Response, onReceived: (bytes: number) => void): Promise<Blob> {
  const parts: BlobPart[] = []
  let received = 0
  for (const reader = response.body?.getReader(); reader !== undefined; ) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    received += value.byteLength
    onReceived(received)
  }
  return new Blob(parts)
}

/** A timer that begins anew at every sign of life. */
function restartable(work: () => void, afterMs: number): { again(): void; stop(): void } {
  let timer = setTimeout(work, afterMs)
  const stop = (): void => clearTimeout(timer)
  return { stop, again: () => { stop(); timer = setTimeout(work, afterMs) } }
}

/** The relay's word for a refusal; where something in between answered instead, the nearest one. */
async function refusalIn(response: Response): Promise<RelayRefusal> {
  const problem = v.safeParse(Problem, await response.json().catch(() => undefined))
  if (problem.success) return problem.output.problem
  switch (response.status) {
    case 401: return 'unauthenticated'
    case 403: return 'forbidden'
    case 404: return 'not-found'
    case 413: return 'too-large'
    case 429: return 'too-many'
    case 502: case 503: case 504: return 'offline'
    default: return 'internal'
  }
}
