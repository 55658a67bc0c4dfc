import type { JSX } from 'solid-js'
import { createContext, createEffect, on, onCleanup, useContext } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { useWorkspace } from '../../workspace/context.tsx'
import type { Search } from '../../workspace/search/search.ts'

/** Opens the one search of this window, or gives the open one. */
export type OpenSearch = () => Promise<Search>

const SearchContext = createContext<OpenSearch>()

export function useSearch(): OpenSearch {
  const open = useContext(SearchContext)
  if (open === undefined) throw new Error('useSearch is called outside a SearchProvider')
  return open
}

/** Keeps the search of the workspace for whoever looks for something; nothing is read before it is first asked for. */
export function SearchProvider(props: { readonly children: JSX.Element }): JSX.Element {
  const words = useWords()
  const workspace = useWorkspace()
  let opened: Promise<Search> | undefined
  const open: OpenSearch = () => {
    const opening = (opened ??= import('./open-search.ts').then(({ openSearch }) => openSearch(workspace, words)))
    opening.catch(() => {
      // Not fetched: whoever looks next fetches it again.
      if (opened === opening) opened = undefined
    })
    return opening
  }
  const close = (): void => {
    void opened?.then((search) => search.close(), () => undefined)
    opened = undefined
  }
  // What is looked through is worded in the reader's language.
  createEffect(on(words.language, close, { defer: true }))
  onCleanup(close)
  return <SearchContext.Provider value={open}>{props.children}</SearchContext.Provider>
}
