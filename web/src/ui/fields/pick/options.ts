import { createInitials } from '@hebu/shared/vocabulary/initials.ts'

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

/**
 * The options that hold what was typed in their name, the pinyin initials of it, or what tells them apart: names that
 * begin with it first, then initials that do; at most `limit`.
 */
export function narrow(options: readonly PickOption[], typed: string, limit: number): readonly PickOption[] {
  const wanted = fold(typed.trim())
  if (wanted === '') return options.slice(0, limit)
  // Nothing but letters can be initials.
  const letters = /^[a-z]+$/.test(wanted)
  const ranked: readonly [PickOption[], PickOption[], PickOption[]] = [[], [], []]
  for (const option of options) {
    const label = fold(option.label)
    const begins = letters && !label.startsWith(wanted) ? initials.of(label) : []
    if (label.startsWith(wanted)) ranked[0].push(option)
    else if (begins.some((form) => form.startsWith(wanted))) ranked[1].push(option)
    else if (ranked[2].length < limit && (label.includes(wanted) || begins.some((form) => form.includes(wanted)) || fold(option.detail ?? '').includes(wanted))) ranked[2].push(option)
    if (ranked[0].length >= limit) break
  }
  return ranked.flat().slice(0, limit)
}
