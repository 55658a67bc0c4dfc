import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ProblemCode } from '@hebu/shared/wire/http.ts'
import { type Result, granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { Context } from 'hono'
import * as v from 'valibot'
import type { Caller } from '../access/gate.ts'

export interface HttpEnv {
  Bindings: { incoming: IncomingMessage; outgoing: ServerResponse }
  Variables: { caller: Caller }
}

export type HttpContext = Context<HttpEnv>

const statusByProblem = {
  malformed: 400,
  unauthenticated: 401,
  'wrong-name-or-password': 401,
  'code-needed': 401,
  'wrong-code': 401,
  'passkey-refused': 401,
  'wrong-password': 403,
  'sign-in-again': 403,
  'key-taken': 409,
  'last-way-in': 409,
  'other-way-first': 409,
  'no-room-workspace': 409,
  'no-room-member': 409,
  'already-on': 409,
  forbidden: 403,
  'origin-refused': 403,
  'not-found': 404,
  'setup-link-unknown': 404,
  'invitation-unknown': 404,
  'setup-done': 409,
  'name-taken': 409,
  'code-taken': 409,
  'last-administrator': 409,
  'changed-since': 409,
  'member-left': 409,
  'offset-differs': 409,
  'invitation-used': 410,
  'invitation-expired': 410,
  'invitation-withdrawn': 410,
  'too-large': 413,
  'type-refused': 415,
  'charter-unknown': 422,
  'post-unknown': 422,
  'group-unknown': 422,
  'password-too-short': 422,
  'digest-differs': 422,
  'too-many': 429,
  internal: 500,
  'store-unavailable': 503,
} as const satisfies Record<ProblemCode, number>

/** A refusal: nothing was changed, and the code says why ([HTTP1]). */
export const problem = (c: HttpContext, code: ProblemCode): Response => c.json({ problem: code }, statusByProblem[code])

/** Done, and nothing to tell. An object, so that every answer of the interface is JSON. */
export const done = (c: HttpContext): Response => c.json({})

/** JSON bodies are small; files go their own way. */
const maxJsonBytes = 64 * 1024

/** The body of a request by its schema. */
export async function readBody<const S extends v.GenericSchema>(c: HttpContext, schema: S, maxBytes = maxJsonBytes): Promise<Result<v.InferOutput<S>, ProblemCode>> {
  const type = c.req.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  if (type !== 'application/json') return refused('type-refused')
  const bytes = await readRaw(c, maxBytes)
  if (bytes === undefined) return refused('too-large')
  const parsed = v.safeParse(schema, parseJson(bytes))
  if (parsed.success) return granted(parsed.output)
  const shortPassword = parsed.issues.some((issue) => issue.type === 'min_length' && v.getDotPath(issue) === 'password')
  return refused(shortPassword ? 'password-too-short' : 'malformed')
}

/** The bytes of a body; `undefined` where there are more than `maxBytes`. */
export async function readRaw(c: HttpContext, maxBytes: number): Promise<Buffer | undefined> {
  if (Number(c.req.header('content-length') ?? 0) > maxBytes) return undefined
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of c.req.raw.body ?? []) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > maxBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
