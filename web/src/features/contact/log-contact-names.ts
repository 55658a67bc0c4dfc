import { actNames } from '../../words/act-names.ts'
import { contactWords } from '../../words/contact.ts'
import type { Words } from '../../words/language.tsx'

/** What logging a contact is called and looked for as: many call any contact a visit. */
export function logContactNames(words: Words): ReturnType<typeof actNames> {
  const visit = actNames(words, (say) => say(contactWords.visit))
  const { label, also } = actNames(words, (say) => say(contactWords.log))
  return { label, also: [also, visit.label, visit.also].join('\n') }
}
