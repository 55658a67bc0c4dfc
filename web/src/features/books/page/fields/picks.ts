import type { Book } from '@hebu/shared/books/define-book.ts'
import type { PageLink } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import { joiningPlace, memberById } from '@hebu/shared/vocabulary/directory.ts'

import type { PickOption } from '../../../../ui/fields/pick/options.ts'
import { narrow } from '../../../../ui/fields/pick/options.ts'
import { personHue } from '../../../../ui/person.ts'
import type { Words } from '../../../../words/language.tsx'
import type { Workspace } from '../../../../workspace/workspace.ts'
import { linkTarget } from '../../values/naming.ts'
import type { Names } from '../../values/use-names.ts'

/** What can be picked in fields that name members or pages. */
export interface Picks {
  member(id: string): PickOption
  members(typed: string): readonly PickOption[]
  /** Pages of a book, or of every book where none is given; ids then read `book:id`. */
  pages(to: string | undefined, typed: string): readonly PickOption[]
  page(link: PageLink, to: string | undefined): PickOption
  hrefOf(option: PickOption, to: string | undefined): string | undefined
  linkOf(option: string, to: string | undefined): PageLink | undefined
}

const limit = 60

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
  const optionOf = (book: Book, page: Page, to: string | undefined): PickOption => {
    let option = titles.get(page)
    if (option === undefined) {
      option = { id: to === undefined ? `${book.id}:${page.id}` : page.id, label: names.title(book, page), detail: to === undefined ? words.say(book.one) : undefined }
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
  const target = (id: string, to: string | undefined) => linkTarget({ id, shelf: '' }, to)
  return {
    member,
    members: (typed) => narrow(workspace.directory().members.filter(({ status }) => status === 'active').map(({ id }) => member(id)), typed, limit),
    pages(to, typed) {
      const books = to === undefined ? workspace.books() : [bookById(to)].filter((book) => book !== undefined)
      return narrow(books.flatMap((book) => workspace.table(book.id).pages().map((page) => optionOf(book, page, to))), typed, limit)
    },
    page(link, to) {
      const at = target(link.id, to)
      const book = at === undefined ? undefined : bookById(at.book)
      const page = book === undefined ? undefined : workspace.table(book.id).page(at!.id)
      if (page === undefined && book !== undefined) openShelf(book.id, link.shelf)
      return { id: link.id, label: page === undefined || book === undefined ? '…' : names.title(book, page) }
    },
    hrefOf(option, to) {
      const at = target(option.id, to)
      return at === undefined ? undefined : `/${at.book}/${encodeURIComponent(at.id)}`
    },
    linkOf(option, to) {
      const at = target(option, to)
      const page = at === undefined || bookById(at.book) === undefined ? undefined : workspace.table(at.book).page(at.id)
      return page === undefined ? undefined : { id: option, shelf: page.shelf }
    },
  }
}
