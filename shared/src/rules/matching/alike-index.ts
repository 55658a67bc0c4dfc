import type { FoldedParty, Likeness } from './likeness.ts'
import { likenessOf, possibleFrom } from './likeness.ts'
import { phoneTail } from './fold-phone.ts'

/** Another party that may be the same. */
export interface Alike extends Likeness {
  readonly id: string
}

/** Two parties that may be one. */
export interface AlikePair extends Likeness {
  readonly a: string
  readonly b: string
}

/** Parties by what like ones have in common, so that each is compared with few ([MRG4]). */
export interface AlikeIndex {
  readonly size: number
  put(party: FoldedParty): void
  remove(id: string): void
  /** Those that are like this one, the likest first; not itself. */
  alike(party: FoldedParty, from?: number): readonly Alike[]
}

/** So many share a key that says nothing; a switchboard's number, a name of two letters. */
const mostInBlock = 400

/** Keys that any two parties of some likeness share. */
function keysOf({ name: { whole, core, region }, sounds, phones, emails }: FoldedParty): ReadonlySet<string> {
  const keys = new Set<string>([`w${whole}`, `c${core}`, `c${region}${core}`])
  // One letter put in, left out, replaced or moved: both are the same with one letter less.
  if (core.length >= 4 && core.length <= 24) for (let at = 0; at < core.length; at++) keys.add(`c${core.slice(0, at)}${core.slice(at + 1)}`)
  for (let length = 2; length < Math.min(core.length, 8); length++) keys.add(`c${core.slice(0, length)}`)
  if (core.length >= 4) keys.add(`s${core.slice(0, 2)}${core.slice(-2)}`)
  for (const sound of sounds) keys.add(`p${sound}`)
  for (const phone of phones) keys.add(`t${phoneTail(phone)}`)
  for (const email of emails) keys.add(`e${email}`)
  return keys
}

export function createAlikeIndex(): AlikeIndex {
  const parties = new Map<string, FoldedParty>()
  // Most keys are one party's alone: a list is made for the second.
  const blocks = new Map<string, string | string[]>()
  const blockOf = (key: string): readonly string[] => {
    const block = blocks.get(key)
    return block === undefined ? [] : typeof block === 'string' ? [block] : block
  }
  return {
    get size() {
      return parties.size
    },
    put(party) {
      this.remove(party.id)
      parties.set(party.id, party)
      for (const key of keysOf(party)) {
        const block = blocks.get(key)
        if (block === undefined) blocks.set(key, party.id)
        else if (typeof block === 'string') blocks.set(key, [block, party.id])
        else block.push(party.id)
      }
    },
    remove(id) {
      const known = parties.get(id)
      if (known === undefined) return
      parties.delete(id)
      for (const key of keysOf(known)) {
        const left = blockOf(key).filter((each) => each !== id)
        if (left.length === 0) blocks.delete(key)
        else blocks.set(key, left)
      }
    },
    alike(party, from = possibleFrom) {
      const seen = new Set<string>([party.id])
      const found: Alike[] = []
      for (const key of keysOf(party)) {
        const block = blockOf(key)
        if (block.length > mostInBlock && !key.startsWith('w')) continue
        for (const id of block) {
          if (seen.has(id)) continue
          seen.add(id)
          const likeness = likenessOf(party, parties.get(id)!)
          if (likeness !== undefined && likeness.score >= from) found.push({ id, ...likeness })
        }
      }
      return found.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    },
  }
}

/**
 * Goes through all parties and gives every pair once. Hands over after each party, so that whoever runs it may let the
 * window breathe.
 */
export function* sweep(parties: readonly FoldedParty[]): Generator<readonly AlikePair[], void> {
  const index = createAlikeIndex()
  for (const party of parties) {
    const pairs = index.alike(party).map(({ id, score, reasons }) => ({ a: id, b: party.id, score, reasons }))
    index.put(party)
    yield pairs
  }
}

/** Those that hang together by pairs, the likest first; within a group in the order in which they were given. */
export function groupsOf(pairs: readonly AlikePair[]): readonly { readonly ids: readonly string[]; readonly pairs: readonly AlikePair[] }[] {
  const parent = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    while ((parent.get(root) ?? root) !== root) root = parent.get(root)!
    return root
  }
  for (const { a, b } of pairs) {
    const [one, other] = [rootOf(a), rootOf(b)]
    parent.set(one, one)
    parent.set(other, one)
  }
  const groups = Map.groupBy(pairs, ({ a }) => rootOf(a))
  return [...groups.values()]
    .map((ofGroup) => ({ ids: [...new Set(ofGroup.flatMap(({ a, b }) => [a, b]))], pairs: ofGroup }))
    .toSorted((one, other) => Math.max(...other.pairs.map(({ score }) => score)) - Math.max(...one.pairs.map(({ score }) => score)))
}
