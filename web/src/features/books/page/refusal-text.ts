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

/** Why a command was refused, in words. */
export function refusalText(book: Book, refusal: CommandRefusal, words: Pick<Words, 'say' | 'format'>): string {
  if (refusal.because === 'bound') return words.say(refusalWords.bound, { tier: words.say(refusal.bound.tier), posts: refusal.bound.posts.map((post) => words.say(post)).join(words.say(joiningWords.comma)) })
  if (refusal.because !== 'missing') return words.say(refusalWords[refusal.because])
  return words.say(refusalWords.missing, { fields: refusal.fields.map((name) => fieldLabel(book, name, words)).join(words.say(joiningWords.comma)) })
}

/** What closes a page, as the refusal that a command would answer. */
export const refusalOfRights = (because: PageRights['because']): CommandRefusal => ({ because: whyNot(because) })
