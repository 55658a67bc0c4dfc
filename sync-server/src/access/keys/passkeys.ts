import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById, type Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import {
  type AuthenticationResponseJSON, type AuthenticatorTransport, generateAuthenticationOptions, generateRegistrationOptions, type RegistrationResponseJSON,
  verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { SignInKeys, StoredPasskey } from '../../store/accounts/sign-in-keys.ts'
import type { AttemptLimits } from '../attempt-limit.ts'
import type { Entered, Entering, LinkEntry, LinkRefusal } from '../entering.ts'
import type { OwnCredentials, Showing, ShownRefusal } from '../own-credentials.ts'
import { newSecret } from '../secrets.ts'
import type { SignIn } from '../sign-in.ts'
import type { WaysIn } from './ways-in.ts'

export interface PasskeysDeps {
  readonly accounts: Accounts
  readonly keys: SignInKeys
  readonly signIn: SignIn
  readonly own: OwnCredentials
  readonly entering: Pick<Entering, 'mayEnter' | 'enterWithKey'>
  readonly ways: WaysIn
  readonly limits: AttemptLimits
  readonly clock: Clock
}

/** An attempt that a browser is to finish. */
export interface Begun {
  readonly ceremony: string
  /** For the browser, as WebAuthn has them in JSON. */
  readonly options: { readonly challenge: string }
}

/** What the device made for somebody who takes up a link. */
export interface PasskeyEntryOrder {
  readonly ceremony: string
  readonly response: unknown
  readonly keyName: string
}

/** What a device shows that has a key. */
export interface ShownOrder {
  readonly ceremony: string
  readonly response: { readonly id: string }
}

const withinMs = 5 * 60_000
const passkeysMost = 20

const transportsOf = ({ transports }: StoredPasskey) => [...transports] as AuthenticatorTransport[]

/**
 * Keys that a device keeps for its owner and uses only after a look, a finger or a PIN: who signs in with one has shown
 * two things, so no further step is asked for ([ACC23]). `origin` is the address that the browser shows.
 */
export function createPasskeys({ accounts, keys, signIn, own, entering, ways, limits, clock }: PasskeysDeps) {
  const byPlace = limits('passkey', { most: 100, withinMs: 60_000 })

  function begun(kind: string, member: string, options: Begun['options']): Begun {
    const ceremony = newSecret()
    keys.begin(ceremony, kind, `${options.challenge} ${member}`, clock.now(), clock.now() + withinMs)
    return { ceremony, options }
  }

  /** The challenge of an attempt, once, and whose it is. */
  function finished(kind: string, ceremony: string): readonly [challenge: string, member: string] | undefined {
    const [challenge, member] = keys.finish(ceremony, kind, clock.now())?.split(' ') ?? []
    return challenge === undefined || member === undefined ? undefined : [challenge, member]
  }

  const memberOf = (id: string): Member | undefined => {
    const workspace = accounts.workspaceOf(id)
    const directory = workspace === undefined ? undefined : accounts.directory(workspace)
    const member = directory === undefined ? undefined : memberById(directory, id)
    return member?.status === 'active' ? member : undefined
  }

  const optionsFor = (member: string, name: string, origin: string) =>
    generateRegistrationOptions({
      rpName: 'Hebu 合簿',
      rpID: new URL(origin).hostname,
      userID: new TextEncoder().encode(member),
      userName: name,
      userDisplayName: name,
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: keys.passkeysOf(member).map((key) => ({ id: key.id, transports: transportsOf(key) })),
    })

  async function madeKey(response: unknown, challenge: string, origin: string): Promise<Pick<StoredPasskey, 'id' | 'publicKey' | 'counter' | 'transports'> | undefined> {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname, requireUserVerification: true,
    }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
    if (!verified || registrationInfo === undefined) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { id, publicKey, counter, transports }
  }

  /** The key that a device has shown, and whose it is. */
  async function shownKey(order: ShownOrder, origin: string): Promise<{ readonly key: string; readonly member: Member } | undefined> {
    const [challenge] = finished('show-passkey', order.ceremony) ?? []
    const key = keys.passkey(order.response.id)
    const member = key === undefined ? undefined : memberOf(key.member)
    if (challenge === undefined || key === undefined || member === undefined) return undefined
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: order.response as unknown as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname, requireUserVerification: true,
      credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter, transports: transportsOf(key) },
    }).catch(() => ({ verified: false as const, authenticationInfo: undefined }))
    if (!verified || authenticationInfo === undefined) return undefined
    keys.usePasskey(key.id, authenticationInfo.newCounter, clock.now())
    return { key: key.id, member }
  }

  return {
    of: (member: string) => keys.passkeysOf(member),
    rename: (member: string, id: string, name: string): boolean => keys.renamePasskey(member, id, name),
    remove: (member: string, id: string): Result<void, 'not-found' | 'last-way-in'> => ways.take(member, () => keys.removePasskey(member, id)),

    /** The password first: whoever finds an open window makes no key of their own. */
    async beginAdding(showing: Showing, password: string, origin: string): Promise<Result<Begun, ShownRefusal>> {
      const known = await own.knowsPassword(showing, password)
      if (!known.ok) return known
      const { member } = showing
      return granted(begun('add-passkey', member, await optionsFor(member, memberOf(member)?.name ?? '', origin)))
    },

    async add(member: string, order: { readonly ceremony: string; readonly response: unknown; readonly name: string }, origin: string): Promise<Result<void, 'passkey-refused'>> {
      const [challenge, whose] = finished('add-passkey', order.ceremony) ?? []
      if (challenge === undefined || whose !== member || keys.passkeysOf(member).length >= passkeysMost) return refused('passkey-refused')
      const made = await madeKey(order.response, challenge, origin)
      if (made === undefined) return refused('passkey-refused')
      return keys.addPasskey({ ...made, member, name: order.name, madeAtMs: clock.now() }) ? granted(undefined) : refused('passkey-refused')
    },

    /** To take up an invitation, or to found, with a passkey alone ([ACC28], [ACC31]). `place` is where the attempt comes from. */
    async beginEntering(entry: LinkEntry, place: string, origin: string): Promise<Result<Begun, LinkRefusal | 'too-many'>> {
      if (!byPlace.try(place)) return refused('too-many')
      const may = entering.mayEnter(entry)
      if (!may.ok) return may
      const id = newId()
      return granted(begun('enter-by-passkey', `${id}:${entry.digest}`, await optionsFor(id, entry.name, origin)))
    },

    /** By the link that was begun with, and no other; the name may be another by now. */
    async enter(entry: LinkEntry, order: PasskeyEntryOrder, origin: string): Promise<Result<Entered, LinkRefusal | 'passkey-refused'>> {
      const [challenge, whose = ''] = finished('enter-by-passkey', order.ceremony) ?? []
      const [id = '', digest = ''] = whose.split(':')
      if (challenge === undefined || digest !== entry.digest) return refused('passkey-refused')
      const made = await madeKey(order.response, challenge, origin)
      if (made === undefined) return refused('passkey-refused')
      return entering.enterWithKey(id, entry, () => keys.addPasskey({ ...made, member: id, name: order.keyName, madeAtMs: clock.now() }))
    },

    /** `place` is where the attempt comes from. Asks for no name: the device knows whose keys it has. */
    async beginSigningIn(place: string, origin: string): Promise<Result<Begun, 'too-many'>> {
      if (!byPlace.try(place)) return refused('too-many')
      const options = await generateAuthenticationOptions({ rpID: new URL(origin).hostname, userVerification: 'required' })
      return granted(begun('show-passkey', '-', options))
    },

    async signIn(order: ShownOrder, origin: string): Promise<Result<Entered, 'passkey-refused'>> {
      const shown = await shownKey(order, origin)
      if (shown === undefined) return refused('passkey-refused')
      const { key, member } = shown
      const session = await signIn.begin(member.id)
      ways.usedIn(session.id, key)
      return granted({ workspace: accounts.workspaceOf(member.id)!, member, cookies: session.cookies })
    },

    /** Somebody who is signed in shows that a passkey of theirs works ([ACC32]). */
    async prove({ member, session }: Showing, order: ShownOrder, origin: string): Promise<Result<void, 'passkey-refused'>> {
      const shown = await shownKey(order, origin)
      if (shown?.member.id !== member) return refused('passkey-refused')
      ways.usedIn(session, shown.key)
      return granted(undefined)
    },
  }
}

export type Passkeys = ReturnType<typeof createPasskeys>
