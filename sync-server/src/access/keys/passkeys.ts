import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import { memberById, type Member } from '@hebu/shared/vocabulary/directory.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import {
  type AuthenticationResponseJSON, type AuthenticatorTransport, generateAuthenticationOptions, generateRegistrationOptions, type RegistrationResponseJSON,
  verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Accounts } from '../../store/accounts/accounts.ts'
import type { SignInKeys, StoredPasskey } from '../../store/accounts/sign-in-keys.ts'
import { createAttemptLimit } from '../attempt-limit.ts'
import type { Entered } from '../entering.ts'
import type { OwnCredentials } from '../own-credentials.ts'
import { newSecret } from '../secrets.ts'
import type { SignIn } from '../sign-in.ts'

export interface PasskeysDeps {
  readonly accounts: Accounts
  readonly keys: SignInKeys
  readonly signIn: SignIn
  readonly own: OwnCredentials
  readonly clock: Clock
}

/** An attempt that a browser is to finish. */
export interface Begun {
  readonly ceremony: string
  /** For the browser, as WebAuthn has them in JSON. */
  readonly options: { readonly challenge: string }
}

const withinMs = 5 * 60_000
const passkeysMost = 20

const transportsOf = ({ transports }: StoredPasskey) => [...transports] as AuthenticatorTransport[]

/**
 * Keys that a device keeps for its owner and uses only after a look, a finger or a PIN: who signs in with one has shown
 * two things, so no further step is asked for ([ACC23]). `origin` is the address that the browser shows.
 */
export function createPasskeys({ accounts, keys, signIn, own, clock }: PasskeysDeps) {
  const byPlace = createAttemptLimit(clock, { most: 100, withinMs: 60_000 })

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

  return {
    of: (member: string) => keys.passkeysOf(member),
    rename: (member: string, id: string, name: string): boolean => keys.renamePasskey(member, id, name),
    remove: (member: string, id: string): boolean => keys.removePasskey(member, id),

    /** The password first: whoever finds an open window makes no key of their own. */
    async beginAdding(member: string, password: string, origin: string): Promise<Result<Begun, 'too-many' | 'wrong-password'>> {
      const known = await own.knowsPassword(member, password)
      if (!known.ok) return known
      const name = memberOf(member)?.name ?? ''
      const options = await generateRegistrationOptions({
        rpName: 'Hebu 合簿',
        rpID: new URL(origin).hostname,
        userID: new TextEncoder().encode(member),
        userName: name,
        userDisplayName: name,
        attestationType: 'none',
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: keys.passkeysOf(member).map((key) => ({ id: key.id, transports: transportsOf(key) })),
      })
      return granted(begun('add-passkey', member, options))
    },

    async add(member: string, order: { readonly ceremony: string; readonly response: unknown; readonly name: string }, origin: string): Promise<Result<void, 'passkey-refused'>> {
      const [challenge, whose] = finished('add-passkey', order.ceremony) ?? []
      if (challenge === undefined || whose !== member || keys.passkeysOf(member).length >= passkeysMost) return refused('passkey-refused')
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: order.response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: new URL(origin).hostname, requireUserVerification: true,
      }).catch(() => ({ verified: false as const, registrationInfo: undefined }))
      if (!verified || registrationInfo === undefined) return refused('passkey-refused')
      const { id, publicKey, counter, transports = [] } = registrationInfo.credential
      const isNew = keys.addPasskey({ id, member, name: order.name, publicKey, counter, transports, madeAtMs: clock.now() })
      return isNew ? granted(undefined) : refused('passkey-refused')
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
