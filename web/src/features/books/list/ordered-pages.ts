import type { Book } from '@hebu/shared/books/define-book.ts'
import { mergedState } from '@hebu/shared/books/define-book.ts'
import type { Fields } from '@hebu/shared/books/field-kinds.ts'
import type { Page } from '@hebu/shared/codec/page.ts'
import type { Accessor } from 'solid-js'
import { createMemo, onCleanup, untrack } from 'solid-js'

import type { GridSort } from '../../../ui/grid/grid-props.ts'
import { whenAtRest } from '../../../ui/overlays/late.ts'
import { useWords } from '../../../words/language.tsx'
import { useWorkspace } from '../../../workspace/context.tsx'
import { linkedBook } from '@hebu/shared/books/field-kinds.ts'
import type { SortKey } from '../values/sort-key.ts'
import { sortKeyOf } from '../values/sort-key.ts'
import { rawValue, useNames } from '../values/use-names.ts'
import { fold } from './fold.ts'
import type { ListState } from './state/list-state.ts'
import type { CompareText, OrderLevel } from './sort-pages.ts'
import { createOrder } from './sort-pages.ts'
import type { KeptKeys } from './state/kept-keys.ts'
import { keptKeys } from './state/kept-keys.ts'
import type { RankTexts } from './state/text-ranks.ts'
import { createTextRanks } from './state/text-ranks.ts'

export interface OrderedPages {
  readonly rows: Accessor<readonly Page[]>
  /** Pages in each state that the quick filter leaves, before the choice of a state. */
  readonly countByState: Accessor<ReadonlyMap<string, number>>
}

/** What one would not look for by its letters. */
const unsearched = new Set(['date', 'dateTime', 'rows', 'file', 'computed'])

const warmedAtOnce = 200
const warmEveryMs = 30

/** Whose keys follow from the value and the charter alone: a page that did not change keeps them. */
const ownKinds = new Set(['text', 'longText', 'number', 'percent', 'money', 'date', 'dateTime', 'flag', 'choice'])

const collationByName = new Map<string, { readonly compare: CompareText; readonly rank: RankTexts }>()

/** Where the declared order puts a page: open ones, those that wait for an answer at most, those that are over ([UI99]). */
const closedRank = ({ frozen, settled }: Book, { state }: Page): number => (frozen?.includes(state) === true ? 2 : settled?.includes(state) === true ? 1 : 0)

/** How a language orders words; what was compared once is known to all lists. */
function collationOf(name: string) {
  let known = collationByName.get(name)
  if (known === undefined) {
    const { compare } = new Intl.Collator(name, { numeric: true })
    collationByName.set(name, (known = { compare, rank: createTextRanks(compare) }))
  }
  return known
}

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

  const keyIn = (current: Book, column: string, known: KeptKeys | undefined): ((page: Page) => SortKey) => {
    const field = (current.fields as Fields)[column]
    if (column === 'state') {
      const places = new Map(Object.keys(current.states).map((name, index) => [name, index]))
      return (page) => places.get(page.state)
    }
    if (field === undefined) return () => undefined
    const input = names.format(current)
    // The same member, option or page stands in many rows.
    const byValue = new Map<string, SortKey>()
    return (page) => {
      if (known?.keys.has(page) === true) return known.keys.get(page)
      const value = rawValue(workspace, page, column, field)
      const name = typeof value === 'string' ? value : undefined
      const key = name !== undefined && byValue.has(name) ? byValue.get(name) : sortKeyOf(column, field, value, input)
      if (name !== undefined) byValue.set(name, key)
      known?.keys.set(page, key)
      return key
    }
  }
  const order = createMemo(() => {
    linkedReady()
    const current = book()
    const { compare, rank } = collationOf(collations[words.language()])
    const levelOf = ({ column, descending }: GridSort): OrderLevel<Page> => {
      const field = (current.fields as Fields)[column]
      const known = field === undefined || ownKinds.has(field.kind) ? keptKeys(workspace.charter(), current, words.language(), column) : undefined
      const keyOf = keyIn(current, column, known)
      return { descending, keyOf: (page) => untrack(() => keyOf(page)), kept: known?.places }
    }
    const levels = [state.sort(), ...state.thenBy()].map(levelOf)
    const [first, ...rest] = current.list.openFirst === true && state.isStanding() ? [{ descending: false, keyOf: (page: Page) => closedRank(current, page) }, ...levels] : levels
    return createOrder<Page>(first!.keyOf, compare, first!.descending, rest, rank, first!.kept)
  })
  // Everything is put into order, and the filters take from that: what they leave is in its order already.
  const ordered = createMemo(() => order().sort(table().pages()))

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

  // While nobody waits, so that the first letter of a filter finds everything read.
  let warmed: ReturnType<typeof setTimeout> | undefined
  const warm = (from: number): void => {
    const pages = untrack(() => table().pages())
    const textOf = untrack(haystacks)
    untrack(() => pages.slice(from, from + warmedAtOnce).forEach(textOf))
    if (from + warmedAtOnce < pages.length) warmed = setTimeout(() => warm(from + warmedAtOnce), warmEveryMs)
  }
  const callOff = whenAtRest(() => warm(0))
  onCleanup(() => {
    callOff()
    clearTimeout(warmed)
  })

  const filtered = createMemo(() => {
    const wanted = fold(state.filter())
    const matches = matcher()
    const all = ordered()
    const pages = matches === undefined ? all : untrack(() => all.filter(matches))
    if (wanted === '') return pages
    const haystackOf = haystacks()
    return untrack(() => pages.filter((page) => haystackOf(page).includes(wanted)))
  })
  const countByState = createMemo(() => {
    const counts = new Map<string, number>()
    for (const page of filtered()) counts.set(page.state, (counts.get(page.state) ?? 0) + 1)
    return counts
  })
  const rows = createMemo(() => {
    const wanted = state.state()
    // What was merged is found under its own state, not beside the page that it leads to.
    const hidden = mergedState(book())
    if (wanted === undefined) return hidden === undefined || !countByState().has(hidden) ? filtered() : filtered().filter((page) => page.state !== hidden)
    return filtered().filter((page) => page.state === wanted)
  })
  return { rows, countByState }
}
