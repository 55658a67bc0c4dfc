/** Keys that devices seal with, and the relay's witness; apart from `http.ts`: the first screen needs none of it. */
import * as v from 'valibot'

const base64url = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^[A-Za-z0-9_-]+$/))
const instant = v.pipe(v.string(), v.isoTimestamp())

/**
 * `POST /api/keys`: registers the key of the device that asks, under its session; a token has no device. `proof` is the
 * key's own signature over the canonical JSON of a `KeyStatement`. Handed in again it is the same key. `until` in the
 * answer: it has ended, and the device makes itself another. `forbidden`: it is somebody else's.
 */
export const KeyOrder = v.strictObject({ key: base64url(64), proof: base64url(128) })
export type KeyOrder = v.InferOutput<typeof KeyOrder>
export const KeyRegistered = v.object({ key: v.string(), member: v.string(), since: instant, until: v.optional(instant) })
export type KeyRegistered = v.InferOutput<typeof KeyRegistered>

/** What may be sent of a seal; of more than this no device makes one. */
export const maxStatementLength = 16_000
export const maxSealsAtOnce = 100
export const maxSealsBytes = 512 * 1024
/** Well-formed, so that what is one text has one digest. */
const sealText = (most: number) => v.pipe(v.string(), v.maxLength(most), v.check((text: string) => text.isWellFormed()))
export const SealShape = v.object({ statement: sealText(maxStatementLength), key: sealText(128), signature: sealText(128) })

export const WitnessShape = v.object({ statement: v.string(), signature: v.string() })
/**
 * `POST /api/seals`: seals of any makers, from anybody of the workspace who holds them. The answers come in their order:
 * the relay's witness, which may be a refusal under its signature and is the same whenever it is asked; or `null` where it
 * cannot say yet, because the key of the device has not reached it.
 * With `held` a device shows the highest number that it knows of each series: a relay that lost it takes it back in.
 * `device`, its own key: it holds none beyond these, which is what the relay waits for while it holds numbers back.
 */
export const SealsOrder = v.object({
  seals: v.pipe(v.array(SealShape), v.maxLength(maxSealsAtOnce)),
  held: v.optional(v.pipe(v.array(v.object({ seal: SealShape, witness: WitnessShape })), v.maxLength(20))),
  device: v.optional(base64url(64)),
})
export const SealsAnswer = v.object({ witnesses: v.array(v.nullable(WitnessShape)) })
export type SealsAnswer = v.InferOutput<typeof SealsAnswer>

/** `POST /api/proofs/names`: who these members are, in words that the relay signs. */
export const NamesOrder = v.object({ members: v.pipe(v.array(v.pipe(v.string(), v.maxLength(96))), v.maxLength(200)) })

/** `GET /api/relay-key`, for anybody: the relay's own public keys, to be compared with those in a proof. */
export const RelayKeyAnswer = v.object({ key: v.string(), earlier: v.array(v.string()) })
export type RelayKeyAnswer = v.InferOutput<typeof RelayKeyAnswer>
