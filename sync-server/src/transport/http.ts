import type { BackupRecord } from '@hebu/shared/wire/backups.ts'
import type { Demo, ProblemCode } from '@hebu/shared/wire/http.ts'
import { wireVersion } from '@hebu/shared/wire/version.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { Hono } from 'hono'
import type { CalendarFeed } from '../access/calendar-feed.ts'
import type { Audit } from '../access/audit.ts'
import { type Devices, sessionIn } from '../access/devices.ts'
import type { Entering } from '../access/entering.ts'
import type { Caller, Gate } from '../access/gate.ts'
import type { CompanySignIn } from '../access/keys/company-sign-in.ts'
import type { Passkeys } from '../access/keys/passkeys.ts'
import type { WaysIn } from '../access/keys/ways-in.ts'
import type { Membership } from '../access/membership.ts'
import type { Attesting } from '../access/seals/attesting.ts'
import type { DeviceKeys } from '../access/seals/device-keys.ts'
import type { Witnessing } from '../access/seals/witnessing.ts'
import type { FileQuota } from '../access/file-quota.ts'
import type { Settling } from '../access/settling.ts'
import type { OwnCredentials } from '../access/own-credentials.ts'
import type { SignIn } from '../access/sign-in.ts'
import type { Logger } from '../store/logger.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import type { Blobs } from '../store/files/blobs.ts'
import type { FilesState } from '../store/files/watched-blobs.ts'
import { isStoreTrouble } from '../store/store-trouble.ts'
import type { StoreState, StoreTrouble } from '../store/volume-log.ts'
import { type HttpContext, type HttpEnv, problem } from './answers.ts'
import { addAuditRoutes, createNoting } from './audit-routes.ts'
import { addCalendarRoutes } from './calendar-routes.ts'
import { addEnteringRoutes } from './entering-routes.ts'
import { addFileRoutes } from './file-routes.ts'
import { addCompanyRoutes, openCompanyPaths } from './keys/company-routes.ts'
import { addPasskeyRoutes, openPasskeyPaths } from './keys/passkey-routes.ts'
import { addMembershipRoutes } from './membership-routes.ts'
import type { Metrics } from './metrics.ts'
import { isOwnOrigin, type OwnAddressOptions, traceOf } from './own-address.ts'
import { addOwnCredentialRoutes } from './own-credential-routes.ts'
import { addSealRoutes } from './seal-routes.ts'
import { addSettingsRoutes } from './settings-routes.ts'
import { addSessionRoutes } from './session-routes.ts'
import { createStaticFiles } from './static-files.ts'
import { createWelcome } from './welcome.ts'

export interface HttpDeps {
  readonly accounts: Accounts
  readonly calendar: CalendarFeed
  readonly blobs: Blobs
  readonly fileQuota: FileQuota
  readonly signIn: SignIn
  readonly gate: Gate
  readonly entering: Entering
  readonly membership: Membership
  readonly settling: Settling
  readonly devices: Devices
  readonly deviceKeys: DeviceKeys
  readonly witnessing: Witnessing
  readonly attesting: Attesting
  readonly own: OwnCredentials
  readonly ways: WaysIn
  readonly passkeys: Passkeys
  readonly company: CompanySignIn | undefined
  readonly audit: Audit
  /** Given where the relay serves a demo alone. */
  readonly demo?: Demo | undefined
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
  readonly address: OwnAddressOptions
  /** Where the built interface lies. */
  readonly webFolder: string
  volumesOf(caller: Caller): Promise<{ name: string; access: 'read' | 'write' }[]>
  /** How the bucket of files does; absent where they lie in a folder. */
  filesState?(): FilesState
  store(): Promise<{ readonly state: StoreState; readonly trouble: StoreTrouble | undefined }>
  /** Whether a socket of a session is open. */
  isConnected(session: string): boolean
  backups(): Promise<BackupRecord>
}

