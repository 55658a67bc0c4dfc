import * as wire from '@hebu/shared/wire/http.ts'
import type { Hono } from 'hono'
import { type Devices, sessionIn } from '../access/devices.ts'
import type { Membership } from '../access/membership.ts'
import type { StoredDevice } from '../store/accounts/accounts.ts'
import type { Noting } from './audit-routes.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from './answers.ts'

export interface SessionRoutesDeps {
  readonly devices: Devices
  readonly membership: Membership
  /** Whether a socket of a session is open. */
  isConnected(session: string): boolean
  readonly note: Noting
  nowMs(): number
}

/** One's own sessions, and those of members whom one looks after. A token sees and ends none ([DEV3]). */
export function addSessionRoutes(app: Hono<HttpEnv>, { devices, membership, isConnected, note, nowMs }: SessionRoutesDeps): void {
  const listed = (member: string, current: string): wire.SessionFacts[] =>
    devices.of(member).map(({ session, firstSeenMs, lastSeenMs, name, browser, system, from }: StoredDevice) => {
      const connected = isConnected(session)
      return { id: session, name, browser, system, from, firstSeenAt: instant(firstSeenMs), lastSeenAt: instant(connected ? nowMs() : lastSeenMs), connected, current: session === current }
    })
  const own = (c: HttpContext): string | undefined => sessionIn(c.get('caller').credential)

  app.get('/api/sessions', (c) => {
    const session = own(c)
    return session === undefined ? problem(c, 'forbidden') : c.json({ sessions: listed(c.get('caller').member, session) } satisfies { sessions: wire.SessionFacts[] })
  })

  app.delete('/api/sessions', (c) => {
    const session = own(c)
    if (session === undefined) return problem(c, 'forbidden')
    devices.endOthers(c.get('caller').member, session)
    return done(c)
  })

  app.patch('/api/sessions/:id', async (c) => {
    if (own(c) === undefined) return problem(c, 'forbidden')
    const body = await readBody(c, wire.SessionName)
    if (!body.ok) return problem(c, body.refusal)
    const renamed = devices.rename(c.get('caller').member, c.req.param('id'), body.value.name ?? undefined)
    return renamed.ok ? done(c) : problem(c, renamed.refusal)
  })

  app.delete('/api/sessions/:id', (c) => {
    if (own(c) === undefined) return problem(c, 'forbidden')
    const ended = devices.end(c.get('caller').member, c.req.param('id'))
    if (!ended.ok) return problem(c, ended.refusal)
    note(c, 'session-ended', { subject: c.get('caller').member })
    return done(c)
  })

  app.get('/api/members/:member/sessions', (c) => {
    const session = own(c)
    const may = session === undefined ? { ok: false as const, refusal: 'forbidden' as const } : membership.mayLookAfter(c.get('caller'), c.req.param('member'))
    return may.ok ? c.json({ sessions: listed(c.req.param('member'), session ?? '') }) : problem(c, may.refusal)
  })

  app.delete('/api/members/:member/sessions/:id', (c) => {
    const may = own(c) === undefined ? { ok: false as const, refusal: 'forbidden' as const } : membership.mayLookAfter(c.get('caller'), c.req.param('member'))
    const ended = may.ok ? devices.end(c.req.param('member'), c.req.param('id')) : may
    if (!ended.ok) return problem(c, ended.refusal)
    note(c, 'session-ended', { subject: c.req.param('member') })
    return done(c)
  })
}

const instant = (atMs: number): string => new Date(atMs).toISOString()
