import { text as wording } from '../vocabulary/text.ts'
import type { ComputedInput, ListEntry, Working, World } from './field-kinds.ts'
import { numberIn, stringIn } from './read-values.ts'

// Which prospects are worth developing, and what weak credit asks for: told by the records, decided by a person.

const points = {
  scale: { large: 100, medium: 60, small: 30 },
  standing: { leading: 100, sound: 70, weak: 30 },
  willingness: { high: 100, mid: 60, low: 20 },
} as const satisfies Readonly<Record<string, Readonly<Record<string, number>>>>

/** Wordings of the arithmetic; exported, so that the catalogue finds them. */
export const screeningLabels = {
  scale: wording('規模', 'Scale'),
  standing: wording('實力信譽', 'Standing'),
  potentialScore: wording('潛在價值', 'Potential value'),
  willingness: wording('合作意向', 'Willingness'),
  total: wording('平均', 'Mean'),
}

type Factor = Exclude<keyof typeof screeningLabels, 'total'>

/** Prospects that score at least this much belong on the list. */
const worthDeveloping = 60

/** What is known of the four things that prospects are screened by (S1-3.1.2a); nothing before all of them are. */
function factorsOf({ values }: ComputedInput): readonly (readonly [Factor, number])[] | undefined {
  const choice = (name: 'scale' | 'standing' | 'willingness'): number | undefined => (points[name] as Readonly<Record<string, number>>)[stringIn(values[name]) ?? '']
  const known = ([['scale', choice('scale')], ['standing', choice('standing')], ['potentialScore', numberIn(values['potentialScore'])], ['willingness', choice('willingness')]] as const).flatMap(([name, score]) => (score === undefined ? [] : [[name, score] as const]))
  return known.length < 4 ? undefined : known
}

/** Scale, standing, potential and willingness alike, out of 100. */
export function screeningScore(customer: ComputedInput): number | undefined {
  const factors = factorsOf(customer)
  return factors === undefined ? undefined : Math.round(factors.reduce((sum, [, score]) => sum + score, 0) / factors.length)
}

export function screeningWorkings(customer: ComputedInput): readonly Working[] {
  const factors = factorsOf(customer)
  if (factors === undefined) return []
  return [...factors.map(([name, score]) => ({ label: screeningLabels[name], value: String(score) })), { label: screeningLabels.total, value: String(screeningScore(customer)) }]
}

/** Whether a prospect belongs on the list of those to be developed; taken over by a person. */
export const worthList = (customer: ComputedInput): boolean | undefined =>
  (customer.state === 'lead' || customer.state === 'screened') && (screeningScore(customer) ?? 0) >= worthDeveloping ? true : undefined

/** What a contract with weak credit must hold; exported, so that the catalogue finds them. */
export const creditAdviceLabels = {
  prepay: wording('預付比例不低於（%）', 'Prepayment of at least (%)'),
  guaranteeOrPrepay: wording('提供擔保，或預付比例不低於（%）', 'A guarantee, or prepayment of at least (%)'),
}

/** What the charter asks of customers with a weak rating (S4-6.2.3); nothing where it asks for nothing. */
export function creditAdvice({ values }: ComputedInput, { limits }: World): readonly ListEntry[] | undefined {
  const rating = stringIn(values['creditRating'])
  const percent = rating === 'C' ? limits?.['prepayPercentForC'] : rating === 'D' ? limits?.['prepayPercentForD'] : undefined
  return percent === undefined ? undefined : [{ label: rating === 'C' ? creditAdviceLabels.prepay : creditAdviceLabels.guaranteeOrPrepay, value: percent }]
}
