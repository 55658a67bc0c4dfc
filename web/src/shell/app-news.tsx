import type { Accessor, JSX } from 'solid-js'
import { createContext, useContext } from 'solid-js'

/** How this app can be installed here: by a call, by hand as on an iPhone, not at all, or it is already. */
export type Install = (() => void) | 'by-hand' | 'no-way' | 'installed'

/** What is known of newer versions of the app, and of installing it. */
export interface AppNews {
  /** Starts the waiting version; `undefined` while there is none. */
  readonly waiting: Accessor<(() => void) | undefined>
  /** Another window started a new version. */
  readonly taken: Accessor<boolean>
  readonly install: Accessor<Install>
}

const AppNewsContext = createContext<AppNews>()

export function AppNewsProvider(props: { readonly news: AppNews; readonly children: JSX.Element }): JSX.Element {
  return <AppNewsContext.Provider value={props.news}>{props.children}</AppNewsContext.Provider>
}

/** What is known of newer versions. Throws outside of its provider. */
export function useAppNews(): AppNews {
  const news = useContext(AppNewsContext)
  if (news === undefined) throw new Error('useAppNews is called outside of AppNewsProvider')
  return news
}
