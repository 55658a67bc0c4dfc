import { fill, languages, say } from '@hebu/shared/vocabulary/text.ts'

import type { Words } from './language.tsx'

/** What an act is called in the reader's language, and in the others: whoever thinks of it in one of those finds it too ([UI120]). */
export function actNames(words: Words, name: (say: Words['say']) => string): { readonly label: string; readonly also: string } {
  const others = languages.filter((language) => language !== words.language())
  return {
    label: name(words.say),
    also: others.map((language) => name((wording, slots) => fill(say(wording, language), slots ?? {}))).join('\n'),
  }
}
