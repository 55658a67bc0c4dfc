import type { HansRules } from '../src/vocabulary/hans.ts'
import { createHans } from '../src/vocabulary/hans.ts'

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * Short rules that give every wording its simplified form. Only characters that occur count: each becomes what it mostly
 * becomes, and where that is wrong the fragment around it is a phrase. What the rules make of every wording is compared
 * with what was wanted; throws where they differ ([LNG3]).
 */
export function deriveHans(hansByHant: ReadonlyMap<string, string>): HansRules {
  const characters = charactersIn(hansByHant)
  const pairs = [...characters].filter(([hant, hans]) => hant !== hans).toSorted(([a], [b]) => byCodeUnit(a, b))
  const base = { from: pairs.map(([hant]) => hant).join(''), to: pairs.map(([, hans]) => hans).join('') }
  const phrases = new Map<string, string>()
  const rules = (): HansRules => ({ ...base, phrases: Object.fromEntries([...phrases].toSorted(([a], [b]) => b.length - a.length || byCodeUnit(a, b))) })
  for (const [hant, hans] of hansByHant) {
    for (const [fragment, simplified] of fragmentsOf(hant, hans, characters, hansByHant)) phrases.set(fragment, simplified)
  }
  // A phrase may cut across another wording: that one is then a phrase as a whole, which always comes first in itself.
  for (let wrong = wrongBy(rules(), hansByHant); wrong.length > 0; wrong = wrongBy(rules(), hansByHant)) {
    if (wrong.some(([hant]) => phrases.get(hant) === hansByHant.get(hant))) throw new Error(`No rules simplify ${wrong.map(([hant]) => hant).join(', ')}`)
    for (const [hant, hans] of wrong) phrases.set(hant, hans)
  }
  return rules()
}

function wrongBy(rules: HansRules, hansByHant: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const convert = createHans(rules)
  return [...hansByHant].filter(([hant, hans]) => convert(hant) !== hans)
}

/** What each character mostly becomes. */
function charactersIn(hansByHant: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const [hant, hans] of hansByHant) {
    if (hant.length !== hans.length) continue
    for (const [at, character] of [...hant].entries()) {
      const becomes = counts.get(character) ?? new Map<string, number>()
      counts.set(character, becomes.set(hans[at]!, (becomes.get(hans[at]!) ?? 0) + 1))
    }
  }
  return new Map([...counts].map(([character, becomes]) => [character, [...becomes].toSorted(([a, x], [b, y]) => y - x || byCodeUnit(a, b))[0]![0]]))
}

const widest = 4

/** For each character that becomes something unusual, the smallest fragment around it that becomes the same wherever it stands; else the whole wording. */
function fragmentsOf(hant: string, hans: string, characters: ReadonlyMap<string, string>, all: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const whole = [[hant, hans]] as const
  if (hant.length !== hans.length) return whole
  const found: (readonly [string, string])[] = []
  for (let at = 0; at < hant.length; at++) {
    if (characters.get(hant[at]!) === hans[at]) continue
    const fragment = fragmentAround(hant, hans, at, all)
    if (fragment === undefined) return whole
    found.push(fragment)
  }
  return found
}

function fragmentAround(hant: string, hans: string, at: number, all: ReadonlyMap<string, string>): readonly [string, string] | undefined {
  for (let width = 2; width <= widest; width++) {
    for (let begin = Math.max(0, at - width + 1); begin <= at && begin + width <= hant.length; begin++) {
      const fragment = hant.slice(begin, begin + width)
      const simplified = hans.slice(begin, begin + width)
      if (isAlways(fragment, simplified, all)) return [fragment, simplified]
    }
  }
  return undefined
}

function isAlways(fragment: string, simplified: string, all: ReadonlyMap<string, string>): boolean {
  for (const [hant, hans] of all) {
    for (let at = hant.indexOf(fragment); at !== -1; at = hant.indexOf(fragment, at + 1)) {
      if (hant.length !== hans.length || hans.slice(at, at + fragment.length) !== simplified) return false
    }
  }
  return true
}
