import type { PlainDate } from '../vocabulary/dates.ts'
import { addDays } from '../vocabulary/dates.ts'
import type { ComputedInput, World } from './field-kinds.ts'
import { dayIn } from './periods.ts'
import { tierIn } from './tier-figures.ts'

// How far a customer's file can be trusted: what is missing in it, and by when somebody must check it (domain B3).

/** What a complete file has filled in; the charter may expect more. */
export const fileExpects = ['kind', 'industry', 'scale', 'region', 'source', 'address', 'contacts', 'tier', 'owner', 'willingness', 'potentialScore', 'needs'] as const

/** Days that a verified file holds where the charter says nothing: a quarter, a month for the best tiers. */
const usualVerifyDays = { fileVerifyDays: 92, keyFileVerifyDays: 31 } as const

const closelyKept: ReadonlySet<unknown> = new Set(['key', 'core'])

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)

/** Everything that is expected of a file, declared or by the charter. */
export const expectedOf = (declared: readonly string[], world: Pick<World, 'expects'>): readonly string[] => [...new Set([...declared, ...(world.expects ?? [])])]

/** The expected fields that are empty, in the order they are expected. */
export const missingIn = (values: ComputedInput['values'], expected: readonly string[]): readonly string[] => expected.filter((name) => isEmpty(values[name]))

/** How much of what is expected is there, in whole per cent; unknown to those who do not hold the file ([CUS4]). */
export function completeness(customer: ComputedInput, world: World): number | undefined {
  if (customer.parts?.includes('file') === false) return undefined
  const expected = expectedOf(fileExpects, world)
  return Math.floor(((expected.length - missingIn(customer.values, expected).length) / expected.length) * 100)
}

/** The day by which a file is to be verified again, reckoned from the last time, or from when it was opened ([CUS5]). Files that nobody cares for any more need none. */
export function verifyBy(customer: ComputedInput, world: World): PlainDate | undefined {
  if (customer.state !== 'lead' && customer.state !== 'screened' && customer.state !== 'active') return undefined
  const since = dayIn(customer.values.verifiedAt) ?? dayIn(customer.made?.at, world.timeZone)
  const limit = closelyKept.has(tierIn(customer, world)) ? 'keyFileVerifyDays' : 'fileVerifyDays'
  return since === undefined ? undefined : addDays(since, world.limits?.[limit] ?? usualVerifyDays[limit])
}
