import type { Accessor } from 'solid-js'
import { createEffect, createSignal, on, untrack } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { breathe } from '../../platform/breathe.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Search } from '../../workspace/search/search.ts'
import type { SearchHit } from '../../workspace/search/text-index.ts'
import type { ContentHit } from '../search/find-content.ts'
import { createHitReader, findContent } from '../search/find-content.ts'
import { useSearch } from '../search/search-context.tsx'
import type { Place } from './find.ts'

const mostHits = 30
/** So many are put into words at a time; the window answers in between. */
const readAtOnce = 8
/** Who sees so many is not disturbed by what is found while more is read. */
const enough = 8
/** After so long what needs no search is shown without it. */
const patienceMs = 60

/** What was found for what was typed. */
export interface Answer {
  readonly typed: string
  readonly pages: readonly ContentHit[]
}

/** Pages that search finds for what is typed. */
export interface FoundPages {
  /** What was answered last: the best first, the others a moment later. */
  readonly answer: Accessor<Answer>
  ask(typed: string): void
  /** Resolves when the best for what was asked last is there. */
  settled(): Promise<void>
}

/** Asks search at each letter; an answer to what is no longer typed comes too late. */
export function createPages(): FoundPages {
  const workspace = useWorkspace()
  const names = useNames()
  const search = useSearch()
  const read = createHitReader(workspace, names)
  const [answer, setAnswer] = createSignal<Answer>({ typed: '', pages: [] })
  let latest = ''
  let hits: readonly SearchHit[] = []
  const look = async (typed: string): Promise<void> => {
    const impatient = setTimeout(() => typed === latest && setAnswer(({ pages }) => ({ typed, pages })), patienceMs)
    const found = await findContent(await search(), workspace, { typed, most: mostHits })
    clearTimeout(impatient)
    if (typed !== latest) return
    hits = found
    const some = (from: number): readonly ContentHit[] => untrack(() => found.slice(from, from + readAtOnce).flatMap((hit) => read(hit, typed) ?? []))
    setAnswer({ typed, pages: some(0) })
    void (async () => {
      for (let from = readAtOnce; from < found.length; from += readAtOnce) {
        await breathe()
        if (typed !== latest) return
        setAnswer(({ pages }) => ({ typed, pages: [...pages, ...some(from)] }))
      }
    })()
  }
  let settled: Promise<void> = Promise.resolve()
  const ask = (typed: string): void => {
    latest = typed
    if (typed.trim() === '') setAnswer({ typed, pages: [] })
    else settled = look(typed)
  }
  /** What is shown as it is now, in its order: what may no longer be read, or says nothing of what was typed any more, goes. */
  const readAgain = async (typed: string, found: readonly SearchHit[]): Promise<void> => {
    const now: ContentHit[] = []
    for (let from = 0; from < found.length; from += readAtOnce) {
      if (from > 0) await breathe()
      now.push(...untrack(() => found.slice(from, from + readAtOnce).flatMap((hit) => read(hit, typed) ?? [])))
    }
    if (typed !== latest || found !== hits) return
    setAnswer(({ pages }) => {
      const shown = new Map(pages.map((page) => [page.href, page]))
      return { typed, pages: now.filter(({ href, excerpt }) => shown.has(href) && (excerpt !== undefined || shown.get(href)!.excerpt === undefined)) }
    })
  }
  // Soon after the start not every page has been read: then it is asked once more.
  const [opened, setOpened] = createSignal<Search>()
  void search().then((open) => setOpened(() => open))
  createEffect(() => {
    const open = opened()
    if (open === undefined) return
    const isReading = open.isReading()
    createEffect(on(open.version, () => {
      if (isReading && answer().pages.length < enough) ask(latest)
      else void readAgain(latest, hits)
    }, { defer: true }))
    untrack(() => ask(latest))
  })
  return { answer, ask, settled: () => settled }
}

/** Pages by their address, as they are called now; `undefined` for one that has gone. */
export function createPlaceAt(): (href: string) => Place | undefined {
  const workspace = useWorkspace()
  const names = useNames()
  return (href) => {
    const [, bookId = '', id] = href.split('/')
    const book = workspace.books().find((known) => known.id === bookId)
    const page = book === undefined || id === undefined ? undefined : workspace.table(bookId).page(decodeURIComponent(id))
    if (book === undefined || page === undefined || page.deleted !== undefined) return undefined
    return { href, title: names.title(book, page), icon: book.icon, book: names.naming(book).words(book.name) }
  }
}
