import type { SignInKeys } from '../../store/accounts/sign-in-keys.ts'
import type { SignIn } from '../sign-in.ts'

export interface WaysInDeps {
  readonly signIn: SignIn
  readonly keys: SignInKeys
  /** Of the company's own sign-in, where there is one. */
  readonly issuer: string | undefined
}

/** What members can sign in with: a password, passkeys, the company's account. The last of these is not taken away ([ACC30]). */
export function createWaysIn({ signIn, keys, issuer }: WaysInDeps) {
  return {
    /** Whether nobody could sign in any more if one of them went. */
    async isOnlyOne(member: string): Promise<boolean> {
      const hasPassword = await signIn.hasPassword(member)
      const isLinked = issuer !== undefined && keys.identityOf(member, issuer) !== undefined
      return Number(hasPassword) + Number(isLinked) + keys.passkeysOf(member).length <= 1
    },
  }
}

export type WaysIn = ReturnType<typeof createWaysIn>
