import type { Book } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor } from 'solid-js'
import { createMemo, untrack } from 'solid-js'

import type { GridSort } from '../../../ui/grid/grid-props.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { linkedBook } from '../values/format-value.ts'
import { sortKeyOf } from '../values/sort-key.ts'
import { rawValue, useNames } from '../values/use-names.ts'
import { fold } from './fold.ts'
import type { ListState } from './state/list-state.ts'
import type { OrderLevel } from './sort-pages.ts'
import { createOrder } from './sort-pages.ts'

export interface OrderedPages {
  readonly rows: Accessor<readonly Page[]>
  /** Pages in each state that the quick filter leaves, before the choice of a state. */
  readonly countByState: Accessor<ReadonlyMap<string, number>>
}

/** What one would not look for by its letters. */
const unsearched = new Set(['date', 'dateTime', 'rows', 'file', 'computed'])

const collations = { 'zh-Hans': 'zh-Hans-u-co-pinyin', 'zh-Hant': 'zh-Hant', en: 'en' } as const

/** A book's pages as its list shows them: filtered, then in the chosen order. */
export function createOrderedPages(book: Accessor<Book>, state: ListState, matcher: Accessor<((page: Page) => boolean) | undefined>): OrderedPages {
  const workspace = useWorkspace()
  const words = useWords()
  const names = useNames()
  const table = createMemo(() => workspace.table(book().id))
  // Names of linked pages are read untracked, or every row would follow every customer; they count once their book is read.
  const linkedReady = createMemo(() => {
    const fields: Fields = book().fields
    return book().list.columns.map((id) => {
      const linked = fields[id] === undefined ? undefined : linkedBook(fields[id])
      return linked === undefined || !workspace.books().some(({ id: known }) => known === linked) || workspace.table(linked).ready()
    }).join()
  })

  const order = createMemo(() => {
    linkedReady()
    const current = book()
    const fields: Fields = current.fields
    const input = names.format(current)
    const collator = new Intl.Collator(collations[words.language()], { numeric: true })
    const stateOrder = new Map(Object.keys(current.states).map((name, index) => [name, index]))
    const levelOf = ({ column, descending }: GridSort): OrderLevel<Page> => ({
      descending,
      keyOf: (page) => untrack(() => {
        if (column === 'state') return stateOrder.get(page.state)
        const field = fields[column]
        return field === undefined ? undefined : sortKeyOf(column, field, rawValue(workspace, page, column, field), input)
      }),
    })
    const first = levelOf(state.sort())
    return createOrder<Page>(first.keyOf, collator.compare, first.descending, state.thenBy().map(levelOf))
  })

  const haystacks = createMemo(() => {
    linkedReady()
    const current = book()
    const fields: Fields = current.fields
    const columns = current.list.columns.flatMap((id) => (fields[id] === undefined || unsearched.has(fields[id].kind) ? [] : [{ id, field: fields[id] }]))
    const known = new WeakMap<Page, string>()
    words.language()
    return (page: Page): string => {
      let text = known.get(page)
      if (text === undefined) {
        text = fold([names.title(current, page), ...columns.map(({ id, field }) => names.value(current, page, id, field))].join('\n'))
        known.set(page, text)
      }
      return text
    }
  })

  const filtered = createMemo(() => {
    const wanted = fold(state.filter())
    const matches = matcher()
    const all = table().pages()
    const pages = matches === undefined ? all : untrack(() => all.filter(matches))
    if (wanted === '') return pages
    const haystackOf = haystacks()
    return pages.filter((page) => untrack(() => haystackOf(page)).includes(wanted))
  })
  const countByState = createMemo(() => {
    const counts = new Map<string, number>()
    for (const page of filtered()) counts.set(page.state, (counts.get(page.state) ?? 0) + 1)
    return counts
  })
  const ofState = createMemo(() => {
    const wanted = state.state()
    return wanted === undefined ? filtered() : filtered().filter((page) => page.state === wanted)
  })
  const rows = createMemo(() => order().sort(ofState()))
  return { rows, countByState }
}
