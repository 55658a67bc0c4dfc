import type { ChoiceField, OptionSource } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { tierNow } from '@hebu/shared/charters/tiers.ts'
import type { Text } from '@hebu/shared/vocabulary/text.ts'

const fromCharter: Readonly<Record<OptionSource, (charter: Charter) => Readonly<Record<string, Text>>>> = {
  groups: (charter) => charter.groups,
  posts: (charter) => labelsOf(charter.posts),
  tiers: (charter) => labelsOf(charter.tiers),
  titles: (charter) => charter.titles,
}

const labelsOf = (entries: Readonly<Record<string, { readonly label: Text }>>): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(entries).map(([id, { label }]) => [id, label]))

/** The options of a choice in their order: the book's own, or those that the charter names. */
export const choicesOf = (field: ChoiceField, charter: Charter): Readonly<Record<string, Text>> =>
  field.from === undefined ? field.options : fromCharter[field.from](charter)

/** What a chosen value stands for now: a tier that was given up, for the one that its customers went to. */
export const chosenNow = (field: ChoiceField, value: string, charter: Charter): string => (field.from === 'tiers' ? tierNow(charter, value) : value)

/** The wording of one option; absent for a value that is no option (any more). */
export function choiceWording(field: ChoiceField, value: string, charter: Charter): Text | undefined {
  const options = choicesOf(field, charter)
  const now = chosenNow(field, value, charter)
  return Object.hasOwn(options, now) ? options[now] : undefined
}

/** The wording of a chosen value where only the value is known, as with a derived choice. */
export function wordingOfAny(value: string, charter: Charter): Text | undefined {
  const options = Object.values(fromCharter).map((read) => read(charter))
  return options.find((each) => Object.hasOwn(each, value))?.[value]
}
