import type { Clock } from '@hebu/shared/vocabulary/clock.ts'
import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { SecondSteps } from '../store/accounts/second-steps.ts'
import type { Logger } from '../store/logger.ts'
import type { AttemptLimits } from './attempt-limit.ts'
import { newCodeSecret, newRecoveryCode, plainRecoveryCode, stepOf } from './one-time-code.ts'
import { digestOf } from './secrets.ts'
import type { Sealing } from './sealing.ts'
import type { SignIn } from './sign-in.ts'

export interface OwnCredentialsDeps {
  readonly signIn: SignIn
  readonly secondSteps: SecondSteps
  readonly sealing: Sealing
  readonly logger: Logger
  readonly limits: AttemptLimits
  readonly clock: Clock
}

export interface SecondStepState {
  readonly on: boolean
  readonly recoveryLeft: number
}

/** Who shows who they are, and the session in which they do. */
export interface Showing {
  readonly member: string
  readonly session: string
}

export type ShownRefusal = 'too-many' | 'wrong-password' | 'sign-in-again'

const freshMs = 10 * 60_000
const recoveryCodes = 8

/** What a member signs in with, and changes by themselves: the password, and a second step by choice. */
export function createOwnCredentials({ signIn, secondSteps, sealing, limits, clock, logger }: OwnCredentialsDeps) {
  sealAll()

  const passwordTries = limits('password', { most: 10, withinMs: 60_000 })
  const codeTries = limits('code', { most: 20, withinMs: 10 * 60_000 })

  /** Shows that it is still the member: by the password or, where there is none, by having signed in just now ([ACC29]). */
  async function knowsPassword({ member, session }: Showing, password: string): Promise<Result<void, ShownRefusal>> {
    if (!(await signIn.hasPassword(member))) return isFresh(session) ? granted(undefined) : refused('sign-in-again')
    if (!passwordTries.try(member)) return refused('too-many')
    if (!(await signIn.verify(member, password))) return refused('wrong-password')
    passwordTries.clear(member)
    return granted(undefined)
  }

  const isFresh = (session: string): boolean => clock.now() - (signIn.begunAtMs(session) ?? 0) <= freshMs

  const isOn = (member: string): boolean => secondSteps.of(member)?.confirmed === true

  /** What an older Hebu left in clear is sealed; what another key sealed is told, for its codes will not be taken. */
  function sealAll(): void {
    const stored = secondSteps.secrets()
    try {
      secondSteps.rewrite(stored.filter(({ secret }) => !sealing.isSealed(secret)).map(({ member, secret }) => ({ member, from: secret, to: sealing.seal(secret, member) })))
    } catch (error) {
      logger.error({ err: error }, 'Second steps could not be sealed; it is tried again at the next start.')
    }
    const shut = stored.filter(({ member, secret }) => sealing.isSealed(secret) && sealing.open(secret, member) === undefined).length
    if (shut > 0) logger.warn({ members: shut }, 'Second steps were sealed with another relay-key: put that file back into the data folder. Until then recovery codes are taken alone.')
  }

  /** A code is good once; so is a recovery code, which is used up ([ACC16]). */
  function takeCode(member: string, code: string): Result<void, 'too-many' | 'wrong-code'> {
    const stored = secondSteps.of(member)
    if (stored === undefined) return refused('wrong-code')
    if (!codeTries.try(member)) return refused('too-many')
    const typed = code.normalize('NFKC').replace(/\s/g, '')
    const secret = sealing.isSealed(stored.secret) ? sealing.open(stored.secret, member) : stored.secret
    const step = secret === undefined ? undefined : stepOf(secret, typed, clock.now())
    const isGood = step === undefined ? stored.confirmed && secondSteps.useRecovery(member, digestOf(plainRecoveryCode(typed))) : secondSteps.takeStep(member, step)
    if (!isGood) return refused('wrong-code')
    codeTries.clear(member)
    return granted(undefined)
  }

  return {
    knowsPassword,
    isOn,
    takeCode,

    /** The caller's other sessions are for the caller to end. */
    async changePassword(showing: Showing, current: string, password: string): Promise<Result<void, ShownRefusal>> {
      const known = await knowsPassword(showing, current)
      if (known.ok) await signIn.replacePassword(showing.member, password)
      return known
    },

    hasPassword: (member: string): Promise<boolean> => signIn.hasPassword(member),

    secondStep(member: string): SecondStepState {
      const stored = secondSteps.of(member)
      return stored?.confirmed === true ? { on: true, recoveryLeft: stored.recoveryLeft } : { on: false, recoveryLeft: 0 }
    },

    /** A new secret for the member's authenticator; nothing is asked for until a code of it was shown. */
    async begin(showing: Showing, password: string): Promise<Result<{ readonly secret: string }, ShownRefusal | 'already-on'>> {
      const { member } = showing
      const known = await knowsPassword(showing, password)
      if (!known.ok) return known
      if (isOn(member)) return refused('already-on')
      const secret = newCodeSecret()
      secondSteps.begin(member, sealing.seal(secret, member))
      return granted({ secret })
    },

    /** From now on a code is asked for; gives the recovery codes, shown this once. */
    confirm(member: string, code: string): Result<readonly string[], 'too-many' | 'wrong-code' | 'already-on'> {
      if (isOn(member)) return refused('already-on')
      const taken = takeCode(member, code)
      if (!taken.ok) return taken
      const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
      secondSteps.confirm(member, codes.map((each) => digestOf(plainRecoveryCode(each))))
      return granted(codes)
    },

    async end(showing: Showing, password: string): Promise<Result<void, ShownRefusal>> {
      const known = await knowsPassword(showing, password)
      if (known.ok) secondSteps.end(showing.member)
      return known
    },

    /** By the keeper of the machine, where phone and recovery codes are lost. */
    endByKeeper: (member: string): boolean => secondSteps.end(member),
  }
}

export type OwnCredentials = ReturnType<typeof createOwnCredentials>
