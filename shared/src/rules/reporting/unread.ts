import type { ComputedInput } from '../../books/field-kinds.ts'
import { rowsIn, stringIn } from '../../books/read-values.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import { memberById } from '../../vocabulary/directory.ts'
import type { Standing } from '../access.ts'
import { isSuperiorOf } from '../access.ts'

/** Reports that were handed in below a member, wait to be inspected and were not read by them: the first that came first ([REP20]). */
export function unreadBelow(reports: Iterable<ComputedInput>, me: Member, standing: Standing): readonly { readonly id: string; readonly at: Instant }[] {
  const found: { readonly id: string; readonly at: Instant }[] = []
  for (const { id, state, values, moves = [] } of reports) {
    if (state !== 'submitted' || rowsIn(values.readBy).some((row) => row.id === me.id)) continue
    const author = memberById(standing.directory, stringIn(values.author) ?? '')
    if (author === undefined || !isSuperiorOf(me, author, standing)) continue
    found.push({ id, at: moves.findLast(({ to, verdict }) => to === 'submitted' && verdict === 'applied')?.at ?? '' })
  }
  return found.toSorted((a, b) => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1))
}
