import type { Accessor } from 'solid-js'
import { createEffect, createSignal, on, untrack } from 'solid-js'

import { useNames } from '../../features/books/values/use-names.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import type { ContentHit } from '../search/find-content.ts'
import { createHitReader, findContent } from '../search/find-content.ts'
import { useSearch } from '../search/search-context.tsx'
import type { Place } from './find.ts'

const mostHits = 30

/** Pages that search finds for what is typed. */
export interface FoundPages {
  /** For what is typed; what was found before stays until then. */
  readonly found: Accessor<readonly ContentHit[]>
  /** Resolves when what is typed has been answered. */
  settled(): Promise<void>
}

/** Asks search at each letter; what was typed meanwhile is asked next. */
export function createPages(typed: Accessor<string>): FoundPages {
  const workspace = useWorkspace()
  const names = useNames()
  const search = useSearch()
  const read = createHitReader(workspace, names)
  const [found, setFound] = createSignal<readonly ContentHit[]>([])
  const ask = async (): Promise<void> => {
    const now = untrack(typed)
    if (now.trim() === '') return void setFound([])
    const hits = await findContent(await search(), workspace, { typed: now, most: mostHits })
    // An answer to what is no longer typed comes too late.
    if (now === untrack(typed)) setFound(untrack(() => hits.flatMap((hit) => read(hit, now) ?? [])))
  }
  let asked: Promise<void> = Promise.resolve()
  const askAgain = (): void => void (asked = ask())
  createEffect(on(typed, askAgain, { defer: true }))
  // Soon after the start not every page has been read: then it is asked once more.
  void search().then((open) => open.read).then(askAgain)
  return { found, settled: () => asked }
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
