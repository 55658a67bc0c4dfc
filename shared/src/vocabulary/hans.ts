/** How simplified wordings come about from traditional ones: character by character, but for some phrases. */
export interface HansRules {
  /** Characters that differ, and what each becomes, place by place. */
  readonly from: string
  readonly to: string
  /** Fragments, up to whole wordings, that do not go by their characters; the longest first. */
  readonly phrases: Readonly<Record<string, string>>
}

const escaped = (fragment: string): string => fragment.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)

/** Makes what turns traditional wordings into simplified ones by these rules. */
export function createHans({ from, to, phrases }: HansRules): (hant: string) => string {
  const becomes = new Map([...from].map((character, at) => [character, to[at] ?? character]))
  const fragments = Object.keys(phrases)
  const pattern = fragments.length === 0 ? undefined : new RegExp(fragments.map(escaped).join('|'), 'g')
  const simplify = (hant: string): string => {
    let hans = ''
    for (const character of hant) hans += becomes.get(character) ?? character
    return hans
  }
  return (hant) => {
    if (pattern === undefined) return simplify(hant)
    let hans = ''
    let done = 0
    for (const { 0: fragment, index } of hant.matchAll(pattern)) {
      hans += simplify(hant.slice(done, index)) + (phrases[fragment] ?? fragment)
      done = index + fragment.length
    }
    return hans + simplify(hant.slice(done))
  }
}
