import type { Result } from '@hebu/shared/vocabulary/result.ts'
import { granted, refused } from '@hebu/shared/vocabulary/result.ts'
import type { SignInKeys } from '../../store/accounts/sign-in-keys.ts'
import type { OwnCredentials, Showing, ShownRefusal } from '../own-credentials.ts'
import type { SignIn } from '../sign-in.ts'

export interface WaysInDeps {
  readonly signIn: SignIn
  readonly own: OwnCredentials
  readonly keys: SignInKeys
  /** Of the company's own sign-in, where there is one. */
  readonly issuer: string | undefined
}

/** What a session has shown of the company's own sign-in, beside the ids of passkeys. */
const company = 'company'

/** What members can sign in with: a password, passkeys, the company's account. The last of these is not taken away ([ACC30]). */
export function createWaysIn({ signIn, own, keys, issuer }: WaysInDeps) {
  /** Takes a way in, unless nobody could sign in any more: decided with the taking, over all relays. */
  const take = (member: string, remove: () => boolean): Result<void, 'not-found' | 'last-way-in'> =>
    keys.decide(() => {
      if (!remove()) return refused('not-found')
      return keys.waysOf(member, issuer) === 0 ? refused('last-way-in') : granted(undefined)
    })

  /** Whether a way beside the password, one that stands still, was shown in this session. */
  function hasUsedAnother({ member, session }: Showing): boolean {
    const used = keys.usedIn(session)
    const isLinked = issuer !== undefined && keys.identityOf(member, issuer) !== undefined
    return (isLinked && used.includes(company)) || keys.passkeysOf(member).some(({ id }) => used.includes(id))
  }

  return {
    take,
    /** A session has shown a passkey. */
    usedIn: (session: string, passkey: string): void => keys.noteUse(session, passkey),
    /** A session has shown the company's account. */
    companyUsedIn: (session: string): void => keys.noteUse(session, company),

    /** Gives the password up, by who shows it and has shown in this session that another way works ([ACC32]). */
    async giveUpPassword(showing: Showing, password: string): Promise<Result<void, ShownRefusal | 'other-way-first' | 'not-found' | 'last-way-in'>> {
      if (!(await signIn.hasPassword(showing.member))) return refused('not-found')
      const known = await own.knowsPassword(showing, password)
      if (!known.ok) return known
      if (!hasUsedAnother(showing)) return refused('other-way-first')
      return take(showing.member, () => signIn.removePassword(showing.member))
    },
  }
}

export type WaysIn = ReturnType<typeof createWaysIn>
