const hues = 8

/** One of the hues of people, `--person-1` to `--person-8`. The first eight by their place in the order of joining all differ. */
export const personHue = (place: number | undefined): number => ((place ?? 0) % hues) + 1

/** The hue as a CSS colour that suits the theme. */
export const personColour = (place: number | undefined): string => `var(--person-${personHue(place)})`

/** What stands in a person's avatar: the family name of a Chinese name, else up to two initials. */
export function initialOf(name: string): string {
  const trimmed = name.trim()
  const first = [...trimmed][0] ?? '?'
  if (!/^\p{Script=Latin}/u.test(first)) return first
  const words = trimmed.split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => (word === undefined ? '' : [...word][0])).join('').toUpperCase()
}
