import type { Pinyin } from '../../vocabulary/pinyin.ts'
import { readingsOf } from '../search/sounds.ts'
import type { FoldedName } from './fold-name.ts'
import { foldName } from './fold-name.ts'
import { foldPhones, isMobile, isSamePhone } from './fold-phone.ts'

/** Whom a page is about, as far as two can be compared. */
export interface Party {
  readonly id: string
  readonly name: string
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  /** A place that stands beside the name. */
  readonly region?: string | undefined
}

/** A party in the forms in which parties are compared. */
export interface FoldedParty {
  readonly id: string
  readonly name: FoldedName
  /** How the name's own part is spoken; several where characters are read in two ways. */
  readonly sounds: readonly string[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
}

/** Why two are taken for one. `value` is the number or address that they share. */
export interface LikenessReason {
  readonly because: 'same-name' | 'same-core' | 'same-sound' | 'one-letter' | 'short-form' | 'branch' | 'other-region' | 'phone' | 'email'
  readonly value?: string
}

/** How much speaks for two being one, 0 to 1, and what. */
export interface Likeness {
  readonly score: number
  readonly reasons: readonly LikenessReason[]
}

/** From here on two are shown as perhaps one, and as most likely one. */
export const possibleFrom = 0.6
export const likelyFrom = 0.85

export function foldParty(party: Party, pinyin: Pinyin): FoldedParty {
  const name = foldName(party.name)
  return {
    id: party.id,
    name: name.region === '' && party.region !== undefined ? { ...name, region: foldName(party.region).core } : name,
    sounds: readingsOf(name.core, pinyin).map(({ syllables }) => syllables.join('')),
    phones: [...new Set(party.phones.flatMap(foldPhones))],
    emails: [...new Set(party.emails.map((email) => email.trim().toLowerCase()).filter((email) => email.includes('@')))],
  }
}

/** Whether one becomes the other by one letter put in, left out, replaced, or two neighbours changed over. */
export function isOneLetterApart(one: string, other: string): 'replaced' | 'moved' | undefined {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || short === long) return undefined
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1) ? 'moved' : undefined
  if (short.slice(at + 1) === long.slice(at + 1)) return 'replaced'
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2) ? 'moved' : undefined
}

/** 青禾印务 for 青禾示例印务: the same beginning and end, and nothing that the longer one has not. */
function isShortened(short: string, long: string): boolean {
  if (short.length < 4 || short.length >= long.length || short.slice(0, 2) !== long.slice(0, 2) || short.slice(-2) !== long.slice(-2)) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

type Weighed = readonly [score: number, because: LikenessReason['because']]

function nameLikeness(a: FoldedParty, b: FoldedParty): Weighed | undefined {
  const [one, other] = [a.name.core, b.name.core]
  if (one === '' || other === '') return undefined
  if (a.name.whole === b.name.whole) return [1, 'same-name']
  // A place that is known from one name alone: 澄渡嘉木 for 澄渡市嘉木.
  if (one === other || a.name.region + one === other || one === b.name.region + other) return Math.min(one.length, other.length) < 2 ? undefined : [0.92, 'same-core']
  if (Math.min(one.length, other.length) >= 2 && a.sounds.some((sound) => sound.length > 3 && b.sounds.includes(sound))) return [Math.min(one.length, other.length) >= 3 ? 0.76 : 0.62, 'same-sound']
  const apart = isOneLetterApart(one, other)
  const fewest = Math.min(one.length, other.length)
  if (apart === 'moved' && fewest >= 4) return [0.64, 'one-letter']
  if (apart === 'replaced') return fewest >= 6 ? [0.62, 'one-letter'] : fewest >= 4 ? [0.45, 'one-letter'] : undefined
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (long.startsWith(short) && fewest >= 2) return [fewest >= 3 ? 0.62 : 0.5, 'short-form']
  return isShortened(short, long) ? [0.62, 'short-form'] : undefined
}

/** Compares two parties; `undefined` where nothing speaks for their being one ([MRG3]). */
export function likenessOf(a: FoldedParty, b: FoldedParty): Likeness | undefined {
  const reasons: LikenessReason[] = []
  let doubt = 1
  const named = nameLikeness(a, b)
  if (named !== undefined) {
    reasons.push({ because: named[1] })
    let score = named[0]
    if (named[1] !== 'same-name' && a.name.branch !== b.name.branch) {
      score *= 0.7
      reasons.push({ because: 'branch' })
    } else if (a.name.region !== '' && b.name.region !== '' && a.name.region !== b.name.region) {
      score *= named[1] === 'same-name' ? 0.9 : 0.6
      reasons.push({ because: 'other-region' })
    }
    doubt *= 1 - score
  }
  const phone = a.phones.find((each) => b.phones.some((other) => isSamePhone(each, other)))
  if (phone !== undefined) {
    reasons.push({ because: 'phone', value: phone })
    doubt *= isMobile(phone) ? 0.2 : 0.35
  }
  const email = a.emails.find((each) => b.emails.includes(each))
  if (email !== undefined) {
    reasons.push({ because: 'email', value: email })
    doubt *= 0.25
  }
  return reasons.length === 0 ? undefined : { score: Math.round((1 - doubt) * 1000) / 1000, reasons }
}
