import { useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, ErrorBoundary, on, Suspense } from 'solid-js'

import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { BrokenPlace } from '../BrokenPlace.tsx'
import { KeysSheet } from '../keys/KeysSheet.tsx'
import { SearchProvider } from '../search/search-context.tsx'
import { Bar } from './Bar.tsx'
import styles from './Frame.module.css'
import { Notices } from './Notices.tsx'
import { Rail } from './Rail.tsx'
import { Tabs } from './Tabs.tsx'
import { createUndoKeys } from './undo-keys.ts'

/** What stands around every place of the workspace: rail, bar, notices; on a phone tabs at the bottom. */
export function Frame(props: { readonly children: JSX.Element }): JSX.Element {
  const { say } = useWords()
  const location = useLocation()
  let main!: HTMLElement
  createUndoKeys()
  // A new book starts at its top; a page within it keeps the list where it is.
  const place = createMemo(() => location.pathname.split('/')[1])
  createEffect(on(place, () => main.scrollTo({ top: 0 }), { defer: true }))
  return (
    <SearchProvider>
    <div class={styles.frame}>
      <a class={styles.skip} href="#main" onClick={(event) => {
        event.preventDefault()
        main.focus()
      }}>
        {say(shellWords.skip)}
      </a>
      <Rail />
      <Bar />
      <Notices />
      <main ref={main} id="main" class={styles.main} tabindex="-1">
        <ErrorBoundary fallback={(error: unknown, reset) => <BrokenPlace error={error} onRetry={reset} place={location.pathname} />}>
          <Suspense>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <Tabs />
      <KeysSheet />
    </div>
    </SearchProvider>
  )
}
