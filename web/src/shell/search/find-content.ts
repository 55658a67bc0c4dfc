import { excerpt, marksIn } from '@hebu/shared/rules/search/marks.ts'
import type { Wanted } from '@hebu/shared/rules/search/wanted.ts'
import { wantedBy } from '@hebu/shared/rules/search/wanted.ts'
import { createPinyin } from '@hebu/shared/vocabulary/pinyin.ts'

import type { Names } from '../../features/books/values/use-names.ts'
import type { Search } from '../../workspace/search/search.ts'
import type { SearchEntry } from '../../workspace/search/text-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Found } from '../jump/find.ts'
import { placeKey } from '../jump/find.ts'
import { createReadings } from '../jump/readings.ts'
import { createPageEntries } from './page-entry.ts'

const mostHits = 12
const mostLetters = 80

const readings = createReadings()
const pinyin = createPinyin()

/** The line of an entry that shows what was looked for, cut to what fits; nothing where only the name shows it. */
function lineOf({ words, said }: SearchEntry, wanted: readonly Wanted[]): Found['excerpt'] {
  for (const line of `${words}\n${said}`.split('\n')) {
    const marks = marksIn(line, wanted)
    if (marks.length === 0) continue
    const cut = excerpt(line, marks, mostLetters)
    return { text: cut.text, marks: cut.marks.map(({ from, to }) => [from, to] as const) }
  }
  return undefined
}

/** What stands in pages, as the palette shows it: the best first, with the line that was meant ([SRCH5]). */
export function createContentFinder(search: Search, workspace: Workspace, names: Names): (typed: string) => Promise<readonly Found[]> {
  const entryOf = createPageEntries(workspace, names)
  return async (typed) => {
    const wanted = wantedBy(typed)
    const hits = await search.find({ typed, most: mostHits, books: workspace.books().map(({ id }) => id) })
    return hits.flatMap(({ key }) => {
      const [bookId = '', id = ''] = key.split('/')
      const table = workspace.table(bookId)
      const page = table.page(id)
      if (page === undefined || page.deleted !== undefined) return []
      const entry = entryOf(table, page)
      const href = `/${bookId}/${encodeURIComponent(id)}`
      const title = names.title(table.book, page)
      return {
        key: placeKey(href),
        group: 'content' as const,
        title,
        marks: marksIn(title, wanted, pinyin).map(({ from, to }) => [from, to] as const),
        excerpt: lineOf(entry, wanted),
        place: { href, icon: table.book.icon, reading: readings.of(title), book: names.naming(table.book).words(table.book.name) },
      }
    })
  }
}
