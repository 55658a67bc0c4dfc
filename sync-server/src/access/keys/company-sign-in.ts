import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import * as oidc from 'openid-client'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { SignInKeys, StoredIdentity } from '../../store/accounts/sign-in-keys.ts'
import type { Logger } from '../../store/logger.ts'
import type { AttemptLimits } from '../attempt-limit.ts'
import type { Entered, Entering, LinkEntry, LinkRefusal } from '../entering.ts'
import type { OwnCredentials, Showing, ShownRefusal } from '../own-credentials.ts'
import { digestOf, newSecret } from '../secrets.ts'
import type { SignIn } from '../sign-in.ts'
import type { WaysIn } from './ways-in.ts'

/** The company's own sign-in, spoken to by OpenID Connect. */
export interface CompanyOptions {
  /** Where its description lies: the issuer, or the address of the description itself. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What the button calls it. */
  readonly label: string
  readonly scope: string
}

export interface CompanySignInDeps {
  readonly company: CompanyOptions
  readonly accounts: Accounts
  readonly keys: SignInKeys
  readonly signIn: SignIn
  readonly own: OwnCredentials
  readonly entering: Pick<Entering, 'mayEnter' | 'enterWithKey'>
  readonly ways: WaysIn
  readonly limits: AttemptLimits
  readonly clock: Clock
  readonly logger: Logger
}

/** Where the browser goes, and the secret that it brings back: whoever intercepts the address alone gets nowhere. */
export interface CompanyVisit {
  readonly address: string
  readonly browserSecret: string
}

/** What somebody came back with. `to` is the page that the visit began for. */
export type CompanyReturn =
  | { readonly kind: 'entered'; readonly entered: Entered; readonly to: string }
  | { readonly kind: 'joined'; readonly entered: Entered }
  | { readonly kind: 'founded'; readonly entered: Entered }
  | { readonly kind: 'linked'; readonly member: string }
  | { readonly kind: 'not'; readonly why: 'unknown' | 'refused' | 'unreachable' | 'taken'; readonly member?: string | undefined; readonly to: string }

interface Pending {
  readonly browser: string
  readonly nonce: string
  readonly verifier: string
  readonly redirect: string
  readonly to: string
  /** Who links; absent where somebody signs in. */
  readonly member?: string | undefined
  /** The link that is taken up. */
  readonly entry?: LinkEntry | undefined
}

/** As it is set, so that nobody need be asked what it is. */
export const issuerOf = ({ issuer }: Pick<CompanyOptions, 'issuer'>): string => issuer.replace(/\/\.well-known\/openid-configuration$/, '').replace(/\/+$/, '')

const withinMs = 10 * 60_000

/**
 * Signing in at the company's own place. An identity there opens nothing by itself: it belongs to the member who linked
 * it after showing the password, never to whoever has the same name or address ([ACC26]).
 */
