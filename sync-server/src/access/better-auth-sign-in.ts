import { newId } from '@hebu/shared/vocabulary/ids.ts'
import { createAuthEndpoint, isAPIError } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { betterAuth } from 'better-auth/minimal'
import * as v from 'valibot'
import type { Logger } from '../store/logger.ts'
import type { AccountsDatabase } from '../store/accounts/accounts-database.ts'
import { sqliteAuthAdapter } from '../store/accounts/auth-adapter.ts'
import { StoreTroubled } from '../store/store-trouble.ts'
import { newSecret } from './secrets.ts'
import type { Session, SessionMade, SignIn } from './sign-in.ts'

const daySeconds = 86_400

/** better-auth wants addresses; ours lead nowhere. The id is lower case already. */
const emailOf = (member: string): string => `${member}@members.invalid`

/** Nobody's: signing in with it costs the time of a real attempt. */
const nobody = 'nobody'

/** How passwords are kept. */
export interface PasswordHashing {
  hash(password: string): Promise<string>
  verify(attempt: { readonly hash: string; readonly password: string }): Promise<boolean>
}

export interface SignInOptions {
  readonly database: AccountsDatabase
  /** Signs the cookies; at least 32 characters. */
  readonly secret: string
  readonly logger: Logger
  /** scrypt unless given; tests that are not about passwords take something quick. */
  readonly passwords?: PasswordHashing | undefined
}

/** Begins a session of somebody who showed who they are in another way than by a password. */
const beginning = createAuthEndpoint('/begin-session', { method: 'POST', body: v.object({ member: v.string() }) }, async (ctx) => {
  const user = await ctx.context.internalAdapter.findUserById(ctx.body.member)
  if (user === null) throw new Error('Nobody of this id has an account.')
  const session = await ctx.context.internalAdapter.createSession(user.id)
  await setSessionCookie(ctx, { session, user })
  return ctx.json({ token: session.token })
})

