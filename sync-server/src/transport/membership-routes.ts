import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import * as wire from '@hebu/shared/wire/http.ts'
import type { Hono } from 'hono'
import type { Caller } from '../access/gate.ts'
import type { Membership } from '../access/membership.ts'
import type { StoredInvitation, StoredToken } from '../store/accounts/accounts.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from './answers.ts'
import type { Noting } from './audit-routes.ts'
import { type OwnAddressOptions, publicOrigin } from './own-address.ts'

export interface MembershipRoutesDeps {
  readonly membership: Membership
  readonly clock: Clock
  readonly address: OwnAddressOptions
  readonly note: Noting
  /** The volumes that exist and that the caller may open. Rejects while the store cannot be read. */
  volumesOf(caller: Caller): Promise<wire.Volumes['volumes']>
}

const instant = (atMs: number): string => new Date(atMs).toISOString()

function toInvitation(stored: StoredInvitation, nowMs: number): wire.Invitation {
  const { id, post, group, name, invitedBy, expiresAtMs, used, withdrawn } = stored
  const state = used ? 'used' : withdrawn ? 'withdrawn' : expiresAtMs <= nowMs ? 'expired' : 'open'
  return { id, post, group, name, invitedBy, expiresAt: instant(expiresAtMs), state }
}

const toTokenFacts = ({ id, label, madeAtMs, lastUsedAtMs }: StoredToken): wire.TokenFacts => ({
  id,
  label,
  madeAt: instant(madeAtMs),
  ...(lastUsedAtMs === undefined ? {} : { lastUsedAt: instant(lastUsedAtMs) }),
})

/** The directory, invitations, members, volumes and tokens: what members ask. */
export function addMembershipRoutes(app: Hono<HttpEnv>, { membership, clock, address, note, volumesOf }: MembershipRoutesDeps): void {
  const refusedOn = (c: HttpContext, refusal: wire.ProblemCode): Response => {
    if (refusal === 'forbidden') note(c, 'refused', { subject: c.req.param('id'), detail: `${c.req.method} member` })
    return problem(c, refusal)
  }

  app.get('/api/directory', (c) => c.json(membership.directory(c.get('caller'))))

  app.get('/api/volumes', async (c) => {
    const volumes = await volumesOf(c.get('caller')).catch(() => undefined)
    return volumes === undefined ? problem(c, 'store-unavailable') : c.json({ volumes } satisfies wire.Volumes)
  })

  app.post('/api/invitations', async (c) => {
    const body = await readBody(c, wire.Invite)
    if (!body.ok) return problem(c, body.refusal)
    const made = membership.invite(c.get('caller'), body.value)
    if (!made.ok) return problem(c, made.refusal)
    const { invitation, secret } = made.value
    note(c, 'invited', { subject: invitation.id, detail: invitation.post })
    return c.json({ invitation: toInvitation(invitation, clock.now()), link: `${publicOrigin(c, address)}/join#${secret}` })
  })

  app.get('/api/invitations', (c) => {
    const found = membership.invitations(c.get('caller'))
    if (!found.ok) return problem(c, found.refusal)
    return c.json({ invitations: found.value.map((invitation) => toInvitation(invitation, clock.now())) })
  })

  app.delete('/api/invitations/:id', (c) => {
    const withdrawn = membership.withdraw(c.get('caller'), c.req.param('id'))
    if (!withdrawn.ok) return problem(c, withdrawn.refusal)
    note(c, 'invitation-withdrawn', { subject: c.req.param('id') })
    return done(c)
  })

  app.patch('/api/members/:id', async (c) => {
    const body = await readBody(c, wire.MemberChange)
    if (!body.ok) return problem(c, body.refusal)
    const edited = membership.edit(c.get('caller'), c.req.param('id'), body.value)
    if (!edited.ok) return refusedOn(c, edited.refusal)
    const { post, group, administrator } = body.value
    const standing = [post, group, administrator === undefined ? undefined : administrator ? 'administrator' : 'no administrator'].filter((each) => each !== undefined)
    note(c, 'member-changed', { subject: c.req.param('id'), detail: standing.length === 0 ? Object.keys(body.value).join(' ') : standing.map((each) => each ?? '–').join(' ') })
    return c.json(edited.value)
  })

  app.delete('/api/members/:id', async (c) => {
    const removed = await membership.remove(c.get('caller'), c.req.param('id'))
    if (!removed.ok) return refusedOn(c, removed.refusal)
    note(c, 'member-removed', { subject: c.req.param('id') })
    return done(c)
  })

  app.post('/api/tokens', async (c) => {
    const body = await readBody(c, wire.TokenOrder)
    if (!body.ok) return problem(c, body.refusal)
    const { token, secret } = membership.makeToken(c.get('caller').member, body.value.label)
    note(c, 'token-made', { subject: token.id })
    return c.json({ token: secret, facts: toTokenFacts(token) })
  })

  app.get('/api/tokens', (c) => c.json({ tokens: membership.tokens(c.get('caller')).map(toTokenFacts) }))

  app.delete('/api/tokens/:id', (c) => {
    const revoked = membership.revokeToken(c.get('caller'), c.req.param('id'))
    if (!revoked.ok) return problem(c, revoked.refusal)
    note(c, 'token-revoked', { subject: c.req.param('id') })
    return done(c)
  })
}
