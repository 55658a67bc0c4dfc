import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields, PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { accessTo } from '@hebu/shared/rules/access.ts'
import { numbersOf } from '@hebu/shared/rules/numbering.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'

import type { PickOption } from '../../../../ui/fields/pick/options.ts'
import { narrow } from '../../../../ui/fields/pick/options.ts'
import { personHue } from '../../../../ui/person.ts'
import type { Words } from '../../../../words/language.tsx'
import { fieldWords } from '../../../../words/field-words.ts'
import { listWords } from '../../../../words/list.ts'
import type { Done, Workspace } from '../../../../workspace/workspace.ts'
import { formatValue } from '../../values/format-value.ts'
import { keptName } from '../../values/kept-name.ts'
import { linkTarget } from '../../values/naming.ts'
import type { Names } from '../../values/use-names.ts'
import { createRecentPicks, recentFirst } from './recent-picks.ts'

/** What can be picked in fields that name members or pages. */
export interface Picks {
  member(id: string): PickOption
  members(typed: string): readonly PickOption[]
  /** Pages of a book, or of every book where none is given; ids then read `book:id`. */
  pages(to: string | undefined, typed: string): readonly PickOption[]
  page(link: PageLink, to: string | undefined): PickOption
  hrefOf(option: PickOption, to: string | undefined): string | undefined
  linkOf(option: string, to: string | undefined): PageLink | undefined
  /** That this was picked, so that it comes first the next time. */
  remember(option: string, to: string | undefined): void
  /** Makes a page of that name, where the book has a name to write and this member may; absent elsewhere. */
  creator(to: string | undefined): PageCreator | undefined
}

/** Makes pages where they are linked. */
export interface PageCreator {
  /** `新建客戶「青禾」` */
  label(typed: string): string
  create(typed: string): Done<PageLink>
}

const limit = 60

/** What members are remembered under; no book is called so. */
export const memberKind = '$member'

/** Kinds of values that tell pages of like names apart. */
const telling = new Set(['choice', 'member', 'date', 'dateTime', 'customer'])

/** The field that a page is named by when only a name is known: the first text that must be filled in. */
const nameField = (book: Book): string | undefined => Object.entries(book.fields as Fields).find(([, field]) => field.kind === 'text' && field.required === true && field.part === undefined)?.[0]

export function createPicks(workspace: Workspace, words: Words, names: Names): Picks {
  const bookById = (id: string): Book | undefined => workspace.books().find((book) => book.id === id)
  const titles = new WeakMap<Page, PickOption>()

  const member = (id: string): PickOption => {
    const known = memberById(workspace.directory(), id)
    if (known === undefined) return { id, label: id }
    const { groups, posts } = workspace.charter()
    const place = [posts[known.post]?.label, known.group === undefined ? undefined : groups[known.group]].filter((wording) => wording !== undefined)
    return { id, label: known.name, detail: place.map((wording) => words.say(wording)).join(' · '), hue: personHue(joiningPlace(workspace.directory(), id)) }
  }
  /** What stands in the list beside the name, in short: tier and owner of a customer. */
  const tellingWords = (book: Book, page: Page): string =>
    [...numbersOf(book, page).slice(0, 1), ...book.list.columns
      .flatMap((name) => {
        const field = (book.fields as Fields)[name]
        return field !== undefined && telling.has(field.kind) ? [formatValue(name, field, page.values[name], names.format(book))] : []
      })
      .filter((each) => each !== '' && !names.title(book, page).includes(each))
      .slice(0, 2)]
      .join(' · ')
  const recent = createRecentPicks(() => globalThis.localStorage, workspace.directory().workspace.id, workspace.me().id)
  const pageKind = (to: string | undefined): string => to ?? '$page'
  const optionOf = (book: Book, page: Page, to: string | undefined): PickOption => {
    let option = titles.get(page)
    if (option === undefined) {
      option = { id: to === undefined ? `${book.id}:${page.id}` : page.id, label: names.title(book, page), get detail() { return to === undefined ? words.say(book.one) : tellingWords(book, page) } }
      titles.set(page, option)
    }
    return option
  }
  // A linked page of an earlier period lies in a volume that is opened when it is first asked for.
  const opened = new Set<string>()
  const openShelf = (book: string, shelf: string) => {
    const key = `${book}/${shelf}`
    if (shelf === '' || opened.has(key)) return
    opened.add(key)
    queueMicrotask(() => workspace.table(book).openShelf(shelf))
  }
  /** Whether the page that is linked lies where this member may not read: nothing will arrive. */
  const isClosed = (book: Book, shelf: string): boolean => shelf !== '' && accessTo({ shelf, part: undefined }, book, workspace.me(), { directory: workspace.directory(), charter: workspace.charter() }) === 'none'
  const target = (id: string, to: string | undefined) => linkTarget({ id, shelf: '' }, to)
  return {
    member,
    members: (typed) => narrow(recentFirst(workspace.directory().members.filter(({ status }) => status === 'active').map(({ id }) => member(id)), recent.of(memberKind)), typed, limit),
    pages(to, typed) {
      const books = to === undefined ? workspace.books() : [bookById(to)].filter((book) => book !== undefined)
      return narrow(recentFirst(books.flatMap((book) => workspace.table(book.id).pages().filter((page) => book.identity === undefined || workspace.survivorOf({ book: book.id, id: page.id }) === page.id).map((page) => optionOf(book, page, to))), recent.of(pageKind(to))), typed, limit)
    },
    page(link, to) {
      const at = target(link.id, to)
      const book = at === undefined ? undefined : bookById(at.book)
      const page = book === undefined ? undefined : workspace.table(book.id).page(workspace.survivorOf({ book: book.id, id: at!.id }))
      const closed = page === undefined && book !== undefined && isClosed(book, link.shelf)
      if (page === undefined && book !== undefined && !closed) openShelf(book.id, link.shelf)
      const kept = page === undefined && at !== undefined ? keptName(workspace, at.book, at.id) : undefined
      if (kept !== undefined || closed) return { id: link.id, label: kept ?? words.say(fieldWords.closed), leads: !closed }
      return { id: link.id, label: page === undefined || book === undefined ? '…' : names.title(book, page), ...(page === undefined || book?.numbered === undefined ? {} : { detail: numbersOf(book, page)[0] }) }
    },
    hrefOf(option, to) {
      const at = target(option.id, to)
      return at === undefined || option.leads === false ? undefined : `/${at.book}/${encodeURIComponent(workspace.survivorOf(at))}`
    },
    linkOf(option, to) {
      const at = target(option, to)
      const page = at === undefined || bookById(at.book) === undefined ? undefined : workspace.table(at.book).page(at.id)
      return page === undefined ? undefined : { id: option, shelf: page.shelf }
    },
    remember: (option, to) => recent.remember(to === memberKind ? memberKind : pageKind(to), option),
    creator(to) {
      const book = to === undefined ? undefined : bookById(to)
      const name = book === undefined ? undefined : nameField(book)
      if (book === undefined || name === undefined || !workspace.table(book.id).mayCreate()) return undefined
      return {
        label: (typed) => words.say(listWords.newNamed, { one: words.say(book.one), name: typed }),
        create: (typed) => workspace.commands.create(book.id, { [name]: typed }),
      }
    },
  }
}
