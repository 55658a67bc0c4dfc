/** Shapes of one's own password and second step, apart from `http.ts`: the first screen needs none of them. */
import * as v from 'valibot'

const anyPassword = v.pipe(v.string(), v.maxLength(200))
const password = v.pipe(v.string(), v.minLength(8), v.maxLength(200))
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(60))

/** `GET /api/password`: whether the caller has one. */
export const PasswordState = v.object({ set: v.boolean() })
export type PasswordState = v.InferOutput<typeof PasswordState>
/** `POST /api/password/end` with {@link PasswordShown}: gives it up, where the session has shown a passkey or the company's account; all other sessions end. */
/** `POST /api/password`: replaces the caller's own, or sets the first one; all other sessions end. `current` is empty where there is none. */
export const PasswordChange = v.object({ current: anyPassword, password })
export type PasswordChange = v.InferOutput<typeof PasswordChange>

/**
 * `GET /api/second-step`; `POST …/begin` with {@link PasswordShown} answers {@link SecondStepBegun}, `POST …/confirm` with
 * {@link CodeShown} turns it on and answers {@link RecoveryCodes}, once; `POST …/end` with the password turns it off.
 */
export const SecondStep = v.object({ on: v.boolean(), recoveryLeft: v.number() })
export type SecondStep = v.InferOutput<typeof SecondStep>
export const PasswordShown = v.object({ password: anyPassword })
export const CodeShown = v.object({ code })
/** `address` is what authenticators scan, `secret` what can be typed instead. */
export const SecondStepBegun = v.object({ secret: v.string(), address: v.string() })
export type SecondStepBegun = v.InferOutput<typeof SecondStepBegun>
export const RecoveryCodes = v.object({ codes: v.array(v.string()) })
