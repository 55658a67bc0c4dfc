import type { Section } from './decode-update.ts'
import type { Known } from './knowledge.ts'
import type { Ranges } from './ranges.ts'
import { append, contains, noRanges } from './ranges.ts'
import type { Structs } from './structs.ts'

/** How far the sections of an update can be integrated. */
export interface Reach {
  /** How many structs of each section, in the order of the sections. */
  readonly counts: readonly number[]
  /** The clock of a client after them. */
  clockOf(client: number): number
  /** Which of their clocks are values of keys. */
  readonly keyed: ReadonlyMap<number, Ranges>
  /** Several clocks under one key: Yjs throws when such a value is collected, in every document and for ever. */
  readonly isMisplaced: boolean
}

interface Frame {
  readonly section: number
  /** The clock that somebody waits for. */
  readonly until: number
}

/**
 * Walks an update as Yjs would integrate it: a struct follows its client's known clock and everything it
 * names is there before. What stands behind a gap, a skip or a circle is not reached. Linear in structs.
 */
export function integrationOrder(sections: readonly Section[], known: Known): Reach {
  return sections.length === 1 && isPlain(sections[0]!, known) ? plainOrder(sections[0]!, known) : anyOrder(sections, known)
}

export const nothingKeyed: ReadonlyMap<number, Ranges> = new Map()

/** What most edits are: structs of one client that are elements of lists, and reach as far as they go. */
export function isPlain({ client, structs }: Section, known: Known): boolean {
  const { count } = structs
  if (structs.clock(0) !== known.clockOf(client)) return false
  for (let i = 0; i < count; i++) {
    const place = structs.place(i)
    if (place === 'key' || structs.kind(i) === 'skip') return false
    for (let k = structs.needs(i) - 1; k >= 0; k--) {
      const other = structs.neededClient(i, k)
      if (structs.neededClock(i, k) >= (other === client ? structs.clock(i) : known.clockOf(other))) return false
    }
    if (place === 'beside' && known.isKeyed(structs.neededClient(i, 0), structs.neededClock(i, 0))) return false
  }
  return true
}

function plainOrder({ client, structs }: Section, known: Known): Reach {
  const end = structs.clock(structs.count)
  return { counts: [structs.count], clockOf: (other) => (other === client ? end : known.clockOf(other)), keyed: nothingKeyed, isMisplaced: false }
}

function anyOrder(sections: readonly Section[], known: Known): Reach {
  const reached = new Map<number, number>()
  const clockOf = (client: number): number => reached.get(client) ?? known.clockOf(client)
  const sectionOf = new Map(sections.map(({ client }, index) => [client, index]))
  const counts = sections.map(() => 0)
  const isStuck = sections.map(() => false)
  const isWaiting = sections.map(() => false)

  const isThrough = (section: number): boolean => counts[section]! >= sections[section]!.structs.count

  /** Which id the struct still waits for; -1 for none. */
  const blocker = (structs: Structs, index: number): number => {
    for (let need = 0; need < structs.needs(index); need++) if (structs.neededClock(index, need) >= clockOf(structs.neededClient(index, need))) return need
    return -1
  }

  const keyed = new Map<number, number[]>()
  let isMisplaced = false

  /** Places a struct as Yjs would, which copies the place from its neighbour. */
  const place = (client: number, structs: Structs, index: number): void => {
    const own = structs.place(index)
    if (own === 'list') return
    if (own === 'beside') {
      const [beside, at] = [structs.neededClient(index, 0), structs.neededClock(index, 0)]
      if (!known.isKeyed(beside, at) && !contains(keyed.get(beside) ?? noRanges, at)) return
    }
    const [clock, end] = [structs.clock(index), structs.endClock(index)]
    if (end - clock > 1 && structs.kind(index) === 'item') isMisplaced = true
    const ranges = keyed.get(client)
    if (ranges === undefined) keyed.set(client, [clock, end])
    else append(ranges, clock, end)
  }

  const stack: Frame[] = []
  const enter = (frame: Frame): void => {
    isWaiting[frame.section] = true
    stack.push(frame)
  }

  for (let root = 0; root < sections.length; root++) {
    enter({ section: root, until: Number.POSITIVE_INFINITY })
    while (stack.length > 0) {
      const { section, until } = stack[stack.length - 1]!
      const { client, structs } = sections[section]!
      const index = counts[section]!
      if (index >= structs.count || isStuck[section] || clockOf(client) > until) {
        isWaiting[section] = false
        stack.pop()
        continue
      }
      const isBeyond = structs.kind(index) === 'skip' || structs.clock(index) > clockOf(client)
      const need = isBeyond ? -1 : blocker(structs, index)
      if (!isBeyond && need < 0) {
        place(client, structs, index)
        reached.set(client, structs.endClock(index))
        counts[section]!++
        continue
      }
      const other = need < 0 ? undefined : sectionOf.get(structs.neededClient(index, need))
      if (other === undefined || isStuck[other] || isWaiting[other] || isThrough(other)) isStuck[section] = true
      else enter({ section: other, until: structs.neededClock(index, need) })
    }
  }
  return { counts, clockOf, keyed, isMisplaced }
}