/** Sessions by better-auth. Its HTTP handler is not mounted: only our own endpoints reach it. */
export function createBetterAuthSignIn({ database, secret, logger, passwords }: SignInOptions): SignIn {
  let changes = 0
  const auth = betterAuth({
    appName: 'Hebu',
    baseURL: 'http://relay.invalid',
    secret,
    database: sqliteAuthAdapter(database, () => (changes += 1)),
    user: { modelName: 'auth_users' },
    session: { modelName: 'auth_sessions', expiresIn: 30 * daySeconds, updateAge: daySeconds },
    account: { modelName: 'auth_accounts' },
    verification: { modelName: 'auth_verifications' },
    emailAndPassword: { enabled: true, minPasswordLength: 8, maxPasswordLength: 200, ...(passwords === undefined ? {} : { password: passwords }) },
    plugins: [{ id: 'begin-session', endpoints: { beginSession: beginning } }],
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'hebu', useSecureCookies: false, database: { generateId: () => newId() } },
    // A wrong password is no event for the log; what breaks is.
    logger: { level: 'error', log: (_level, message, ...details) => logger.error({ details: details.map(String) }, message) },
    databaseHooks: { user: { create: { before: async (user) => ({ data: { ...user, id: user.email.split('@')[0] } }) } } },
  })
  sweep(database, Date.now())
  const expiry = database.prepare('SELECT expiresAt FROM auth_sessions WHERE id = ?')
  const begunAt = database.prepare('SELECT createdAt FROM auth_sessions WHERE id = ?')
  const removePassword = database.prepare("DELETE FROM auth_accounts WHERE userId = ? AND providerId = 'credential'")
  const byToken = database.prepare('SELECT id, userId FROM auth_sessions WHERE token = ?')

  const endOne = database.prepare('DELETE FROM auth_sessions WHERE id = ? AND userId = ?')

  const made = (token: string | null, headers: Headers): SessionMade => {
    const row = token === null ? undefined : byToken.get(token)
    if (row === undefined) throw new Error('better-auth began no session.')
    return { id: String(row['id']), member: String(row['userId']), cookies: headers.getSetCookie() }
  }

  async function sessionOf(cookie: string): Promise<Session | undefined> {
    // better-auth says of a database that does not answer only that it found no session in it.
    const found = await auth.api.getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } }).catch((error: unknown) => {
      throw isAPIError(error) && error.statusCode >= 500 ? new StoreTroubled('Sessions cannot be looked up.', { cause: error }) : error
    })
    return found === null ? undefined : { id: found.session.id, member: found.user.id }
  }

  const passwordOf = async (member: string): Promise<string | undefined> => {
    const { internalAdapter } = await auth.$context
    return (await internalAdapter.findAccounts(member)).find(({ providerId }) => providerId === 'credential')?.password ?? undefined
  }
  async function storePassword(member: string, password: string): Promise<void> {
    const { internalAdapter, password: passwords } = await auth.$context
    const hash = await passwords.hash(password)
    if ((await passwordOf(member)) === undefined) await internalAdapter.linkAccount({ userId: member, providerId: 'credential', accountId: member, password: hash })
    else await internalAdapter.updatePassword(member, hash)
  }
  async function begin(member: string): Promise<SessionMade> {
    const { response, headers } = await auth.api.beginSession({ body: { member }, returnHeaders: true })
    return made(response.token, headers)
  }

  return {
    async registerWithoutPassword({ id, name }) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.createUser({ email: emailOf(id), name, emailVerified: false }, { method: 'invitation' })
      return begin(id)
    },
    hasPassword: async (member) => (await passwordOf(member)) !== undefined,
    begunAtMs(session) {
      const at = begunAt.get(session)?.['createdAt']
      return at === undefined ? undefined : Date.parse(String(at))
    },
    removePassword: (member) => removePassword.run(member).changes > 0,

    async register({ id, name }, password) {
      const { response, headers } = await auth.api.signUpEmail({ body: { email: emailOf(id), name, password }, returnHeaders: true })
      return made(response.token, headers)
    },

    async enter(member, password) {
      try {
        const body = { email: emailOf(member ?? nobody), password }
        const { response, headers } = await auth.api.signInEmail({ body, returnHeaders: true })
        return made(response.token, headers)
      } catch (error) {
        if (isAPIError(error) && error.statusCode < 500) return undefined
        throw error
      }
    },

    begin,

    async verify(member, password) {
      const { password: passwords } = await auth.$context
      const hash = await passwordOf(member)
      return hash !== undefined && passwords.verify({ hash, password })
    },

    replacePassword: storePassword,

    sessionOf,

    async roll(cookie) {
      const { headers } = await auth.api.getSession({ headers: new Headers({ cookie }), returnHeaders: true })
      return headers.getSetCookie()
    },

    stands(session) {
      const row = expiry.get(session)
      return row !== undefined && Date.parse(String(row['expiresAt'])) > Date.now()
    },

    changes: () => changes,

    async end(cookie) {
      const session = await sessionOf(cookie)
      const { headers } = await auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
      return { session, cookies: headers.getSetCookie() }
    },

    endOne(member, session) {
      changes += 1
      return endOne.run(session, member).changes > 0
    },

    async setPassword(member, password) {
      await storePassword(member, password)
      await (await auth.$context).internalAdapter.deleteUserSessions(member)
    },

    async dismiss(member) {
      const { internalAdapter, password: passwords } = await auth.$context
      await internalAdapter.updatePassword(member, await passwords.hash(newSecret()))
    },

    async forget(member) {
      await (await auth.$context).internalAdapter.deleteUser(member)
    },
  }
}

/** Expired sessions, and passwords whose member was never committed because the relay died in between. */
function sweep(database: AccountsDatabase, nowMs: number): void {
  database.prepare('DELETE FROM auth_sessions WHERE expiresAt < ?').run(new Date(nowMs).toISOString())
  const hourAgo = new Date(nowMs - 3_600_000).toISOString()
  database.prepare('DELETE FROM auth_users WHERE createdAt < ? AND id NOT IN (SELECT id FROM members)').run(hourAgo)
}
