import * as wire from '@hebu/shared/wire/sign-in-keys.ts'
import { PasswordShown } from '@hebu/shared/wire/own-credentials.ts'
import type { Hono } from 'hono'
import { sessionIn } from '../../access/devices.ts'
import type { LinkEntry } from '../../access/entering.ts'
import type { Gate } from '../../access/gate.ts'
import type { CompanySignIn, CompanyVisit } from '../../access/keys/company-sign-in.ts'
import type { Accounts } from '../../store/accounts/accounts.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from '../answers.ts'
import type { Noting } from '../audit-routes.ts'
import { cameByTls, type OwnAddressOptions, placeOf, publicOrigin } from '../own-address.ts'
import { showingOf } from '../own-credential-routes.ts'
import type { Welcome } from '../welcome.ts'
import { foundingEntryOf, linkEntryOf } from './link-entries.ts'

export interface CompanyRoutesDeps {
  /** Absent where the company has none, or none is set. */
  readonly company: CompanySignIn | undefined
  readonly accounts: Accounts
  readonly gate: Gate
  readonly address: OwnAddressOptions
  readonly note: Noting
  readonly letIn: Welcome['letIn']
}

const beginPath = '/api/sign-in/company'
const backPath = '/api/sign-in/company/back'

/** Without standing. */
export const openCompanyPaths = ['/api/sign-in/ways', '/api/join/company', '/api/setup/company', beginPath, backPath] as const

const cookieName = 'hebu.company'

/** Pages that say themselves what came of a visit. */
const ownPlaces = new Set(['/me', '/join', '/setup'])

/** A page of ours, and no way out of it. */
const ownPath = (wanted: string | undefined): string => (wanted !== undefined && /^\/(?![/\\])[!-[\]-~]*$/.test(wanted) && wanted.length < 500 ? wanted : '/')

/** Signing in at the company's own place, and linking one's identity there ([ACC26]). */
export function addCompanyRoutes(app: Hono<HttpEnv>, { company, accounts, gate, address, note, letIn }: CompanyRoutesDeps): void {
  const backTo = (c: HttpContext): string => `${publicOrigin(c, address)}${backPath}`
  const keepSecret = (c: HttpContext, secret: string, seconds: number): void =>
    c.header('set-cookie', `${cookieName}=${secret}; Path=${backPath}; Max-Age=${seconds}; HttpOnly; SameSite=Lax${cameByTls(c, address) ? '; Secure' : ''}`, { append: true })
  const secretIn = (c: HttpContext): string | undefined => new RegExp(`(?:^|; *)${cookieName}=([\\w-]+)`).exec(c.req.header('cookie') ?? '')?.[1]
  const leave = (c: HttpContext, { address: to, browserSecret }: CompanyVisit): string => {
    keepSecret(c, browserSecret, 600)
    return to
  }

  app.get('/api/sign-in/ways', (c) => c.json({ company: company?.label } satisfies wire.SignInWays))

  app.get(beginPath, async (c) => {
    if (company === undefined) return problem(c, 'not-found')
    const begun = await company.begin(placeOf(c, address), backTo(c), ownPath(c.req.query('to')))
    if (begun.ok) return c.redirect(leave(c, begun.value))
    return begun.refusal === 'too-many' ? problem(c, 'too-many') : c.redirect(`/sign-in#company=${begun.refusal}`)
  })

  app.get(backPath, async (c) => {
    if (company === undefined) return problem(c, 'not-found')
    const caller = await gate.callerOf({ cookie: c.req.header('cookie') })
    const back = await company.comeBack(new URL(c.req.url), secretIn(c), caller?.member)
    keepSecret(c, '', 0)
    if (back.kind === 'entered') {
      await letIn(c, back.entered, 'signed-in', 'company')
      return c.redirect(back.to)
    }
    if (back.kind === 'joined' || back.kind === 'founded') {
      await letIn(c, back.entered, back.kind, 'company')
      return c.redirect('/')
    }
    if (back.kind === 'linked') {
      note(c, 'company-linked', { workspace: accounts.workspaceOf(back.member), member: back.member })
      return c.redirect('/me#company=linked')
    }
    if (back.why !== 'unreachable') note(c, 'sign-in-refused', { workspace: caller?.workspace ?? accounts.workspaces()[0], subject: back.member, detail: `company ${back.why}` })
    return c.redirect(ownPlaces.has(back.to) ? `${back.to}#company=${back.why}` : `/sign-in?to=${encodeURIComponent(back.to)}#company=${back.why}`)
  })

  const beginEntering = async (c: HttpContext, entry: LinkEntry): Promise<Response> => {
    if (company === undefined) return problem(c, 'not-found')
    const begun = await company.beginEntering(entry, placeOf(c, address), backTo(c))
    if (begun.ok) return c.json({ address: leave(c, begun.value) } satisfies wire.CompanyBegun)
    const place = entry.founding === undefined ? '/join' : '/setup'
    return begun.refusal === 'unreachable' ? c.json({ address: `${place}#company=unreachable` } satisfies wire.CompanyBegun) : problem(c, begun.refusal)
  }

  app.post('/api/join/company', async (c) => {
    const body = await readBody(c, wire.CompanyJoin)
    return body.ok ? beginEntering(c, linkEntryOf(body.value)) : problem(c, body.refusal)
  })

  app.post('/api/setup/company', async (c) => {
    const body = await readBody(c, wire.CompanySetup)
    return body.ok ? beginEntering(c, foundingEntryOf(body.value)) : problem(c, body.refusal)
  })

  app.use('/api/company-sign-in/*', async (c, next) => (sessionIn(c.get('caller').credential) === undefined ? problem(c, 'forbidden') : next()))

  app.get('/api/company-sign-in', (c) => {
    const identity = company?.identityOf(c.get('caller').member)
    const linked = identity === undefined ? undefined : { name: identity.name, at: new Date(identity.linkedAtMs).toISOString() }
    return c.json({ label: company?.label, linked } satisfies wire.CompanySignIn)
  })

  app.post('/api/company-sign-in/begin', async (c) => {
    const body = await readBody(c, PasswordShown)
    if (!body.ok) return problem(c, body.refusal)
    if (company === undefined) return problem(c, 'not-found')
    const begun = await company.beginLinking(showingOf(c), body.value.password, backTo(c))
    if (begun.ok) return c.json({ address: leave(c, begun.value) } satisfies wire.CompanyBegun)
    return begun.refusal === 'unreachable' ? c.json({ address: '/me#company=unreachable' } satisfies wire.CompanyBegun) : problem(c, begun.refusal)
  })

  app.delete('/api/company-sign-in/link', (c) => {
    const unlinked = company?.unlink(c.get('caller').member)
    if (unlinked?.ok !== true) return problem(c, unlinked?.refusal ?? 'not-found')
    note(c, 'company-unlinked')
    return done(c)
  })
}
