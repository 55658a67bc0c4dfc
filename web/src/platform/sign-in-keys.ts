import { Me } from '@hebu/shared/wire/http.ts'
import { CompanyBegun, type CompanyOutcome, companyOutcomes, CompanySignIn, PasskeyBegun, type PasskeyFacts, Passkeys, SignInWays } from '@hebu/shared/wire/sign-in-keys.ts'
import { granted, refused, type Result } from '@hebu/shared/vocabulary/result.ts'
import type { Language } from '@hebu/shared/vocabulary/text.ts'
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import * as v from 'valibot'

import type { Answer, RelayApi, RelayRefusal } from './relay-api.ts'

/** The device did not do its part: nobody touched it, or it has a key already. */
export type DeviceRefusal = 'device-cancelled' | 'device-has-one'

/** Passkeys and the company's own sign-in, at the relay and in the browser. */
export interface SignInKeys {
  ways(): Answer<SignInWays>
  /** Waits for the person. `offered`: as a suggestion in the name's field, for as long as the page is there; ends when another begins. */
  showPasskey(offered: boolean): Promise<Result<Me, RelayRefusal | DeviceRefusal>>
  /** Takes a link up with a passkey that the device makes now, and is then signed in. */
  enterWithPasskey(order: LinkOrder & { readonly keyName: string }): Promise<Result<Me, RelayRefusal | DeviceRefusal>>
  /** Where to go to take a link up with the company's account. */
  enterWithCompany(order: LinkOrder): Answer<string>
  /** Shows that one's passkey works, in the session that there is. */
  provePasskey(): Promise<Result<void, RelayRefusal | DeviceRefusal>>
  passkeys(): Answer<readonly PasskeyFacts[]>
  addPasskey(password: string, name: string): Promise<Result<void, RelayRefusal | DeviceRefusal>>
  renamePasskey(id: string, name: string): Answer<void>
  removePasskey(id: string): Answer<void>
  company(): Answer<CompanySignIn>
  /** Where to go to show the identity. */
  linkCompany(password: string): Answer<string>
  unlinkCompany(): Answer<void>
}

/** Who takes up which link; `token` is its secret. */
export interface LinkOrder {
  readonly token: string
  readonly name: string
  readonly language: Language
  /** What is founded; absent where the link is an invitation. */
  readonly founding?: FoundingChoice | undefined
}

export interface FoundingChoice {
  readonly department: string
  readonly charter: string
}

const Done = v.object({})

const pathOf = (founding: FoundingChoice | undefined): string => (founding === undefined ? '/api/join' : '/api/setup')

/** Whether this browser has passkeys for the address that it shows: names, and over TLS or on this machine. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function' && isSecureContext && !/^[\d.]+$|:/.test(location.hostname)

/** Whether it offers them where a name is typed. */
export const offersPasskeys = async (): Promise<boolean> => hasPasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true

/** What came of a visit to the company's sign-in, from the address that it led back to. */
export function companyOutcomeIn(hash: string): CompanyOutcome | undefined {
  const said = /^#company=([\w-]+)$/.exec(hash)?.[1]
  return companyOutcomes.find((outcome) => outcome === said)
}

/** Where the company's sign-in begins; leads back to a page of ours. */
export const companyAddress = (to: string): string => `/api/sign-in/company?to=${encodeURIComponent(to)}`

const browserSide = () => import('@simplewebauthn/browser')

function ofDevice(error: unknown): Result<never, DeviceRefusal> {
  return refused(error instanceof Error && error.name === 'InvalidStateError' ? 'device-has-one' : 'device-cancelled')
}

export function createSignInKeys({ ask }: Pick<RelayApi, 'ask'>): SignInKeys {
  const tell = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown): Answer<void> => {
    const answer = await ask(Done, method, path, body)
    return answer.ok ? granted(undefined) : answer
  }
  let asked = 0
  const keyAt = (id: string): string => `/api/passkeys/${encodeURIComponent(id)}`
  return {
    ways: () => ask(SignInWays, 'GET', '/api/sign-in/ways'),

    async showPasskey(offered) {
      if (!offered) asked += 1
      const before = asked
      const begun = await ask(PasskeyBegun, 'POST', '/api/sign-in/passkey/begin', {})
      if (!begun.ok) return begun
      const { ceremony, options } = begun.value
      try {
        const { startAuthentication } = await browserSide()
        // A browser asks one thing at a time, the latest: an offer that was slow to begin would end what was pressed for.
        if (offered && asked !== before) return refused('device-cancelled')
        const response = await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON, useBrowserAutofill: offered })
        return await ask(Me, 'POST', '/api/sign-in/passkey', { ceremony, response })
      } catch (error) {
        return ofDevice(error)
      }
    },

    async enterWithPasskey({ token, name, language, founding, keyName }) {
      const path = `${pathOf(founding)}/passkey`
      const begun = await ask(PasskeyBegun, 'POST', `${path}/begin`, { token, name, ...founding })
      if (!begun.ok) return begun
      const { ceremony, options } = begun.value
      try {
        const { startRegistration } = await browserSide()
        const response = await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON })
        return await ask(Me, 'POST', path, { token, name, language, ...founding, ceremony, response, keyName })
      } catch (error) {
        return ofDevice(error)
      }
    },
    async enterWithCompany({ founding, ...order }) {
      const answer = await ask(CompanyBegun, 'POST', `${pathOf(founding)}/company`, { ...order, ...founding })
      return answer.ok ? granted(answer.value.address) : answer
    },

    async provePasskey() {
      const begun = await ask(PasskeyBegun, 'POST', '/api/sign-in/passkey/begin', {})
      if (!begun.ok) return begun
      const { ceremony, options } = begun.value
      try {
        const { startAuthentication } = await browserSide()
        const response = await startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON })
        return await tell('POST', '/api/passkeys/prove', { ceremony, response })
      } catch (error) {
        return ofDevice(error)
      }
    },

    async passkeys() {
      const answer = await ask(Passkeys, 'GET', '/api/passkeys')
      return answer.ok ? granted(answer.value.passkeys) : answer
    },

    async addPasskey(password, name) {
      const begun = await ask(PasskeyBegun, 'POST', '/api/passkeys/begin', { password })
      if (!begun.ok) return begun
      const { ceremony, options } = begun.value
      try {
        const { startRegistration } = await browserSide()
        const response = await startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON })
        return await tell('POST', '/api/passkeys', { ceremony, response, name })
      } catch (error) {
        return ofDevice(error)
      }
    },

    renamePasskey: (id, name) => tell('PATCH', keyAt(id), { name }),
    removePasskey: (id) => tell('DELETE', keyAt(id)),
    company: () => ask(CompanySignIn, 'GET', '/api/company-sign-in'),
    async linkCompany(password) {
      const answer = await ask(CompanyBegun, 'POST', '/api/company-sign-in/begin', { password })
      return answer.ok ? granted(answer.value.address) : answer
    },
    unlinkCompany: () => tell('DELETE', '/api/company-sign-in/link'),
  }
}
