import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById, type Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import {
  type AuthenticationResponseJSON, type AuthenticatorTransport, generateAuthenticationOptions, generateRegistrationOptions, type RegistrationResponseJSON,
  verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { newId } from '@hebu/shared/vocabulary/ids.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { Accounts, JoinRefusal } from '../../store/accounts/accounts.ts'
import type { SignInKeys, StoredPasskey } from '../../store/accounts/sign-in-keys.ts'
import type { AttemptLimits } from '../attempt-limit.ts'
import type { Entered, Entering } from '../entering.ts'
import type { OwnCredentials, Showing, ShownRefusal } from '../own-credentials.ts'
import { digestOf, newSecret } from '../secrets.ts'
import type { SignIn } from '../sign-in.ts'
import type { WaysIn } from './ways-in.ts'

export interface PasskeysDeps {
  readonly accounts: Accounts
  readonly keys: SignInKeys
  readonly signIn: SignIn
  readonly own: OwnCredentials
  readonly entering: Pick<Entering, 'mayJoin' | 'joinWithKey'>
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

/** An invitation that is taken up, and what the device made for it. */
export interface PasskeyJoinOrder {
  readonly secret: string
  readonly name: string
  readonly language: Language
  readonly ceremony: string
  readonly response: unknown
  readonly keyName: string
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

  return {
    of: (member: string) => keys.passkeysOf(member),
    rename: (member: string, id: string, name: string): boolean => keys.renamePasskey(member, id, name),
    async remove(member: string, id: string): Promise<Result<void, 'not-found' | 'last-way-in'>> {
      if (!keys.passkeysOf(member).some((key) => key.id === id)) return refused('not-found')
      if (await ways.isOnlyOne(member)) return refused('last-way-in')
      return keys.removePasskey(member, id) ? granted(undefined) : refused('not-found')
    },

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

    /** To take up an invitation with a passkey alone ([ACC28]). `place` is where the attempt comes from. */
    async beginJoining(order: { readonly secret: string; readonly name: string }, place: string, origin: string): Promise<Result<Begun, JoinRefusal | 'malformed' | 'too-many' | 'key-taken'>> {
      if (!byPlace.try(place)) return refused('too-many')
      const digest = digestOf(order.secret)
      const may = entering.mayJoin(digest, order.name)
      if (!may.ok) return may
      const id = newId()
      return granted(begun('join-passkey', `${id}:${digest}`, await optionsFor(id, order.name, origin)))
    },

    /** The invitation that was begun with, and no other; the name may be another by now. */
    async join(order: PasskeyJoinOrder, origin: string): Promise<Result<Entered, JoinRefusal | 'malformed' | 'passkey-refused' | 'key-taken'>> {
      const [challenge, whose = ''] = finished('join-passkey', order.ceremony) ?? []
      const [id = '', digest = ''] = whose.split(':')
      if (challenge === undefined || digest !== digestOf(order.secret)) return refused('passkey-refused')
      const made = await madeKey(order.response, challenge, origin)
      if (made === undefined) return refused('passkey-refused')
      return entering.joinWithKey({ digest, id, name: order.name, language: order.language }, () => keys.addPasskey({ ...made, member: id, name: order.keyName, madeAtMs: clock.now() }))
    },

    /** `place` is where the attempt comes from. Asks for no name: the device knows whose keys it has. */
    async beginSigningIn(place: string, origin: string): Promise<Result<Begun, 'too-many'>> {
      if (!byPlace.try(place)) return refused('too-many')
      const options = await generateAuthenticationOptions({ rpID: new URL(origin).hostname, userVerification: 'required' })
      return granted(begun('show-passkey', '-', options))
    },

    async signIn(order: { readonly ceremony: string; readonly response: { readonly id: string } }, origin: string): Promise<Result<Entered, 'passkey-refused'>> {
      const [challenge] = finished('show-passkey', order.ceremony) ?? []
      const key = keys.passkey(order.response.id)
      const member = key === undefined ? undefined : memberOf(key.member)
      if (challenge === undefined || key === undefined || member === undefined) return refused('passkey-refused')
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: order.response as unknown as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname, requireUserVerification: true,
        credential: { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter, transports: transportsOf(key) },
      }).catch(() => ({ verified: false as const, authenticationInfo: undefined }))
      if (!verified || authenticationInfo === undefined) return refused('passkey-refused')
      keys.usePasskey(key.id, authenticationInfo.newCounter, clock.now())
      const session = await signIn.begin(member.id)
      return granted({ workspace: accounts.workspaceOf(member.id)!, member, cookies: session.cookies })
    },
  }
}

export type Passkeys = ReturnType<typeof createPasskeys>
