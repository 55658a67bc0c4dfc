import type { Book } from '@hebu/shared/books/define-book.ts'

import type { Tone } from '../../../ui/Badge.tsx'

const gaveUp = /cancel|reject|void|invalid|lost|merged|dropped|withdrawn|waived/i
const wantsCare = /redo|missed|\blate|overdue|dispute|fail|expired|dormant/i
/** Sent back to its author; where the page is settled with it, something was given back. */
const sentBack = /return/i

/** Whether a page in this state goes nowhere further by a person's hand, save being taken up again. */
export const isFinal = (book: Book, state: string): boolean =>
  book.frozen?.includes(state) === true || !Object.values(book.moves).some((move) => move.from.includes(state) && move.automatic !== true)

/** Whether nothing presses any more on a page in this state: what it was due for is done, or nobody takes it further. A closed text may still have its days to keep, as a contract that is performed has. */
export const isOver = (book: Book, state: string): boolean =>
  book.settled?.includes(state) === true || (isFinal(book, state) && (book.settled === undefined || !leadsOn(book, state)))

/** Whether a move leads from a closed state on to another. */
const leadsOn = (book: Book, state: string): boolean =>
  Object.values(book.moves).some(({ from, to, returns }) => from.includes(state) && returns !== true && book.frozen?.includes(to) === true)

/** The wash behind a state's name: it goes along with the word and never stands for it. */
export function toneOfState(book: Book, state: string): Tone {
  if (gaveUp.test(state)) return 'plain'
  if (wantsCare.test(state) || (sentBack.test(state) && book.settled?.includes(state) !== true)) return 'amber'
  if (state === book.initial) return 'plain'
  return isFinal(book, state) || /active|approved|done|verified|signed|paid|settled/i.test(state) ? 'jade' : 'indigo'
}
