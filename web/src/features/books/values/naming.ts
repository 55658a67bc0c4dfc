import type { Book, Naming } from '@hebu/shared/books/define-book.ts'
import type { Field, Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import type { Page } from '@hebu/shared/codec/page.ts'

import { periodWords } from '../../../words/joining.ts'
import type { Words } from '../../../words/language.tsx'
import { choiceWording, wordingOfAny } from './choices.ts'

/** What names are made from. */
export interface NamingSources {
  readonly words: Pick<Words, 'say' | 'format' | 'language'>
  readonly charter: Charter
  memberName(id: string): string | undefined
  bookById(id: string): Book | undefined
  pageOf(book: string, id: string): Page | undefined
  /** What a page that is not held here was called by one that names it. */
  keptName?(book: string, id: string): string | undefined
}

const isLink = (value: unknown): value is PageLink => typeof value === 'object' && value !== null && typeof (value as PageLink).id === 'string'

/** The book and page that a link names; `book` where the field says it, else the id reads `book:id`. */
export function linkTarget(link: PageLink, book?: string): { readonly book: string; readonly id: string } | undefined {
  const colon = link.id.indexOf(':')
  if (colon > 0) return { book: link.id.slice(0, colon), id: link.id.slice(colon + 1) }
  return book === undefined ? undefined : { book, id: link.id }
}

/** Turns the raw values of a book's pages into words in the reader's language. Pure: it knows only its sources. */
export function namingFor(book: Book, sources: NamingSources): Naming {
  const { words, charter } = sources
  const fields: Fields = book.fields
  const isWhen = (value: unknown): value is string => typeof value === 'string' && value !== ''
  return {
    member: (id) => (typeof id === 'string' ? (sources.memberName(id) ?? id) : ''),
    page(link, to) {
      const target = isLink(link) ? linkTarget(link, to) : undefined
      const linked = target === undefined ? undefined : sources.bookById(target.book)
      const page = linked === undefined ? undefined : sources.pageOf(linked.id, target!.id)
      if (page === undefined && target !== undefined) return sources.keptName?.(target.book, target.id) ?? ''
      return page === undefined || linked === undefined ? '' : linked.title(page.values, namingFor(linked, sources))
    },
    choice: (field, value) => (typeof value === 'string' ? choiceName(fields[field], value, sources) : ''),
    date: (value) => (isWhen(value) ? words.format().date(value) : ''),
    dateTime: (value) => (isWhen(value) ? words.format().dateTime(value) : ''),
    period: (key) => (typeof key === 'string' ? periodName(key, words) : ''),
    words: (wording) => words.say(wording),
  }
  function choiceName(field: Field | undefined, value: string, { words: { say } }: NamingSources): string {
    const wording = field?.kind === 'choice' ? choiceWording(field, value, charter) : wordingOfAny(value, charter)
    return wording === undefined ? value : say(wording)
  }
}

const months = new Map<string, Intl.DateTimeFormat>()

/** Made once for each language: a list of reports asks for as many as it has rows. */
function monthFormat(language: string): Intl.DateTimeFormat {
  let format = months.get(language)
  if (format === undefined) months.set(language, (format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })))
  return format
}

/** `2026-W48` as `2026年第48周`; a day as a date; anything else as it stands. */
export function periodName(key: string, words: Pick<Words, 'say' | 'format' | 'language'>): string {
  const year = key.slice(0, 4)
  const rest = key.slice(5)
  if (/^\d{4}$/.test(key)) return words.say(periodWords.year, { year })
  if (/^\d{4}-Q[1-4]$/.test(key)) return words.say(periodWords.quarter, { year, number: rest.slice(1) })
  if (/^\d{4}-W\d{2}$/.test(key)) return words.say(periodWords.week, { year, number: Number(rest.slice(1)) })
  if (/^\d{4}-\d{2}$/.test(key)) {
    const month = monthFormat(words.language()).format(Date.parse(`${key}-01T00:00:00Z`))
    return words.say(periodWords.month, { year, number: Number(rest), month })
  }
  return /^\d{4}-\d{2}-\d{2}$/.test(key) ? words.format().date(key) : key
}
