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

/** The options that contain what was typed, those that begin with it first; at most `limit`. */
export function narrow(options: readonly PickOption[], typed: string, limit: number): readonly PickOption[] {
  const wanted = fold(typed.trim())
  if (wanted === '') return options.slice(0, limit)
  const first: PickOption[] = []
  const rest: PickOption[] = []
  for (const option of options) {
    const label = fold(option.label)
    if (label.startsWith(wanted)) first.push(option)
    else if (rest.length < limit && (label.includes(wanted) || fold(option.detail ?? '').includes(wanted))) rest.push(option)
    if (first.length >= limit) break
  }
  return [...first, ...rest].slice(0, limit)
}
