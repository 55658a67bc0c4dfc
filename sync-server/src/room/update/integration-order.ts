import type { Id, Section, Struct } from './decode-update.ts'
import type { Known } from './knowledge.ts'
import type { Ranges } from './ranges.ts'
import { append, contains, noRanges } from './ranges.ts'

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
  return (sections.length === 1 ? plainOrder(sections[0]!, known) : undefined) ?? anyOrder(sections, known)
}

const nothingKeyed: ReadonlyMap<number, Ranges> = new Map()

/** What most edits are: structs of one client that are elements of lists, and reach as far as they go. `undefined` for all others. */
function plainOrder({ client, structs }: Section, known: Known): Reach | undefined {
  let end = known.clockOf(client)
  for (const { clock, length, kind, needs, place } of structs) {
    if (clock !== end || kind === 'skip' || place === 'key') return undefined
    for (const need of needs) if (need.clock >= (need.client === client ? end : known.clockOf(need.client))) return undefined
    if (place === 'beside') {
      const beside = needs[0]!
      if (known.isKeyed(beside.client, beside.clock)) return undefined
    }
    end = clock + length
  }
  return { counts: [structs.length], clockOf: (other) => (other === client ? end : known.clockOf(other)), keyed: nothingKeyed, isMisplaced: false }
}

function anyOrder(sections: readonly Section[], known: Known): Reach {
  const reached = new Map<number, number>()
  const clockOf = (client: number): number => reached.get(client) ?? known.clockOf(client)
  const sectionOf = new Map(sections.map(({ client }, index) => [client, index]))
  const counts = sections.map(() => 0)
  const isStuck = sections.map(() => false)
  const isWaiting = sections.map(() => false)

  const next = (section: number): Struct | undefined => sections[section]!.structs[counts[section]!]

  /** The id that the struct still waits for. */
  const blocker = (struct: Struct): Id | undefined => struct.needs.find((need) => need.clock >= clockOf(need.client))

  const keyed = new Map<number, number[]>()
  let isMisplaced = false

  /** Places a struct as Yjs would, which copies the place from its neighbour. */
  const place = (client: number, { clock, length, kind, needs, place }: Struct): void => {
    const beside = needs[0]
    const isKeyed = place === 'key' || (place === 'beside' && (known.isKeyed(beside!.client, beside!.clock) || contains(keyed.get(beside!.client) ?? noRanges, beside!.clock)))
    if (!isKeyed) return
    if (length > 1 && kind === 'item') isMisplaced = true
    const ranges = keyed.get(client)
    if (ranges === undefined) keyed.set(client, [clock, clock + length])
    else append(ranges, clock, clock + length)
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
      const { client } = sections[section]!
      const struct = next(section)
      if (struct === undefined || isStuck[section] || clockOf(client) > until) {
        isWaiting[section] = false
        stack.pop()
        continue
      }
      const need = struct.kind === 'skip' || struct.clock > clockOf(client) ? undefined : (blocker(struct) ?? 'none')
      if (need === 'none') {
        place(client, struct)
        reached.set(client, struct.clock + struct.length)
        counts[section]!++
        continue
      }
      const other = need === undefined ? undefined : sectionOf.get(need.client)
      if (other === undefined || isStuck[other] || isWaiting[other] || next(other) === undefined) isStuck[section] = true
      else enter({ section: other, until: need!.clock })
    }
  }
  return { counts, clockOf, keyed, isMisplaced }
}
