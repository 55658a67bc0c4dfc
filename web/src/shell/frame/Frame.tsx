import { useIsRouting, useLocation } from '@solidjs/router'
import type { JSX } from 'solid-js'
import { createEffect, createMemo, ErrorBoundary, lazy, on, onCleanup, onMount, Show, Suspense } from 'solid-js'

import { askContact, askedContact } from '../../features/contact/asking.ts'
import { Coming } from '../../ui/Coming.tsx'
import { Aside } from '../../ui/overlays/Aside.tsx'
import { whenAtRest } from '../../ui/overlays/late.ts'
import { useWords } from '../../words/language.tsx'
import { shellWords } from '../../words/shell.ts'
import { useWorkspace } from '../../workspace/context.tsx'
import { BrokenPlace } from '../BrokenPlace.tsx'
import { KeysSheet } from '../keys/KeysSheet.tsx'
import { SearchProvider } from '../search/search-context.tsx'
import { Bar } from './Bar.tsx'
import styles from './Frame.module.css'
import { Notices } from './Notices.tsx'
import { Rail } from './Rail.tsx'
import { Tabs } from './Tabs.tsx'
import { createUndoKeys } from './undo-keys.ts'

/** Comes when it is first asked for; fetched at rest, so that it is there on the road. */
const Contacts = lazy(async () => ({ default: (await import('../contact/Contacts.tsx')).Contacts }))

/** What stands around every place of the workspace: rail, bar, notices; on a phone tabs at the bottom. */
export function Frame(props: { readonly children: JSX.Element }): JSX.Element {
  const { say } = useWords()
  const location = useLocation()
  // While the place that was asked for is still being fetched, the one before stays in sight.
  const isRouting = useIsRouting()
  let main!: HTMLElement
  createUndoKeys()
  onCleanup(whenAtRest(Contacts.preload))
  // A new book starts at its top; a page within it keeps the list where it is.
  const place = createMemo(() => location.pathname.split('/')[1])
  // Noted as it happens: asking then would lay out a place that is still being put together.
  let isScrolled = false
  createEffect(on(place, () => { if (isScrolled) main.scrollTo({ top: 0 }) }, { defer: true }))
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
      <main ref={main} id="main" class={styles.main} tabindex="-1" aria-busy={isRouting() || undefined} onScroll={() => { isScrolled = main.scrollTop > 0 }}>
        <ErrorBoundary fallback={(error: unknown, reset) => <BrokenPlace error={error} onRetry={reset} place={location.pathname} />}>
          <Suspense fallback={<Coming>{say(shellWords.starting)}</Coming>}>
            {props.children}
            {/* The start leads on to a place at once. */}
            <Show when={location.pathname !== '/'}><FirstPlace /></Show>
          </Suspense>
        </ErrorBoundary>
      </main>
      <Tabs />
      <KeysSheet />
      <Show when={askedContact()} keyed>{(asked) => <Aside onMissing={() => askContact()}><Contacts asked={asked} /></Aside>}</Show>
    </div>
    </SearchProvider>
  )
}

const paintedByMs = 300

/** Mounted with the first place that stands, which waits for no other book than its own. */
function FirstPlace(): JSX.Element {
  const workspace = useWorkspace()
  onMount(() => {
    // After it is painted, but soon: what is derived looks into other books.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(workspace.fetchOtherBooks, { timeout: paintedByMs })
    else setTimeout(workspace.fetchOtherBooks, paintedByMs)
  })
  return <></>
}
