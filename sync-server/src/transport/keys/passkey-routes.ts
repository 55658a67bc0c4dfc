import * as wire from '@hebu/shared/wire/sign-in-keys.ts'
import type { Hono } from 'hono'
import { sessionIn } from '../../access/devices.ts'
import type { LinkEntry } from '../../access/entering.ts'
import type { PasskeyEntryOrder, Passkeys } from '../../access/keys/passkeys.ts'
import type { StoredPasskey } from '../../store/accounts/sign-in-keys.ts'
import { done, type HttpContext, type HttpEnv, problem, readBody } from '../answers.ts'
import type { Noting } from '../audit-routes.ts'
import { type OwnAddressOptions, placeOf, publicOrigin } from '../own-address.ts'
import { PasswordShown } from '@hebu/shared/wire/own-credentials.ts'
import { showingOf } from '../own-credential-routes.ts'
import type { Welcome } from '../welcome.ts'
import { foundingEntryOf, linkEntryOf } from './link-entries.ts'

export interface PasskeyRoutesDeps {
  readonly passkeys: Passkeys
  readonly address: OwnAddressOptions
  readonly note: Noting
  readonly welcome: Welcome['welcome']
}

/** Without standing. */
export const openPasskeyPaths = ['/api/sign-in/passkey/begin', '/api/sign-in/passkey', '/api/join/passkey/begin', '/api/join/passkey', '/api/setup/passkey/begin', '/api/setup/passkey'] as const

const instant = (atMs: number): string => new Date(atMs).toISOString()

const toFacts = ({ id, name, madeAtMs, lastUsedAtMs }: StoredPasskey): wire.PasskeyFacts => ({ id, name, madeAt: instant(madeAtMs), ...(lastUsedAtMs === undefined ? {} : { lastUsedAt: instant(lastUsedAtMs) }) })

/** Signing in with a passkey, and one's own passkeys. A token neither sees nor changes them ([ACC22]). */
export function addPasskeyRoutes(app: Hono<HttpEnv>, { passkeys, address, note, welcome }: PasskeyRoutesDeps): void {
  /** What the browser shows: its own word, which was compared with our address already. */
  const originOf = (c: HttpContext): string => c.req.header('origin') ?? publicOrigin(c, address)

  app.post('/api/sign-in/passkey/begin', async (c) => {
    const begun = await passkeys.beginSigningIn(placeOf(c, address), originOf(c))
    return begun.ok ? c.json(begun.value) : problem(c, begun.refusal)
  })

  app.post('/api/sign-in/passkey', async (c) => {
    const body = await readBody(c, wire.PasskeyShown)
    if (!body.ok) return problem(c, body.refusal)
    const entered = await passkeys.signIn(body.value, originOf(c))
    return entered.ok ? welcome(c, entered.value, 'signed-in', 'passkey') : problem(c, entered.refusal)
  })

  const beginEntering = async (c: HttpContext, entry: LinkEntry): Promise<Response> => {
    const begun = await passkeys.beginEntering(entry, placeOf(c, address), originOf(c))
    return begun.ok ? c.json(begun.value) : problem(c, begun.refusal)
  }
  const enter = async (c: HttpContext, entry: LinkEntry, order: PasskeyEntryOrder): Promise<Response> => {
    const entered = await passkeys.enter(entry, order, originOf(c))
    return entered.ok ? welcome(c, entered.value, entry.founding === undefined ? 'joined' : 'founded', 'passkey') : problem(c, entered.refusal)
  }

  app.post('/api/join/passkey/begin', async (c) => {
    const body = await readBody(c, wire.PasskeyJoinBegin)
    return body.ok ? beginEntering(c, linkEntryOf({ language: 'zh-Hans', ...body.value })) : problem(c, body.refusal)
  })

  app.post('/api/join/passkey', async (c) => {
    const body = await readBody(c, wire.PasskeyJoin)
    return body.ok ? enter(c, linkEntryOf(body.value), body.value) : problem(c, body.refusal)
  })

  app.post('/api/setup/passkey/begin', async (c) => {
    const body = await readBody(c, wire.PasskeySetupBegin)
    return body.ok ? beginEntering(c, foundingEntryOf({ language: 'zh-Hans', ...body.value })) : problem(c, body.refusal)
  })

  app.post('/api/setup/passkey', async (c) => {
    const body = await readBody(c, wire.PasskeySetup)
    return body.ok ? enter(c, foundingEntryOf(body.value), body.value) : problem(c, body.refusal)
  })

  for (const path of ['/api/passkeys', '/api/passkeys/*']) app.use(path, async (c, next) => (sessionIn(c.get('caller').credential) === undefined ? problem(c, 'forbidden') : next()))

  app.get('/api/passkeys', (c) => c.json({ passkeys: passkeys.of(c.get('caller').member).map(toFacts) }))

  app.post('/api/passkeys/begin', async (c) => {
    const body = await readBody(c, PasswordShown)
    if (!body.ok) return problem(c, body.refusal)
    const begun = await passkeys.beginAdding(showingOf(c), body.value.password, originOf(c))
    return begun.ok ? c.json(begun.value) : problem(c, begun.refusal)
  })

  app.post('/api/passkeys', async (c) => {
    const body = await readBody(c, wire.PasskeyMade)
    if (!body.ok) return problem(c, body.refusal)
    const added = await passkeys.add(c.get('caller').member, body.value, originOf(c))
    if (!added.ok) return problem(c, added.refusal)
    note(c, 'passkey-added')
    return done(c)
  })

  app.post('/api/passkeys/prove', async (c) => {
    const body = await readBody(c, wire.PasskeyShown)
    if (!body.ok) return problem(c, body.refusal)
    const proved = await passkeys.prove(showingOf(c), body.value, originOf(c))
    return proved.ok ? done(c) : problem(c, proved.refusal)
  })

  app.patch('/api/passkeys/:id', async (c) => {
    const body = await readBody(c, wire.PasskeyName)
    if (!body.ok) return problem(c, body.refusal)
    return passkeys.rename(c.get('caller').member, c.req.param('id'), body.value.name) ? done(c) : problem(c, 'not-found')
  })

  app.delete('/api/passkeys/:id', (c) => {
    const removed = passkeys.remove(c.get('caller').member, c.req.param('id'))
    if (!removed.ok) return problem(c, removed.refusal)
    note(c, 'passkey-removed')
    return done(c)
  })
}
