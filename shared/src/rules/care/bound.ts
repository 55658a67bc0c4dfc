import { linkIn, stringIn } from '../../books/read-values.ts'
import { tierOf } from '../../charters/tiers.ts'
import type { Text } from '../../vocabulary/text.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { Standing } from '../access.ts'
import { hasFunction } from '../access.ts'

/** Customers of these tiers belong to somebody above: what says so, in words. */
export interface Bound {
  readonly tier: Text
  /** The posts whose holders care for them. */
  readonly posts: readonly Text[]
}

/** The functions that stand above those who sell; who else may own a customer of a tier is advice. */
const above = new Set(['head', 'deputy', 'lead'])

/** What a tier of the charter binds to those above, if it does ([CUS25]; S0-4.2d). */
export function boundTier(tier: unknown, standing: Standing): Bound | undefined {
  const declared = tierOf(standing.charter, tier)
  if (declared?.ownedBy === undefined || !above.has(declared.ownedBy)) return undefined
  const wanted = declared.ownedBy
  return { tier: declared.label, posts: Object.values(standing.charter.posts).filter(({ functions }) => functions.includes(wanted)).map(({ label }) => label) }
}

/** Whether a member may care for customers of a tier. Who is not in the directory is nobody's business here. */
export function mayCareFor(tier: unknown, memberId: unknown, standing: Standing): boolean {
  const member = typeof memberId === 'string' ? memberById(standing.directory, memberId) : undefined
  const wanted = tierOf(standing.charter, tier)?.ownedBy
  return member === undefined || wanted === undefined || boundTier(tier, standing) === undefined || hasFunction(member, wanted, standing.charter)
}

/**
 * What the charter has against these values of a page: a customer of a bound tier with another owner, a follow-up of
 * one that another is to make. `customerTier` tells the tier of a customer by its id.
 */
export function boundAgainst(book: string, values: Readonly<Record<string, unknown>>, customerTier: (id: string) => unknown, standing: Standing): Bound | undefined {
  if (book !== 'customers' && book !== 'followUps') return undefined
  const customer = linkIn(values.customer)?.id
  const tier = book === 'customers' ? values.tier : customer === undefined ? undefined : customerTier(customer)
  const member = stringIn(book === 'customers' ? values.owner : values.by)
  return mayCareFor(tier, member, standing) ? undefined : boundTier(tier, standing)
}
