import { createInitials } from '@hebu/shared/vocabulary/initials.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

/** Something that can be picked: a person, a page of a book. */
export interface PickOption {
  readonly id: string
  readonly label: string
  /** A few more words that tell it from others of the same name. */
  readonly detail?: string | undefined
  /** One of the hues for people, `1` to `8`, where it is a person. */
  readonly hue?: number | undefined
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

const initials = createInitials()
const pinyin = createPinyin()

/** What a name may be found by when only letters are typed; remembered, since thousands are asked at each key. */
const spelled = new Map<string, readonly string[]>()
const mostSpelled = 20_000

/** `周明棠`: `zmt` and `zhoumingtang`. What is not Han stays as it is. */
function spellingsOf(label: string): readonly string[] {
  let forms = spelled.get(label)
  if (forms === undefined) {
    if (spelled.size >= mostSpelled) spelled.clear()
    const sound = [...label].map((character) => pinyin.syllablesOf(character)[0] ?? character).join('').replace(/\s+/g, '')
    spelled.set(label, (forms = [...initials.of(label), sound]))
  }
  return forms
}

/**
 * The options that hold what was typed in their name, its pinyin or the initials of that, or what tells them apart:
 * names that begin with it first, then spellings that do; at most `limit`.
 */
export function narrow(options: readonly PickOption[], typed: string, limit: number): readonly PickOption[] {
  const wanted = fold(typed.trim())
  if (wanted === '') return options.slice(0, limit)
  // Nothing but letters can be pinyin.
  const letters = /^[a-z]+$/.test(wanted)
  const ranked: readonly [PickOption[], PickOption[], PickOption[]] = [[], [], []]
  for (const option of options) {
    const label = fold(option.label)
    const begins = letters && !label.startsWith(wanted) ? spellingsOf(label) : []
    if (label.startsWith(wanted)) ranked[0].push(option)
    else if (begins.some((form) => form.startsWith(wanted))) ranked[1].push(option)
    else if (ranked[2].length < limit && (label.includes(wanted) || begins.some((form) => form.includes(wanted)) || fold(option.detail ?? '').includes(wanted))) ranked[2].push(option)
    if (ranked[0].length >= limit) break
  }
  return ranked.flat().slice(0, limit)
}
