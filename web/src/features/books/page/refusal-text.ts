import type { Demand } from '@hebu/shared/books/asks.ts'
import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'

import { joiningWords } from '../../../words/joining.ts'
import type { Words } from '../../../words/language.tsx'
import { refusalWords } from '../../../words/refusals.ts'
import { whyNot } from '../../../workspace/rights.ts'
import type { CommandRefusal, PageRights } from '../../../workspace/workspace.ts'

/** The label of a field, of `field/column`, or of `a|b`. */
export function fieldLabel(book: Book, name: string, words: Pick<Words, 'say'>): string {
  const fields: Fields = book.fields
  if (name.includes('|')) return name.split('|').map((each) => fieldLabel(book, each, words)).join(` ${words.say(joiningWords.or)} `)
  const [own = name, column] = name.split('/')
  const field = fields[own]
  if (field === undefined) return name
  const cell = field.kind === 'rows' && column !== undefined ? field.columns[column] : undefined
  return cell === undefined ? words.say(field.label) : `${words.say(field.label)} · ${words.say(cell.label)}`
}

type Speaking = Pick<Words, 'say' | 'format'>

/** What is wanted at a field: its label, and what does not hold there, where that is known ([CON2]). */
export function wantedLabel(book: Book, name: string, demands: readonly Demand[], words: Speaking): string {
  const label = fieldLabel(book, name, words)
  const said = demands.filter(({ field, says }) => field === name && says !== undefined).map(({ says, values = {} }) =>
    words.say(says!, Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'object' ? value.map((each) => words.say(each)).join(words.say(joiningWords.comma)) : typeof value === 'number' ? words.format().number(value) : value]))))
  return said.length === 0 ? label : words.say(joiningWords.about, { what: label, words: said.join(words.say(joiningWords.comma)) })
}

/** Why a command was refused, in words. */
export function refusalText(book: Book, refusal: CommandRefusal, words: Speaking): string {
  if (refusal.because === 'bound') return words.say(refusalWords.bound, { tier: words.say(refusal.bound.tier), posts: refusal.bound.posts.map((post) => words.say(post)).join(words.say(joiningWords.comma)) })
  if (refusal.because !== 'missing') return words.say(refusalWords[refusal.because])
  return words.say(refusalWords.missing, { fields: refusal.fields.map((name) => wantedLabel(book, name, refusal.demands ?? [], words)).join(words.say(joiningWords.comma)) })
}

/** What closes a page, as the refusal that a command would answer. */
export const refusalOfRights = (because: PageRights['because']): CommandRefusal => ({ because: whyNot(because) })
