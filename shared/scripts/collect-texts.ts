/** A wording as authored: traditional Chinese and English, simplified only where it overrides the derived form. */
interface Authored {
  readonly hant: string
  readonly en: string
  readonly hans?: unknown
}

const isAuthored = (value: object): value is Authored => 'hant' in value && typeof value.hant === 'string' && 'en' in value && typeof value.en === 'string'

/**
 * Every traditional wording found in a value, however deep, that has no simplified form of its own. Texts that a
 * function makes are out of reach: a module keeps them apart from the function if it wants them converted.
 */
export function collectTexts(value: unknown, found: Set<string> = new Set(), seen: Set<object> = new Set()): Set<string> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return found
  seen.add(value)
  if (isAuthored(value)) {
    if (value.hans === undefined) found.add(value.hant)
    return found
  }
  for (const inner of Object.values(value)) collectTexts(inner, found, seen)
  return found
}
