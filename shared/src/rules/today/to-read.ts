import type { Book } from '../../books/define-book.ts'
import type { ComputedInput } from '../../books/field-kinds.ts'
import { membersIn, rowsIn, stringIn } from '../../books/read-values.ts'
import type { Instant } from '../../vocabulary/dates.ts'
import type { Member } from '../../vocabulary/directory.ts'
import type { Standing } from '../access.ts'
import { isGuest } from '../access.ts'

/** Whether a page waits to be read, and by whom it was: absent where nobody is asked to read it. */
export interface Reading {
  /** Since when it is there to be read. */
  readonly since: Instant
  /** Who is to read it. */
  readonly by: readonly string[]
  /** When each of those who have read it said so, by member. */
  readonly readAt: ReadonlyMap<string, Instant>
}

type Read = Pick<ComputedInput, 'values' | 'state' | 'made' | 'moves'>

/** Who is to read a page and who has, as its book declares it ([MEET15]). Whoever left is not waited for. */
export function readingOf({ asksToRead }: Pick<Book, 'asksToRead'>, { values, state, made, moves = [] }: Read, { directory, charter }: Standing): Reading | undefined {
  if (asksToRead === undefined || !asksToRead.while.includes(state) || (asksToRead.where !== undefined && values[asksToRead.where] !== true)) return undefined
  const { to } = asksToRead
  const named = to === undefined ? undefined : new Set(membersIn(values[to]))
  const by = directory.members.filter((member) => member.status === 'active' && (named === undefined ? member.id !== made?.by && !isGuest(member, charter) : named.has(member.id))).map(({ id }) => id)
  const since = moves.find((move) => move.verdict === 'applied' && asksToRead.while.includes(move.to))?.at ?? made?.at
  if (since === undefined) return undefined
  return { since, by, readAt: new Map(rowsIn(values[asksToRead.rows]).map(({ id, cells }) => [id, stringIn(cells['at']) ?? since])) }
}

/** Whether this member is still asked to read a page. */
export const isToRead = (reading: Reading | undefined, { id }: Pick<Member, 'id'>): boolean => reading !== undefined && reading.by.includes(id) && !reading.readAt.has(id)
