import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { fileTypeOf } from '@hebu/shared/vocabulary/file-types.ts'
import type { FilesRoom } from '@hebu/shared/wire/files.ts'
import { maxFileBytes, uploadLengthHeader, uploadMemberHeader, uploadOffsetHeader, type UploadState } from '@hebu/shared/wire/http.ts'
import type { Hono } from 'hono'
import type { FileQuota } from '../access/file-quota.ts'
import type { Caller, Gate } from '../access/gate.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { Blobs, StoredBlob } from '../store/files/blobs.ts'
import { done, type HttpContext, type HttpEnv, problem } from './answers.ts'
import { asAttachment, rangeOf } from './file-headers.ts'

export interface FileRoutesDeps {
  readonly blobs: Blobs
  readonly accounts: Accounts
  readonly gate: Gate
  readonly clock: Clock
  readonly fileQuota: FileQuota
}

const prefix = '/api/files/'

/** How many uploads of one member are received at a time. */
const atATime = 8

interface FileAddress {
  readonly volume: string
  readonly sha256: string
  /** Where an upload stands, instead of the file. */
  readonly upload: boolean
}

/** The volume and digest in `/api/files/<volume address>/<sha256>`. */
function addressOf(path: string): FileAddress | undefined {
  const match = /^(.+)\/([0-9a-f]{64})(\/upload)?$/.exec(path.slice(prefix.length))
  return match === null ? undefined : { volume: match[1]!, sha256: match[2]!, upload: match[3] !== undefined }
}

/** Bytes of files. A volume's writers put them, its readers get them, and only those the volume was given ([HTTP8]). */
export function addFileRoutes(app: Hono<HttpEnv>, { blobs, accounts, gate, clock, fileQuota }: FileRoutesDeps): void {
  const receiving = new Map<string, number>()
  const mayWrite = (caller: Caller, volume: string): boolean => gate.access(caller, volume) === 'write'

  /** Receives with one of the member's places; the same member's ninth upload at a time waits for its turn. */
  async function inPlace(c: HttpContext, work: () => Promise<Response>): Promise<Response> {
    const { member } = c.get('caller')
    const now = receiving.get(member) ?? 0
    if (now >= atATime) return problem(c, 'too-many')
    receiving.set(member, now + 1)
    try {
      return await work()
    } finally {
      const left = (receiving.get(member) ?? 1) - 1
      if (left > 0) receiving.set(member, left)
      else receiving.delete(member)
    }
  }
  /** Access may have ended while the bytes came in: then the volume is not given the file. */
  function give(c: HttpContext, { volume, sha256 }: FileAddress, sizeBytes: number): boolean {
    const caller = c.get('caller')
    if (!gate.stands(caller) || !mayWrite(caller, volume)) return false
    accounts.noteFile(volume, sha256, { sizeBytes, member: caller.member, atMs: clock.now() })
    return true
  }

  app.put(`${prefix}*`, async (c) => {
    const address = addressOf(c.req.path)
    if (address === undefined || address.upload) return problem(c, 'not-found')
    if (!mayWrite(c.get('caller'), address.volume)) return problem(c, 'forbidden')
    if (Number(c.req.header('content-length') ?? 0) > maxFileBytes) return problem(c, 'too-large')
    const noRoom = fileQuota.refusal(c.get('caller'), address.sha256, wholeNumber(c.req.header('content-length')) ?? 0)
    if (noRoom !== undefined) return problem(c, noRoom)
    return inPlace(c, async () => {
      const kept = await blobs.put(address.sha256, c.env.incoming)
      if (!kept.ok) return problem(c, kept.refusal)
      return give(c, address, kept.value.sizeBytes) ? done(c) : problem(c, 'forbidden')
    })
  })

  app.patch(`${prefix}*`, async (c) => {
    const address = addressOf(c.req.path)
    if (address === undefined || address.upload) return problem(c, 'not-found')
    const { volume, sha256 } = address
    const caller = c.get('caller')
    if (isForAnother(c)) return problem(c, 'unauthenticated')
    if (!mayWrite(caller, volume)) return problem(c, 'forbidden')
    const fromByte = wholeNumber(c.req.header(uploadOffsetHeader))
    const totalBytes = wholeNumber(c.req.header(uploadLengthHeader))
    if (fromByte === undefined || totalBytes === undefined || fromByte > totalBytes) return problem(c, 'malformed')
    if (totalBytes > maxFileBytes) return problem(c, 'too-large')
    if (fromByte + Number(c.req.header('content-length') ?? 0) > totalBytes) return problem(c, 'malformed')
    const noRoom = fromByte === 0 ? fileQuota.refusal(caller, sha256, totalBytes) : undefined
    if (noRoom !== undefined) return problem(c, noRoom)
    return inPlace(c, async () => {
      const added = await blobs.append({ volume, sha256, member: caller.member }, { fromByte, totalBytes }, c.env.incoming)
      if (!added.ok) return problem(c, added.refusal)
      const { heldBytes, whole } = added.value
      if (whole && !give(c, address, totalBytes)) return problem(c, 'forbidden')
      return c.json({ heldBytes, done: whole } satisfies UploadState)
    })
  })

  app.get('/api/files-room', (c) => c.json(fileQuota.room(c.get('caller')) satisfies FilesRoom))

  app.get(`${prefix}*`, async (c) => {
    const address = addressOf(c.req.path)
    if (address === undefined) return problem(c, 'not-found')
    const { volume, sha256 } = address
    const caller = c.get('caller')
    if (address.upload) {
      if (isForAnother(c)) return problem(c, 'unauthenticated')
      if (!mayWrite(caller, volume)) return problem(c, 'forbidden')
      const stored = accounts.holdsFile(volume, sha256) ? await blobs.get(sha256) : undefined
      // Before anything is sent, where the sender says how much it will be.
      const noRoom = stored === undefined ? fileQuota.refusal(caller, sha256, wholeNumber(c.req.header(uploadLengthHeader)) ?? 0) : undefined
      if (noRoom !== undefined) return problem(c, noRoom)
      const state: UploadState = stored === undefined ? { heldBytes: await blobs.held({ volume, sha256, member: caller.member }), done: false } : { heldBytes: stored.sizeBytes, done: true }
      return c.json(state)
    }
    if (gate.access(caller, volume) === 'none') return problem(c, 'forbidden')
    const blob = accounts.holdsFile(volume, sha256) ? await blobs.get(sha256) : undefined
    return blob === undefined ? problem(c, 'not-found') : answerFile(c, sha256, blob)
  })
}

