import * as wire from '@hebu/shared/wire/own-credentials.ts'
import type { Hono } from 'hono'
import { type Devices, sessionIn } from '../access/devices.ts'
import type { Membership } from '../access/membership.ts'
import { codeAddress } from '../access/one-time-code.ts'
import type { WaysIn } from '../access/keys/ways-in.ts'
import type { OwnCredentials, Showing } from '../access/own-credentials.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from './answers.ts'
import type { Noting } from './audit-routes.ts'

export interface OwnCredentialRoutesDeps {
  readonly own: OwnCredentials
  readonly ways: WaysIn
  readonly devices: Devices
  readonly membership: Membership
  readonly note: Noting
}

/** Who asks, where that is a session and not a token. */
export const showingOf = (c: HttpContext): Showing => ({ member: c.get('caller').member, session: sessionIn(c.get('caller').credential) ?? '' })

/** One's own password and second step. A token changes neither ([ACC15]). */
export function addOwnCredentialRoutes(app: Hono<HttpEnv>, { own, ways, devices, membership, note }: OwnCredentialRoutesDeps): void {
  for (const path of ['/api/password', '/api/password/*', '/api/second-step', '/api/second-step/*'])
    app.use(path, async (c, next) => (sessionIn(c.get('caller').credential) === undefined ? problem(c, 'forbidden') : next()))

  app.post('/api/password', async (c) => {
    const body = await readBody(c, wire.PasswordChange)
    if (!body.ok) return problem(c, body.refusal)
    const showing = showingOf(c)
    const changed = await own.changePassword(showing, body.value.current, body.value.password)
    if (!changed.ok) return problem(c, changed.refusal)
    devices.endOthers(showing.member, showing.session)
    note(c, 'password-changed')
    return done(c)
  })

  app.post('/api/password/end', async (c) => {
    const body = await readBody(c, wire.PasswordShown)
    if (!body.ok) return problem(c, body.refusal)
    const showing = showingOf(c)
    const given = await ways.giveUpPassword(showing, body.value.password)
    if (!given.ok) return problem(c, given.refusal)
    devices.endOthers(showing.member, showing.session)
    note(c, 'password-given-up')
    return done(c)
  })

  app.get('/api/password', async (c) => c.json({ set: await own.hasPassword(c.get('caller').member) } satisfies wire.PasswordState))

  app.get('/api/second-step', (c) => c.json(own.secondStep(c.get('caller').member) satisfies wire.SecondStep))

  app.post('/api/second-step/begin', async (c) => {
    const body = await readBody(c, wire.PasswordShown)
    if (!body.ok) return problem(c, body.refusal)
    const caller = c.get('caller')
    const begun = await own.begin(showingOf(c), body.value.password)
    if (!begun.ok) return problem(c, begun.refusal)
    const name = membership.directory(caller).members.find(({ id }) => id === caller.member)?.name ?? ''
    return c.json({ secret: begun.value.secret, address: codeAddress(begun.value.secret, name) } satisfies wire.SecondStepBegun)
  })

  app.post('/api/second-step/confirm', async (c) => {
    const body = await readBody(c, wire.CodeShown)
    if (!body.ok) return problem(c, body.refusal)
    const confirmed = own.confirm(c.get('caller').member, body.value.code)
    if (!confirmed.ok) return problem(c, confirmed.refusal)
    note(c, 'second-step-on')
    return c.json({ codes: confirmed.value })
  })

  app.post('/api/second-step/end', async (c) => {
    const body = await readBody(c, wire.PasswordShown)
    if (!body.ok) return problem(c, body.refusal)
    const ended = await own.end(showingOf(c), body.value.password)
    if (!ended.ok) return problem(c, ended.refusal)
    note(c, 'second-step-off')
    return done(c)
  })
}
