import { createNameReader, nameScoreOfAll } from '@hebu/shared/rules/search/rank.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

/** Something that can be found by its names, by how they sound, or by short names. */
export interface Findable {
  /** In the reader's language and in others that people type. */
  readonly names: readonly string[]
  /** `h1`, `todo`. */
  readonly short: readonly string[]
}

const nameOf = createNameReader(createPinyin())
/** As good as the beginning of a word. */
const begun = 70

/** What was typed after a /: what begins so first, then what holds it; everything while nothing is typed. */
export function filterByTyped<T extends Findable>(items: readonly T[], typed: string): readonly T[] {
  const wanted = wantedBy(typed)
  if (wanted.length === 0) return items
  const short = typed.normalize('NFKC').toLowerCase()
  const begins: T[] = []
  const holds: T[] = []
  for (const item of items) {
    const score = Math.max(...item.names.map((name) => nameScoreOfAll(nameOf(name), wanted)))
    if (score >= begun || item.short.some((each) => each.startsWith(short))) begins.push(item)
    else if (score > 0) holds.push(item)
  }
  return [...begins, ...holds]
}