const contentPolicy = [
  "default-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' ws: wss:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** What may be asked without standing. */
const openPaths = new Set<string>(['/api/entry', '/api/setup', '/api/setup/check', '/api/sign-in', '/api/sign-out', '/api/invitations/check', '/api/join', '/api/relay-key', ...openPasskeyPaths, ...openCompanyPaths])

const unbuilt = 'The interface is not built: run `npx -y pnpm@12 start` in the project folder.\n'

/** The HTTP interface (`shared/wire/http.ts`) and the built pages. */
export function createHttp(deps: HttpDeps): Hono<HttpEnv> {
  const { gate, accounts, address, logger, metrics, store } = deps
  const serve = createStaticFiles(deps.webFolder)
  const app = new Hono<HttpEnv>()

  // What was answered before all of it came is not read on: nothing may wait behind the rest of it.
  app.use(async (c, next) => {
    await next()
    if (bringsMore(c)) c.header('connection', 'close')
  })

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD'
    if (!reads && !isOwnOrigin(c, address)) return problem(c, 'origin-refused')
    return next()
  })

  app.use('/api/*', async (c, next) => {
    c.header('cache-control', 'no-store')
    if (openPaths.has(c.req.path)) return next()
    const token = bearerOf(c)
    const caller = await gate.callerOf(token === undefined ? { cookie: c.req.header('cookie') } : { token })
    if (caller === undefined) return problem(c, (await gate.haveLeft({ cookie: c.req.header('cookie') })) ? 'member-left' : 'unauthenticated')
    c.set('caller', caller)
    const session = sessionIn(caller.credential)
    if (session !== undefined) deps.devices.seen(session, traceOf(c, address))
    return next()
  })

  const note = createNoting(deps.audit, address)
  addEnteringRoutes(app, { ...deps, note })
  addMembershipRoutes(app, { ...deps, note })
  addSettingsRoutes(app, { ...deps, note })
  addSessionRoutes(app, { ...deps, note, nowMs: () => deps.clock.now() })
  addOwnCredentialRoutes(app, { ...deps, note })
  const welcome = createWelcome({ ...deps, note })
  addPasskeyRoutes(app, { ...deps, note, welcome: welcome.welcome })
  addCompanyRoutes(app, { ...deps, note, letIn: welcome.letIn })
  addAuditRoutes(app, { ...deps, note })
  addCalendarRoutes(app, { ...deps, note })
  addSealRoutes(app, { ...deps, note })
  addFileRoutes(app, deps)

  app.get('/api/backups', async (c) => c.json(await deps.backups()))

  app.get('/healthz', async (c) => {
    c.header('cache-control', 'no-store')
    const { state, trouble } = await store()
    const locked = state === 'writable' && !accounts.writable()
    const health = locked ? { store: 'read-only', trouble: 'locked' } : { store: state, ...(trouble === undefined ? {} : { trouble }) }
    const files = deps.filesState?.() ?? 'reached'
    const numbers = health.store === 'writable' && accounts.workspaces().some((workspace) => accounts.directory(workspace)?.numbersHeldSince !== undefined) ? { numbers: 'held' } : {}
    return c.json({ ok: health.store === 'writable', version: wireVersion, ...health, ...(files === 'reached' ? {} : { files }), ...numbers }, state === 'unavailable' ? 503 : 200)
  })

  app.get('/metrics', async (c) => {
    c.header('cache-control', 'no-store')
    return metrics.mayRead(c) ? c.text(await metrics.text()) : c.text('Not found\n', 404)
  })

  app.all('/api/*', (c) => problem(c, 'not-found'))
  app.get('*', async (c) => (await serve(c)) ?? (c.req.path === '/' ? c.text(unbuilt, 503) : c.text('Not found\n', 404)))
  app.notFound((c) => c.text('Not found\n', 404))

  app.onError((error, c) => {
    const code: ProblemCode = isStoreTrouble(error) ? 'store-unavailable' : 'internal'
    // The path may hold names of volumes; the route does not.
    logger.error({ err: error, method: c.req.method }, `A request failed: ${code}.`)
    return problem(c, code)
  })
  return app
}

/** A body is on its way that nobody has read to its end. */
function bringsMore({ req, env: { incoming } }: HttpContext): boolean {
  const hasBody = (req.header('content-length') ?? '0') !== '0' || req.header('transfer-encoding') !== undefined
  return hasBody && !incoming.complete
}

function bearerOf(c: HttpContext): string | undefined {
  return /^Bearer +([^ ]+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
}
