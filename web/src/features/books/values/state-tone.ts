import type { Book } from '@hebu/shared/books/define-book.ts'

import type { Tone } from '../../../ui/Badge.tsx'

const gaveUp = /cancel|reject|void|invalid|lost|merged|dropped|withdrawn|waived/i
const wantsCare = /return|redo|missed|late|overdue|dispute|fail|expired|dormant/i

/** Whether a page in this state goes nowhere further by a person's hand, save being taken up again. */
export const isFinal = (book: Book, state: string): boolean =>
  book.frozen?.includes(state) === true || !Object.values(book.moves).some((move) => move.from.includes(state) && move.automatic !== true)

/** The wash behind a state's name: it goes along with the word and never stands for it. */
export function toneOfState(book: Book, state: string): Tone {
  if (gaveUp.test(state)) return 'plain'
  if (wantsCare.test(state)) return 'amber'
  if (state === book.initial) return 'plain'
  return isFinal(book, state) || /active|approved|done|verified|signed|paid|settled/i.test(state) ? 'jade' : 'indigo'
}
