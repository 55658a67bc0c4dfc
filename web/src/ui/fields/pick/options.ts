import { createNameReader, nameScoreOfAll } from '@hebu/shared/rules/search/rank.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

/** Something that can be picked: a person, a page of a book. */
export interface PickOption {
  readonly id: string
  readonly label: string
  /** A few more words that tell it from others of the same name. */
  readonly detail?: string | undefined
  /** One of the hues for people, `1` to `8`, where it is a person. */
  readonly hue?: number | undefined
  /** `false`: its page is not for this reader, and nothing leads there. */
  readonly leads?: boolean | undefined
}

const nameOf = createNameReader(createPinyin())
/** From here on the name begins with it, or sounds as if. */
const begun = 80

/**
 * The options that hold what was typed in their name, its pinyin or the initials of that, or what tells them apart:
 * names that begin with it first, then those that sound so; at most `limit`.
 */
export function narrow(options: readonly PickOption[], typed: string, limit: number): readonly PickOption[] {
  const wanted = wantedBy(typed)
  if (wanted.length === 0) return options.slice(0, limit)
  const ranked: readonly [PickOption[], PickOption[], PickOption[]] = [[], [], []]
  for (const option of options) {
    const score = nameScoreOfAll(nameOf(option.label), wanted)
    if (score > begun) ranked[0].push(option)
    else if (score === begun) ranked[1].push(option)
    else if (ranked[2].length < limit && (score > 0 || (option.detail !== undefined && nameScoreOfAll(nameOf(`${option.label} ${option.detail}`), wanted) > 0))) ranked[2].push(option)
    if (ranked[0].length >= limit) break
  }
  return ranked.flat().slice(0, limit)
}
