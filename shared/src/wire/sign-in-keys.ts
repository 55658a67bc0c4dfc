/** Shapes of passkeys and of the company's own sign-in, apart from `http.ts`: the first screen needs none of them. */
import * as v from 'valibot'

const instant = v.string()
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
const secret = v.pipe(v.string(), v.minLength(20), v.maxLength(200))
const language = v.picklist(['zh-Hans', 'zh-Hant', 'en'])
const identifier = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,95}$/))
const ceremony = v.pipe(v.string(), v.maxLength(100))
/** What a browser answered, as JSON; the relay's library looks into it. */
const response = v.looseObject({ id: v.pipe(v.string(), v.maxLength(2_000)) })

/** `GET /api/sign-in/ways`: what the sign-in page offers beside the password. `company`: how the company's sign-in is called. */
export const SignInWays = v.object({ company: v.optional(v.string()) })
export type SignInWays = v.InferOutput<typeof SignInWays>

/** Answer of `POST /api/sign-in/passkey/begin` and `POST /api/passkeys/begin`: options for the browser, and the name of this attempt. */
export const PasskeyBegun = v.object({ ceremony, options: v.looseObject({ challenge: v.string() }) })
export type PasskeyBegun = v.InferOutput<typeof PasskeyBegun>
/** `POST /api/sign-in/passkey`; answers `Me` and sets the session cookie. `POST /api/passkeys/prove` shows one in a session that there is. */
export const PasskeyShown = v.object({ ceremony, response })
/** `POST /api/join/passkey/begin`: takes up an invitation with a passkey instead of a password; answers {@link PasskeyBegun}. */
export const PasskeyJoinBegin = v.object({ token: secret, name })
/** `POST /api/join/passkey`; answers `Me` and sets the session cookie. `keyName` is what the passkey is called. */
export const PasskeyJoin = v.object({ token: secret, name, language, ceremony, response, keyName: name })
/** `POST /api/join/company`: takes it up with the company's account; answers {@link CompanyBegun}. */
export const CompanyJoin = v.object({ token: secret, name, language })
/** `POST /api/setup/passkey/begin`: founds the workspace with a passkey instead of a password; answers {@link PasskeyBegun}. */
export const PasskeySetupBegin = v.object({ token: secret, name, department: name, charter: identifier })
/** `POST /api/setup/passkey`; answers `Me` and sets the session cookie. */
export const PasskeySetup = v.object({ token: secret, name, language, department: name, charter: identifier, ceremony, response, keyName: name })
/** `POST /api/setup/company`: founds it with the company's account; answers {@link CompanyBegun}. */
export const CompanySetup = v.object({ token: secret, name, language, department: name, charter: identifier })
/** `POST /api/passkeys`, after `…/begin` with the password. */
export const PasskeyMade = v.object({ ceremony, response, name })
/** `PATCH /api/passkeys/:id`. */
export const PasskeyName = v.object({ name })

export const PasskeyFacts = v.object({ id: v.string(), name: v.string(), madeAt: instant, lastUsedAt: v.optional(instant) })
export type PasskeyFacts = v.InferOutput<typeof PasskeyFacts>
/** `GET /api/passkeys` */
export const Passkeys = v.object({ passkeys: v.array(PasskeyFacts) })

/** `GET /api/company-sign-in`: whether there is one, and the caller's identity in it. `POST …/begin` with the password answers {@link CompanyBegun}, `DELETE` takes the identity away. */
export const CompanySignIn = v.object({ label: v.optional(v.string()), linked: v.optional(v.object({ name: v.optional(v.string()), at: instant })) })
export type CompanySignIn = v.InferOutput<typeof CompanySignIn>
/** Where the browser goes to show the identity. */
export const CompanyBegun = v.object({ address: v.string() })
export type CompanyBegun = v.InferOutput<typeof CompanyBegun>

/** What came of a visit to the company's sign-in, behind `#company=` of the page that it leads back to. */
export const companyOutcomes = ['unknown', 'refused', 'unreachable', 'taken', 'linked'] as const
export type CompanyOutcome = (typeof companyOutcomes)[number]
