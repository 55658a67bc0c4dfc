import * as wire from '@hebu/shared/wire/http.ts'
import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Hono } from 'hono'
import { type Entering, invitationStands } from '../access/entering.ts'
import { type Devices, sessionIn } from '../access/devices.ts'
import type { Caller, Gate } from '../access/gate.ts'
import { digestOf } from '../access/secrets.ts'
import type { SignIn } from '../access/sign-in.ts'
import type { Accounts } from '../store/accounts/accounts.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from './answers.ts'
import type { Noting } from './audit-routes.ts'
import { type OwnAddressOptions, placeOf, traceOf } from './own-address.ts'
import { createWelcome } from './welcome.ts'

export interface EnteringRoutesDeps {
  readonly entering: Entering
  readonly accounts: Accounts
  readonly signIn: SignIn
  readonly gate: Gate
  readonly clock: Clock
  readonly devices: Devices
  readonly demo?: wire.Demo | undefined
  readonly address: OwnAddressOptions
  readonly note: Noting
}

/** Setting up, joining, signing in and out: what can be asked without standing. */
export function addEnteringRoutes(app: Hono<HttpEnv>, { entering, accounts, signIn, gate, clock, address, devices, demo, note }: EnteringRoutesDeps): void {
  const { setCookies, welcome } = createWelcome({ signIn, devices, address, note })

  app.post('/api/setup/check', async (c) => {
    const body = await readBody(c, wire.SetupCheck)
    if (!body.ok) return problem(c, body.refusal)
    const state = entering.setupState(body.value.token)
    return state === 'open' ? done(c) : problem(c, state === 'done' ? 'setup-done' : 'setup-link-unknown')
  })

  app.post('/api/setup', async (c) => {
    const body = await readBody(c, wire.Setup)
    if (!body.ok) return problem(c, body.refusal)
    const { token: secret, ...order } = body.value
    const entered = await entering.setUp({ secret, ...order })
    return entered.ok ? welcome(c, entered.value, 'founded') : problem(c, entered.refusal)
  })

  app.post('/api/sign-in', async (c) => {
    const body = await readBody(c, wire.SignIn)
    if (!body.ok) return problem(c, body.refusal)
    const { name, password, code } = body.value
    const entered = await entering.signIn(name, password, placeOf(c, address), code)
    if (entered.ok) return welcome(c, entered.value, 'signed-in')
    noteRefusal(c, name, entered.refusal)
    if (entered.refusal === 'too-many') c.header('retry-after', '60')
    return problem(c, entered.refusal)
  })

  /** Only whom it was tried as: people type passwords where the name belongs. Attempts beyond the limit cost no write. */
  const noteRefusal = (c: HttpContext, name: string, detail: string): void => {
    const subject = accounts.memberNamed(name)?.id
    const [workspace] = accounts.workspaces()
    if (detail !== 'code-needed' && detail !== 'too-many') note(c, 'sign-in-refused', { workspace: subject === undefined ? workspace : accounts.workspaceOf(subject), subject, detail })
  }

  app.post('/api/sign-out', async (c) => {
    const caller = await gate.callerOf({ cookie: c.req.header('cookie') })
    setCookies(c, await entering.signOut(c.req.header('cookie') ?? ''))
    if (caller !== undefined) note(c, 'signed-out', { workspace: caller.workspace, member: caller.member })
    return done(c)
  })

  app.post('/api/invitations/check', async (c) => {
    const body = await readBody(c, wire.InvitationCheck)
    if (!body.ok) return problem(c, body.refusal)
    const invitation = invitationStands(accounts, digestOf(body.value.token), clock.now())
    if (!invitation.ok) return problem(c, invitation.refusal)
    const { workspace, post, group, name } = invitation.value
    const facts = accounts.directory(workspace)?.workspace
    return facts === undefined
      ? problem(c, 'invitation-unknown')
      : c.json({ department: facts.name, charter: facts.charter, post, group, name } satisfies wire.InvitationFacts)
  })

  app.post('/api/join', async (c) => {
    const body = await readBody(c, wire.Join)
    if (!body.ok) return problem(c, body.refusal)
    const { token: secret, ...order } = body.value
    const entered = await entering.join({ secret, ...order })
    return entered.ok ? welcome(c, entered.value, 'joined') : problem(c, entered.refusal)
  })

  /** Pages ask who they are whenever they start, so there a session that is used is prolonged. */
  const prolong = async (c: HttpContext): Promise<void> => setCookies(c, await signIn.roll(c.req.header('cookie') ?? ''))

  const meOf = ({ workspace, member }: Caller): wire.Me => ({ workspace, member, name: accounts.directory(workspace)?.members.find(({ id }) => id === member)?.name ?? '' })

  app.get('/api/entry', async (c) => {
    const cookie = c.req.header('cookie')
    const caller = await gate.callerOf({ cookie })
    const session = caller === undefined ? undefined : sessionIn(caller.credential)
    if (session !== undefined) {
      devices.seen(session, traceOf(c, address))
      await prolong(c)
    }
    return c.json({
      founded: accounts.workspaces().length > 0,
      ...(caller === undefined ? { left: await gate.haveLeft({ cookie }) } : { me: meOf(caller), left: false }),
      ...(demo === undefined ? {} : { demo }),
    } satisfies wire.Entry)
  })

  app.get('/api/me', async (c) => {
    if (sessionIn(c.get('caller').credential) !== undefined) await prolong(c)
    return c.json(meOf(c.get('caller')))
  })
}
