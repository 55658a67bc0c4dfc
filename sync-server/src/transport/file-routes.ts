import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { maxFileBytes } from '@hebu/shared/wire/http.ts'
import type { Hono } from 'hono'
import type { Gate } from '../access/gate.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { Blobs } from '../store/files/blobs.ts'
import { done, type HttpContext, type HttpEnv, problem } from './answers.ts'

export interface FileRoutesDeps {
  readonly blobs: Blobs
  readonly accounts: Accounts
  readonly gate: Gate
  readonly clock: Clock
}

/** What may show itself in the browser, by its first bytes; everything else is only downloaded ([HTTP7]). */
const shownTypes: readonly { readonly type: string; fits(head: Uint8Array): boolean }[] = [
  { type: 'image/png', fits: (head) => startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { type: 'image/jpeg', fits: (head) => startsWith(head, [0xff, 0xd8, 0xff]) },
  { type: 'image/gif', fits: (head) => startsWith(head, [0x47, 0x49, 0x46, 0x38]) },
  { type: 'image/webp', fits: (head) => startsWith(head, [0x52, 0x49, 0x46, 0x46]) && startsWith(head.subarray(8), [0x57, 0x45, 0x42, 0x50]) },
  { type: 'application/pdf', fits: (head) => startsWith(head, [0x25, 0x50, 0x44, 0x46, 0x2d]) },
]

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte)

const prefix = '/api/files/'

/** The volume and digest in `/api/files/<volume address>/<sha256>`. */
function addressOf(path: string): { readonly volume: string; readonly sha256: string } | undefined {
  const match = /^(.+)\/([0-9a-f]{64})$/.exec(path.slice(prefix.length))
  return match === null ? undefined : { volume: match[1]!, sha256: match[2]! }
}

/** Bytes of files. A volume's writers put them, its readers get them, and only those the volume was given ([HTTP8]). */
export function addFileRoutes(app: Hono<HttpEnv>, { blobs, accounts, gate, clock }: FileRoutesDeps): void {
  app.put(`${prefix}*`, async (c) => {
    const address = addressOf(c.req.path)
    if (address === undefined) return problem(c, 'not-found')
    const caller = c.get('caller')
    if (gate.access(caller, address.volume) !== 'write') return refuseUpload(c, 'forbidden')
    if (Number(c.req.header('content-length') ?? 0) > maxFileBytes) return refuseUpload(c, 'too-large')
    const kept = await blobs.put(address.sha256, c.env.incoming)
    if (!kept.ok) return refuseUpload(c, kept.refusal)
    // Access may have ended while the bytes came in.
    if (!gate.stands(caller) || gate.access(caller, address.volume) !== 'write') return problem(c, 'forbidden')
    accounts.noteFile(address.volume, address.sha256, { sizeBytes: kept.value.sizeBytes, member: caller.member, atMs: clock.now() })
    return done(c)
  })

  app.get(`${prefix}*`, async (c) => {
    const address = addressOf(c.req.path)
    if (address === undefined) return problem(c, 'not-found')
    if (gate.access(c.get('caller'), address.volume) === 'none') return problem(c, 'forbidden')
    const blob = accounts.holdsFile(address.volume, address.sha256) ? await blobs.get(address.sha256) : undefined
    if (blob === undefined) return problem(c, 'not-found')
    const shown = shownTypes.find(({ fits }) => fits(blob.head))
    c.header('content-type', shown?.type ?? 'application/octet-stream')
    c.header('content-disposition', shown === undefined ? 'attachment' : 'inline')
    c.header('content-security-policy', 'sandbox')
    // The content never changes, but who may read it does: the browser asks each time.
    c.header('cache-control', 'private, no-cache')
    c.header('etag', `"${address.sha256}"`)
    if (c.req.header('if-none-match') === `"${address.sha256}"`) return c.body(null, 304)
    c.header('content-length', String(blob.sizeBytes))
    if (c.req.method === 'HEAD') return c.body(null)
    return c.body(blob.stream())
  })
}

/** The rest of a refused upload is not worth receiving. */
function refuseUpload(c: HttpContext, code: 'forbidden' | 'too-large' | 'digest-differs'): Response {
  c.header('connection', 'close')
  return problem(c, code)
}