export function createCompanySignIn({ company, accounts, keys, signIn, own, entering, ways, limits, clock, logger }: CompanySignInDeps) {
  const byPlace = limits('company', { most: 60, withinMs: 60_000 })
  const issuer = issuerOf(company)
  let known: Promise<oidc.Configuration> | undefined

  /** Asked once, and again after it could not be reached. */
  function configuration(): Promise<oidc.Configuration> {
    const isLocal = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(company.issuer)
    known ??= oidc.discovery(new URL(company.issuer), company.clientId, company.clientSecret, undefined, isLocal ? { execute: [oidc.allowInsecureRequests] } : {})
    known.catch(() => (known = undefined))
    return known
  }

  async function visit(redirect: string, to: string, whose: Pick<Pending, 'member' | 'entry'> = {}): Promise<Result<CompanyVisit, 'unreachable'>> {
    const config = await configuration().catch(told)
    if (config === undefined) return refused('unreachable')
    const [state, browserSecret, nonce, verifier] = [newSecret(), newSecret(), newSecret(), oidc.randomPKCECodeVerifier()]
    const pending: Pending = { browser: digestOf(browserSecret), nonce, verifier, redirect, to, ...whose }
    keys.begin(state, 'company', JSON.stringify(pending), clock.now(), clock.now() + withinMs)
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: redirect, scope: company.scope, state, nonce, code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    })
    return granted({ address: address.href, browserSecret })
  }

  const told = (error: unknown): undefined => void logger.warn({ err: error, issuer: company.issuer }, 'The company’s sign-in did not answer as it should.')

  async function identityFrom(asked: URL, { nonce, verifier, redirect }: Pending, state: string): Promise<Omit<StoredIdentity, 'member' | 'linkedAtMs'> | 'refused' | 'unreachable'> {
    if (asked.searchParams.has('error')) return 'refused'
    const config = await configuration().catch(told)
    if (config === undefined) return 'unreachable'
    // The address as the provider saw it, whatever a proxy made of it.
    const seen = new URL(redirect)
    seen.search = asked.search
    const tokens = await oidc.authorizationCodeGrant(config, seen, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }).catch(told)
    const claims = tokens?.claims()
    if (claims === undefined) return 'refused'
    const name = claims['name'] ?? claims['preferred_username']
    return { issuer, subject: claims.sub, name: typeof name === 'string' ? name.slice(0, 100) : undefined }
  }

  return {
    label: company.label,
    identityOf: (member: string): StoredIdentity | undefined => keys.identityOf(member, issuer),
    unlink: (member: string): Result<void, 'not-found' | 'last-way-in'> => ways.take(member, () => keys.unlink(member, issuer)),

    /** To sign in. `redirect` is our address that the company's place leads back to. */
    begin: async (place: string, redirect: string, to: string): Promise<Result<CompanyVisit, 'unreachable' | 'too-many'>> => (byPlace.try(place) ? visit(redirect, to) : refused('too-many')),

    /** To link one's identity there; the password first. */
    async beginLinking(showing: Showing, password: string, redirect: string): Promise<Result<CompanyVisit, ShownRefusal | 'unreachable'>> {
      const shown = await own.knowsPassword(showing, password)
      return shown.ok ? visit(redirect, '/me', { member: showing.member }) : shown
    },

    /** To take up an invitation, or to found, with one's identity there alone ([ACC28], [ACC31]). */
    async beginEntering(entry: LinkEntry, place: string, redirect: string): Promise<Result<CompanyVisit, LinkRefusal | 'too-many' | 'unreachable'>> {
      if (!byPlace.try(place)) return refused('too-many')
      const may = entering.mayEnter(entry)
      return may.ok ? visit(redirect, entry.founding === undefined ? '/join' : '/setup', { entry }) : may
    },

    /** `asked` is the address that the browser came back to; `caller` who is signed in there. */
    async comeBack(asked: URL, browserSecret: string | undefined, caller: string | undefined): Promise<CompanyReturn> {
      const state = asked.searchParams.get('state') ?? ''
      const stored = keys.finish(state, 'company', clock.now())
      const pending = stored === undefined ? undefined : (JSON.parse(stored) as Pending)
      if (pending === undefined || browserSecret === undefined || digestOf(browserSecret) !== pending.browser) return { kind: 'not', why: 'refused', to: '/' }
      const { member: linking, entry, to } = pending
      const not = (why: 'unknown' | 'refused' | 'unreachable' | 'taken', member?: string): CompanyReturn => ({ kind: 'not', why, member, to })
      const identity = await identityFrom(asked, pending, state)
      if (typeof identity === 'string') return not(identity)
      if (entry !== undefined) {
        const id = newId()
        const entered = await entering.enterWithKey(id, entry, () => keys.linkWithin({ ...identity, member: id, linkedAtMs: clock.now() }))
        if (entered.ok) return { kind: entry.founding === undefined ? 'joined' : 'founded', entered: entered.value }
        return not(entered.refusal === 'key-taken' ? 'taken' : 'refused')
      }
      if (linking !== undefined) {
        if (caller !== linking) return not('refused')
        return keys.link({ ...identity, member: linking, linkedAtMs: clock.now() }) ? { kind: 'linked', member: linking } : not('taken', linking)
      }
      const whose = keys.identity(identity.issuer, identity.subject)?.member
      const workspace = whose === undefined ? undefined : accounts.workspaceOf(whose)
      const directory = workspace === undefined ? undefined : accounts.directory(workspace)
      const member = directory === undefined || whose === undefined ? undefined : memberById(directory, whose)
      if (workspace === undefined || member?.status !== 'active') return not('unknown', whose)
      const session = await signIn.begin(member.id)
      ways.companyUsedIn(session.id)
      return { kind: 'entered', entered: { workspace, member, cookies: session.cookies }, to }
    },
  }
}

export type CompanySignIn = ReturnType<typeof createCompanySignIn>