/** A download in a sandbox, its kind told by its bytes ([HTTP7]). */
function answerFile(c: HttpContext, sha256: string, blob: StoredBlob): Response {
  const etag = `"${sha256}"`
  c.header('content-type', fileTypeOf(blob.head)?.type ?? 'application/octet-stream')
  c.header('content-disposition', asAttachment(c.req.query('name')))
  c.header('content-security-policy', 'sandbox')
  // The content never changes, but who may read it does: the browser asks each time.
  c.header('cache-control', 'private, no-cache')
  c.header('etag', etag)
  c.header('accept-ranges', 'bytes')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  const meant = c.req.header('if-range')
  const range = meant === undefined || meant === etag ? rangeOf(c.req.header('range'), blob.sizeBytes) : undefined
  if (range === 'unsatisfiable') {
    c.header('content-range', `bytes */${blob.sizeBytes}`)
    return c.body(null, 416)
  }
  const { fromByte, toByte } = range ?? { fromByte: 0, toByte: blob.sizeBytes }
  c.header('content-length', String(toByte - fromByte))
  if (range !== undefined) c.header('content-range', `bytes ${fromByte}-${toByte - 1}/${blob.sizeBytes}`)
  const status = range === undefined ? 200 : 206
  return c.req.method === 'HEAD' ? c.body(null, status) : c.body(blob.stream(fromByte, toByte), status)
}

/** The cookie of this browser has become somebody else's. */
const isForAnother = (c: HttpContext): boolean => (c.req.header(uploadMemberHeader) ?? c.get('caller').member) !== c.get('caller').member

const wholeNumber = (header: string | undefined): number | undefined => (/^\d{1,15}$/.test(header ?? '') ? Number(header) : undefined)
