import type { Book, Naming } from '@hebu/shared/books/define-book.ts'
import type { Field, FileRef, OptionSource, PageLink } from '@hebu/shared/books/field-kinds.ts'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import type { Charter } from '@hebu/shared/charters/define-charter.ts'
import { isRecord } from '@hebu/shared/codec/fields.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Directory } from '@hebu/shared/vocabulary/directory.ts'
import type { Money } from '@hebu/shared/vocabulary/money.ts'
import type { Language, Text } from '@hebu/shared/vocabulary/text.ts'
import { say } from '@hebu/shared/vocabulary/text.ts'

import { exportWords } from './words.ts'

export interface InWordsInput {
  readonly language: Language
  readonly directory: Directory
  readonly charter: Charter | undefined
  /** The page and its book; absent for one that is not stored. */
  find(id: string, book: string | undefined): { readonly book: Book; readonly page: Page } | undefined
}

/** Values as people read them. */
export interface InWords {
  say(wording: Text): string
  member(id: unknown): string
  instant(value: unknown): string
  title(book: Book, page: Page): string
  value(name: string, field: Field, value: unknown): string
}

const labelsOf = (entries: Readonly<Record<string, { readonly label: Text }>>): Readonly<Record<string, Text>> => Object.fromEntries(Object.entries(entries).map(([id, { label }]) => [id, label]))

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** Names of members, pages, choices and moments in one language. Safe with values of any form. */
export function createInWords({ language, directory, charter, find }: InWordsInput): InWords {
  const names = new Map(directory.members.map(({ id, name }) => [id, name]))
  const moments = new Intl.DateTimeFormat('sv-SE', { timeZone: directory.workspace.timeZone, dateStyle: 'short', timeStyle: 'short' })
  const wordsOf = (wording: Text): string => say(wording, language)
  const member = (id: unknown): string => names.get(String(id)) ?? String(id ?? '')
  const instant = (value: unknown): string => (typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? moments.format(Date.parse(value)) : String(value ?? ''))
  const join = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(wordsOf(exportWords.comma))
  const naming = new Set<string>()

  const choicesFrom = (source: OptionSource): Readonly<Record<string, Text>> => {
    if (charter === undefined) return {}
    return source === 'groups' ? charter.groups : source === 'titles' ? charter.titles : labelsOf(charter[source])
  }

  function pageNamed(link: unknown, book?: string): string {
    const id = isRecord(link) ? String(link['id']) : typeof link === 'string' ? link : ''
    // Titles may name other pages, and those these.
    if (id === '' || naming.has(id)) return ''
    const mark = id.indexOf(':')
    const found = mark === -1 ? find(id, book) : find(id.slice(mark + 1), id.slice(0, mark))
    return found === undefined ? id : title(found.book, found.page)
  }

  const namingFor = (book: Book): Naming => ({
    member,
    page: pageNamed,
    choice: (name, value) => (Object.hasOwn(book.fields, name) ? valueOf(name, book.fields[name]!, value) : String(value ?? '')),
    date: (value) => String(value ?? ''),
    dateTime: instant,
    period: (value) => String(value ?? ''),
    words: wordsOf,
  })

  function title(book: Book, page: Page): string {
    naming.add(page.id)
    try {
      return book.title(page.values, namingFor(book)).trim() || wordsOf(exportWords.untitled)
    } catch {
      return page.id
    } finally {
      naming.delete(page.id)
    }
  }

  function valueOf(name: string, field: Field, value: unknown): string {
    if (value === undefined || value === null) return ''
    switch (field.kind) {
      case 'money': {
        const { amountCents, currency } = value as Money
        return `${(amountCents / 100).toFixed(2)} ${currency}`
      }
      case 'percent':
        return `${String(value)} %`
      case 'number':
        return field.unit === undefined ? String(value) : `${String(value)} ${wordsOf(field.unit)}`
      case 'dateTime':
        return instant(value)
      case 'choice': {
        const options = field.from === undefined ? field.options : choicesFrom(field.from)
        return Object.hasOwn(options, String(value)) ? wordsOf(options[String(value)]!) : String(value)
      }
      case 'flag':
        return value === true ? wordsOf(exportWords.yes) : ''
      case 'member':
      case 'members':
        return join(listed(value).map(member))
      case 'customer':
      case 'customers':
      case 'link':
      case 'links':
        return join(listed(value).map((link) => pageNamed(link as PageLink, linkedBook(field))))
      case 'checklist':
        return Object.entries(field.items).map(([item, wording]) => `${(value as Readonly<Record<string, boolean>>)[item] === true ? '☑' : '☐'} ${wordsOf(wording)}`).join('\n')
      case 'file':
        return join(listed(value).map((file) => String((file as FileRef).name)))
      default:
        return typeof value === 'object' ? JSON.stringify(value) : String(value)
    }
  }

  return { say: wordsOf, member, instant, title, value: valueOf }
}
