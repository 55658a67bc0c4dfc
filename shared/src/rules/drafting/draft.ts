import type { Book, Naming } from '../../books/define-book.ts'
import type { World } from '../../books/field-kinds.ts'
import type { Period } from '../../books/periods.ts'
import type { Charter } from '../../charters/define-charter.ts'
import type { Text } from '../../vocabulary/text.ts'
import type { JudgedDuty } from '../duties/duty.ts'

/** A page that a line speaks of, to be linked from it. */
export interface DraftPage {
  readonly book: string
  readonly id: string
  readonly shelf: string
  /** What the page is called. */
  readonly title: string
}

export interface DraftLine {
  /** What the line is about: the same on every device and in every draft of the report, whatever it says. */
  readonly key: string
  readonly text: string
  readonly page?: DraftPage | undefined
}

/** Lines under a heading; without one where nothing needs to be told apart. */
export interface DraftBlock {
  readonly heading?: DraftLine | undefined
  readonly lines: readonly DraftLine[]
}

/** What a report may begin with, part by part. It is inserted once; what its author writes is never touched ([DRAFT1]). */
export interface ReportDraft {
  readonly done: readonly DraftBlock[]
  /** Of longer periods than a day. */
  readonly results: readonly DraftBlock[]
  readonly problems: readonly DraftLine[]
  readonly next: readonly DraftBlock[]
}

/** Everything that a draft follows from; the same input gives the same draft on every device. */
export interface DraftInput {
  readonly author: string
  readonly kind: string
  readonly periodKey: string
  readonly world: World
  readonly charter: Charter
  /** The author's duties of this period and of the next. */
  readonly duties: readonly JudgedDuty[]
  /** The days that the next report will be about. */
  readonly next: Pick<Period, 'first' | 'last'>
  /** What the reports of the author's post speak of, as the charter settles it: headings to write under. */
  readonly headings?: readonly Text[] | undefined
  /** The book of reports itself. */
  readonly reports: Book
  book(id: string): Book | undefined
  /** A wording in the author's language. */
  say(wording: Text, slots?: Readonly<Record<string, string | number>>): string
  /** Words for the values of a book, in the author's language. */
  naming(book: Book): Naming
}
