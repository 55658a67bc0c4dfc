import type { Cadence } from '../../charters/define-charter.ts'
import type { Member, PostFunction } from '../../vocabulary/directory.ts'
import type { ComputedInput } from '../../books/field-kinds.ts'
import { membersIn, stringIn } from '../../books/read-values.ts'
import type { Standing } from '../access.ts'
import { hasFunction, isGuest, isSuperiorOf } from '../access.ts'

/** Those whose post a duty is for, in the order of the directory. */
export function bearersOf({ who }: Pick<Cadence, 'who'>, { directory, charter }: Standing): readonly Member[] {
  return directory.members.filter((member) => member.status === 'active' && (who === 'everybody' ? !isGuest(member, charter) : who.some((name) => hasFunction(member, name, charter))))
}

/** Who is told when the grace is over: the holders of the function who stand above the member, else all above. */
export function escalationOf(name: PostFunction | undefined, member: Member, standing: Standing): readonly string[] {
  if (name === undefined) return []
  const others = standing.directory.members.filter((other) => other.status === 'active' && other.id !== member.id)
  const above = others.filter((other) => isSuperiorOf(other, member, standing))
  const wanted = (name === 'leader' || name === 'finance' ? others : above).filter((other) => hasFunction(other, name, standing.charter))
  return (wanted.length > 0 ? wanted : above).map(({ id }) => id)
}

/**
 * Who cares for a customer among those that a duty is for: the owner, else a co-owner, else one of the others, always
 * the same one for the same customer.
 */
export function carerOf(customer: ComputedInput, bearers: readonly Member[]): Member | undefined {
  const named = [stringIn(customer.values.owner), ...membersIn(customer.values.coOwners)]
  for (const id of named) {
    const found = bearers.find((bearer) => bearer.id === id)
    if (found !== undefined) return found
  }
  return bearers[scatter(customer.id) % Math.max(1, bearers.length)]
}

/** A number that follows from an id alone. */
const scatter = (id: string): number => Array.from(id).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_003, 7)

/** The superior that stands closest: one who is no superior of another of them. */
export function nearestAbove(member: Member, among: readonly Member[], standing: Standing): Member | undefined {
  const above = among.filter((other) => isSuperiorOf(other, member, standing))
  return above.find((one) => !above.some((other) => isSuperiorOf(one, other, standing))) ?? above[0]
}
