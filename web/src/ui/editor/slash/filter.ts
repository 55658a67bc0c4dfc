import { createInitials } from '@hebu/shared/vocabulary/initials.ts'

/** Something that can be found by its names, by their pinyin initials, or by short names. */
export interface Findable {
  /** In the reader's language and in others that people type. */
  readonly names: readonly string[]
  /** `h1`, `todo`. */
  readonly short: readonly string[]
}

const initials = createInitials()
const fold = (words: string): string => words.normalize('NFKC').toLowerCase()

/** What was typed after a /: what begins so first, then what holds it; everything while nothing is typed. */
export function filterByTyped<T extends Findable>(items: readonly T[], typed: string): readonly T[] {
  const wanted = fold(typed)
  if (wanted === '') return items
  const letters = /^[a-z]+$/.test(wanted)
  const begins: T[] = []
  const holds: T[] = []
  for (const item of items) {
    const names = item.names.map(fold)
    const forms = letters ? names.flatMap((name) => initials.of(name)) : []
    const words = names.flatMap((name) => name.split(' '))
    if ([...names, ...words, ...forms, ...item.short].some((form) => form.startsWith(wanted))) begins.push(item)
    else if ([...names, ...forms].some((form) => form.includes(wanted))) holds.push(item)
  }
  return [...begins, ...holds]
}
