import type { Mark } from '@hebu/shared/rules/search/marks.ts'
import { excerpt, marksIn } from '@hebu/shared/rules/search/marks.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { Names } from '../../features/books/values/use-names.ts'
import type { Search } from '../../workspace/search/search.ts'
import type { SearchEntry, SearchHit, SearchQuery } from '../../workspace/search/text-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { createPageEntries } from './page-entry.ts'

/** A page in which something was found, as it is shown. */
export interface ContentHit {
  readonly href: string
  /** The id of its book. */
  readonly book: string
  readonly icon: string
  /** The name of its book. */
  readonly bookName: string
  readonly title: string
  readonly marks: readonly Mark[]
  /** The line of the page that shows what was looked for; absent where only the name does. */
  readonly excerpt: { readonly text: string; readonly marks: readonly Mark[] } | undefined
  /** The day that it is ordered by; the empty string where it has none. */
  readonly day: string
  /** Whether its name alone shows it. */
  readonly named: boolean
  readonly score: number
}

const mostLetters = 80

const pinyin = createPinyin()

/** The line of an entry that shows what was looked for, cut to what fits; nothing where only the name shows it. */
function lineOf({ title, words, said }: SearchEntry, wanted: readonly Wanted[]): ContentHit['excerpt'] {
  for (const line of `${words}\n${said}`.split('\n')) {
    const marks = marksIn(line, wanted)
    if (marks.length === 0 || line === title) continue
    return excerpt(line, marks, mostLetters)
  }
  return undefined
}

/** Puts a hit into words; `undefined` for a page that has gone meanwhile, and where the index that was kept knows more than is here yet: its book comes, and the line with it ([SRCH5], [SRCH6]). */
export function createHitReader(workspace: Workspace, names: Names): (hit: SearchHit, typed: string) => ContentHit | undefined {
  const entryOf = createPageEntries(workspace, names)
  return ({ key, named, score }, typed) => {
    const [bookId = '', id = ''] = key.split('/')
    if (workspace.bookById(bookId) === undefined) return undefined
    const table = workspace.table(bookId)
    const page = table.page(id)
    if (page === undefined || page.deleted !== undefined) return undefined
    const wanted = wantedBy(typed)
    const entry = entryOf(table, page)
    const title = names.title(table.book, page)
    return {
      href: `/${bookId}/${encodeURIComponent(id)}`,
      book: bookId,
      icon: table.book.icon,
      bookName: names.naming(table.book).words(table.book.name),
      title,
      marks: marksIn(title, wanted, pinyin),
      excerpt: lineOf(entry, wanted),
      day: entry.day,
      named,
      score,
    }
  }
}

/** Whom everything is about: a customer is found before what was written of them. */
const lead = 'customers'

/** Pages, the best first; only of books that are switched on. */
export const findContent = (search: Search, workspace: Workspace, query: SearchQuery): Promise<readonly SearchHit[]> =>
  search.find({ lead, ...query, books: query.books ?? workspace.heads().map(({ id }) => id) })
